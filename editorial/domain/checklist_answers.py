"""What a decision leaves behind of its stage's checklist (清单记录)."""

from __future__ import annotations

from dataclasses import replace

from editorial.domain.case import Case
from editorial.domain.manuscript import Manuscript
from editorial.domain.stage_checklists import (
    ANSWERING,
    PROOF_STAGES,
    AnsweredChecklist,
    AnsweredPoint,
)


def with_checklist(case: Case, manuscript: Manuscript) -> Manuscript:
    """The manuscript with the points that were answered; a review keeps its own."""
    answered = _answered(case)
    if answered is None:
        return manuscript
    return replace(manuscript, checklists=(*manuscript.checklists, answered))


def _answered(case: Case) -> AnsweredChecklist | None:
    """The answered points in their order; None where none was, or nothing is asked."""
    manuscript, decision = case.manuscript, case.request.decision
    if manuscript.stage not in PROOF_STAGES or decision not in ANSWERING:
        return None
    answers = {answer.key: answer for answer in case.request.checklist}
    points = tuple(
        AnsweredPoint(item, answers[item.key].answer, answers[item.key].remark.strip())
        for item in case.checklist
        if item.key in answers
    )
    if not points:
        return None
    current = manuscript.current_round
    return AnsweredChecklist(
        stage=manuscript.stage,
        decision=decision,
        by=case.actor.id,
        at=case.at,
        points=points,
        proof_round=current.number if current is not None else None,
        deputising_for=case.actor.deputising_for,
    )
