"""The papers of a proof round (校次的纸面文件): correction sheet, galley with tracked changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Final

from editorial.comparison.compare import compare_documents
from editorial.comparison.comparison import Comparison
from editorial.desk.desk import Desk
from editorial.desk.incoming import frozen_document, kept_document
from editorial.desk.manuscript_views import ProofMaterial, proof_material
from editorial.desk.sessions import Session, looking
from editorial.desk.sheet_places import sheet_additions
from editorial.domain.identifiers import ManuscriptId, PersonId
from editorial.domain.manuscript import Manuscript
from editorial.domain.proofs import Disposition, ProofRound, RoundDifference, RoundRate
from editorial.paper.correction_page import render_correction_page
from editorial.paper.correction_sheet import correction_sheet_docx
from editorial.paper.forms.form_record import PieceRecord
from editorial.paper.sheet_additions import SheetAddition
from editorial.paper.sheet_head import SheetFacts
from editorial.paper.sheet_rows import SheetVerdict, Treatment
from editorial.paper.tracked_changes import CorrectionRound, EarlierRound, tracked_changes_docx
from editorial.reports.file_names import safe_file_name
from editorial.reports.rate_words import rate_texts, scheme_title, tenths_text, verdict_text
from editorial.reports.whole_file import write_whole

TREATMENTS: Final = {
    Disposition.TYPESETTING_ERROR: Treatment.CORRECT,
    Disposition.EDITOR_CHANGE: Treatment.KEEP,
    Disposition.NOT_AN_ERROR: Treatment.KEEP,
    Disposition.MANUSCRIPT_QUERY: Treatment.QUERY,
}
"""Which box of the sheet a disposition ticks; what is undecided ticks none."""


def write_proof_papers(
    desk: Desk,
    session: Session,
    manuscript_id: ManuscriptId,
    folder: Path,
    round_number: int | None = None,
) -> tuple[Path, ...]:
    """Write the papers of a proof round into a folder, which is made when it is missing.

    The correction sheet comes in Word and as a page; both tick what was decided. In the galley
    with tracked changes every round since the manuscript was frozen bears its reader's name, and
    what the editor has let stand is not corrected. Equal rounds give equal files.

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
    verdicts = _verdicts(proof_round, comparison)
    this = _correction_round(proof_round, material.view.names)
    facts = SheetFacts(
        this.at,
        manuscript.title,
        this.author,
        verdicts,
        _additions(desk, session, material),
        tuple(map(_rate, proof_round.rates)) if verdicts or proof_round.hand_entries else (),
    )
    facts = _on_record(facts, record, proof_round) if record else facts
    stays = (n for n, v in verdicts.items() if v.treatment is not Treatment.CORRECT)
    changes = tracked_changes_docx(
        comparison,
        author=this.author,
        at=this.at,
        label=this.label,
        earlier=_earlier(desk, session, material),
        stays=frozenset(stays),
    )
    page = render_correction_page(comparison, facts).encode("utf-8", "replace")
    sheet = correction_sheet_docx(comparison, facts, author=this.author)
    return (
        ("校对单", ".docx", sheet),
        ("校对单", ".html", page),
        ("修订稿", ".docx", changes),
    )


def _additions(desk: Desk, session: Session, material: ProofMaterial) -> tuple[SheetAddition, ...]:
    with looking(desk, session) as (unit, _):
        frozen = frozen_document(unit, material.view.manuscript)
    return sheet_additions(material, frozen, TREATMENTS)


def _on_record(facts: SheetFacts, record: PieceRecord, proof_round: ProofRound) -> SheetFacts:
    """The sheet's facts with the issue, who signed, and the audit's seal."""
    office, audit = record.office, record.audit
    signers = {
        "校对人": (proof_round.reader, proof_round.completed_at),
        "主编批准": (proof_round.approved_by, proof_round.approved_at),
    }
    signed = {
        label: (office.name(who), office.moment(at)) for label, (who, at) in signers.items() if at
    }
    sealed = (f"审计记录　第 {audit.entries} 条（{audit.moment}），印记", audit.seal)
    return replace(facts, issue=office.issue.title, signed=signed, audit=sealed)


def round_comparison(desk: Desk, material: ProofMaterial) -> Comparison:
    """The round's galley compared with the manuscript that it is read against."""
    manuscript = material.view.manuscript
    frozen, galley = manuscript.frozen, manuscript.galleys[material.proof_round.galley - 1]
    version = manuscript.versions[frozen.version - 1] if frozen else manuscript.current_version
    return compare_documents(
        material.manuscript_text,
        material.galley_text,
        scheme=desk.rules.gate_scheme,
        paths=(version.name, galley.name),
        sha256=(version.file_sha256, galley.file_sha256),
    )


def _verdicts(proof_round: ProofRound, comparison: Comparison) -> dict[int, SheetVerdict]:
    """What was decided, by the number that the difference has in the comparison."""
    decided = {each.identity: each for each in proof_round.differences}
    found = {}
    for place in comparison.discrepancies:
        each = decided.get(RoundDifference(place).identity)
        treatment = TREATMENTS.get(each.disposition) if each else None
        if each is not None and treatment is not None:
            found[place.number] = SheetVerdict(treatment, each.reason)
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


def _rate(rate: RoundRate) -> str:
    shown, other = rate_texts(rate.rate, rate.limit)
    counted = tenths_text(rate.rate.tenths)
    verdict = verdict_text(rate.passes)
    return f"{scheme_title(rate.scheme)}：计错 {counted}，{shown}（合 {other}），{verdict}"
