"""The table of moves, walked exhaustively."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from editorial.domain.case import DecisionRequest
from editorial.domain.decisions import Decision
from editorial.domain.manuscript import Manuscript, VersionOrigin
from editorial.domain.people import Actor, Role
from editorial.domain.proofs import Disposition, ProofRound
from editorial.domain.refusals import DecisionRefused
from editorial.domain.stages import REVIEW_STAGES, SIX_STAGES, ProofPass, Stage
from editorial.domain.transitions import TRANSITIONS, Transition, transition, transitions_from
from editorial.domain.workflow import FORM_REFUSALS, decide, refusals_of
from tests.domain.cases import (
    NOW,
    OTHER_COLUMN,
    OWN_COLUMN,
    a_case,
    a_difference,
    a_full_request,
    a_manuscript,
    a_round,
    a_version,
    an_actor,
)

ROWS = [pytest.param(row, id=f"{row.source}-{row.decision}") for row in TRANSITIONS]


READING = {Stage.FIRST_PROOF, Stage.SECOND_PROOF, Stage.THIRD_PROOF, Stage.EXTRA_PROOF}


def rounds_for(row: Transition) -> tuple[ProofRound, ...]:
    stage = row.source
    if stage.proof_pass is None and not stage.value.endswith("_approval"):
        return ()
    corrected = row.decision in {Decision.APPROVE_CORRECTIONS, Decision.RETURN_FOR_CORRECTION}
    differences = (a_difference(1, Disposition.TYPESETTING_ERROR),) if corrected else ()
    reader = None if stage in READING | {Stage.CLEAN_PROOF} else "校对"
    return (a_round(stage.proof_pass or ProofPass.EXTRA, *differences, reader=reader),)


def ready_for(row: Transition) -> tuple[Manuscript, Actor, DecisionRequest]:
    """A manuscript, an actor and a form with which the row can be taken."""
    stage = row.source
    rounds = rounds_for(row)
    manuscript = a_manuscript(stage, *rounds)
    if stage in {Stage.AUTHOR_REVISION, Stage.REWORK}:
        newer = replace(a_version(2, VersionOrigin.AUTHOR), added_at=NOW)
        manuscript = replace(manuscript, versions=(*manuscript.versions, newer))
    if row.decision is Decision.RELEASE:
        signed = decide(
            a_case(
                a_manuscript(Stage.SIGN_OFF, *rounds),
                an_actor(Role.CHIEF_EDITOR, name="主编"),
                a_full_request(Decision.SIGN, Stage.SIGN_OFF),
            )
        )
        manuscript = replace(manuscript, sign_offs=signed.sign_offs)
    column = OTHER_COLUMN if stage is Stage.SECOND_PROOF else OWN_COLUMN
    role = next(r for r in Role if r in row.roles)
    return manuscript, an_actor(role, columns=(column,)), a_full_request(row.decision, stage)


@pytest.mark.parametrize("row", ROWS)
def test_every_row_can_be_taken_when_all_is_in_order(row: Transition) -> None:
    manuscript, actor, request = ready_for(row)
    after = decide(a_case(manuscript, actor, request))
    assert after.stage is row.target
    assert after.changes[-1].decision is row.decision
    assert after.stage_since == NOW


@pytest.mark.parametrize("row", ROWS)
@pytest.mark.parametrize("role", list(Role))
def test_a_role_that_the_row_does_not_name_is_refused(row: Transition, role: Role) -> None:
    manuscript, actor, request = ready_for(row)
    other = replace(actor, roles=frozenset({role}))
    codes = {r.code for r in refusals_of(a_case(manuscript, other, request), row)}
    assert ("role" in codes) == (role not in row.roles)


def test_what_is_not_in_the_table_cannot_be_done_by_anybody() -> None:
    everybody = an_actor(*Role, columns=(OWN_COLUMN, OTHER_COLUMN))
    for stage, decision in itertools.product(Stage, Decision):
        if transition(stage, decision) is None:
            case = a_case(a_manuscript(stage), everybody, a_full_request(decision, stage))
            with pytest.raises(DecisionRefused) as refused:
                decide(case)
            assert [r.code for r in refused.value.refusals] == ["no_such_move"]


def test_the_administrator_and_the_auditor_take_no_decision() -> None:
    named = set().union(*(row.roles for row in TRANSITIONS))
    assert named == {Role.EDITOR, Role.RESPONSIBLE_EDITOR, Role.CHIEF_EDITOR}


def test_no_path_to_release_skips_one_of_the_six_stages() -> None:
    """Without any one of the six, no sequence of moves leads from 初审 to 付印."""
    for missing in SIX_STAGES:
        reached = {Stage.FIRST_REVIEW} - {missing}
        while True:
            onward = (
                {row.target for stage in reached for row in transitions_from(stage)}
                - reached
                - {missing}
            )
            if not onward:
                break
            reached |= onward
        assert Stage.RELEASED not in reached, missing


def test_every_live_stage_leads_on_and_no_ended_stage_but_by_reopening() -> None:
    for stage in Stage:
        decisions = {row.decision for row in transitions_from(stage)}
        if stage is Stage.RELEASED:
            assert not decisions
        elif stage.is_over:
            assert decisions == {Decision.REOPEN}
        else:
            assert decisions - {Decision.WITHDRAW}


def test_all_refusals_are_told_at_once() -> None:
    case = a_case(
        a_manuscript(Stage.SECOND_REVIEW),
        an_actor(Role.EDITOR),
        DecisionRequest(Decision.PASS),
    )
    with pytest.raises(DecisionRefused) as refused:
        decide(case)
    codes = [r.code for r in refused.value.refusals]
    assert codes == [
        "role",
        "not_read_in_full",
        "checklist_open",
        "no_assessment",
        "no_grade",
        "no_record",
        "no_opinion",
    ]


def test_a_blank_form_meets_only_what_the_form_itself_asks_for() -> None:
    """Where all else is in order, nothing but the form's own fields stands in the way."""
    for row in TRANSITIONS:
        manuscript, actor, _ = ready_for(row)
        blank = a_case(manuscript, actor, DecisionRequest(row.decision))
        codes = {refusal.code for refusal in refusals_of(blank, row)}
        assert codes <= FORM_REFUSALS, (row.source, row.decision, codes)


@pytest.mark.parametrize("stage", REVIEW_STAGES)
def test_withdrawing_a_piece_is_no_review_of_it(stage: Stage) -> None:
    """Who withdraws it at 终审 has not reviewed it, and may review it when it comes back."""
    for role in (Role.RESPONSIBLE_EDITOR, Role.CHIEF_EDITOR):
        case = a_case(a_manuscript(stage), an_actor(role), a_full_request(Decision.WITHDRAW, stage))
        after = decide(case)
        assert not after.reviews
        assert not after.problems
        assert after.changes[-1].remark == "意见"


@pytest.mark.parametrize(
    ("stage", "decision"),
    [
        pytest.param(Stage.FIRST_PROOF, Decision.COMPLETE_PROOF, id="first_proof"),
        pytest.param(Stage.SECOND_PROOF, Decision.COMPLETE_PROOF, id="second_proof"),
        pytest.param(Stage.THIRD_PROOF, Decision.COMPLETE_PROOF, id="third_proof"),
        pytest.param(Stage.EXTRA_PROOF, Decision.COMPLETE_PROOF, id="extra_proof"),
        pytest.param(Stage.CLEAN_PROOF, Decision.SUBMIT_FOR_SIGN_OFF, id="clean_proof"),
    ],
)
def test_whoever_hands_a_galley_in_stands_under_it_with_the_date(
    stage: Stage, decision: Decision
) -> None:
    row = transition(stage, decision)
    assert row is not None
    manuscript, actor, request = ready_for(row)
    assert manuscript.rounds[-1].reader is None
    signed = decide(a_case(manuscript, actor, request)).rounds[-1]
    assert (signed.reader, signed.completed_at) == (actor.id, NOW)
