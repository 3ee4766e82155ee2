"""Every guard refuses what it must, and lets pass what it may."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

import pytest

from editorial.domain.baseline import BaselineChange, ChangeRuling
from editorial.domain.case import Case, DecisionRequest, Guard
from editorial.domain.coverage import CoverageGate
from editorial.domain.decisions import Decision as D  # noqa: N817
from editorial.domain.error_rate import RateLimit
from editorial.domain.guards import issue_guards, proof_guards, review_guards
from editorial.domain.identifiers import ColumnId, IssueId, PersonId
from editorial.domain.issue_standing import IssueClosing, IssueStanding
from editorial.domain.manuscript import VersionOrigin
from editorial.domain.office_rules import OfficeRules
from editorial.domain.people import Qualification, Role
from editorial.domain.proofs import Disposition, SignOff
from editorial.domain.reader_assignment import ReaderAssignment
from editorial.domain.reading_marks import ReadingMarks
from editorial.domain.red_check import GalleyRedCheck, RedCheck
from editorial.domain.reviews import (
    Answer,
    BoardConclusion,
    ChecklistAnswer,
    MatterFlag,
    Problem,
    Review,
    ReviewGrade,
    TopicDeclaration,
)
from editorial.domain.sample_check import SampleCheck
from editorial.domain.sampling import SampleGate
from editorial.domain.stages import ProofPass
from editorial.domain.stages import Stage as S  # noqa: N817
from tests.domain.cases import (
    EVERY_IMPRINT_POINT,
    NOW,
    OTHER_COLUMN,
    OWN_COLUMN,
    a_case,
    a_difference,
    a_draw,
    a_full_request,
    a_manuscript,
    a_piece,
    a_reading,
    a_round,
    a_sample_check,
    a_version,
    an_actor,
    came_from,
    sha,
)

Change = Callable[[Case], Case]


class Trial(NamedTuple):
    """A guard, a case it lets pass, a change that makes it refuse, and the refusal's code."""

    guard: Guard
    passing: Case
    spoil: Change
    code: str


def request(**fields: object) -> Change:
    return lambda case: replace(case, request=replace(case.request, **fields))  # type: ignore[arg-type]


def piece(**fields: object) -> Change:
    return lambda case: replace(case, manuscript=replace(case.manuscript, **fields))  # type: ignore[arg-type]


def by(name: str, *columns: ColumnId) -> Change:
    return lambda case: replace(
        case, actor=replace(case.actor, id=PersonId(name), columns=frozenset(columns))
    )


def standing(qualification: Qualification) -> Change:
    return lambda case: replace(case, actor=replace(case.actor, qualification=qualification))


def at(stage: S, decision: D, role: Role = Role.EDITOR) -> Case:
    return a_case(
        a_manuscript(stage), an_actor(role, columns=(OWN_COLUMN,)), a_full_request(decision, stage)
    )


def reading(proof_pass: ProofPass, stage: S, decision: D, *dispositions: Disposition) -> Case:
    differences = tuple(a_difference(n, each) for n, each in enumerate(dispositions, 1))
    manuscript = a_manuscript(stage, a_round(proof_pass, *differences, reader="校对"))
    return a_case(manuscript, an_actor(Role.EDITOR), a_full_request(decision, stage))


def a_review(stage: S, by_whom: str) -> Review:
    return Review(stage, PersonId(by_whom), NOW, D.RECOMMEND, "意见", 1)


FIRST = at(S.FIRST_REVIEW, D.RECOMMEND)
SECOND = at(S.SECOND_REVIEW, D.PASS, Role.RESPONSIBLE_EDITOR)
FINAL = at(S.FINAL_REVIEW, D.ACCEPT, Role.CHIEF_EDITOR)
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
CLEAN = reading(ProofPass.CLEAN, S.CLEAN_PROOF, D.SUBMIT_FOR_SIGN_OFF)
SIGNING = reading(ProofPass.CLEAN, S.SIGN_OFF, D.SIGN)
SIGNED = SignOff(PersonId("主编"), NOW, 1, sha("c"), sha("1"), (), "")
RELEASING = replace(
    reading(ProofPass.CLEAN, S.SIGNED, D.RELEASE),
    manuscript=replace(SIGNING.manuscript, stage=S.SIGNED, sign_offs=(SIGNED,)),
)
UNSIGNED = GalleyRedCheck(CLEAN.manuscript.id, 1, 1, RedCheck((), ()))
CHECKED = replace(UNSIGNED, check=RedCheck((), (), PersonId("校对"), NOW))
FAR_OVER = a_round(ProofPass.FIRST, reader="甲", tenths=40)


def answer(given: Answer, remark: str = "") -> Change:
    def spoil(case: Case) -> Case:
        rest = tuple(a for a in case.request.checklist if a.key != ITEM.key)
        answers = (ChecklistAnswer(ITEM.key, given, remark), *rest)
        return request(checklist=answers)(case)

    return spoil


def rounds(*proof_rounds: object) -> Change:
    return piece(rounds=proof_rounds)


READ_NOTHING = request(read_in_full=False)
QUALIFIED_WANTED = replace(
    at(S.THIRD_PROOF, D.COMPLETE_PROOF), rules=OfficeRules(third_reader_qualified=True)
)
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


def issue(**fields: object) -> Change:
    return lambda case: replace(case, issue=replace(case.issue, **fields))  # type: ignore[arg-type]


CLOSED = IssueClosing(IssueId("i"), PersonId("责编"), NOW, 1, 0, 0)
REOPENING = replace(at(S.REJECTED, D.REOPEN, Role.CHIEF_EDITOR))
UNREAD_PIECE = a_piece("2026-04-002")

RECEIVING = at(S.TYPESETTING, D.RECEIVE_GALLEY)
A_CHANGE = BaselineChange(1, 0, 1, "路", "道", "统一名称", PersonId("经办"), NOW)
APPROVED_CHANGE = replace(A_CHANGE, ruling=ChangeRuling(True, PersonId("主编"), NOW))

R, P, I = review_guards, proof_guards, issue_guards  # noqa: E741
TRIALS = [
    Trial(R.first_reviewer_keeps_the_column, FIRST, by("他人"), "not_own_column"),
    Trial(
        R.reviewers_differ,
        SECOND,
        piece(reviews=(a_review(S.FIRST_REVIEW, "某"),)),
        "reviewed_before",
    ),
    Trial(R.read_in_full, FIRST, request(read_in_full=False), "not_read_in_full"),
    Trial(R.ticks_are_backed_by_marks, MARKED, marks(1), "marks_missing"),
    Trial(R.ticks_are_backed_by_marks, MARKED, marks(1, 2, close=(1,)), "close_marks_missing"),
    Trial(
        R.ticks_are_backed_by_marks,
        MARKED,
        lambda case: replace(case, marks=None),
        "marks_missing",
    ),
    Trial(I.second_review_is_closed, RELEASING, issue(closings=()), "second_review_open"),
    Trial(
        I.second_review_is_closed,
        RELEASING,
        issue(pieces=(*RELEASING.issue.pieces, UNREAD_PIECE)),
        "second_review_reopened",
    ),
    Trial(I.sample_is_read_closely, FINAL, request(read_closely=False), "sample_unread"),
    Trial(
        I.sample_is_read_closely,
        RELEASING,
        issue(pieces=(a_piece(reviews=(a_reading(S.FINAL_REVIEW, closely=False),)),)),
        "sample_unread",
    ),
    Trial(I.issue_is_open, REOPENING, issue(closed=CLOSED), "issue_closed"),
    Trial(R.checklist_is_answered, FIRST, request(checklist=()), "checklist_open"),
    Trial(R.checklist_is_answered, FIRST, answer(Answer.NO), "checklist_remark"),
    Trial(
        R.checklist_is_answered,
        FIRST,
        answer(Answer.NOT_APPLICABLE, "无"),
        "checklist_must_apply",
    ),
    Trial(R.checklist_is_passed, FIRST, answer(Answer.NO, "有涉密数据"), "checklist_failed"),
    Trial(R.opinion_is_written, FIRST, request(opinion=" \n"), "no_opinion"),
    Trial(R.record_is_written, SECOND, request(record=""), "no_record"),
    Trial(R.revision_notes_are_written, FIRST, request(revision_notes=" "), "no_revision_notes"),
    Trial(R.first_review_is_assessed, SECOND, request(assessment=""), "no_assessment"),
    Trial(R.first_review_is_graded, SECOND, request(grade=None), "no_grade"),
    Trial(R.chief_reads_all_when_due, CONCERNED, READ_NOTHING, "chief_unread"),
    Trial(R.chief_reads_all_when_due, DISPUTED, READ_NOTHING, "chief_unread"),
    Trial(R.carried_problems_are_ruled, FINAL, piece(problems=(CARRIED,)), "ruling_due"),
    Trial(
        R.carried_problems_are_ruled,
        at(S.ACCEPTED, D.SEND_TO_TYPESETTING),
        piece(problems=(replace(OPEN_PROBLEM, answered_at=NOW, unsolved=True),)),
        "ruling_due",
    ),
    Trial(R.major_matter_went_to_the_board, MATTER, piece(board=()), "board_due"),
    Trial(
        R.major_matter_went_to_the_board,
        MATTER,
        piece(matters=(replace(FLAG, at=NOW + timedelta(hours=1)),)),
        "board_due",
    ),
    Trial(R.major_matter_went_to_the_board, FINAL, request(major_matter="全局"), "board_due"),
    Trial(R.sample_rate_is_counted, SAMPLE_CHECKED, sample_check(None), "sample_unchecked"),
    Trial(
        R.sample_rate_is_not_high,
        SAMPLE_CHECKED,
        sample_check(a_sample_check(FINAL.manuscript, 21)),
        "sample_rate_high",
    ),
    Trial(
        R.board_conclusion_is_complete,
        at(S.BOARD_REVIEW, D.BOARD_CONCLUDES),
        request(board=replace(BOARD, present="主编")),
        "board_quorum",
    ),
    Trial(
        P.second_reader_has_the_role,
        at(S.SECOND_PROOF, D.COMPLETE_PROOF),
        lambda case: replace(
            case, actor=replace(case.actor, roles=frozenset({Role.RESPONSIBLE_EDITOR}))
        ),
        "not_second_reader",
    ),
    Trial(
        P.reader_is_the_assigned,
        reading(ProofPass.FIRST, S.FIRST_PROOF, D.COMPLETE_PROOF),
        piece(
            assignments=(
                ReaderAssignment(ProofPass.FIRST, PersonId("他人"), PersonId("责编"), NOW),
            )
        ),
        "assigned_to_another",
    ),
    Trial(R.unsolved_problem_is_named, SECOND, request(problems=(" ",)), "no_problem_named"),
    Trial(R.topic_is_declared, FINAL, request(topic=None), "topic_undeclared"),
    Trial(
        R.topic_is_declared,
        FINAL,
        request(topic=TopicDeclaration(concerned=True)),
        "topic_not_filed",
    ),
    Trial(R.board_has_approved, SENT_TO_BOARD, piece(board=()), "board_pending"),
    Trial(
        R.board_has_approved,
        SENT_TO_BOARD,
        piece(board=(replace(BOARD, approves=False),)),
        "board_refused",
    ),
    Trial(
        R.board_conclusion_is_complete,
        at(S.BOARD_REVIEW, D.BOARD_CONCLUDES),
        request(board=replace(BOARD, present="")),
        "board_incomplete",
    ),
    Trial(R.text_is_new_since_return, REVISED, piece(versions=(a_version(),)), "no_new_version"),
    Trial(
        R.problems_are_answered,
        at(S.ACCEPTED, D.SEND_TO_TYPESETTING),
        piece(problems=(OPEN_PROBLEM,)),
        "problems_open",
    ),
    Trial(
        R.text_is_complete_clear_final,
        at(S.ACCEPTED, D.SEND_TO_TYPESETTING),
        request(confirmed=frozenset({"complete", "clear"})),
        "not_final",
    ),
    Trial(R.reason_is_written, FIRST, request(opinion=""), "no_reason"),
    Trial(R.editor_is_in_charge, REVISED, by("他人"), "not_in_charge"),
    Trial(
        P.first_reader_keeps_the_column,
        at(S.FIRST_PROOF, D.COMPLETE_PROOF),
        by("某", OTHER_COLUMN),
        "not_own_column",
    ),
    Trial(
        P.second_reader_differs,
        at(S.SECOND_PROOF, D.COMPLETE_PROOF),
        lambda case: replace(
            case,
            manuscript=a_manuscript(S.SECOND_PROOF, a_round(ProofPass.FIRST, reader="某")),
        ),
        "read_first_proof",
    ),
    Trial(
        P.second_reader_is_of_another_column,
        by("某", OTHER_COLUMN)(at(S.SECOND_PROOF, D.COMPLETE_PROOF)),
        by("某", OWN_COLUMN),
        "same_column",
    ),
    Trial(
        P.third_reader_differs,
        at(S.THIRD_PROOF, D.COMPLETE_PROOF),
        lambda case: replace(
            case,
            manuscript=a_manuscript(S.THIRD_PROOF, a_round(ProofPass.SECOND, reader="某")),
        ),
        "read_before",
    ),
    Trial(
        P.third_reader_is_qualified,
        standing(Qualification.INTERMEDIATE)(QUALIFIED_WANTED),
        standing(Qualification.JUNIOR),
        "not_qualified",
    ),
    Trial(P.galley_is_waiting, CLEAN, rounds(), "no_galley"),
    Trial(
        P.red_check_is_signed,
        CLEAN,
        lambda case: replace(case, red_check=UNSIGNED),
        "red_check_open",
    ),
    Trial(
        P.red_check_is_signed,
        replace(CLEAN, red_check=CHECKED),
        lambda case: replace(case, red_check=UNSIGNED),
        "red_check_open",
    ),
    Trial(
        P.every_difference_is_decided,
        CLEAN,
        rounds(a_round(ProofPass.CLEAN, a_difference())),
        "undecided",
    ),
    Trial(
        P.there_are_corrections,
        reading(
            ProofPass.FIRST,
            S.FIRST_PROOF_APPROVAL,
            D.APPROVE_CORRECTIONS,
            Disposition.TYPESETTING_ERROR,
        ),
        rounds(a_round(ProofPass.FIRST)),
        "nothing_to_correct",
    ),
    Trial(
        P.there_are_no_corrections,
        reading(ProofPass.FIRST, S.FIRST_PROOF_APPROVAL, D.APPROVE_CLEAN),
        rounds(a_round(ProofPass.FIRST, a_difference(1, Disposition.TYPESETTING_ERROR))),
        "corrections_waiting",
    ),
    Trial(
        P.approver_did_not_read,
        reading(ProofPass.FIRST, S.FIRST_PROOF_APPROVAL, D.APPROVE_CLEAN),
        by("校对"),
        "own_reading",
    ),
    Trial(P.sheets_are_counted, CLEAN, request(sheets_present=None), "sheets_not_counted"),
    Trial(P.sheets_are_counted, CLEAN, request(sheets_present=3), "sheets_missing"),
    Trial(P.read_through_is_done, CLEAN, request(read_through=False), "not_read_through"),
    Trial(P.no_major_change, CLEAN, request(major_change=True), "major_change"),
    Trial(P.extra_proof_is_done_when_due, CLEAN, rounds(FAR_OVER), "extra_proof_due"),
    Trial(
        P.rate_is_within_the_limit,
        CLEAN,
        rounds(a_round(ProofPass.CLEAN, tenths=21)),
        "rate_over_limit",
    ),
    Trial(
        P.queries_are_closed,
        CLEAN,
        rounds(a_round(ProofPass.CLEAN, a_difference(1, Disposition.MANUSCRIPT_QUERY))),
        "queries_open",
    ),
    Trial(P.signer_saw_this_galley, SIGNING, request(seen_galley=sha("f")), "galley_changed"),
    Trial(P.signer_did_not_read, SIGNING, by("校对"), "own_reading"),
    Trial(
        P.sign_off_holds,
        RELEASING,
        piece(sign_offs=(replace(SIGNED, voided_at=NOW),)),
        "not_signed",
    ),
    Trial(
        P.sign_off_holds,
        RELEASING,
        piece(sign_offs=(replace(SIGNED, galley_sha256=sha("9")),)),
        "not_signed",
    ),
    Trial(P.imprint_is_confirmed, RELEASING, request(confirmed=frozenset()), "imprint_unchecked"),
    Trial(
        P.imprint_is_confirmed,
        RELEASING,
        request(confirmed=EVERY_IMPRINT_POINT - {"print_run"}),
        "imprint_unchecked",
    ),
    Trial(
        P.changes_are_ruled,
        CLEAN,
        piece(baseline_changes=(A_CHANGE,)),
        "changes_open",
    ),
    Trial(
        P.changes_are_in_the_galley,
        CLEAN,
        piece(baseline_changes=(APPROVED_CHANGE,)),
        "changes_pending",
    ),
    Trial(
        P.galley_pages_are_complete,
        RECEIVING,
        request(sheets_present=3),
        "pages_missing",
    ),
    Trial(
        P.galley_pages_are_complete,
        RECEIVING,
        lambda case: replace(
            case,
            request=replace(case.request, sheets_expected=None, sheets_present=None),
            rules=replace(case.rules, galley_pages_required=True),
        ),
        "pages_not_counted",
    ),
]
IDS = [f"{getattr(trial.guard, '__name__', '')}-{trial.code}" for trial in TRIALS]


@pytest.mark.parametrize("trial", TRIALS, ids=IDS)
def test_the_guard_lets_pass_what_it_may(trial: Trial) -> None:
    assert trial.guard(trial.passing) is None


@pytest.mark.parametrize("trial", TRIALS, ids=IDS)
def test_the_guard_refuses_what_it_must_and_says_why_in_chinese(trial: Trial) -> None:
    refusal = trial.guard(trial.spoil(trial.passing))
    assert refusal is not None
    assert refusal.code == trial.code
    assert any("一" <= character <= "鿿" for character in refusal.reason)


def test_every_guard_is_tried() -> None:
    tried = {trial.guard for trial in TRIALS}
    for module in (review_guards, proof_guards, issue_guards):
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if not name.startswith("_") and function.__module__ == module.__name__:
                assert function in tried, name


def test_a_limit_met_exactly_still_passes() -> None:
    exactly = rounds(a_round(ProofPass.CLEAN, tenths=20))(CLEAN)
    assert proof_guards.rate_is_within_the_limit(exactly) is None


def test_an_office_may_let_a_colleague_of_the_same_column_read_the_second_proof() -> None:
    case = by("某", OWN_COLUMN)(at(S.SECOND_PROOF, D.COMPLETE_PROOF))
    relaxed = replace(case, rules=replace(case.rules, mutual_proof_across_columns=False))
    assert proof_guards.second_reader_is_of_another_column(relaxed) is None


def test_the_extra_proof_line_can_be_moved_or_switched_off() -> None:
    over = rounds(FAR_OVER)(CLEAN)
    for line in (None, RateLimit(2, 1000)):
        case = replace(over, rules=replace(over.rules, extra_proof_above=line))
        assert proof_guards.extra_proof_is_done_when_due(case) is None


def test_an_extra_proof_that_was_read_settles_what_was_due() -> None:
    extra = a_round(ProofPass.EXTRA, reader="乙")
    assert proof_guards.extra_proof_is_done_when_due(rounds(FAR_OVER, extra)(CLEAN)) is None


def test_a_board_conclusion_from_before_the_last_submission_does_not_count() -> None:
    old = replace(BOARD, recorded_at=NOW - timedelta(days=9))
    refusal = review_guards.board_has_approved(piece(board=(old,))(SENT_TO_BOARD))
    assert refusal is not None
    assert refusal.code == "board_pending"


def test_a_blank_form_meets_no_guard_that_crashes() -> None:
    blank = replace(FIRST, request=DecisionRequest(D.RECOMMEND))
    for trial in TRIALS:
        trial.guard(blank)


def released(case: Case, gate: CoverageGate) -> set[str]:
    """Codes that stand against 发稿 and 付印 while the second review is not closed."""
    open_case = replace(case, issue=IssueStanding(), rules=replace(case.rules, coverage_gate=gate))
    return {
        decision.value
        for decision in (D.SEND_TO_TYPESETTING, D.RELEASE)
        if issue_guards.second_review_is_closed(request(decision=decision)(open_case))
    }


def test_the_office_says_which_step_waits_for_the_second_review_of_the_issue() -> None:
    assert released(RELEASING, CoverageGate.RELEASE) == {"release"}
    assert released(RELEASING, CoverageGate.TYPESETTING) == {"send_to_typesetting", "release"}
    assert released(RELEASING, CoverageGate.OFF) == set()


def test_a_piece_outside_the_sample_need_not_be_read_closely() -> None:
    outside = issue(draws=(a_draw("another"),))(request(read_closely=False)(FINAL))
    assert issue_guards.sample_is_read_closely(outside) is None


@pytest.mark.parametrize(
    ("gate", "held"),
    [(SampleGate.ACCEPT, True), (SampleGate.RELEASE, False), (SampleGate.OFF, False)],
)
def test_the_office_says_whether_acceptance_waits_for_the_sample(
    gate: SampleGate, held: bool
) -> None:
    case = request(read_closely=False)(FINAL)
    case = replace(case, rules=replace(case.rules, sample_gate=gate))
    assert (issue_guards.sample_is_read_closely(case) is not None) is held


def test_a_drawn_piece_that_was_read_closely_after_acceptance_can_be_released() -> None:
    final = a_reading(S.FINAL_REVIEW, closely=False)
    everything = frozenset({1, 2})
    read = ReadingMarks(
        RELEASING.manuscript.id,
        1,
        S.FINAL_REVIEW,
        PersonId("主编"),
        (9, 12),
        everything,
        everything,
    )
    case = issue(pieces=(a_piece(reviews=(final,), marks=(read,)),))(RELEASING)
    assert issue_guards.sample_is_read_closely(case) is None
    case = issue(pieces=(a_piece(reviews=(final,), marks=(replace(read, close=frozenset()),)),))(
        RELEASING
    )
    assert issue_guards.sample_is_read_closely(case) is not None


def test_without_the_setting_ticks_hold_without_marks() -> None:
    assert review_guards.ticks_are_backed_by_marks(FIRST) is None


def test_the_points_of_the_imprint_that_are_left_are_named() -> None:
    left = RELEASING.imprint[0]
    case = request(confirmed=EVERY_IMPRINT_POINT - {left.key})(RELEASING)
    refusal = proof_guards.imprint_is_confirmed(case)
    assert refusal is not None
    assert left.text in refusal.reason
    assert RELEASING.imprint[1].text not in refusal.reason
