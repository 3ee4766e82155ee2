"""``editorial piece``: a manuscript from registration to release."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from editorial.cli.command_parser import CommandParser
from editorial.cli.deciding_command import decide_as_asked, declare_decision
from editorial.cli.office_fields import yes_or_no
from editorial.cli.office_verb import (
    Call,
    Outcome,
    Verb,
    declare_changed_piece,
    declare_piece,
)
from editorial.cli.piece_record import (
    moved,
    piece_document,
    text_document,
    text_lines,
    view_document,
    view_lines,
)
from editorial.cli.record_json import plain

if TYPE_CHECKING:
    from editorial.domain.manuscript import Manuscript
    from editorial.domain.reviews import ChecklistItem

HELP: Final = "稿件：登记、查看、登记新文本、办理。"


def _declare_register(parser: CommandParser) -> None:
    parser.operand("file", "FILE", type=Path, help="来稿文件（docx、pdf、txt、md）")
    parser.option("--title", "TITLE", "题名", required=True)
    parser.option("--author", "AUTHOR", "作者", required=True)
    parser.option("--issue", "ISSUE", "期次、全名或 id", required=True)
    parser.option("--column", "COLUMN", "栏目名或 id", required=True)
    parser.option("--editor", "PERSON", "经办编辑；不写为栏目编辑")
    parser.option("--major-matter", "TEXT", "是重大事项的，写明是何事项", default="")


def _register(call: Call) -> Outcome:
    from editorial.desk.finding import find_column, find_issue, find_person  # noqa: PLC0415
    from editorial.desk.incoming import read_incoming  # noqa: PLC0415
    from editorial.desk.registration import ManuscriptForm, register_manuscript  # noqa: PLC0415

    desk, session, options = call
    editor = find_person(desk, session, options.editor).id if options.editor else None
    form = ManuscriptForm(
        options.title,
        options.author,
        find_issue(desk, session, options.issue).id,
        find_column(desk, session, options.column).id,
        editor,
        options.major_matter,
    )
    piece = register_manuscript(desk, session, form, read_incoming(options.file))
    told = f"已登记 {piece.number}《{piece.title}》，{piece.current_version.characters} 字。"
    return Outcome(piece_document(piece), [told])


def _show(call: Call) -> Outcome:
    from editorial.desk.manuscript_views import manuscript_view  # noqa: PLC0415

    view = manuscript_view(call.desk, call.session, call.piece().id)
    return Outcome(view_document(view), view_lines(view))


def _declare_text(parser: CommandParser) -> None:
    declare_piece(parser)
    parser.option("--version", "N", "第几版；不写为最新版", type=int)


def _text(call: Call) -> Outcome:
    from editorial.desk.finding import NotOnRecord  # noqa: PLC0415
    from editorial.desk.manuscript_views import version_text  # noqa: PLC0415

    piece = call.piece()
    version = call.options.version or piece.current_version.number
    if not any(each.number == version for each in piece.versions):
        raise NotOnRecord(f"{piece.number} 没有第 {version} 版，共 {len(piece.versions)} 版")
    document = version_text(call.desk, call.session, piece.id, version)
    told = {"number": piece.number, "version": version, **text_document(document)}
    return Outcome(told, text_lines(document))


def _declare_version(parser: CommandParser) -> None:
    declare_changed_piece(parser)
    parser.operand("file", "FILE", type=Path, help="新文本（编辑加工稿、作者修改稿、再加工稿）")


def _version(call: Call) -> Outcome:
    from editorial.desk.incoming import read_incoming  # noqa: PLC0415
    from editorial.desk.registration import add_version  # noqa: PLC0415

    piece, file = call.piece(), read_incoming(call.options.file)
    after = add_version(call.desk, call.session, piece.id, piece.revision, file)
    newest = after.current_version
    return Outcome(*moved(piece, after, f"登记第 {newest.number} 版（{newest.origin.label}）"))


def _declare_matter(parser: CommandParser) -> None:
    declare_changed_piece(parser)
    parser.operand("flagged", "YES|NO", type=yes_or_no, help="标为重大事项，或取消")
    parser.option("--reason", "TEXT", "是何重大事项；取消的理由", required=True)


def _matter(call: Call) -> Outcome:
    from editorial.desk.rulings import flag_matter  # noqa: PLC0415

    piece, options = call.piece(), call.options
    after = flag_matter(
        call.desk,
        call.session,
        piece.id,
        piece.revision,
        flagged=options.flagged,
        reason=options.reason,
    )
    return Outcome(*moved(piece, after, "标为重大事项" if options.flagged else "取消重大事项"))


def _checklist(call: Call) -> Outcome:
    piece, desk = call.piece(), call.desk
    points = desk.checklists.asked(piece.stage, desk.rules)
    document = {
        "number": piece.number,
        "stage": piece.stage.value,
        "use": desk.rules.checklist_use(piece.stage).value,
        "points": plain(points),
        "answered": plain(piece.checklists),
    }
    return Outcome(document, _checklist_lines(piece, points))


def _checklist_lines(piece: Manuscript, points: tuple[ChecklistItem, ...]) -> Iterator[str]:
    yield f"{piece.number}《{piece.title}》 {piece.stage.label}"
    for item in points:
        skips = "；可填不适用" if item.may_not_apply else ""
        yield f"　{item.key}　{item.text}（{item.clause}，{item.level.label}{skips}）"
    if not points:
        yield "　本环节没有清单。"
    for each in piece.checklists:
        yield f"{each.stage.label}，{each.decision.label}，{each.at:%Y-%m-%d %H:%M}："
        for point in each.points:
            remark = f"：{point.remark}" if point.remark else ""
            yield f"　{point.answer.label}　{point.item.text}{remark}"


VERBS: Final = {
    "register": Verb("登记来稿", "piece", _declare_register, _register),
    "show": Verb("查看稿件：经过、问题、校次，现在可办什么", "piece-view", declare_piece, _show),
    "text": Verb("查看一版文本，逐段编号", "text", _declare_text, _text),
    "version": Verb("登记新文本", "piece", _declare_version, _version),
    "decide": Verb(
        "办理：任何环节的任何处理",
        "piece",
        declare_decision,
        decide_as_asked,
        more="加 --dry-run 只试办，JSON 为 editorial.trial/1：可办时退出码 0，不可办时 1。",
    ),
    "checklist": Verb(
        "本环节的清单（审读、校对、审定、付印），和校对以来填过的清单",
        "piece-checklist",
        declare_piece,
        _checklist,
    ),
    "matter": Verb("标为重大事项，或取消", "piece", _declare_matter, _matter),
}
