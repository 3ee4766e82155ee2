"""The dated baseline (改定的定稿) at the desk: made from the frozen text, kept, found again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from editorial.collation.kept_changes import KeptEdit, kept_edits
from editorial.desk.incoming import frozen_document, kept_document
from editorial.domain.baseline import BREAK, Baseline, BaselineChange, ChangeRuling, in_force
from editorial.domain.identifiers import Sha256
from editorial.domain.manuscript import Manuscript
from editorial.domain.people import Actor
from editorial.domain.ports import UnitOfWork
from editorial.domain.proofs import Disposition, Galley, ProofRound, RoundDifference
from editorial.domain.refusals import OperationRefused, Refusal
from editorial.domain.replacements import Replacement, clash, edited
from editorial.domain.round_marks import HandEntry
from editorial.text.body_text import BodyText, body_text
from editorial.text.dated_baseline import with_replacements
from editorial.text.document_json import document_to_json
from editorial.text.document_text import DocumentText
from editorial.text.fingerprints import text_fingerprint


def dated_document(
    unit: UnitOfWork, manuscript: Manuscript, changes: Iterable[BaselineChange] | None = None
) -> DocumentText:
    """The frozen text with all changes that are in force, or with those given.

    Raises:
        OperationRefused: when the piece has not been sent to typesetting.
    """
    frozen = frozen_document(unit, manuscript)
    found = in_force(manuscript.changes_since_freeze if changes is None else changes)
    if not found:
        return frozen
    return with_replacements(frozen, [change.replacement for change in found])


def keep_baseline(unit: UnitOfWork, document: DocumentText, changes: int) -> Baseline:
    """Keep a dated baseline, so that a round can be read against it at any later time."""
    written = document_to_json(document).encode("utf-8", "surrogatepass")
    return Baseline(changes, Sha256(text_fingerprint(document)), unit.blobs.put(written))


def round_baseline(
    unit: UnitOfWork, manuscript: Manuscript, proof_round: ProofRound
) -> DocumentText:
    """What a round's galley is read against."""
    if proof_round.baseline is not None:
        return kept_document(unit, proof_round.baseline.document_sha256)
    return frozen_document(unit, manuscript)


def written_span(body: BodyText, start: int, end: int) -> str:
    """A stretch of a body text with a line break where a paragraph begins."""
    cuts = [start, *sorted(b for b in body.breaks if start < b < end), end]
    return BREAK.join(body.text[a:b] for a, b in pairwise(cuts))


@dataclass(frozen=True)
class MadeReplacement:
    """A replacement of the frozen text, and where it comes from."""

    what: Replacement
    differences: frozenset[int] = frozenset()
    numbers: frozenset[int] = frozenset()
    """Numbers of earlier changes: its own, or those that it takes in."""


def arising_changes(
    unit: UnitOfWork, manuscript: Manuscript, actor: Actor, at: datetime
) -> tuple[BaselineChange, ...]:
    """The changes that the newest round's 编辑改动 become when this person approves it.

    Raises:
        OperationRefused: when one of them and a change approved meanwhile cannot both be made.
    """
    proof_round = manuscript.current_round
    if proof_round is None or manuscript.frozen is None:
        return ()
    known = {
        number
        for change in manuscript.changes_since_freeze
        if change.galley == proof_round.galley
        for number in change.differences
    }
    kept = {
        d.discrepancy.number: d
        for d in proof_round.differences
        if d.disposition is Disposition.EDITOR_CHANGE and d.discrepancy.number not in known
    }
    by_hand = _by_hand(proof_round, known)
    if not kept and not by_hand:
        return ()
    baseline = body_text(round_baseline(unit, manuscript, proof_round))
    galley = manuscript.galleys[proof_round.galley - 1]
    edits = kept_edits(
        [d.discrepancy for d in proof_round.differences],
        kept,
        baseline,
        body_text(kept_document(unit, galley.document_sha256)),
    )
    if by_hand:
        edits = tuple(sorted((*edits, *by_hand.values()), key=lambda e: e[:2], reverse=True))
        kept |= {e.mark.discrepancy.number: e.mark for e in proof_round.hand_entries}
    standing = in_force(manuscript.changes_since_freeze, proof_round.baseline_changes)
    made = [each for each in applied_edits(standing, edits, baseline.text) if each.differences]
    _demand_room(manuscript, proof_round, made)
    frozen = body_text(frozen_document(unit, manuscript))
    ruling = ChangeRuling(True, actor.id, at, deputising_for=actor.deputising_for)
    first = len(manuscript.baseline_changes) + 1
    return tuple(
        _change(number, each, [kept[n] for n in sorted(each.differences)], frozen, ruling, galley)
        for number, each in enumerate(sorted(made, key=lambda m: m.what), first)
    )


def _change(
    number: int,
    made: MadeReplacement,
    decided: Sequence[RoundDifference],
    frozen: BodyText,
    ruling: ChangeRuling,
    galley: Galley,
) -> BaselineChange:
    """A change as the reader asked for it and the chief editor approved it."""
    asked = [(d.decided_by, d.decided_at) for d in decided if d.decided_by and d.decided_at]
    proposed_by, proposed_at = asked[0] if asked else (ruling.by, ruling.at)
    return BaselineChange(
        number=number,
        start=made.what.start,
        end=made.what.end,
        old=written_span(frozen, made.what.start, made.what.end),
        new=made.what.new,
        reason="；".join(dict.fromkeys(d.reason for d in decided if d.reason)),
        proposed_by=proposed_by,
        proposed_at=proposed_at,
        ruling=ruling,
        galley=galley.number,
        differences=tuple(sorted(made.differences)),
        supersedes=tuple(sorted(made.numbers)),
    )


def _by_hand(proof_round: ProofRound, known: Collection[int]) -> dict[int, KeptEdit]:
    """Edits for what was found by eye although the galley says what the baseline says.

    What is to be corrected there is the text itself: without a change of it, the corrected galley
    would differ from it.
    """
    return {
        entry.number: entry_edit(entry)
        for entry in proof_round.hand_entries
        if entry.stands
        and entry.in_text
        and entry.number not in known
        and entry.mark.disposition is Disposition.TYPESETTING_ERROR
    }


def entry_edit(entry: HandEntry) -> KeptEdit:
    """What was found by eye in the galley's text, as an edit of the text that it is read against.

    No difference touches such a place, so both texts say the same there.
    """
    start = entry.mark.discrepancy.manuscript.start
    return KeptEdit(start, start + len(entry.wrong), entry.right, entry.number)


def applied_edits(
    standing: Iterable[BaselineChange], edits: Iterable[KeptEdit], text: str
) -> list[MadeReplacement]:
    """Changes and further edits of the baseline that they make, as replacements of the frozen text.

    Args:
        standing: The changes that make the baseline.
        edits: From the end of its body text to the beginning.
        text: The baseline's body text.
    """
    made = [MadeReplacement(c.replacement, numbers=frozenset({c.number})) for c in standing]
    for start, end, new, difference in edits:
        one, absorbed = edited([each.what for each in made], start, end, new, text)
        inside = [each for each in made if each.what in absorbed]
        made = [each for each in made if each.what not in absorbed]
        made.append(
            MadeReplacement(
                one,
                frozenset({difference}).union(*(each.differences for each in inside)),
                frozenset[int]().union(*(each.numbers for each in inside)),
            )
        )
        text = text[:start] + "".join(new.split()) + text[end:]
    return made


def _demand_room(
    manuscript: Manuscript, proof_round: ProofRound, made: Iterable[MadeReplacement]
) -> None:
    """Refuse when a change approved since the galley came in stands in the way."""
    earlier = {
        c.number for c in in_force(manuscript.changes_since_freeze, proof_round.baseline_changes)
    }
    newer = [
        c
        for c in in_force(manuscript.changes_since_freeze)
        if c.number not in earlier and c.galley != proof_round.galley
    ]
    for each in made:
        for change in newer:
            if clash((each.what.start, each.what.end), (change.start, change.end)):
                listed = "、".join(map(str, sorted(each.differences)))
                raise OperationRefused(
                    (
                        Refusal(
                            "change_overlaps",
                            f"第 {listed} 处异同判为“编辑改动”，与已批准的第 {change.number} "
                            "处改动重叠，请退回重校，改判这一处",
                        ),
                    )
                )


def with_ruling(manuscript: Manuscript, change: BaselineChange, ruling: ChangeRuling) -> Manuscript:
    """The manuscript with a change ruled on; an approval voids the sign-off that holds."""
    changes = tuple(
        replace(each, ruling=ruling) if each.number == change.number else each
        for each in manuscript.baseline_changes
    )
    sign_offs = manuscript.sign_offs
    if ruling.approves:
        sign_offs = tuple(replace(s, voided_at=ruling.at) if s.holds else s for s in sign_offs)
    return replace(manuscript, baseline_changes=changes, sign_offs=sign_offs)
