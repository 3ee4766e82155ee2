"""How proof rounds follow one another: a galley comes in, a round begins."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from editorial.domain.baseline import BaselineChange, in_force
from editorial.domain.decisions import Decision
from editorial.domain.manuscript import Manuscript
from editorial.domain.proofs import Disposition, Galley, ProofRound, RoundDifference
from editorial.domain.replacements import frozen_place

_SAME_GALLEY = frozenset({Decision.APPROVE_CLEAN, Decision.REQUIRE_EXTRA_PROOF})


def carried_over(
    differences: tuple[RoundDifference, ...], manuscript: Manuscript
) -> tuple[RoundDifference, ...]:
    """The new galley's differences, with what was excused before in the very same place.

    Places are the same when they lie at the same place of the frozen text, whatever changes have
    been approved meanwhile elsewhere.

    Only approved excuses (编辑改动、不算错) are carried; whatever was to be corrected and is still
    there must be looked at anew.
    """
    changes = manuscript.changes_since_freeze
    now = in_force(changes)
    excused = {
        _identity(old, in_force(changes, proof_round.baseline_changes)): old
        for proof_round in manuscript.rounds_since_freeze
        if proof_round.approved_at is not None
        for old in proof_round.differences
        if old.disposition in {Disposition.EDITOR_CHANGE, Disposition.NOT_AN_ERROR}
    }
    return tuple(
        replace(
            new,
            disposition=old.disposition,
            reason=old.reason,
            decided_by=old.decided_by,
            decided_at=old.decided_at,
        )
        if (old := excused.get(_identity(new, now))) is not None
        else new
        for new in differences
    )


def as_received(proof_round: ProofRound, received_at: datetime) -> tuple[RoundDifference, ...]:
    """The places of a galley as it came in, before anybody read it.

    What had been excused by then stays excused. Errors found by eye came in with the galley too.

    Args:
        proof_round: A round that reads the galley.
        received_at: When the galley came in.
    """
    differences = (
        each
        if each.decided_at is not None and each.decided_at <= received_at
        else RoundDifference(each.discrepancy)
        for each in proof_round.differences
    )
    by_hand = (entry.mark for entry in proof_round.hand_entries if entry.stands)
    return (*differences, *by_hand)


def _identity(difference: RoundDifference, changes: tuple[BaselineChange, ...]) -> object:
    """What makes it the same difference against another baseline."""
    kind, start, *texts = difference.identity
    place = frozen_place((c.replacement for c in changes), difference.discrepancy.manuscript.start)
    return (kind, place if changes else (start, 0), *texts)


def with_galley(manuscript: Manuscript, galley: Galley, proof_round: ProofRound) -> Manuscript:
    """The manuscript with a galley that has come in and the round that reads it.

    A sign-off of the galley before it no longer holds.
    """
    sign_offs = tuple(
        replace(s, voided_at=galley.received_at) if s.holds else s for s in manuscript.sign_offs
    )
    return replace(
        manuscript,
        galleys=(*manuscript.galleys, galley),
        rounds=(*manuscript.rounds, proof_round),
        sign_offs=sign_offs,
    )


def next_round_on_same_galley(moved: Manuscript, decision: Decision, at: datetime) -> Manuscript:
    """Open the next round on the galley at hand, when the decision needs no new one.

    Differences keep what was decided of them: the text is the same, the reader is another.
    """
    previous, proof_pass = moved.current_round, moved.stage.proof_pass
    if decision not in _SAME_GALLEY or previous is None or proof_pass is None:
        return moved
    opened = ProofRound(
        number=previous.number + 1,
        proof_pass=proof_pass,
        galley=previous.galley,
        opened_at=at,
        edit_distance=previous.edit_distance,
        differences=previous.differences,
        incoming_rates=previous.incoming_rates,
        rates=previous.rates,
        hand_entries=previous.hand_entries,
        baseline=previous.baseline,
    )
    return replace(moved, rounds=(*moved.rounds, opened))
