"""Reviews, problems and board conclusions ↔ rows."""

from __future__ import annotations

import json

from editorial.domain.decisions import Decision
from editorial.domain.identifiers import ManuscriptId, PersonId
from editorial.domain.reader_assignment import ReaderAssignment
from editorial.domain.reviews import (
    Answer,
    BoardConclusion,
    ChecklistAnswer,
    MatterFlag,
    Problem,
    Review,
    ReviewGrade,
    Ruling,
)
from editorial.domain.stages import ProofPass, Stage
from editorial.store.final_review_tables import MatterFlagRow, RulingRow
from editorial.store.reader_tables import ReaderAssignmentRow
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
        grade=None if row.grade is None else ReviewGrade(row.grade),
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
        "grade": None if one.grade is None else one.grade.value,
    }


def problem(row: ProblemRow, ruling: RulingRow | None = None) -> Problem:
    """The problem of a row, with its answer and the ruling on it."""
    return Problem(
        number=row.number,
        text=row.text,
        raised_by=PersonId(row.raised_by),
        raised_at=row.raised_at,
        raised_in=Stage(row.raised_in),
        answer=row.answer,
        answered_by=person_or_none(row.answered_by),
        answered_at=row.answered_at,
        referred=row.referred,
        unsolved=row.unsolved,
        ruling=None
        if ruling is None
        else Ruling(
            ruling.text,
            PersonId(ruling.ruled_by),
            ruling.ruled_at,
            person_or_none(ruling.deputising_for),
        ),
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
        "referred": one.referred,
        **answer_values(one),
    }


def answer_values(one: Problem) -> Values:
    """What an answer changes in a problem's row."""
    return {
        "answer": one.answer,
        "answered_by": one.answered_by,
        "answered_at": one.answered_at,
        "unsolved": one.unsolved,
    }


def ruling_values(manuscript: ManuscriptId, problem_number: int, one: Ruling) -> Values:
    """The row of the ruling on a problem."""
    return {
        "manuscript_id": manuscript,
        "problem_number": problem_number,
        "text": one.text,
        "ruled_by": one.by,
        "ruled_at": one.at,
        "deputising_for": one.deputising_for,
    }


def matter_flag(row: MatterFlagRow) -> MatterFlag:
    """The flag of a row."""
    return MatterFlag(row.flagged, row.reason, PersonId(row.flagged_by), row.flagged_at)


def matter_flag_values(manuscript: ManuscriptId, number: int, one: MatterFlag) -> Values:
    """The row of a manuscript's flag of that number."""
    return {
        "manuscript_id": manuscript,
        "number": number,
        "flagged": one.flagged,
        "reason": one.reason,
        "flagged_by": one.by,
        "flagged_at": one.at,
    }


def reader_assignment(row: ReaderAssignmentRow) -> ReaderAssignment:
    """The naming of a row."""
    return ReaderAssignment(
        ProofPass(row.proof_pass),
        person_or_none(row.reader),
        PersonId(row.assigned_by),
        row.assigned_at,
        row.reason,
    )


def reader_assignment_values(
    manuscript: ManuscriptId, number: int, one: ReaderAssignment
) -> Values:
    """The row of a manuscript's naming of that number."""
    return {
        "manuscript_id": manuscript,
        "number": number,
        "proof_pass": one.proof_pass.value,
        "reader": one.reader,
        "assigned_by": one.by,
        "assigned_at": one.at,
        "reason": one.reason,
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
