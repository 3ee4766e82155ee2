"""Errors found by eye, added by hand (手工补记); undoing and redoing what was marked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from editorial.desk.baselines import round_baseline
from editorial.desk.case_building import staff_of
from editorial.desk.desk import Desk
from editorial.desk.differences import recounted, round_of_reader
from editorial.desk.incoming import kept_document
from editorial.desk.registration import seen
from editorial.desk.sessions import Session, acting
from editorial.domain.discrepancy import CorrectionMark, Discrepancy, DiscrepancyKind, TextSpan
from editorial.domain.identifiers import ManuscriptId, PersonId
from editorial.domain.manuscript import Manuscript
from editorial.domain.marking import next_number, redone, undone, with_entry, without_entry
from editorial.domain.people import Actor
from editorial.domain.permissions import Operation, demand
from editorial.domain.ports import UnitOfWork
from editorial.domain.proofs import ProofRound
from editorial.domain.refusals import OperationRefused, Refusal
from editorial.domain.round_marks import Disposition, HandEntry, RoundDifference
from editorial.text.body_text import BodyText, body_text
from editorial.text.layout_noise import without_layout

LONGEST_ENTRY: Final = 500
"""Characters of a wrong or right text that can be added by hand."""
_CONTEXT = 10


@dataclass(frozen=True, slots=True)
class HandEntryForm:
    """An error as a reader saw it."""

    start: int
    """Where it is in the galley's body text, in code points."""
    end: int
    wrong: str
    """What the reader sees there; white space does not count."""
    right: str
    kind: DiscrepancyKind
    place: str = ""
    """The place in words, where the text does not tell it (第 3 页图 2)."""
    remark: str = ""


def add_hand_entry(
    desk: Desk,
    session: Session,
    manuscript_id: ManuscriptId,
    seen_revision: int,
    form: HandEntryForm,
) -> Manuscript:
    """Add an error that was found by eye to the newest round; it counts under every scheme.

    Raises:
        OperationRefused: when the actor is not this round's reader, the place is not in the
            galley or listed already, or nothing says what is wrong.
        StaleManuscript: when the manuscript was changed since it was seen.
    """

    def added(unit: UnitOfWork, manuscript: Manuscript, actor: Actor, at: datetime) -> ProofRound:
        proof_round = round_of_reader(desk, manuscript, actor, staff_of(unit, at))
        galley = manuscript.galleys[proof_round.galley - 1]
        body = body_text(kept_document(unit, galley.document_sha256))
        baseline = body_text(round_baseline(unit, manuscript, proof_round))
        return with_entry(proof_round, entry_of(proof_round, body, baseline, form, actor.id, at))

    return _marked(desk, session, manuscript_id, seen_revision, "hand_entry.add", added)


def take_out_hand_entry(
    desk: Desk, session: Session, manuscript_id: ManuscriptId, seen_revision: int, number: int
) -> Manuscript:
    """Take a hand entry of the newest round out again; it stays on record as taken out.

    Raises:
        OperationRefused: when the actor is not this round's reader, or no such entry stands.
        StaleManuscript: when the manuscript was changed since it was seen.
    """

    def taken(unit: UnitOfWork, manuscript: Manuscript, actor: Actor, at: datetime) -> ProofRound:
        proof_round = round_of_reader(desk, manuscript, actor, staff_of(unit, at))
        return without_entry(proof_round, number, actor.id, at)

    return _marked(desk, session, manuscript_id, seen_revision, "hand_entry.take_out", taken)


def undo_mark(
    desk: Desk, session: Session, manuscript_id: ManuscriptId, seen_revision: int
) -> Manuscript:
    """Take back the reader's last step in the newest round, whenever it was made.

    Raises:
        OperationRefused: when the actor is not this round's reader, there is nothing to undo, or
            the last step is somebody else's.
        StaleManuscript: when the manuscript was changed since it was seen.
    """

    def back(unit: UnitOfWork, manuscript: Manuscript, actor: Actor, at: datetime) -> ProofRound:
        proof_round = round_of_reader(desk, manuscript, actor, staff_of(unit, at))
        return undone(proof_round, actor.id, at)

    return _marked(desk, session, manuscript_id, seen_revision, "marks.undo", back)


def redo_mark(
    desk: Desk, session: Session, manuscript_id: ManuscriptId, seen_revision: int
) -> Manuscript:
    """Do the step again that was taken back last.

    Raises:
        OperationRefused: as for undoing.
        StaleManuscript: when the manuscript was changed since it was seen.
    """

    def again(unit: UnitOfWork, manuscript: Manuscript, actor: Actor, at: datetime) -> ProofRound:
        proof_round = round_of_reader(desk, manuscript, actor, staff_of(unit, at))
        return redone(proof_round, actor.id, at)

    return _marked(desk, session, manuscript_id, seen_revision, "marks.redo", again)


_Marking = Callable[[UnitOfWork, Manuscript, Actor, datetime], ProofRound]


def _marked(
    desk: Desk,
    session: Session,
    manuscript_id: ManuscriptId,
    seen_revision: int,
    action: str,
    marking: _Marking,
) -> Manuscript:
    now = desk.now()
    with acting(desk, session) as (unit, actor):
        demand(actor, Operation.DECIDE_DIFFERENCE)
        manuscript = seen(unit, manuscript_id, seen_revision)
        marked = recounted(desk, unit, manuscript, marking(unit, manuscript, actor, now))
        changed = replace(manuscript, rounds=(*manuscript.rounds[:-1], marked))
        unit.manuscripts.save(changed)
        unit.audit.append(now, actor, action, manuscript.id, _details(marked))
        unit.commit()
    return replace(changed, revision=changed.revision + 1)


def _details(proof_round: ProofRound) -> dict[str, object]:
    step = proof_round.steps[-1]
    numbers = [change.number for change in step.changes]
    details: dict[str, object] = {
        "round": proof_round.number,
        "step": step.number,
        "places": numbers,
    }
    if step.repeats is not None:
        details["repeats"] = step.repeats
    for entry in proof_round.hand_entries:
        if entry.number in numbers:
            details["entry"] = {
                "kind": entry.mark.discrepancy.kind.value,
                "wrong": entry.wrong,
                "right": entry.right,
                "place": entry.place,
                "remark": entry.remark,
                "stands": entry.stands,
            }
    return details


def entry_of(
    proof_round: ProofRound,
    galley: BodyText,
    baseline: BodyText,
    form: HandEntryForm,
    by: PersonId,
    at: datetime,
) -> HandEntry:
    """The next hand entry of a round: what somebody has found in its galley.

    Raises:
        OperationRefused: when the place is not in the galley, or nothing says what is wrong.
    """
    from editorial.collation.both_texts import facing_offset  # noqa: PLC0415
    from editorial.collation.engine import edit_script  # noqa: PLC0415  engine is heavy

    wrong, right = without_layout(form.wrong)[0], without_layout(form.right)[0]
    demand_whole(galley, form, wrong, right)
    start, end = form.start, form.end
    in_text = galley.text[start:end] == wrong and wrong != right
    found = [d.discrepancy for d in proof_round.differences]
    facing = facing_offset(found, start)
    mark = CorrectionMark.CORRECT
    if in_text and not (wrong and right):
        mark = CorrectionMark.DELETE if wrong else CorrectionMark.INSERT
    discrepancy = Discrepancy(
        number=next_number(proof_round),
        kind=form.kind,
        edits=max(edit_script(right, wrong).distance, 1),
        manuscript=TextSpan(facing, facing + len(right), right, baseline.paragraph_at(facing)),
        galley=TextSpan(start, end, wrong, galley.paragraph_at(start)),
        mark=mark,
        before=galley.text[max(start - _CONTEXT, 0) : start],
        after=galley.text[end : end + _CONTEXT],
    )
    return HandEntry(
        mark=RoundDifference(
            discrepancy,
            Disposition.TYPESETTING_ERROR,
            form.remark.strip(),
            by,
            at,
        ),
        added_by=by,
        added_at=at,
        place=form.place.strip(),
        remark=form.remark.strip(),
        in_text=in_text,
    )


def demand_whole(galley: BodyText, form: HandEntryForm, wrong: str, right: str) -> None:
    """Let a form pass that names a place of the galley and says what is wrong there.

    Raises:
        OperationRefused: with everything that it lacks.
    """
    refusals = []
    if not 0 <= form.start <= form.end <= len(galley):
        refusals.append(Refusal("no_such_place", "校样里没有这个位置，请重新指定"))
    if wrong == right and not form.remark.strip():
        refusals.append(
            Refusal("nothing_said", "请写明错在哪里：填“校样上是”“应为”，或写备注（如图题不对）")
        )
    if max(len(wrong), len(right)) > LONGEST_ENTRY:
        refusals.append(
            Refusal("too_long", f"一处最多 {LONGEST_ENTRY} 字，成段的错漏请退印刷厂重出校样")
        )
    if refusals:
        raise OperationRefused(tuple(refusals))
