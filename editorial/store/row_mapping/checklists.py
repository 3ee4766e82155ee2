"""Answered checklists ↔ rows."""

from __future__ import annotations

import json

from editorial.domain.decisions import Decision
from editorial.domain.identifiers import ManuscriptId, PersonId
from editorial.domain.reviews import Answer, ChecklistItem, PointLevel
from editorial.domain.stage_checklists import AnsweredChecklist, AnsweredPoint
from editorial.domain.stages import Stage
from editorial.store.checklist_tables import AnsweredChecklistRow
from editorial.store.row_mapping.manuscripts import Values, person_or_none


def answered_checklist(row: AnsweredChecklistRow) -> AnsweredChecklist:
    """The checklist of a row."""
    return AnsweredChecklist(
        stage=Stage(row.stage),
        decision=Decision(row.decision),
        by=PersonId(row.answered_by),
        at=row.answered_at,
        points=_points(row.points),
        proof_round=row.round_number,
        deputising_for=person_or_none(row.deputising_for),
    )


def answered_checklist_values(
    manuscript: ManuscriptId, number: int, one: AnsweredChecklist
) -> Values:
    """The row of a manuscript's checklist of that number."""
    return {
        "manuscript_id": manuscript,
        "number": number,
        "stage": one.stage.value,
        "decision": one.decision.value,
        "round_number": one.proof_round,
        "answered_by": one.by,
        "answered_at": one.at,
        "points": _points_text(one.points),
        "deputising_for": one.deputising_for,
    }


def _points(text: str) -> tuple[AnsweredPoint, ...]:
    return tuple(
        AnsweredPoint(
            ChecklistItem(
                each["key"],
                each["text"],
                each["clause"],
                each["may_not_apply"],
                PointLevel(each["level"]),
            ),
            Answer(each["answer"]),
            each["remark"],
        )
        for each in json.loads(text)
    )


def _points_text(points: tuple[AnsweredPoint, ...]) -> str:
    listed = [
        {
            "key": point.item.key,
            "text": point.item.text,
            "clause": point.item.clause,
            "may_not_apply": point.item.may_not_apply,
            "level": point.item.level.value,
            "answer": point.answer.value,
            "remark": point.remark,
        }
        for point in points
    ]
    return json.dumps(listed, ensure_ascii=False)
