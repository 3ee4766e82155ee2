"""The review sheet (三审单, F2): the three reviews of a piece on one form."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.domain.decisions import Decision
from editorial.domain.error_rate import ErrorRate
from editorial.domain.form_kind import FormKind
from editorial.domain.reviews import Answer, Problem, Review, ReviewGrade
from editorial.domain.sample_check import RATE_NAME
from editorial.domain.stages import REVIEW_STAGES, Stage
from editorial.paper.forms.form_blocks import (
    Block,
    Box,
    Boxes,
    Column,
    Entry,
    Fields,
    Form,
    Listing,
    Passage,
    Point,
    Points,
    Section,
    Signature,
)
from editorial.paper.forms.form_record import PieceRecord
from editorial.paper.forms.form_words import (
    piece_form,
    review_signature,
    version_fingerprints,
    yes_no,
)
from editorial.reports.rate_words import per_mille_text, tenths_text

_HEADS = {
    Stage.FIRST_REVIEW: ("初审（编辑）", "编辑签名"),
    Stage.SECOND_REVIEW: ("复审（责任编辑）", "责任编辑签名"),
    Stage.FINAL_REVIEW: ("终审（主编）", "主编签名"),
}
_CONCLUSIONS = {
    Stage.FIRST_REVIEW: {
        Decision.RECOMMEND: "建议采用",
        Decision.RETURN_TO_AUTHOR: "退改",
        Decision.REJECT: "退稿",
    },
    Stage.SECOND_REVIEW: {
        Decision.PASS: "可发稿",
        Decision.RETURN_TO_AUTHOR: "退作者处理",
        Decision.REFER: "报终审决定",
        Decision.REJECT: "退稿",
    },
    Stage.FINAL_REVIEW: {
        Decision.ACCEPT: "采用",
        Decision.REWORK: "提请编辑再加工",
        Decision.RETURN_TO_AUTHOR: "退改",
        Decision.REJECT: "退稿",
        Decision.SUBMIT_TO_BOARD: "提交编委会",
    },
}
_PROBLEMS = (
    Column("序号", 5, centred=True),
    Column("审次", 7, centred=True),
    Column("具体问题", 33),
    Column("处理情况和答复", 28),
    Column("答复人／日期", 13, centred=True),
    Column("终审裁定", 24),
)


def review_sheet(piece: PieceRecord) -> Form:
    """The sheet; a stage that was gone through again has a part for each review."""
    blocks: list[Block] = [_head(piece)]
    for stage in REVIEW_STAGES:
        reviews = [r for r in piece.manuscript.reviews if r.stage is stage]
        for number, review in enumerate(reviews or [None], 1):
            again = f"　第 {number} 次" if len(reviews) > 1 else ""
            blocks.append(Section(_HEADS[stage][0] + again))
            if review is None and piece.manuscript.stage.is_over:
                ended = piece.manuscript.stage.label
                blocks.append(Passage(stage.label, f"没有进行，稿件{ended}", lines=1))
            else:
                blocks += _review(piece, stage, review)
        if stage is Stage.FINAL_REVIEW:
            blocks += _matters(piece)
    blocks.append(_problems(piece))
    return piece_form(piece, FormKind.REVIEWS, blocks, version_fingerprints(piece.manuscript))


def _head(piece: PieceRecord) -> Fields:
    manuscript, office = piece.manuscript, piece.office
    return Fields(
        (
            (Entry("稿件编号", manuscript.number), Entry("期次", office.issue.label)),
            (Entry("题名", manuscript.title, strong=True),),
            (Entry("作者", manuscript.author), Entry("栏目", piece.column)),
            (
                Entry("字数", str(manuscript.current_version.characters)),
                Entry("收稿日期", office.day(manuscript.registered_at)),
            ),
        )
    )


def _review(piece: PieceRecord, stage: Stage, review: Review | None) -> Iterator[Block]:
    if review is not None:
        yield Fields((_read_version(piece, review),))
    read = None if review is None else review.read_in_full
    yield Boxes("阅读全文", yes_no(read))
    if stage is not Stage.FIRST_REVIEW:
        label = "列入细审" if stage is Stage.SECOND_REVIEW else "抽查精读"
        yield Boxes(label, yes_no(None if review is None else review.read_closely))
    if stage is Stage.SECOND_REVIEW:
        grade = review.grade if review else None
        boxes = tuple(Box(each.label, each is grade) for each in ReviewGrade)
        yield Boxes("初审加工质量", boxes)
        yield Passage("对初审的评价", review.assessment if review else "")
    yield Points(tuple(_points(piece, stage, review)))
    if stage is Stage.FINAL_REVIEW:
        yield Passage(RATE_NAME, _sample(piece, review), lines=1)
    if stage is not Stage.FIRST_REVIEW:
        label = "复审记录" if stage is Stage.SECOND_REVIEW else "终审记录"
        yield Passage(label, review.record if review else "")
    chosen = review.decision if review else None
    conclusions = tuple(
        Box(name, decision is chosen) for decision, name in _CONCLUSIONS[stage].items()
    )
    yield Boxes("结论", conclusions)
    yield Passage(f"{stage.label}意见", review.opinion if review else "", lines=3)
    if review is None or review.revision_notes:
        yield Passage("修改意见", review.revision_notes if review else "")
    yield review_signature(piece.office, review, _HEADS[stage][1])


def _read_version(piece: PieceRecord, review: Review) -> tuple[Entry, ...]:
    version = piece.manuscript.versions[review.version - 1]
    name = f"第 {version.number} 稿（{version.origin.label}），{version.characters} 字"
    return Entry("所审文本", name), Entry("文本 SHA-256", version.text_sha256[:24] + "…")


def _points(piece: PieceRecord, stage: Stage, review: Review | None) -> Iterator[Point]:
    """The checklist; an answer to a point that is no longer asked is shown by its key."""
    answers = {a.key: a for a in review.checklist} if review else {}
    items = {item.key: item for item in piece.office.checklists.get(stage, ())}
    for key in (*items, *(key for key in answers if key not in items)):
        item, given = items.get(key), answers.get(key)
        boxes = tuple(
            Box(each.label, given is not None and given.answer is each)
            for each in Answer
            if each is not Answer.NOT_APPLICABLE
            or (item is not None and item.may_not_apply)
            or (given is not None and given.answer is each)
        )
        yield Point(item.text if item else key, boxes, given.remark if given else "")


def _sample(piece: PieceRecord, review: Review | None) -> str:
    """The sample's rates, by checks made up to that review."""
    told = []
    for check in piece.checks:
        if review is not None and check.at > review.at:
            continue
        verdict = "偏高" if check.is_high else "不高"
        counted = tenths_text(check.rate.tenths)
        told.append(
            f"第 {check.number} 次检查（{piece.office.day(check.at)}）："
            f"计错 {counted}／{check.characters} 字，{_per_mille(check.rate)}，{verdict}"
        )
    if not told and not piece.office.standing.is_in_sample(piece.manuscript.id):
        return "未列入终审样本" if review else ""
    return "\n".join(told)


def _per_mille(rate: ErrorRate) -> str:
    return per_mille_text(rate)


def _matters(piece: PieceRecord) -> Iterator[Block]:
    manuscript, office = piece.manuscript, piece.office
    topic, matter = manuscript.topic, manuscript.major_matter
    filed = Box(f"已备案（{topic.filing_number}）" if topic and topic.filing_number else "已备案")
    yield Boxes(
        "重大选题备案",
        (
            Box("不涉及", topic is not None and not topic.concerned),
            Box("涉及", topic is not None and topic.concerned),
            Box(filed.text, topic is not None and topic.concerned and topic.is_complete),
        ),
    )
    flagged = matter is not None or bool(manuscript.board)
    reason = matter.reason if matter else ""
    yield Boxes("属重大事项", yes_no(flagged if manuscript.reviews else None), reason)
    for board in manuscript.board:
        yield Fields(((Entry("编委会", f"{board.met_on:%Y-%m-%d}"), Entry("到会", board.present)),))
        yield Boxes("编委会结论", yes_no(board.approves, "同意", "不同意"))
        yield Passage("编委会意见", board.conclusion)
        yield Signature("记录人", office.name(board.recorded_by), office.moment(board.recorded_at))


def _problems(piece: PieceRecord) -> Listing:
    rows = tuple(_problem(piece, each) for each in piece.manuscript.problems)
    if not rows and piece.manuscript.stage.is_over:
        rows = (("", "", "没有审稿问题", "", "", ""),)
    return Listing(
        _PROBLEMS,
        rows,
        blanks=0 if rows else 2,
        title="审稿问题和处理",
    )


def _problem(piece: PieceRecord, problem: Problem) -> tuple[str, ...]:
    office, ruling = piece.office, problem.ruling
    ruled = ""
    if ruling is not None:
        who = office.name(ruling.by, ruling.deputising_for)
        ruled = f"{ruling.text}\n{who} {office.day(ruling.at)}"
    return (
        str(problem.number),
        problem.raised_in.label,
        f"{problem.text}\n（{office.name(problem.raised_by)} {office.day(problem.raised_at)}）",
        f"{problem.answer}\n（{problem.state.label}）",
        f"{office.name(problem.answered_by)}\n{office.day(problem.answered_at)}",
        ruled,
    )
