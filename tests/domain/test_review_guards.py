"""The guards of the reviews (三审): each refuses what it must, and lets pass what it may."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from editorial.domain.case import Case
from editorial.domain.decisions import Decision as D  # noqa: N817
from editorial.domain.guards import review_guards as guards
from editorial.domain.identifiers import PersonId
from editorial.domain.manuscript import VersionOrigin
from editorial.domain.office_rules import OfficeRules
from editorial.domain.reading_marks import ReadingMarks
from editorial.domain.reviews import (
    Answer,
    BoardConclusion,
    ChecklistAnswer,
    MatterFlag,
    Problem,
    ReviewGrade,
    TopicDeclaration,
)
from editorial.domain.sample_check import SampleCheck
from editorial.domain.stages import Stage as S  # noqa: N817
from tests.domain.cases import (
    NOW,
    a_manuscript,
    a_sample_check,
    a_version,
    came_from,
)
from tests.domain.guard_trials import (
    FINAL,
    FIRST,
    SECOND,
    Change,
    Trial,
    a_review,
    at,
    by,
    lets_pass,
    piece,
    refuses,
    request,
    trial_ids,
)

ITEM = FIRST.checklist[0]
BOARD = BoardConclusion(NOW.date(), "主编、编委乙", True, "同意", PersonId("主编"), NOW)
SENT_TO_BOARD = replace(
    FINAL,
    manuscript=replace(
        FINAL.manuscript,
        changes=came_from(a_manuscript(S.BOARD_REVIEW), S.FINAL_REVIEW, D.SUBMIT_TO_BOARD).changes,
        board=(BOARD,),
    ),
)
REVISED = replace(
    at(S.AUTHOR_REVISION, D.RESUBMIT),
    manuscript=replace(
        a_manuscript(S.AUTHOR_REVISION),
        versions=(a_version(), replace(a_version(2, VersionOrigin.AUTHOR), added_at=NOW)),
    ),
)
OPEN_PROBLEM = Problem(1, "数据出处", PersonId("责编"), NOW, S.SECOND_REVIEW)
CARRIED = Problem(1, "图 1 授权", PersonId("责编"), NOW, S.SECOND_REVIEW, referred=True)
FLAG = MatterFlag(True, "全局部署", PersonId("甲"), NOW)
MATTER = replace(SENT_TO_BOARD, manuscript=replace(SENT_TO_BOARD.manuscript, matters=(FLAG,)))
READ_IN_FULL = replace(FINAL.request, read_closely=False)
CONCERNED = replace(
    FINAL, request=replace(READ_IN_FULL, topic=TopicDeclaration(True, "备〔2026〕1号"))
)
DISPUTED = replace(
    FINAL,
    request=READ_IN_FULL,
    manuscript=replace(
        FINAL.manuscript,
        reviews=(replace(a_review(S.SECOND_REVIEW, "责编"), grade=ReviewGrade.POOR),),
    ),
)


def sample_check(check: SampleCheck | None) -> Change:
    return lambda case: replace(case, sample_check=check)


SAMPLE_CHECKED = replace(FINAL, sample_check=a_sample_check(FINAL.manuscript, 20))


def answer(given: Answer, remark: str = "") -> Change:
    def spoil(case: Case) -> Case:
        rest = tuple(a for a in case.request.checklist if a.key != ITEM.key)
        answers = (ChecklistAnswer(ITEM.key, given, remark), *rest)
        return request(checklist=answers)(case)

    return spoil


READ_NOTHING = request(read_in_full=False)
MARKS_WANTED = OfficeRules(reading_marks_required=True)
MARKED = replace(
    FIRST,
    rules=MARKS_WANTED,
    marks=ReadingMarks(
        FIRST.manuscript.id, 1, S.FIRST_REVIEW, FIRST.actor.id, (9, 12), frozenset({1, 2}),
        frozenset({1, 2}),
    ),
)  # fmt: skip


def marks(*full: int, close: tuple[int, ...] = ()) -> Change:
    def spoil(case: Case) -> Case:
        assert case.marks is not None
        changed = replace(case.marks, full=frozenset(full), close=frozenset(close))
        return replace(case, marks=changed)

    return spoil


TRIALS = [
    Trial(guards.first_reviewer_keeps_the_column, FIRST, by("他人"), "not_own_column"),
    Trial(
        guards.reviewers_differ,
        SECOND,
        piece(reviews=(a_review(S.FIRST_REVIEW, "某"),)),
        "reviewed_before",
    ),
    Trial(guards.read_in_full, FIRST, request(read_in_full=False), "not_read_in_full"),
    Trial(guards.ticks_are_backed_by_marks, MARKED, marks(1), "marks_missing"),
    Trial(guards.ticks_are_backed_by_marks, MARKED, marks(1, 2, close=(1,)), "close_marks_missing"),
    Trial(
        guards.ticks_are_backed_by_marks,
        MARKED,
        lambda case: replace(case, marks=None),
        "marks_missing",
        "nothing_marked",
    ),
    Trial(guards.checklist_is_answered, FIRST, request(checklist=()), "checklist_open"),
    Trial(guards.checklist_is_answered, FIRST, answer(Answer.NO), "checklist_remark"),
    Trial(
        guards.checklist_is_answered,
        FIRST,
        answer(Answer.NOT_APPLICABLE, "无"),
        "checklist_must_apply",
    ),
    Trial(guards.checklist_is_passed, FIRST, answer(Answer.NO, "有涉密数据"), "checklist_failed"),
    Trial(guards.opinion_is_written, FIRST, request(opinion=" \n"), "no_opinion"),
    Trial(guards.record_is_written, SECOND, request(record=""), "no_record"),
    Trial(
        guards.revision_notes_are_written, FIRST, request(revision_notes=" "), "no_revision_notes"
    ),
    Trial(guards.first_review_is_assessed, SECOND, request(assessment=""), "no_assessment"),
    Trial(guards.first_review_is_graded, SECOND, request(grade=None), "no_grade"),
    Trial(guards.chief_reads_all_when_due, CONCERNED, READ_NOTHING, "chief_unread", "topic"),
    Trial(
        guards.chief_reads_all_when_due, DISPUTED, READ_NOTHING, "chief_unread", "reviews_differ"
    ),
    Trial(
        guards.carried_problems_are_ruled,
        FINAL,
        piece(problems=(CARRIED,)),
        "ruling_due",
        "referred",
    ),
    Trial(
        guards.carried_problems_are_ruled,
        at(S.ACCEPTED, D.SEND_TO_TYPESETTING),
        piece(problems=(replace(OPEN_PROBLEM, answered_at=NOW, unsolved=True),)),
        "ruling_due",
        "not_solved",
    ),
    Trial(guards.major_matter_went_to_the_board, MATTER, piece(board=()), "board_due", "never_met"),
    Trial(
        guards.major_matter_went_to_the_board,
        MATTER,
        piece(matters=(replace(FLAG, at=NOW + timedelta(hours=1)),)),
        "board_due",
        "met_before",
    ),
    Trial(
        guards.major_matter_went_to_the_board,
        FINAL,
        request(major_matter="全局"),
        "board_due",
        "just_flagged",
    ),
    Trial(guards.sample_rate_is_counted, SAMPLE_CHECKED, sample_check(None), "sample_unchecked"),
    Trial(
        guards.sample_rate_is_not_high,
        SAMPLE_CHECKED,
        sample_check(a_sample_check(FINAL.manuscript, 21)),
        "sample_rate_high",
    ),
    Trial(
        guards.board_conclusion_is_complete,
        at(S.BOARD_REVIEW, D.BOARD_CONCLUDES),
        request(board=replace(BOARD, present="主编")),
        "board_quorum",
    ),
    Trial(guards.unsolved_problem_is_named, SECOND, request(problems=(" ",)), "no_problem_named"),
    Trial(guards.topic_is_declared, FINAL, request(topic=None), "topic_undeclared"),
    Trial(
        guards.topic_is_declared,
        FINAL,
        request(topic=TopicDeclaration(concerned=True)),
        "topic_not_filed",
    ),
    Trial(guards.board_has_approved, SENT_TO_BOARD, piece(board=()), "board_pending"),
    Trial(
        guards.board_has_approved,
        SENT_TO_BOARD,
        piece(board=(replace(BOARD, approves=False),)),
        "board_refused",
    ),
    Trial(
        guards.board_conclusion_is_complete,
        at(S.BOARD_REVIEW, D.BOARD_CONCLUDES),
        request(board=replace(BOARD, present="")),
        "board_incomplete",
    ),
    Trial(
        guards.text_is_new_since_return, REVISED, piece(versions=(a_version(),)), "no_new_version"
    ),
    Trial(
        guards.problems_are_answered,
        at(S.ACCEPTED, D.SEND_TO_TYPESETTING),
        piece(problems=(OPEN_PROBLEM,)),
        "problems_open",
    ),
    Trial(
        guards.text_is_complete_clear_final,
        at(S.ACCEPTED, D.SEND_TO_TYPESETTING),
        request(confirmed=frozenset({"complete", "clear"})),
        "not_final",
    ),
    Trial(guards.reason_is_written, FIRST, request(opinion=""), "no_reason"),
    Trial(guards.editor_is_in_charge, REVISED, by("他人"), "not_in_charge"),
]


@pytest.mark.parametrize("trial", TRIALS, ids=trial_ids(TRIALS))
def test_the_guard_lets_pass(trial: Trial) -> None:
    lets_pass(trial)


@pytest.mark.parametrize("trial", TRIALS, ids=trial_ids(TRIALS))
def test_the_guard_refuses(trial: Trial) -> None:
    refuses(trial)


def test_a_board_conclusion_from_before_the_last_submission_does_not_count() -> None:
    old = replace(BOARD, recorded_at=NOW - timedelta(days=9))
    refusal = guards.board_has_approved(piece(board=(old,))(SENT_TO_BOARD))
    assert refusal is not None
    assert refusal.code == "board_pending"


def test_without_the_setting_ticks_hold_without_marks() -> None:
    assert guards.ticks_are_backed_by_marks(FIRST) is None
