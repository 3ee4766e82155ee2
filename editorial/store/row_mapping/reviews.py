"""Reviews, problems and board conclusions ↔ rows."""

from __future__ import annotations

import json

from editorial.domain.decisions import Decision
from editorial.domain.identifiers import ManuscriptId, PersonId
from editorial.domain.reviews import (
    Answer,
    BoardConclusion,
    ChecklistAnswer,
    Problem,
    Review,
)
from editorial.domain.stages import Stage
from editorial.store.review_tables import BoardConclusionRow, ProblemRow, ReviewRow
from editorial.store.row_mapping.manuscripts import Values, person_or_none


def review(row: ReviewRow) -> Review:
    """The review of a row."""
    return Review(
        stage=Stage(row.stage),
        by=PersonId(row.signed_by),
        at=row.signed_at,
        decision=Decision(row.decision),
        opinion=row.opinion,
        version=row.version,
        record=row.record,
        revision_notes=row.revision_notes,
        assessment=row.assessment,
        read_in_full=row.read_in_full,
        read_closely=row.read_closely,
        checklist=_checklist(row.checklist),
        deputising_for=person_or_none(row.deputising_for),
    )


def _checklist(text: str) -> tuple[ChecklistAnswer, ...]:
    return tuple(
        ChecklistAnswer(key, Answer(answer), remark) for key, answer, remark in json.loads(text)
    )


def _checklist_text(checklist: tuple[ChecklistAnswer, ...]) -> str:
    answers = [[one.key, one.answer.value, one.remark] for one in checklist]
    return json.dumps(answers, ensure_ascii=False)


def review_values(manuscript: ManuscriptId, number: int, one: Review) -> Values:
    """The row of a manuscript's review of that number."""
    return {
        "manuscript_id": manuscript,
        "number": number,
        "stage": one.stage.value,
        "signed_by": one.by,
        "signed_at": one.at,
        "decision": one.decision.value,
        "opinion": one.opinion,
        "version": one.version,
        "record": one.record,
        "revision_notes": one.revision_notes,
        "assessment": one.assessment,
        "read_in_full": one.read_in_full,
        "read_closely": one.read_closely,
        "checklist": _checklist_text(one.checklist),
        "deputising_for": one.deputising_for,
    }


def problem(row: ProblemRow) -> Problem:
    """The problem of a row, with its answer."""
    return Problem(
        number=row.number,
        text=row.text,
        raised_by=PersonId(row.raised_by),
        raised_at=row.raised_at,
        raised_in=Stage(row.raised_in),
        answer=row.answer,
        answered_by=person_or_none(row.answered_by),
        answered_at=row.answered_at,
    )


def problem_values(manuscript: ManuscriptId, one: Problem) -> Values:
    """The row of a problem."""
    return {
        "manuscript_id": manuscript,
        "number": one.number,
        "text": one.text,
        "raised_by": one.raised_by,
        "raised_at": one.raised_at,
        "raised_in": one.raised_in.value,
        **answer_values(one),
    }


def answer_values(one: Problem) -> Values:
    """What an answer changes in a problem's row."""
    return {
        "answer": one.answer,
        "answered_by": one.answered_by,
        "answered_at": one.answered_at,
    }


def board_conclusion(row: BoardConclusionRow) -> BoardConclusion:
    """The board's conclusion of a row."""
    return BoardConclusion(
        met_on=row.met_on,
        present=row.present,
        approves=row.approves,
        conclusion=row.conclusion,
        recorded_by=PersonId(row.recorded_by),
        recorded_at=row.recorded_at,
    )


def board_conclusion_values(manuscript: ManuscriptId, number: int, one: BoardConclusion) -> Values:
    """The row of a manuscript's board conclusion of that number."""
    return {
        "manuscript_id": manuscript,
        "number": number,
        "met_on": one.met_on,
        "present": one.present,
        "approves": one.approves,
        "conclusion": one.conclusion,
        "recorded_by": one.recorded_by,
        "recorded_at": one.recorded_at,
    }
