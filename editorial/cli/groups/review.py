"""``editorial review``: the three reviews, what was read, problems and rulings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from editorial.cli.command_parser import CommandParser, UsageRefused
from editorial.cli.deciding_command import decide_as_asked, declare_review_decision
from editorial.cli.office_fields import (
    chosen,
    declare_text,
    file_text,
    numbers,
    text_of,
)
from editorial.cli.office_verb import (
    Call,
    Outcome,
    Verb,
    declare_changed_piece,
    declare_piece,
)
from editorial.cli.piece_record import moved, text_document, text_lines, view_document
from editorial.cli.record_json import plain, record

if TYPE_CHECKING:
    from editorial.desk.manuscript_views import ReviewMaterial
    from editorial.domain.reading_marks import ReadingMarks
    from editorial.domain.stages import Stage

HELP: Final = "审稿：清单、办理、审读痕迹、问题的答复和裁定。"
_STAGE = "审级：first_review 初审、second_review 复审、final_review 终审"


def _show(call: Call) -> Outcome:
    from editorial.desk.manuscript_views import review_material  # noqa: PLC0415

    material = review_material(call.desk, call.session, call.piece().id)
    document = {
        **view_document(material.view),
        "text": text_document(material.document),
        "checklist": plain(material.checklist),
        "draft": material.draft,
        "in_sample": material.in_sample,
        "sample_check": plain(material.sample_check),
        "topic_hints": plain(material.topic_hints),
    }
    return Outcome(document, _lines(material))


def _lines(material: ReviewMaterial) -> Iterator[str]:
    manuscript = material.view.manuscript
    yield f"{manuscript.number}《{manuscript.title}》 {manuscript.stage.label}"
    if material.in_sample:
        yield "本稿在终审样本中。"
    yield "审读清单：" if material.checklist else "本环节没有审读清单。"
    for item in material.checklist:
        yield f"　{item.key}　{item.text}{'（可不适用）' if item.may_not_apply else ''}"
    for hint in material.topic_hints:
        yield f"重大选题提示：{hint.topic}，第 {hint.paragraph} 段“{hint.context}”"
    if material.draft is not None:
        yield "有未提交的草稿（加 --json 查看）。"
    yield from text_lines(material.document)


def _declare_answer(parser: CommandParser) -> None:
    declare_changed_piece(parser)
    parser.operand("number", "N", help="第几个问题", type=int)
    declare_text(parser, "answer", "答复")
    parser.flag("--unsolved", "未能解决，报终审裁定")


def _answer(call: Call) -> Outcome:
    from editorial.desk.deciding import ProblemAnswer, answer_problem  # noqa: PLC0415

    piece, options = call.piece(), call.options
    given = ProblemAnswer(options.number, text_of(options, "answer"), not options.unsolved)
    after = answer_problem(call.desk, call.session, piece.id, piece.revision, given)
    return Outcome(*moved(piece, after, f"已答复问题 {given.number}"))


def _declare_rule(parser: CommandParser) -> None:
    declare_changed_piece(parser)
    parser.operand("number", "N", help="第几个问题", type=int)
    declare_text(parser, "ruling", "裁定意见")


def _rule(call: Call) -> Outcome:
    from editorial.desk.rulings import ProblemRuling, rule_problem  # noqa: PLC0415

    piece, options = call.piece(), call.options
    given = ProblemRuling(options.number, text_of(options, "ruling"))
    after = rule_problem(call.desk, call.session, piece.id, piece.revision, given)
    return Outcome(*moved(piece, after, f"已裁定问题 {given.number}"))


def _declare_draft(parser: CommandParser) -> None:
    declare_piece(parser)
    parser.operand("file", "FILE", help="草稿（JSON，终端界面所用的格式）；- 为标准输入")


def _draft(call: Call) -> Outcome:
    from editorial.desk.drafts import keep_draft  # noqa: PLC0415

    piece = call.piece()
    keep_draft(call.desk, call.session, piece.id, piece.stage, file_text(call.options.file))
    return Outcome({"number": piece.number, "stage": piece.stage.value}, ["草稿已保存。"])


def _declare_reading(parser: CommandParser) -> None:
    declare_piece(parser)
    parser.option("--stage", "STAGE", f"{_STAGE}；不写为稿件所在审级")


def _stage(call: Call) -> Stage | None:
    from editorial.domain.stages import Stage  # noqa: PLC0415

    word = call.options.stage
    return None if word is None else chosen(word, Stage, "--stage")


def _reading(call: Call) -> Outcome:
    from editorial.desk.reading import reading_material  # noqa: PLC0415

    material = reading_material(call.desk, call.session, call.piece().id, _stage(call))
    document = _marks_document(material.marks)
    lines = [*_marks_lines(material.marks), *(each.reason for each in material.refusals)]
    return Outcome(document | {"refusals": plain(material.refusals)}, lines)


def _declare_mark(parser: CommandParser) -> None:
    _declare_reading(parser)
    parser.option("--paragraphs", "NUMBERS", "段落编号，如 1-4,7", type=numbers)
    parser.flag("--all", "全部段落")
    parser.flag("--close", "标为细审（精读）")
    parser.flag("--undo", "取消标记")
    parser.option("--version", "N", "审读的是第几版；已有新文本时不予标记", type=int)


def _mark(call: Call) -> Outcome:
    from editorial.desk.reading import mark_read, reading_material  # noqa: PLC0415
    from editorial.domain.reading_marks import MarkChange  # noqa: PLC0415

    options, piece = call.options, call.piece()
    if options.all == (options.paragraphs is not None):
        raise UsageRefused("用法有误：--paragraphs 和 --all 请写一个。")
    wanted = frozenset(options.paragraphs or ())
    if options.all:
        marks = reading_material(call.desk, call.session, piece.id, _stage(call)).marks
        wanted = marks.every_paragraph
    change = MarkChange(wanted, close=options.close, read=not options.undo)
    version = options.version or piece.current_version.number
    after = mark_read(
        call.desk, call.session, piece.id, (change,), stage=_stage(call), version=version
    )
    return Outcome(_marks_document(after), _marks_lines(after))


def _declare_on_paper(parser: CommandParser) -> None:
    declare_piece(parser)
    parser.option("--stage", "STAGE", _STAGE, required=True)


def _on_paper(call: Call) -> Outcome:
    from editorial.desk.reading import record_close_reading  # noqa: PLC0415
    from editorial.domain.stages import Stage  # noqa: PLC0415

    stage = chosen(call.options.stage, Stage, "--stage")
    marks = record_close_reading(call.desk, call.session, call.piece().id, stage)
    return Outcome(_marks_document(marks), _marks_lines(marks))


def _marks_document(marks: ReadingMarks) -> dict[str, object]:
    return record(marks) | {"meter": plain(marks.meter)}


def _marks_lines(marks: ReadingMarks) -> list[str]:
    from editorial.domain.reading_marks import paragraph_ranges  # noqa: PLC0415

    meter = marks.meter
    paper = "（含纸样审读）" if marks.on_paper else ""
    read, close = paragraph_ranges(marks.full), paragraph_ranges(marks.close)
    return [
        f"{marks.stage.label} 第 {marks.version} 版，共 {meter.paragraphs} 段{paper}",
        f"已读 {meter.read} 段：{read or '无'}　细审 {meter.closely} 段：{close or '无'}",
    ]


VERBS: Final = {
    "show": Verb(
        "审稿材料：文本、清单、草稿、重大选题提示", "review-material", declare_piece, _show
    ),
    "decide": Verb(
        "办理初审、复审、终审和编委会的处理", "piece", declare_review_decision, decide_as_asked
    ),
    "answer": Verb("编辑答复一个审稿问题", "piece", _declare_answer, _answer),
    "rule": Verb("主编裁定一个报终审的问题", "piece", _declare_rule, _rule),
    "draft": Verb("保存审稿草稿", "draft", _declare_draft, _draft),
    "reading": Verb("查看本人的审读痕迹", "reading", _declare_reading, _reading),
    "mark": Verb("标记段落已读或细审，或取消", "reading", _declare_mark, _mark),
    "on-paper": Verb("补记：全文已在纸样上细审", "reading", _declare_on_paper, _on_paper),
}
