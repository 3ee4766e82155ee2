"""What a decision looks at beside the manuscript (旁证), so that the desk looks up no more.

The guards stay pure: they are handed what this table says that they look at. A test reads their
source and holds the table to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from editorial.domain.case import Guard
from editorial.domain.decisions import Decision
from editorial.domain.guards import issue_guards as issue
from editorial.domain.guards import proof_guards as proof
from editorial.domain.guards import review_guards as review
from editorial.domain.stages import REVIEW_STAGES
from editorial.domain.transitions import Transition


class CasePart(StrEnum):
    """A part of a :class:`~editorial.domain.case.Case` that lies elsewhere, by its field's name."""

    ISSUE = "issue"
    MARKS = "marks"
    STAFF = "staff"
    SAMPLE_CHECK = "sample_check"
    RED_CHECK = "red_check"
    BLIND_READING = "blind_reading"
    PROOF_TEXT = "proof_text"


LOOKED_AT: Final[Mapping[Guard, frozenset[CasePart]]] = {
    review.ticks_are_backed_by_marks: frozenset({CasePart.MARKS}),
    review.revision_notes_are_written: frozenset({CasePart.SAMPLE_CHECK}),
    review.sample_rate_is_counted: frozenset({CasePart.SAMPLE_CHECK, CasePart.ISSUE}),
    review.sample_rate_is_not_high: frozenset({CasePart.SAMPLE_CHECK}),
    issue.second_review_is_closed: frozenset({CasePart.ISSUE}),
    issue.sample_is_read_closely: frozenset({CasePart.ISSUE}),
    issue.issue_is_open: frozenset({CasePart.ISSUE}),
    proof.first_reader_keeps_the_column: frozenset({CasePart.STAFF}),
    proof.second_reader_has_the_role: frozenset({CasePart.STAFF}),
    proof.second_reader_differs: frozenset({CasePart.STAFF}),
    proof.second_reader_is_of_another_column: frozenset({CasePart.STAFF}),
    proof.third_reader_differs: frozenset({CasePart.STAFF}),
    proof.reader_is_the_assigned: frozenset({CasePart.STAFF}),
    proof.red_check_is_signed: frozenset({CasePart.RED_CHECK}),
    proof.blind_reading_is_settled: frozenset({CasePart.BLIND_READING}),
    proof.extra_proof_is_done_when_due: frozenset({CasePart.PROOF_TEXT}),
}
"""Guard → what it looks at; a guard that is not here looks at the manuscript and the form alone."""


def parts_for(rows: Iterable[Transition]) -> frozenset[CasePart]:
    """Everything that the rows' guards look at, and that their decisions leave on record."""
    return frozenset(part for row in rows for part in (*_looked_at(row), *_recorded(row)))


def _looked_at(row: Transition) -> Iterable[CasePart]:
    return (part for guard in row.guards for part in LOOKED_AT.get(guard, ()))


def _recorded(row: Transition) -> Iterable[CasePart]:
    """What goes into the audit entry though no guard of the row asks for it."""
    if row.source in REVIEW_STAGES:
        yield CasePart.SAMPLE_CHECK
    if row.decision is Decision.REQUIRE_EXTRA_PROOF:
        yield CasePart.PROOF_TEXT
