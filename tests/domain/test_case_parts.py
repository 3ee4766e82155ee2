"""The desk looks up for a decision what its guards look at: no more, and never less."""

from __future__ import annotations

import ast
import inspect
import sys
from dataclasses import fields
from functools import cache

import pytest

from editorial.domain.case import Case, Guard
from editorial.domain.case_parts import LOOKED_AT, CasePart, parts_for
from editorial.domain.decisions import Decision
from editorial.domain.guards import proof_guards
from editorial.domain.stages import Stage
from editorial.domain.transitions import TRANSITIONS, transition
from editorial.domain.workflow import PERSONAL_REFUSALS
from tests.domain.test_every_guard import TRIALS

GUARDS = {
    getattr(guard, "__name__", ""): guard
    for guard in {guard: None for row in TRANSITIONS for guard in row.guards}
}
PARTS = {part.value for part in CasePart}
OF_PROPERTIES = {"extra_rounds_due": "proof_text"}
"""Properties of a case, with the part that they look at."""
AT_HAND = {"manuscript", "actor", "request", "at", "rules", "checklist", "imprint", "extra_rounds"}
"""What every case has: it comes with the manuscript, the form or the program."""


@cache
def seen_by(module: str, function: str) -> frozenset[str]:
    """What the function's source reads of its case, itself or by a helper beside it.

    A case that is handed on to anything else is a fault here: then nobody could tell.
    """
    source = sys.modules[module]
    tree = ast.parse(inspect.getsource(getattr(source, function)))
    seen: set[str] = set()
    plain = 0
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and _is_case(node.value):
            seen.add(OF_PROPERTIES.get(node.attr, node.attr))
            plain += 1
        if isinstance(node, ast.Call) and any(map(_is_case, node.args)):
            assert isinstance(node.func, ast.Name), f"{function} hands its case on"
            seen |= seen_by(module, node.func.id)
            plain += 1
    assert plain == sum(map(_is_case, ast.walk(tree))), f"{function} keeps its case elsewhere"
    return frozenset(seen)


def _is_case(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id == "case"


@pytest.mark.parametrize("guard", GUARDS.values(), ids=GUARDS)
def test_the_table_says_of_each_guard_what_its_source_looks_at(guard: Guard) -> None:
    name = getattr(guard, "__name__", "")
    seen = seen_by(guard.__module__, name)
    assert seen & PARTS == {part.value for part in LOOKED_AT.get(guard, frozenset())}
    assert seen - PARTS <= AT_HAND


def test_every_part_is_a_field_of_the_case_and_every_other_field_is_at_hand() -> None:
    left_by_approving = {"arising", "baseline"}
    assert {each.name for each in fields(Case)} == PARTS | AT_HAND | left_by_approving


def test_nothing_stands_in_the_table_for_a_guard_of_no_row() -> None:
    assert set(LOOKED_AT) <= set(GUARDS.values())


def test_who_can_act_at_all_is_told_with_nothing_but_the_staff_at_hand() -> None:
    """The queues judge many pieces at a time, without looking anything else up."""
    personal = {trial.guard for trial in TRIALS if trial.code in PERSONAL_REFUSALS}
    personal.remove(proof_guards.blind_reading_is_settled)  # the second reader has work there too
    for guard in personal:
        assert LOOKED_AT.get(guard, frozenset()) <= {CasePart.STAFF}, guard


def test_a_galley_is_received_on_the_strength_of_the_manuscript_and_the_form() -> None:
    """Its use case judges before the slow collation, with nothing looked up."""
    rows = [row for row in TRANSITIONS if row.decision is Decision.RECEIVE_GALLEY]
    assert rows
    assert parts_for(rows) == frozenset()


@pytest.mark.parametrize(
    ("stage", "decision", "parts"),
    [
        (Stage.FIRST_REVIEW, Decision.RECOMMEND, {CasePart.MARKS, CasePart.SAMPLE_CHECK}),
        (
            Stage.FINAL_REVIEW,
            Decision.ACCEPT,
            {CasePart.MARKS, CasePart.SAMPLE_CHECK, CasePart.ISSUE},
        ),
        (Stage.FIRST_PROOF_APPROVAL, Decision.APPROVE_CLEAN, set()),
        (Stage.SIGN_OFF, Decision.SIGN, set()),
        (Stage.SIGN_OFF, Decision.REQUIRE_EXTRA_PROOF, {CasePart.PROOF_TEXT}),
        (Stage.SIGNED, Decision.RELEASE, {CasePart.ISSUE}),
        (Stage.TYPESETTING, Decision.WITHDRAW, set()),
    ],
)
def test_a_decision_looks_up_what_its_row_asks_for(
    stage: Stage, decision: Decision, parts: set[CasePart]
) -> None:
    row = transition(stage, decision)
    assert row is not None
    assert parts_for((row,)) == parts
