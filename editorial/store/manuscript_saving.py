"""Saving a manuscript: adds what is new on record, and writes in place only what may change."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, update
from sqlmodel import col

from editorial.domain.manuscript import Manuscript
from editorial.domain.proofs import SignOff
from editorial.domain.reviews import Problem
from editorial.store.appending import RecordRewritten, added, insert_rows
from editorial.store.baseline_saving import save_baseline_changes
from editorial.store.checklist_tables import AnsweredChecklistRow
from editorial.store.final_review_tables import MatterFlagRow, RulingRow
from editorial.store.layout_tables import LayoutRecordRow
from editorial.store.manuscript_tables import StageChangeRow, TextVersionRow
from editorial.store.proof_tables import GalleyRow, SignOffRateRow, SignOffRow
from editorial.store.reader_tables import ReaderAssignmentRow
from editorial.store.review_tables import BoardConclusionRow, ProblemRow, ReviewRow
from editorial.store.round_saving import save_rounds
from editorial.store.row_mapping import manuscripts as heads
from editorial.store.row_mapping import proofs, reviews
from editorial.store.row_mapping.checklists import answered_checklist_values
from editorial.store.row_mapping.layouts import layout_record_values


def save_records(connection: Connection, stored: Manuscript, changed: Manuscript) -> None:
    """Bring what is on record of a manuscript from what is stored to what it is now.

    Raises:
        RecordRewritten: when a record that stands cannot be changed.
    """
    key = changed.id
    insert_rows(
        connection,
        TextVersionRow,
        [
            heads.text_version_values(key, one)
            for _, one in added(stored.versions, changed.versions, "text version")
        ],
    )
    insert_rows(
        connection,
        ReviewRow,
        [
            reviews.review_values(key, number, one)
            for number, one in added(stored.reviews, changed.reviews, "review")
        ],
    )
    _save_problems(connection, stored, changed)
    insert_rows(
        connection,
        BoardConclusionRow,
        [
            reviews.board_conclusion_values(key, number, one)
            for number, one in added(stored.board, changed.board, "board conclusion")
        ],
    )
    _save_flags_and_namings(connection, stored, changed)
    insert_rows(
        connection,
        GalleyRow,
        [
            proofs.galley_values(key, one)
            for _, one in added(stored.galleys, changed.galleys, "galley")
        ],
    )
    save_rounds(connection, stored, changed)
    save_baseline_changes(connection, stored, changed)
    _save_lists_and_layouts(connection, stored, changed)
    _save_sign_offs(connection, stored, changed)
    insert_rows(
        connection,
        StageChangeRow,
        [
            heads.stage_change_values(key, number, one)
            for number, one in added(stored.changes, changed.changes, "stage change")
        ],
    )


def _save_lists_and_layouts(
    connection: Connection, stored: Manuscript, changed: Manuscript
) -> None:
    key = changed.id
    insert_rows(
        connection,
        LayoutRecordRow,
        [
            layout_record_values(key, number, one)
            for number, one in added(stored.layouts, changed.layouts, "layout record")
        ],
    )
    insert_rows(
        connection,
        AnsweredChecklistRow,
        [
            answered_checklist_values(key, number, one)
            for number, one in added(stored.checklists, changed.checklists, "answered checklist")
        ],
    )


def _save_flags_and_namings(
    connection: Connection, stored: Manuscript, changed: Manuscript
) -> None:
    key = changed.id
    insert_rows(
        connection,
        MatterFlagRow,
        [
            reviews.matter_flag_values(key, number, one)
            for number, one in added(stored.matters, changed.matters, "flag of a major matter")
        ],
    )
    insert_rows(
        connection,
        ReaderAssignmentRow,
        [
            reviews.reader_assignment_values(key, number, one)
            for number, one in added(stored.assignments, changed.assignments, "naming of a reader")
        ],
    )


def _save_problems(connection: Connection, stored: Manuscript, changed: Manuscript) -> None:
    as_raised = tuple(
        _with_answer_of(now, before)
        for now, before in zip(changed.problems, stored.problems, strict=False)
    )
    unanswered = (*as_raised, *changed.problems[len(stored.problems) :])
    new = added(stored.problems, unanswered, "problem")
    for now, before in zip(changed.problems, stored.problems, strict=False):
        if now != before:
            connection.execute(
                update(ProblemRow)
                .where(col(ProblemRow.manuscript_id) == changed.id)
                .where(col(ProblemRow.number) == now.number)
                .values(**reviews.answer_values(now))
            )
    insert_rows(connection, ProblemRow, [reviews.problem_values(changed.id, one) for _, one in new])
    _save_rulings(connection, stored, changed)


def _save_rulings(connection: Connection, stored: Manuscript, changed: Manuscript) -> None:
    before = {one.number: one.ruling for one in stored.problems}
    for one in changed.problems:
        standing = before.get(one.number)
        if standing is not None and one.ruling != standing:
            raise RecordRewritten("a ruling on record was changed or dropped")
    insert_rows(
        connection,
        RulingRow,
        [
            reviews.ruling_values(changed.id, one.number, one.ruling)
            for one in changed.problems
            if one.ruling is not None and before.get(one.number) is None
        ],
    )


def _with_answer_of(problem: Problem, other: Problem) -> Problem:
    return replace(
        problem,
        answer=other.answer,
        answered_by=other.answered_by,
        answered_at=other.answered_at,
        unsolved=other.unsolved,
        ruling=other.ruling,
    )


def _save_sign_offs(connection: Connection, stored: Manuscript, changed: Manuscript) -> None:
    as_signed = tuple(
        _as_signed(now, before)
        for now, before in zip(changed.sign_offs, stored.sign_offs, strict=False)
    )
    new = added(
        stored.sign_offs, (*as_signed, *changed.sign_offs[len(stored.sign_offs) :]), "sign-off"
    )
    pairs = zip(changed.sign_offs, stored.sign_offs, strict=False)
    for number, (now, before) in enumerate(pairs, 1):
        if now != before:
            connection.execute(
                update(SignOffRow)
                .where(col(SignOffRow.manuscript_id) == changed.id)
                .where(col(SignOffRow.number) == number)
                .values(voided_at=now.voided_at)
            )
    for number, one in new:
        insert_rows(connection, SignOffRow, [proofs.sign_off_values(changed.id, number, one)])
        insert_rows(
            connection, SignOffRateRow, proofs.sign_off_rate_values(changed.id, number, one)
        )


def _as_signed(now: SignOff, before: SignOff) -> SignOff:
    """The sign-off as it was stored, when all that happened is that it was voided."""
    return replace(now, voided_at=None) if before.holds else now
