"""What the checklists of proofs and release ask before their step (S-32…S-44, A-07)."""

from __future__ import annotations

from editorial.domain.case import Case
from editorial.domain.refusals import Refusal
from editorial.domain.reviews import Answer
from editorial.domain.stage_checklists import ChecklistUse

_NAMED = 3
"""So many open points are named; of more it says how many."""


def proof_checklist_is_answered(case: Case) -> Refusal | None:
    """The stage's checklist is answered where the office wants it, with remarks where due."""
    use = case.rules.checklist_use(case.manuscript.stage)
    if use is ChecklistUse.OFF:
        return None
    answers = {answer.key: answer for answer in case.request.checklist}
    head = f"{case.manuscript.stage.label}清单"
    for number, item in enumerate(case.checklist, 1):
        answer = answers.get(item.key)
        if answer is None:
            continue
        where = f"{head}第 {number} 项“{item.text}”"
        if answer.answer is Answer.NOT_APPLICABLE and not item.may_not_apply:
            return Refusal("proof_checklist_must_apply", f"{where}不能选“不适用”")
        if answer.answer is not Answer.YES and not answer.remark.strip():
            return Refusal(
                "proof_checklist_remark", f"{where}选了“{answer.answer.label}”，请写明情况"
            )
    left = [item.text for item in case.checklist if item.key not in answers]
    if use is ChecklistUse.OFFERED or not left:
        return None
    named = "；".join(left[:_NAMED]) + (" 等" if len(left) > _NAMED else "")
    return Refusal("proof_checklist_open", f"{head}还有 {len(left)} 项没有填写：{named}")


def proof_checklist_is_passed(case: Case) -> Refusal | None:
    """A galley goes on to sign-off or print only when no point is answered with 不符合."""
    if case.rules.checklist_use(case.manuscript.stage) is ChecklistUse.OFF:
        return None
    numbers = {item.key: number for number, item in enumerate(case.checklist, 1)}
    failed = sorted(
        numbers[answer.key]
        for answer in case.request.checklist
        if answer.answer is Answer.NO and answer.key in numbers
    )
    if not failed:
        return None
    points = "、".join(map(str, failed))
    what = case.request.decision.label
    return Refusal(
        "proof_checklist_failed",
        f"{case.manuscript.stage.label}清单第 {points} 项为“不符合”，不能{what}，"
        "请先处理好，或者退回、加校",
    )
