"""What a review must leave behind before its decision stands (S-01…S-31, A-01…A-03)."""

from __future__ import annotations

from editorial.domain.case import Case
from editorial.domain.manuscript import VersionOrigin
from editorial.domain.permissions import is_in_charge
from editorial.domain.refusals import Refusal
from editorial.domain.reviews import Answer
from editorial.domain.sample_check import HighSampleRate
from editorial.domain.sampling import SampleGate
from editorial.domain.stages import REVIEW_STAGES, Stage


def first_reviewer_keeps_the_column(case: Case) -> Refusal | None:
    """初审 is the work of the column's editors or the editor in charge (S-04)."""
    actor, manuscript = case.actor, case.manuscript
    if not case.rules.first_review_in_own_column:
        return None
    if manuscript.column in actor.columns or actor.id == manuscript.editor:
        return None
    return Refusal("not_own_column", "初审由本栏目编辑或指定的编辑办理，请转给该栏目的编辑")


def reviewers_differ(case: Case) -> Refusal | None:
    """No person does two of the three reviews on one manuscript (A-01)."""
    for stage in REVIEW_STAGES:
        if stage is not case.manuscript.stage and case.actor.id in case.manuscript.reviewers(stage):
            return Refusal(
                "reviewed_before",
                f"您已做过本稿的{stage.label}，同一稿件的三审不能由一人兼任，请由他人办理",
            )
    return None


def read_in_full(case: Case) -> Refusal | None:
    """The whole manuscript has been read (S-05, S-12)."""
    if case.request.read_in_full:
        return None
    return Refusal("not_read_in_full", "请先通读全文，并勾选“全文已读”")


def ticks_are_backed_by_marks(case: Case) -> Refusal | None:
    """Where the office wants it, “全文已读” and “已细审” hold only with every paragraph marked."""
    if not case.rules.reading_marks_required:
        return None
    meter = case.marks.meter if case.marks else None
    if case.request.read_in_full and not (meter and meter.is_whole):
        left = f"还有 {meter.paragraphs - meter.read} 段" if meter else "各段都"
        return Refusal(
            "marks_missing", f"{left}没有标记“已读”，请在审读时逐段标记后再勾选“全文已读”"
        )
    if case.request.read_closely and not (meter and meter.is_wholly_close):
        left = f"还有 {meter.paragraphs - meter.closely} 段" if meter else "各段都"
        return Refusal("close_marks_missing", f"{left}没有标记“细审”，请逐段标记后再勾选“逐字细审”")
    return None


def checklist_is_answered(case: Case) -> Refusal | None:
    """Every point of the stage's checklist is answered, with remarks where they are due."""
    answers = {answer.key: answer for answer in case.request.checklist}
    for number, item in enumerate(case.checklist, 1):
        answer = answers.get(item.key)
        where = f"审读清单第 {number} 项“{item.text}”"
        if answer is None:
            return Refusal("checklist_open", f"{where}尚未填写")
        if answer.answer is Answer.NOT_APPLICABLE and not item.may_not_apply:
            return Refusal("checklist_must_apply", f"{where}不能选“不适用”")
        if answer.answer is not Answer.YES and not answer.remark.strip():
            return Refusal("checklist_remark", f"{where}选了“{answer.answer.label}”，请写明情况")
    return None


def checklist_is_passed(case: Case) -> Refusal | None:
    """A manuscript goes on only when no point of the checklist is answered with 不符合."""
    failed = [
        number
        for number, item in enumerate(case.checklist, 1)
        for answer in case.request.checklist
        if answer.key == item.key and answer.answer is Answer.NO
    ]
    if not failed:
        return None
    points = "、".join(str(number) for number in failed)
    return Refusal(
        "checklist_failed", f"审读清单第 {points} 项为“不符合”，请改选退改、退稿或再加工"
    )


def opinion_is_written(case: Case) -> Refusal | None:
    """The decision is explained in words."""
    if case.request.opinion.strip():
        return None
    return Refusal("no_opinion", "请写明意见")


def record_is_written(case: Case) -> Refusal | None:
    """The review record is written (复审记录 S-22, 终审记录 S-31), besides the opinion."""
    if case.request.record.strip():
        return None
    return Refusal("no_record", f"请填写{case.manuscript.stage.label}记录")


def revision_notes_are_written(case: Case) -> Refusal | None:
    """退改 without concrete revision notes is refused (S-10); sample errors are notes too."""
    if case.request.revision_notes.strip():
        return None
    if case.sample_check is not None and case.sample_check.notes:
        return None
    return Refusal("no_revision_notes", "退改、再加工须写明具体修改意见")


def first_review_is_assessed(case: Case) -> Refusal | None:
    """The second review judges how the first was done (S-14)."""
    if case.request.assessment.strip():
        return None
    return Refusal("no_assessment", "请写明对初审加工质量的评价")


def first_review_is_graded(case: Case) -> Refusal | None:
    """The second review grades the first (优、良、中、差), besides the words (S-14)."""
    if case.request.grade is not None:
        return None
    return Refusal("no_grade", "请给初审加工质量评级：优、良、中、差")


def unsolved_problem_is_named(case: Case) -> Refusal | None:
    """What is left to the final review is said in so many words (S-22)."""
    if any(problem.strip() for problem in case.request.problems):
        return None
    return Refusal("no_problem_named", "报终审决定时，请列出需要终审裁定的具体问题")


def topic_is_declared(case: Case) -> Refusal | None:
    """Whether the subject must be put on record is declared before acceptance (A-03)."""
    topic = case.request.topic or case.manuscript.topic
    if topic is None:
        return Refusal("topic_undeclared", "请声明是否涉及重大选题备案")
    if not topic.is_complete:
        return Refusal("topic_not_filed", "涉及重大选题备案的稿件，须填写备案文号后才能采用")
    return None


def chief_reads_all_when_due(case: Case) -> Refusal | None:
    """The chief editor reads all when the topic is to be filed or the reviews differ (A-02).

    So says 《图书质量保障体系》第8条; an office can leave it to its chief editor.
    """
    if not case.rules.chief_reads_disputed:
        return None
    if case.request.read_in_full or case.request.read_closely:
        return None
    topic = case.request.topic or case.manuscript.topic
    if topic is not None and topic.concerned:
        return Refusal("chief_unread", "本稿涉及重大选题，终审须通读全文，请勾选“全文已读”")
    if case.manuscript.reviews_disagree:
        return Refusal("chief_unread", "初审、复审意见不一致，终审须通读全文，请勾选“全文已读”")
    return None


def major_matter_went_to_the_board(case: Case) -> Refusal | None:
    """A major matter (重大事项) is accepted only after the board has met on it (S-28)."""
    flag = case.manuscript.major_matter
    if flag is None and not case.request.major_matter.strip():
        return None
    if flag is not None and any(c.recorded_at >= flag.at for c in case.manuscript.board):
        return None
    return Refusal("board_due", "本稿为重大事项，须先选“提交编委会”，登记编委会结论后才能采用")


def carried_problems_are_ruled(case: Case) -> Refusal | None:
    """Problems that the editors could not settle have the chief editor's ruling (S-22, S-24)."""
    waiting = [p.number for p in case.manuscript.problems if p.waits_for_ruling]
    if not waiting:
        return None
    numbers = "、".join(str(number) for number in waiting)
    return Refusal("ruling_due", f"第 {numbers} 个问题报请终审裁定，请主编逐条裁定后再办")


def sample_rate_is_counted(case: Case) -> Refusal | None:
    """The error rate of a piece of the sample is on record before it is accepted (S-26)."""
    if not case.rules.sample_check_required or case.rules.sample_gate is not SampleGate.ACCEPT:
        return None
    if case.sample_check is not None or not case.issue.is_in_sample(case.manuscript.id):
        return None
    return Refusal("sample_unchecked", "本稿为终审样本，请先做样本检查，计出编辑质量差错率再采用")


def sample_rate_is_not_high(case: Case) -> Refusal | None:
    """A piece whose editing left too many errors goes back for rework (差错率较高, S-27)."""
    check = case.sample_check
    if check is None or case.rules.high_sample_rate is HighSampleRate.WARN or not check.is_high:
        return None
    return Refusal(
        "sample_rate_high",
        f"编辑质量差错率较高（超过 {check.limit}），请选“再加工”，退回编辑改正",
    )


def board_has_approved(case: Case) -> Refusal | None:
    """A manuscript put to the board is accepted only with the board's approval (S-28)."""
    sent = case.manuscript.entered(Stage.BOARD_REVIEW)
    if sent is None:
        return None
    since = [c for c in case.manuscript.board if c.recorded_at >= sent]
    if not since:
        return Refusal("board_pending", "本稿已提交编委会，须先登记编委会结论")
    if not since[-1].approves:
        return Refusal("board_refused", "编委会未同意发表，不能采用")
    return None


def board_conclusion_is_complete(case: Case) -> Refusal | None:
    """The board's conclusion names its date, who was present and what was concluded (S-28)."""
    board = case.request.board
    if board is None or not board.present.strip() or not board.conclusion.strip():
        return Refusal("board_incomplete", "请填写编委会会议日期、到会人员和结论")
    present, quorum = len(board.members), case.rules.board_quorum
    if present < quorum:
        return Refusal(
            "board_quorum",
            f"到会 {present} 人，不足 {quorum} 人，结论不能成立；到会人员请逐一填写，用顿号分开",
        )
    return None


def text_is_new_since_return(case: Case) -> Refusal | None:
    """After a return, a new version has come in before the manuscript goes on."""
    newest = case.manuscript.current_version
    if newest.added_at >= case.manuscript.stage_since and newest.origin is not (
        VersionOrigin.RECEIVED
    ):
        return None
    return Refusal("no_new_version", "请先登记修改后的新文本，再交回")


def problems_are_answered(case: Case) -> Refusal | None:
    """Every problem raised in review has been answered by the editor (S-15)."""
    still_open = [p.number for p in case.manuscript.problems if p.is_open]
    if not still_open:
        return None
    numbers = "、".join(str(number) for number in still_open)
    return Refusal("problems_open", f"审稿提出的第 {numbers} 个问题还没有处理答复，不能发稿")


COMPLETE_CLEAR_FINAL = ("complete", "clear", "final")
"""Keys of the three confirmations 齐、清、定 (S-21)."""


def text_is_complete_clear_final(case: Case) -> Refusal | None:
    """齐、清、定 are confirmed one by one before typesetting (S-21)."""
    names = dict(zip(COMPLETE_CLEAR_FINAL, ("齐", "清", "定"), strict=True))
    missing = [names[key] for key in COMPLETE_CLEAR_FINAL if key not in case.request.confirmed]
    if not missing:
        return None
    return Refusal("not_final", f"发稿前请逐项确认：{'、'.join(missing)}")


def reason_is_written(case: Case) -> Refusal | None:
    """An unusual step gives its reason."""
    if case.request.opinion.strip():
        return None
    return Refusal("no_reason", "请写明理由")


def editor_is_in_charge(case: Case) -> Refusal | None:
    """The editor in charge, the column's editors or a responsible editor carry a text back."""
    if is_in_charge(case.actor, case.manuscript):
        return None
    return Refusal("not_in_charge", "请由本稿的经办编辑或责任编辑办理")
