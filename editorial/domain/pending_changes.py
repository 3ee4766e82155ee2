"""Approved changes that a galley does not have yet (待改入校样的改动)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from editorial.domain.baseline import BaselineChange, approved, in_force, span_in_baseline
from editorial.domain.manuscript import Manuscript
from editorial.domain.proofs import ProofRound


class PendingChange(NamedTuple):
    """A change that the printer is to bring in after a round."""

    change: BaselineChange
    start: int
    """Where its old text begins in the round's baseline, in code points."""
    end: int


def pending_changes(manuscript: Manuscript, proof_round: ProofRound) -> tuple[PendingChange, ...]:
    """The changes approved since a round's baseline, until the next galley's, in text order.

    What came from a difference of that very galley stands in it already.
    """
    since = manuscript.changes_since_freeze
    return tuple(
        PendingChange(each, *span_in_baseline(since, proof_round.baseline_changes, each))
        for each in _waiting(manuscript, proof_round)
    )


def _waiting(manuscript: Manuscript, proof_round: ProofRound) -> Iterator[BaselineChange]:
    rounds = manuscript.rounds_since_freeze
    if proof_round.number not in {each.number for each in rounds}:
        return
    later = (r for r in rounds if r.number > proof_round.number and r.galley != proof_round.galley)
    until = next((each.baseline_changes for each in later), None)
    since = manuscript.changes_since_freeze
    newer = {c.number for c in approved(since)[proof_round.baseline_changes : until]}
    for change in in_force(since, until):
        if change.number in newer and change.galley != proof_round.galley:
            yield change
