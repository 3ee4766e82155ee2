"""Marking a round (批改): every step is kept, can be undone by who did it, and done again."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime

from editorial.domain.identifiers import PersonId
from editorial.domain.proofs import ProofRound
from editorial.domain.refusals import OperationRefused, Refusal
from editorial.domain.round_marks import (
    BY_HAND,
    Disposition,
    HandEntry,
    MarkStep,
    PlaceChange,
    PlaceState,
    RoundDifference,
    StepAct,
    redoable,
    undoable,
)


def next_number(proof_round: ProofRound) -> int:
    """The number of the next hand entry: behind all differences and entries."""
    numbers = [d.discrepancy.number for d in proof_round.differences]
    numbers += [entry.number for entry in proof_round.hand_entries]
    return max(numbers, default=0) + 1


def decided(
    proof_round: ProofRound, numbers: Collection[int], verdict: PlaceState, at: datetime
) -> ProofRound:
    """The round with a verdict on places.

    Args:
        proof_round: The round as it is.
        numbers: Numbers of differences and hand entries.
        verdict: What is decided, and by whom; undecided takes a decision back.
        at: When.

    Raises:
        OperationRefused: when there is no such place, or it cannot be decided so.
    """
    states = _states(proof_round)
    by_hand = {entry.number for entry in proof_round.hand_entries}
    if not set(numbers) <= states.keys() or not numbers:
        raise OperationRefused((Refusal("no_such_difference", "没有这一处异同"),))
    if by_hand & set(numbers) and verdict.disposition not in BY_HAND:
        raise OperationRefused(
            (Refusal("by_hand", "手工补记的地方只能判“排版错”或“不算错”，或者取消补记"),)
        )
    by = verdict.by
    if by is None:
        raise ValueError("a verdict is somebody's")
    if verdict.disposition is Disposition.UNDECIDED:
        verdict = replace(verdict, reason="", by=None, at=None)
    changes = [
        PlaceChange(
            number,
            before,
            replace(verdict, taken_out_by=before.taken_out_by, taken_out_at=before.taken_out_at),
        )
        for number in sorted(numbers)
        if (before := states[number]) is not None
    ]
    return _stepped(proof_round, StepAct.DECIDE, changes, by, at)


def with_entry(proof_round: ProofRound, entry: HandEntry) -> ProofRound:
    """The round with an error added by hand.

    Raises:
        OperationRefused: when the place is listed already.
    """
    listed = listed_at(proof_round, entry)
    if listed:
        raise OperationRefused(
            (
                Refusal(
                    "listed_already",
                    f"这里已列为第 {listed[0].discrepancy.number} 处，请直接判定那一处",
                ),
            )
        )
    after = _state_of(entry.mark)
    before = replace(after, taken_out_by=entry.added_by, taken_out_at=entry.added_at)
    changes = [PlaceChange(entry.number, before, after)]
    added = replace(proof_round, hand_entries=(*proof_round.hand_entries, entry))
    return _stepped(added, StepAct.ADD, changes, entry.added_by, entry.added_at)


def listed_at(proof_round: ProofRound, entry: HandEntry) -> tuple[RoundDifference, ...]:
    """The places of a round that an entry would be about once more."""
    span = entry.mark.discrepancy.galley

    def is_same(other: RoundDifference) -> bool:
        place = other.discrepancy.galley
        same = place.text == span.text and place.start == span.start
        touching = place.start < span.end and span.start < place.end
        return (entry.in_text and touching) or (same and _same_words(other, entry))

    return tuple(other for other in proof_round.marks if is_same(other))


def without_entry(proof_round: ProofRound, number: int, by: PersonId, at: datetime) -> ProofRound:
    """The round with a hand entry taken out again; it stays on record as such.

    Raises:
        OperationRefused: when no such entry stands.
    """
    for entry in proof_round.hand_entries:
        if entry.number == number and entry.stands:
            before = _state_of(entry.mark)
            after = replace(before, taken_out_by=by, taken_out_at=at)
            changes = [PlaceChange(number, before, after)]
            return _stepped(proof_round, StepAct.TAKE_OUT, changes, by, at)
    raise OperationRefused((Refusal("no_such_entry", f"第 {number} 处不是手工补记的，不能取消"),))


def undone(proof_round: ProofRound, by: PersonId, at: datetime) -> ProofRound:
    """The round with the last step taken back.

    Raises:
        OperationRefused: when there is none, or somebody else did it.
    """
    step = undoable(proof_round.steps)
    if step is None:
        raise OperationRefused((Refusal("nothing_to_undo", "没有可以撤销的批改"),))
    _demand_own(step, by)
    back = [PlaceChange(c.number, c.after, c.before) for c in step.changes]
    return _stepped(proof_round, StepAct.UNDO, back, by, at, step.number)


def redone(proof_round: ProofRound, by: PersonId, at: datetime) -> ProofRound:
    """The round with the step done again that was taken back last.

    Raises:
        OperationRefused: when there is none, or it was somebody else's.
    """
    step = redoable(proof_round.steps)
    if step is None:
        raise OperationRefused((Refusal("nothing_to_redo", "没有可以重做的批改"),))
    _demand_own(step, by)
    return _stepped(proof_round, StepAct.REDO, step.changes, by, at, step.number)


def _demand_own(step: MarkStep, by: PersonId) -> None:
    if step.by != by:
        raise OperationRefused(
            (Refusal("not_own_step", "上一步是别人批改的，不能撤销或重做，请直接改判"),)
        )


def _same_words(other: RoundDifference, entry: HandEntry) -> bool:
    return other.discrepancy.manuscript.text == entry.right


def _state_of(mark: RoundDifference) -> PlaceState:
    return PlaceState(mark.disposition, mark.reason, mark.decided_by, mark.decided_at)


def _states(proof_round: ProofRound) -> dict[int, PlaceState]:
    """What is marked at every place that can be marked."""
    return {each.discrepancy.number: _state_of(each) for each in proof_round.marks}


def _stepped(
    proof_round: ProofRound,
    act: StepAct,
    changes: Iterable[PlaceChange],
    by: PersonId,
    at: datetime,
    repeats: int | None = None,
) -> ProofRound:
    """The round with changes made, and the step kept that made them."""
    step = MarkStep(len(proof_round.steps) + 1, act, by, at, tuple(changes), repeats)
    states = {change.number: change.after for change in step.changes}
    return replace(
        proof_round,
        differences=tuple(
            _marked(each, states[each.discrepancy.number])
            if each.discrepancy.number in states
            else each
            for each in proof_round.differences
        ),
        hand_entries=tuple(
            replace(
                entry,
                mark=_marked(entry.mark, states[entry.number]),
                taken_out_by=states[entry.number].taken_out_by,
                taken_out_at=states[entry.number].taken_out_at,
            )
            if entry.number in states
            else entry
            for entry in proof_round.hand_entries
        ),
        steps=(*proof_round.steps, step),
    )


def _marked(mark: RoundDifference, state: PlaceState) -> RoundDifference:
    return replace(
        mark,
        disposition=state.disposition,
        reason=state.reason,
        decided_by=state.by,
        decided_at=state.at,
    )
