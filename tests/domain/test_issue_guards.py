"""The guards of the issue (复审收口、终审抽样、期次归档): each refuses, and lets pass."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editorial.domain.case import Case
from editorial.domain.coverage import CoverageGate
from editorial.domain.decisions import Decision as D  # noqa: N817
from editorial.domain.guards import issue_guards as guards
from editorial.domain.identifiers import IssueId, PersonId
from editorial.domain.issue_standing import IssueClosing, IssueStanding
from editorial.domain.people import Role
from editorial.domain.reading_marks import ReadingMarks
from editorial.domain.sampling import SampleGate
from editorial.domain.stages import Stage as S  # noqa: N817
from tests.domain.cases import NOW, a_draw, a_piece, a_reading
from tests.domain.guard_trials import (
    FINAL,
    RELEASING,
    Change,
    Trial,
    at,
    lets_pass,
    refuses,
    request,
    trial_ids,
)


def issue(**fields: object) -> Change:
    return lambda case: replace(case, issue=replace(case.issue, **fields))  # type: ignore[arg-type]


CLOSED = IssueClosing(IssueId("i"), PersonId("责编"), NOW, 1, 0, 0)
REOPENING = replace(at(S.REJECTED, D.REOPEN, Role.CHIEF_EDITOR))
UNREAD_PIECE = a_piece("2026-04-002")

TRIALS = [
    Trial(guards.second_review_is_closed, RELEASING, issue(closings=()), "second_review_open"),
    Trial(
        guards.second_review_is_closed,
        RELEASING,
        issue(pieces=(*RELEASING.issue.pieces, UNREAD_PIECE)),
        "second_review_reopened",
    ),
    Trial(
        guards.sample_is_read_closely,
        FINAL,
        request(read_closely=False),
        "sample_unread",
        "accepting",
    ),
    Trial(
        guards.sample_is_read_closely,
        RELEASING,
        issue(pieces=(a_piece(reviews=(a_reading(S.FINAL_REVIEW, closely=False),)),)),
        "sample_unread",
        "releasing",
    ),
    Trial(guards.issue_is_open, REOPENING, issue(closed=CLOSED), "issue_closed"),
]


@pytest.mark.parametrize("trial", TRIALS, ids=trial_ids(TRIALS))
def test_the_guard_lets_pass(trial: Trial) -> None:
    lets_pass(trial)


@pytest.mark.parametrize("trial", TRIALS, ids=trial_ids(TRIALS))
def test_the_guard_refuses(trial: Trial) -> None:
    refuses(trial)


def released(case: Case, gate: CoverageGate) -> set[str]:
    """Codes that stand against 发稿 and 付印 while the second review is not closed."""
    open_case = replace(case, issue=IssueStanding(), rules=replace(case.rules, coverage_gate=gate))
    return {
        decision.value
        for decision in (D.SEND_TO_TYPESETTING, D.RELEASE)
        if guards.second_review_is_closed(request(decision=decision)(open_case))
    }


def test_the_office_says_which_step_waits_for_the_second_review_of_the_issue() -> None:
    assert released(RELEASING, CoverageGate.RELEASE) == {"release"}
    assert released(RELEASING, CoverageGate.TYPESETTING) == {"send_to_typesetting", "release"}
    assert released(RELEASING, CoverageGate.OFF) == set()


def test_a_piece_outside_the_sample_need_not_be_read_closely() -> None:
    outside = issue(draws=(a_draw("another"),))(request(read_closely=False)(FINAL))
    assert guards.sample_is_read_closely(outside) is None


@pytest.mark.parametrize(
    ("gate", "held"),
    [(SampleGate.ACCEPT, True), (SampleGate.RELEASE, False), (SampleGate.OFF, False)],
)
def test_the_office_says_whether_acceptance_waits_for_the_sample(
    gate: SampleGate, held: bool
) -> None:
    case = request(read_closely=False)(FINAL)
    case = replace(case, rules=replace(case.rules, sample_gate=gate))
    assert (guards.sample_is_read_closely(case) is not None) is held


def test_a_drawn_piece_that_was_read_closely_after_acceptance_can_be_released() -> None:
    final = a_reading(S.FINAL_REVIEW, closely=False)
    everything = frozenset({1, 2})
    read = ReadingMarks(
        RELEASING.manuscript.id,
        1,
        S.FINAL_REVIEW,
        PersonId("主编"),
        (9, 12),
        everything,
        everything,
    )
    case = issue(pieces=(a_piece(reviews=(final,), marks=(read,)),))(RELEASING)
    assert guards.sample_is_read_closely(case) is None
    case = issue(pieces=(a_piece(reviews=(final,), marks=(replace(read, close=frozenset()),)),))(
        RELEASING
    )
    assert guards.sample_is_read_closely(case) is not None
