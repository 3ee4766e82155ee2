"""The route of a manuscript: one table of (stage, decision) → target, roles, guards.

What is not in the table cannot be done; ``docs/reference/route.md`` is generated from here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from editorial.domain.case import Guard
from editorial.domain.decisions import Decision as D
from editorial.domain.guards import checklist_guards as points
from editorial.domain.guards import issue_guards as issue
from editorial.domain.guards import proof_guards as proof
from editorial.domain.guards import review_guards as review
from editorial.domain.people import Role
from editorial.domain.stages import Stage as S

EDITOR = frozenset({Role.EDITOR})
RESPONSIBLE = frozenset({Role.RESPONSIBLE_EDITOR})
CHIEF = frozenset({Role.CHIEF_EDITOR})
EDITORS = EDITOR | RESPONSIBLE


@dataclass(frozen=True, slots=True)
class Transition:
    """One row: what a role may decide at a stage, where it leads, what it must leave behind."""

    source: S
    decision: D
    target: S
    roles: frozenset[Role]
    guards: tuple[Guard, ...] = ()

    @property
    def needs_galley(self) -> bool:
        """Whether a galley's file comes with the decision."""
        return self.decision is D.RECEIVE_GALLEY


def _row(source: S, decision: D, target: S, roles: frozenset[Role], *guards: Guard) -> Transition:
    return Transition(source, decision, target, roles, guards)


_REVIEWED = (
    review.reviewers_differ,
    review.read_in_full,
    review.ticks_are_backed_by_marks,
    review.checklist_is_answered,
)
_SECOND = (
    *_REVIEWED,
    review.first_review_is_assessed,
    review.first_review_is_graded,
    review.record_is_written,
    review.opinion_is_written,
)
_FINAL = (
    review.reviewers_differ,
    review.ticks_are_backed_by_marks,
    review.checklist_is_answered,
    review.record_is_written,
    review.opinion_is_written,
)
_BROUGHT_BACK = (review.editor_is_in_charge, review.text_is_new_since_return)
_READ = (
    proof.galley_is_waiting,
    proof.red_check_is_signed,
    proof.every_difference_is_decided,
    points.proof_checklist_is_answered,
)
_CHECKED = (points.proof_checklist_is_answered, points.proof_checklist_is_passed)
_CHANGES = (proof.changes_are_ruled, proof.changes_are_in_the_galley)
_RECEIVED = (proof.galley_pages_are_complete,)
_FIRST = (review.first_reviewer_keeps_the_column, *_REVIEWED, review.opinion_is_written)

_REVIEW_ROWS = (
    _row(S.FIRST_REVIEW, D.RECOMMEND, S.SECOND_REVIEW, EDITOR, *_FIRST, review.checklist_is_passed),
    _row(
        S.FIRST_REVIEW,
        D.RETURN_TO_AUTHOR,
        S.AUTHOR_REVISION,
        EDITOR,
        *_FIRST,
        review.revision_notes_are_written,
    ),
    _row(S.FIRST_REVIEW, D.REJECT, S.REJECTED, EDITOR, *_FIRST),
    _row(S.AUTHOR_REVISION, D.RESUBMIT, S.FIRST_REVIEW, EDITORS, *_BROUGHT_BACK),
    _row(
        S.SECOND_REVIEW, D.PASS, S.FINAL_REVIEW, RESPONSIBLE, *_SECOND, review.checklist_is_passed
    ),
    _row(
        S.SECOND_REVIEW,
        D.RETURN_TO_AUTHOR,
        S.AUTHOR_REVISION,
        RESPONSIBLE,
        *_SECOND,
        review.revision_notes_are_written,
    ),
    _row(
        S.SECOND_REVIEW,
        D.REFER,
        S.FINAL_REVIEW,
        RESPONSIBLE,
        *_SECOND,
        review.unsolved_problem_is_named,
    ),
    _row(
        S.FINAL_REVIEW,
        D.ACCEPT,
        S.ACCEPTED,
        CHIEF,
        *_FINAL,
        review.checklist_is_passed,
        review.topic_is_declared,
        review.chief_reads_all_when_due,
        review.carried_problems_are_ruled,
        review.major_matter_went_to_the_board,
        review.board_has_approved,
        issue.sample_is_read_closely,
        review.sample_rate_is_counted,
        review.sample_rate_is_not_high,
    ),
    _row(
        S.FINAL_REVIEW,
        D.RETURN_TO_AUTHOR,
        S.AUTHOR_REVISION,
        CHIEF,
        *_FINAL,
        review.revision_notes_are_written,
    ),
    _row(S.FINAL_REVIEW, D.REJECT, S.REJECTED, CHIEF, *_FINAL),
    _row(S.FINAL_REVIEW, D.REWORK, S.REWORK, CHIEF, *_FINAL, review.revision_notes_are_written),
    _row(
        S.FINAL_REVIEW,
        D.SUBMIT_TO_BOARD,
        S.BOARD_REVIEW,
        CHIEF,
        review.reviewers_differ,
        review.reason_is_written,
    ),
    _row(
        S.BOARD_REVIEW,
        D.BOARD_CONCLUDES,
        S.FINAL_REVIEW,
        CHIEF,
        review.board_conclusion_is_complete,
    ),
    _row(S.REWORK, D.SUBMIT_REWORK, S.SECOND_REVIEW, EDITORS, *_BROUGHT_BACK),
    _row(
        S.ACCEPTED,
        D.SEND_TO_TYPESETTING,
        S.TYPESETTING,
        RESPONSIBLE,
        review.problems_are_answered,
        review.carried_problems_are_ruled,
        review.text_is_complete_clear_final,
        issue.second_review_is_closed,
    ),
    _row(S.TYPESETTING, D.RECEIVE_GALLEY, S.FIRST_PROOF, EDITORS, *_RECEIVED),
)


def _proof_rows(
    reading: S,
    approval: S,
    correction: S,
    onward: S,
    roles: frozenset[Role],
    *reader_guards: Guard,
) -> tuple[Transition, ...]:
    """The rows of one proof: read, approve, correct at the printer's, on with the next (S-40)."""
    return (
        _row(
            reading,
            D.COMPLETE_PROOF,
            approval,
            roles,
            *reader_guards,
            proof.reader_is_the_assigned,
            *_READ,
        ),
        _row(
            approval,
            D.APPROVE_CORRECTIONS,
            correction,
            CHIEF,
            proof.approver_did_not_read,
            proof.there_are_corrections,
        ),
        _row(
            approval,
            D.APPROVE_CLEAN,
            onward,
            CHIEF,
            proof.approver_did_not_read,
            proof.there_are_no_corrections,
            proof.changes_are_in_the_galley,
        ),
        _row(approval, D.RETURN_PROOF, reading, CHIEF, review.reason_is_written),
        _row(correction, D.RECEIVE_GALLEY, onward, EDITORS, *_RECEIVED),
    )


_PROOF_ROWS = (
    *_proof_rows(
        S.FIRST_PROOF,
        S.FIRST_PROOF_APPROVAL,
        S.FIRST_PROOF_CORRECTION,
        S.SECOND_PROOF,
        EDITOR,
        proof.first_reader_keeps_the_column,
        proof.blind_reading_is_settled,
    ),
    *_proof_rows(
        S.SECOND_PROOF,
        S.SECOND_PROOF_APPROVAL,
        S.SECOND_PROOF_CORRECTION,
        S.THIRD_PROOF,
        EDITORS,
        proof.second_reader_has_the_role,
        proof.second_reader_differs,
        proof.second_reader_is_of_another_column,
    ),
    *_proof_rows(
        S.THIRD_PROOF,
        S.THIRD_PROOF_APPROVAL,
        S.THIRD_PROOF_CORRECTION,
        S.CLEAN_PROOF,
        RESPONSIBLE,
        proof.third_reader_differs,
        proof.third_reader_is_qualified,
    ),
    *_proof_rows(
        S.EXTRA_PROOF,
        S.EXTRA_PROOF_APPROVAL,
        S.EXTRA_PROOF_CORRECTION,
        S.CLEAN_PROOF,
        EDITORS,
    ),
)

_RELEASE_ROWS = (
    _row(
        S.CLEAN_PROOF,
        D.SUBMIT_FOR_SIGN_OFF,
        S.SIGN_OFF,
        RESPONSIBLE,
        *_READ,
        points.proof_checklist_is_passed,
        proof.queries_are_closed,
        *_CHANGES,
        proof.rate_is_within_the_limit,
        proof.sheets_are_counted,
        proof.read_through_is_done,
        proof.no_major_change,
        proof.extra_proof_is_done_when_due,
    ),
    _row(
        S.CLEAN_PROOF,
        D.RETURN_FOR_CORRECTION,
        S.THIRD_PROOF_CORRECTION,
        RESPONSIBLE,
        proof.every_difference_is_decided,
        proof.there_are_corrections,
    ),
    _row(
        S.CLEAN_PROOF,
        D.REQUIRE_EXTRA_PROOF,
        S.EXTRA_PROOF,
        RESPONSIBLE | CHIEF,
        review.reason_is_written,
    ),
    _row(
        S.SIGN_OFF,
        D.SIGN,
        S.SIGNED,
        CHIEF,
        proof.signer_did_not_read,
        *_CHANGES,
        proof.rate_is_within_the_limit,
        proof.signer_saw_this_galley,
        *_CHECKED,
    ),
    _row(S.SIGN_OFF, D.RETURN_GALLEY, S.CLEAN_PROOF, CHIEF, review.reason_is_written),
    _row(S.SIGN_OFF, D.REQUIRE_EXTRA_PROOF, S.EXTRA_PROOF, CHIEF, review.reason_is_written),
    _row(S.SIGNED, D.RECEIVE_GALLEY, S.CLEAN_PROOF, RESPONSIBLE, *_RECEIVED),
    _row(
        S.SIGNED,
        D.RELEASE,
        S.RELEASED,
        RESPONSIBLE,
        proof.sign_off_holds,
        proof.imprint_is_confirmed,
        *_CHECKED,
        issue.second_review_is_closed,
        issue.sample_is_read_closely,
    ),
)

_REOPENED = (review.reason_is_written, issue.issue_is_open)
_LEAVING_ROWS = (
    *(
        _row(stage, D.WITHDRAW, S.WITHDRAWN, RESPONSIBLE | CHIEF, review.reason_is_written)
        for stage in S
        if not stage.is_over
    ),
    _row(S.REJECTED, D.REOPEN, S.FIRST_REVIEW, CHIEF, *_REOPENED),
    _row(S.WITHDRAWN, D.REOPEN, S.FIRST_REVIEW, CHIEF, *_REOPENED),
)

TRANSITIONS: Final = (*_REVIEW_ROWS, *_PROOF_ROWS, *_RELEASE_ROWS, *_LEAVING_ROWS)
"""Every legal move, in the order of the route."""
_BY_MOVE: Final = {(row.source, row.decision): row for row in TRANSITIONS}


def transition(stage: S, decision: D) -> Transition | None:
    """The row for that decision at that stage; None when there is no such move."""
    return _BY_MOVE.get((stage, decision))


def transitions_from(stage: S) -> tuple[Transition, ...]:
    """All rows that start at that stage, in the table's order."""
    return tuple(row for row in TRANSITIONS if row.source is stage)
