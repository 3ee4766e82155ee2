"""The papers of a proof round (校次的纸面文件): correction sheet, galley with tracked changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Final

from editorial.collation.asked_marks import AskedMark, asked_marks, owners
from editorial.comparison.compare import compare_documents
from editorial.comparison.comparison import Comparison
from editorial.desk.counting import counted_with, place_scores
from editorial.desk.desk import Desk
from editorial.desk.incoming import frozen_document, kept_document
from editorial.desk.manuscript_views import ProofMaterial, proof_material
from editorial.desk.sessions import Session, looking
from editorial.desk.sheet_places import sheet_additions
from editorial.desk.wanted_text import wanted_text
from editorial.domain.baseline import BaselineChange
from editorial.domain.identifiers import ManuscriptId, PersonId
from editorial.domain.manuscript import Manuscript
from editorial.domain.pending_changes import PendingChange, pending_changes
from editorial.domain.proofs import Disposition, ProofRound, RoundDifference
from editorial.paper.correction_page import render_correction_page
from editorial.paper.correction_sheet import correction_sheet_docx
from editorial.paper.forms.form_record import PieceRecord
from editorial.paper.sheet_additions import SheetAddition
from editorial.paper.sheet_head import SheetFacts, SheetRates
from editorial.paper.sheet_rows import SheetVerdict, Treatment
from editorial.paper.tracked_changes import CorrectionRound, EarlierRound, tracked_changes_docx
from editorial.reports.file_names import safe_file_name
from editorial.reports.whole_file import write_whole
from editorial.text.document_text import DocumentText

TREATMENTS: Final = {
    Disposition.TYPESETTING_ERROR: Treatment.CORRECT,
    Disposition.EDITOR_CHANGE: Treatment.KEEP,
    Disposition.NOT_AN_ERROR: Treatment.KEEP,
    Disposition.MANUSCRIPT_QUERY: Treatment.QUERY,
}
"""Which box of the sheet a disposition ticks; what is undecided ticks none."""


@dataclass(frozen=True)
class _RoundMarks:
    """A round's galley beside the text that is to be set, and what asks for each difference."""

    comparison: Comparison
    owners: Mapping[int, tuple[AskedMark, ...]]
    """By the differences' numbers."""
    pending: tuple[PendingChange, ...]
    """The approved changes that the galley does not have yet."""

    @cached_property
    def asked(self) -> frozenset[int]:
        """Numbers of what asks for something in the text that is to be set."""
        return frozenset(each.number for marks in self.owners.values() for each in marks)

    @property
    def told(self) -> dict[int, str]:
        """What a comment says of each difference, by its number."""
        return {
            each.number: "；".join(map(_told, self.owners[each.number]))
            for each in self.comparison.discrepancies
        }

    def change_instead_of(self, difference: RoundDifference) -> BaselineChange | None:
        """The approved change by which nothing is to be put right at a difference any more."""
        found = difference.discrepancy
        if not difference.disposition.counts or found.number in self.asked:
            return None
        span = found.manuscript
        return next(
            (p.change for p in self.pending if p.start <= span.end and span.start <= p.end), None
        )


def _told(mark: AskedMark) -> str:
    name = mark.name if mark.entry or mark.change else f"第{mark.name}处"
    reason = mark.change.reason if mark.change else mark.entry.remark if mark.entry else ""
    kind = mark.kind if mark.change else f"{mark.kind}　{mark.found.mark.value}"
    return f"{name}　{kind}" + (f"（{reason}）" if reason else "")


def write_proof_papers(
    desk: Desk,
    session: Session,
    manuscript_id: ManuscriptId,
    folder: Path,
    round_number: int | None = None,
) -> tuple[Path, ...]:
    """Write the papers of a proof round into a folder, which is made when it is missing.

    The correction sheet comes in Word and as a page; both tick what was decided. In the galley
    with tracked changes every round since the manuscript was frozen bears its reader's name.
    Accepting all of them gives what the printer is to set: with what was found by eye and with the
    changes that were approved, but for what the reader lets stand. Equal rounds give equal files.

    Args:
        desk: The office.
        session: Who asks; whoever may see the differences may take them along.
        manuscript_id: The piece.
        folder: Where the files go.
        round_number: The round; the newest by default.

    Returns:
        The files: sheet in Word, sheet as a page, tracked changes.

    Raises:
        OperationRefused: when the person may not see manuscripts, or no galley has come in yet.
        OSError: when the folder cannot be written.
    """
    material = proof_material(desk, session, manuscript_id, round_number)
    papers = round_papers(desk, session, material)
    folder.mkdir(parents=True, exist_ok=True)
    label = material.proof_round.proof_pass.label
    number = material.view.manuscript.number
    written = []
    for name, ending, content in papers:
        target = folder / safe_file_name(f"{number} {label} {name}", ending)
        write_whole(target, content)
        written.append(target)
    return tuple(written)


def round_papers(
    desk: Desk, session: Session, material: ProofMaterial, record: PieceRecord | None = None
) -> tuple[tuple[str, str, bytes], ...]:
    """Names, endings and contents of a round's files.

    With the piece's record the sheet says the issue, who signed, and how far the record had come.
    """
    manuscript, proof_round = material.view.manuscript, material.proof_round
    comparison = round_comparison(desk, material)
    asked = _round_marks(desk, session, material)
    this = _correction_round(proof_round, material.view.names)
    about = f"{manuscript.number}　{manuscript.title}"
    facts = SheetFacts(
        this.at,
        about,
        this.author,
        _verdicts(proof_round, comparison, asked),
        _additions(desk, session, material),
        SheetRates(proof_round.incoming_rates, proof_round.rates, proof_round.undecided),
    )
    facts = _on_record(facts, record, proof_round) if record else facts
    changes = tracked_changes_docx(
        asked.comparison,
        author=this.author,
        at=this.at,
        label=this.label,
        earlier=_earlier(desk, session, material),
        told=asked.told,
        remarks=_remarks(proof_round),
        margins=(f"{material.view.issue.title}　修订稿", f"修订稿　{this.author}　{about}"),
    )
    page = render_correction_page(comparison, facts).encode("utf-8", "replace")
    sheet = correction_sheet_docx(comparison, facts, author=this.author)
    return (
        ("校对单", ".docx", sheet),
        ("校对单", ".html", page),
        ("修订稿", ".docx", changes),
    )


def _round_marks(desk: Desk, session: Session, material: ProofMaterial) -> _RoundMarks:
    """What a round asks the printer for, beside the text that is to be set."""
    manuscript, proof_round = material.view.manuscript, material.proof_round
    with looking(desk, session) as (unit, _):
        wanted = wanted_text(unit, manuscript, proof_round)
    comparison = _compared(desk, material, wanted)
    pending = pending_changes(manuscript, proof_round)
    asked = asked_marks(proof_round, pending, comparison.galley.body)
    return _RoundMarks(comparison, owners(comparison.discrepancies, asked), pending)


def _remarks(proof_round: ProofRound) -> tuple[str, ...]:
    """What was found by eye and no text tells, in words."""
    return tuple(
        "　".join(filter(None, (f"补 {each.number}", each.place, each.remark)))
        for each in proof_round.hand_entries
        if each.stands and not each.in_text and each.mark.disposition.counts
    )


def _additions(desk: Desk, session: Session, material: ProofMaterial) -> tuple[SheetAddition, ...]:
    with looking(desk, session) as (unit, _):
        frozen = frozen_document(unit, material.view.manuscript)
    marks = material.proof_round.marks
    layout = material.view.manuscript.layout_of(material.proof_round)
    scores = place_scores(desk.rules, material.manuscript_text, marks, layout)
    return sheet_additions(material, frozen, TREATMENTS, scores)


def _on_record(facts: SheetFacts, record: PieceRecord, proof_round: ProofRound) -> SheetFacts:
    """The sheet's facts with the issue, who signed, and the audit's seal."""
    office, audit = record.office, record.audit
    signers = {
        "校对人": (proof_round.reader, proof_round.completed_at),
        "核红人": _red_checked(record, proof_round),
        "主编批准": (proof_round.approved_by, proof_round.approved_at),
    }
    signed = {
        label: (office.name(who), office.moment(at)) for label, (who, at) in signers.items() if at
    }
    sealed = (f"审计记录　第 {audit.entries} 条（{audit.moment}），印记", audit.seal)
    return replace(facts, issue=office.issue.title, signed=signed, audit=sealed)


def _red_checked(
    record: PieceRecord, proof_round: ProofRound
) -> tuple[PersonId | None, datetime | None]:
    """Who checked that the next galley carries out the round's marks, and when."""
    for each in record.red_checks:
        if each.marked_round == proof_round.number:
            return each.check.signed_by, each.check.signed_at
    return None, None


def round_comparison(desk: Desk, material: ProofMaterial) -> Comparison:
    """The round's galley compared with the manuscript that it is read against."""
    return _compared(desk, material, material.manuscript_text)


def _compared(desk: Desk, material: ProofMaterial, text: DocumentText) -> Comparison:
    manuscript = material.view.manuscript
    frozen, galley = manuscript.frozen, manuscript.galleys[material.proof_round.galley - 1]
    version = manuscript.versions[frozen.version - 1] if frozen else manuscript.current_version
    compared = compare_documents(
        text,
        material.galley_text,
        scheme=desk.rules.gate_scheme,
        paths=(version.name, galley.name),
        sha256=(version.file_sha256, galley.file_sha256),
    )
    return counted_with(compared, manuscript.layout_of(material.proof_round))


def _verdicts(
    proof_round: ProofRound, comparison: Comparison, asked: _RoundMarks
) -> dict[int, SheetVerdict]:
    """What was decided, by the number that the difference has in the comparison."""
    decided = {each.identity: each for each in proof_round.differences}
    found = {}
    for place in comparison.discrepancies:
        each = decided.get(RoundDifference(place).identity)
        if each is None:
            continue
        change = asked.change_instead_of(each)
        if change is not None:
            found[place.number] = SheetVerdict(Treatment.KEEP, f"按第 {change.number} 处改动排")
        elif each.disposition in TREATMENTS:
            found[place.number] = SheetVerdict(TREATMENTS[each.disposition], each.reason)
    return found


def _correction_round(proof_round: ProofRound, names: dict[PersonId, str]) -> CorrectionRound:
    """A round under its reader's name; while it is being read, that of who decides in it."""
    label = proof_round.proof_pass.label
    deciders = (each.decided_by for each in proof_round.marks if each.decided_by)
    reader = proof_round.reader or next(deciders, None)
    author = f"{label} {names[reader]}" if reader in names else label
    return CorrectionRound(author, proof_round.completed_at or proof_round.opened_at, label)


def _earlier(desk: Desk, session: Session, material: ProofMaterial) -> list[EarlierRound]:
    """The rounds whose corrections the galley at hand already has."""
    names = material.view.names
    with looking(desk, session) as (unit, _):
        return [
            EarlierRound(
                kept_document(unit, material.view.manuscript.galleys[number - 1].document_sha256),
                _correction_round(last, names),
            )
            for number, last in _rounds_before(material.view.manuscript, material.proof_round)
        ]


def _rounds_before(manuscript: Manuscript, shown: ProofRound) -> Iterator[tuple[int, ProofRound]]:
    """Of each galley before the one shown its number, and the last round that corrected it."""
    before = [
        each
        for each in manuscript.rounds_since_freeze
        if each.number < shown.number and each.galley != shown.galley
    ]
    for number, rounds in groupby(before, key=lambda each: each.galley):
        read = list(rounds)
        yield number, next((each for each in reversed(read) if each.corrections), read[-1])
