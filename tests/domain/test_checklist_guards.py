"""The checklists of proofs, sign-off and release: each guard refuses, and lets pass."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editorial.domain.case import Case
from editorial.domain.decisions import Decision as D  # noqa: N817
from editorial.domain.guards import checklist_guards as guards
from editorial.domain.office_rules import OfficeRules
from editorial.domain.reviews import Answer, ChecklistAnswer
from editorial.domain.stage_checklists import PROOF_STAGES, RELEASE_STAGES, ChecklistUse
from editorial.domain.stages import ProofPass
from editorial.domain.stages import Stage as S  # noqa: N817
from tests.domain.guard_trials import (
    CLEAN,
    RELEASING,
    SIGNING,
    Change,
    Trial,
    lets_pass,
    reading,
    refuses,
    request,
    trial_ids,
)

FIRST_READ = reading(ProofPass.FIRST, S.FIRST_PROOF, D.COMPLETE_PROOF)
STRICT = OfficeRules(proof_checklist=ChecklistUse.REQUIRED)
LAX = OfficeRules(proof_checklist=ChecklistUse.OFF, release_checklist=ChecklistUse.OFF)


def answered(answer: Answer, remark: str = "", *, may_not_apply: bool | None = None) -> Change:
    """The first point (that may, or may not, be left out) answered otherwise."""

    def change(case: Case) -> Case:
        item = next(i for i in case.checklist if may_not_apply in {None, i.may_not_apply})
        others = tuple(a for a in case.request.checklist if a.key != item.key)
        return request(checklist=(*others, ChecklistAnswer(item.key, answer, remark)))(case)

    return change


def blank(case: Case) -> Case:
    return request(checklist=())(case)


def one_open(case: Case) -> Case:
    return request(checklist=case.request.checklist[1:])(case)


ANSWERED = guards.proof_checklist_is_answered
PASSED = guards.proof_checklist_is_passed
NO_REMARK = answered(Answer.NO, " ")
MUST = answered(Answer.NOT_APPLICABLE, "没有", may_not_apply=False)
WRONG = answered(Answer.NO, "题名有一字之差")

TRIALS = (
    Trial(ANSWERED, SIGNING, blank, "proof_checklist_open", "sign_off"),
    Trial(ANSWERED, SIGNING, one_open, "proof_checklist_open", "one_point"),
    Trial(ANSWERED, RELEASING, blank, "proof_checklist_open", "release"),
    Trial(ANSWERED, replace(FIRST_READ, rules=STRICT), one_open, "proof_checklist_open", "strict"),
    Trial(ANSWERED, FIRST_READ, NO_REMARK, "proof_checklist_remark", "offered"),
    Trial(ANSWERED, SIGNING, NO_REMARK, "proof_checklist_remark", "required"),
    Trial(ANSWERED, SIGNING, MUST, "proof_checklist_must_apply"),
    Trial(PASSED, CLEAN, WRONG, "proof_checklist_failed", "clean_proof"),
    Trial(PASSED, SIGNING, WRONG, "proof_checklist_failed", "sign_off"),
    Trial(PASSED, RELEASING, WRONG, "proof_checklist_failed", "release"),
)


@pytest.mark.parametrize("trial", TRIALS, ids=trial_ids(TRIALS))
def test_the_guard_lets_pass(trial: Trial) -> None:
    lets_pass(trial)


@pytest.mark.parametrize("trial", TRIALS, ids=trial_ids(TRIALS))
def test_the_guard_refuses(trial: Trial) -> None:
    refuses(trial)


@pytest.mark.parametrize("stage", PROOF_STAGES)
def test_passes_are_offered_and_sign_off_and_release_required_unless_an_office_says_otherwise(
    stage: S,
) -> None:
    required = stage in RELEASE_STAGES
    expected = ChecklistUse.REQUIRED if required else ChecklistUse.OFFERED
    assert OfficeRules().checklist_use(stage) is expected


def test_what_is_offered_may_be_left_open() -> None:
    for case in (blank(FIRST_READ), one_open(FIRST_READ)):
        assert ANSWERED(case) is None


def test_what_is_switched_off_stops_nobody() -> None:
    case = WRONG(blank(replace(SIGNING, rules=LAX)))
    assert ANSWERED(case) is None
    assert PASSED(case) is None


def test_the_refusal_names_the_first_open_points_and_counts_them_all() -> None:
    refusal = ANSWERED(blank(SIGNING))
    assert refusal is not None
    assert f"{len(SIGNING.checklist)} 项" in refusal.reason
    assert SIGNING.checklist[0].text in refusal.reason
    assert SIGNING.checklist[-1].text not in refusal.reason


def test_a_point_that_may_be_left_out_is_with_a_remark() -> None:
    case = answered(Answer.NOT_APPLICABLE, "没有注释", may_not_apply=True)(CLEAN)
    assert ANSWERED(replace(case, rules=STRICT)) is None
    assert PASSED(case) is None
