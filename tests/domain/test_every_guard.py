"""No guard goes without a trial: one that it refuses and one that it lets pass."""

from __future__ import annotations

import inspect
from dataclasses import replace
from typing import Final

import pytest

from editorial.domain.case import DecisionRequest, Guard
from editorial.domain.guards import checklist_guards, issue_guards, proof_guards, review_guards
from editorial.domain.transitions import TRANSITIONS
from tests.domain.guard_trials import FIRST, Trial, lets_pass, refuses
from tests.domain.test_checklist_guards import TRIALS as OF_CHECKLISTS
from tests.domain.test_issue_guards import TRIALS as OF_ISSUES
from tests.domain.test_proof_guards import TRIALS as OF_PROOFS
from tests.domain.test_review_guards import TRIALS as OF_REVIEWS

TRIALS: Final[tuple[Trial, ...]] = (*OF_REVIEWS, *OF_PROOFS, *OF_ISSUES, *OF_CHECKLISTS)
MODULES = (review_guards, proof_guards, issue_guards, checklist_guards)


def _name(guard: Guard) -> str:
    return getattr(guard, "__name__", "")


def _of_the_route() -> dict[str, Guard]:
    """Every guard that stands in some row of the route, by its name."""
    return {_name(guard): guard for row in TRANSITIONS for guard in row.guards}


def _written() -> set[str]:
    """The names of all guards that are written down, in the route or not."""
    return {
        name
        for module in MODULES
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if not name.startswith("_") and function.__module__ == module.__name__
    }


@pytest.mark.parametrize("guard", _of_the_route().values(), ids=_of_the_route())
def test_a_guard_of_the_route_is_tried_both_ways(guard: Guard) -> None:
    own = [trial for trial in TRIALS if trial.guard is guard]
    assert own, "nobody tried it"
    for trial in own:
        lets_pass(trial)
        refuses(trial)


def test_every_guard_that_is_written_stands_in_the_route() -> None:
    assert _written() == set(_of_the_route())


def test_no_row_asks_the_same_twice() -> None:
    for row in TRANSITIONS:
        assert len(row.guards) == len(set(row.guards)), (row.source, row.decision)


def test_a_blank_form_meets_no_guard_that_crashes() -> None:
    for trial in TRIALS:
        for case in (trial.passing, FIRST):
            trial.guard(replace(case, request=DecisionRequest(case.request.decision)))
