"""``editorial baseline``: editorial changes after the freeze (定稿后的改动)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from editorial.cli.command_parser import CommandParser, UsageRefused
from editorial.cli.office_fields import declare_text, text_of, yes_or_no
from editorial.cli.office_verb import (
    Call,
    Outcome,
    Verb,
    declare_changed_piece,
    declare_piece,
)
from editorial.cli.piece_record import moved, text_document, text_lines
from editorial.cli.record_json import plain

if TYPE_CHECKING:
    from editorial.desk.baseline_changes import FrozenPlace
    from editorial.domain.baseline import BaselineChange
    from editorial.domain.manuscript import Manuscript

HELP: Final = "定稿后的改动：查找位置、提出、批准、改定的定稿。"


def _list(call: Call) -> Outcome:
    from editorial.desk.manuscript_views import manuscript_view  # noqa: PLC0415

    piece = manuscript_view(call.desk, call.session, call.piece().id).manuscript
    changes = piece.baseline_changes
    document = {
        "number": piece.number,
        "revision": piece.revision,
        "changes": plain(changes),
        "approved": piece.approved_changes,
        "pending": [each.number for each in piece.pending_changes],
    }
    return Outcome(document, _change_lines(changes))


def _change_lines(changes: tuple[BaselineChange, ...]) -> Iterator[str]:
    if not changes:
        yield "没有定稿后的改动。"
    for each in changes:
        state = "待批" if each.is_open else "已批准" if each.is_approved else "不批准"
        yield f"{each.number}. {state}　“{each.old}” → “{each.new}”：{each.reason}"


def _declare_find(parser: CommandParser) -> None:
    declare_piece(parser)
    parser.operand("words", "WORDS", help="定稿里的文字")


def _find(call: Call) -> Outcome:
    places = _places(call, call.piece(), call.options.words)
    return Outcome({"places": plain(places)}, _place_lines(places) or ["定稿里没有这些文字。"])


def _places(call: Call, piece: Manuscript, words: str) -> tuple[FrozenPlace, ...]:
    from editorial.desk.baseline_changes import find_in_frozen  # noqa: PLC0415

    return find_in_frozen(call.desk, call.session, piece.id, words)


def _place_lines(places: Iterable[FrozenPlace]) -> list[str]:
    return [
        f"{n}. 第 {p.paragraph} 段，{p.start}–{p.end}：…{p.before}【】{p.after}…"
        for n, p in enumerate(places, 1)
    ]


def _text(call: Call) -> Outcome:
    from editorial.desk.baseline_changes import dated_baseline_text  # noqa: PLC0415

    piece = call.piece()
    document = dated_baseline_text(call.desk, call.session, piece.id)
    told = {"number": piece.number, "approved": piece.approved_changes}
    return Outcome(told | text_document(document), text_lines(document))


def _declare_propose(parser: CommandParser) -> None:
    declare_changed_piece(parser)
    parser.option("--old", "WORDS", "要改的文字；在定稿里须只有一处，否则用 --at 指明第几处")
    parser.option("--at", "N", "第几处（见 baseline find）", type=int)
    parser.option(
        "--start", "OFFSET", "从第几个字起（不用 --old 时；插入时与 --end 相同）", type=int
    )
    parser.option("--end", "OFFSET", "到第几个字止", type=int)
    declare_text(parser, "new", "改成的文字；空为删去，换行为另起段")
    declare_text(parser, "reason", "理由")


def _propose(call: Call) -> Outcome:
    from editorial.desk.baseline_changes import ChangeForm, propose_change  # noqa: PLC0415

    piece, options = call.piece(), call.options
    start, end = _span(call, piece)
    form = ChangeForm(start, end, text_of(options, "new"), text_of(options, "reason"), options.old)
    after = propose_change(call.desk, call.session, piece.id, piece.revision, form)
    number = after.baseline_changes[-1].number
    return Outcome(*moved(piece, after, f"提出第 {number} 处改动，待主编批准"))


def _span(call: Call, piece: Manuscript) -> tuple[int, int]:
    """Where the change is to be made.

    Raises:
        UsageRefused: when the call does not say it, or the words stand in several places.
    """
    options = call.options
    if options.start is not None and options.end is not None:
        return options.start, options.end
    if not options.old:
        raise UsageRefused("请用 --old 写明要改的文字，或用 --start、--end 指明位置。")
    places = _places(call, piece, options.old)
    if options.at is not None and 1 <= options.at <= len(places):
        places = places[options.at - 1 : options.at]
    if len(places) != 1:
        raise UsageRefused(
            f"定稿里“{options.old}”有 {len(places)} 处，"
            "请用 baseline find 查看，用 --at 指明第几处。"
        )
    return places[0].start, places[0].end


def _declare_rule(parser: CommandParser) -> None:
    declare_changed_piece(parser)
    parser.operand("number", "N", type=int, help="第几处改动")
    parser.operand("approves", "YES|NO", type=yes_or_no, help="是否批准")
    declare_text(parser, "remark", "说明；不批准时必填")


def _rule(call: Call) -> Outcome:
    from editorial.desk.baseline_changes import rule_change  # noqa: PLC0415

    piece, options = call.piece(), call.options
    after = rule_change(
        call.desk,
        call.session,
        piece.id,
        piece.revision,
        options.number,
        approves=options.approves,
        remark=text_of(options, "remark"),
    )
    told = "批准" if options.approves else "不批准"
    return Outcome(*moved(piece, after, f"{told}第 {options.number} 处改动"))


VERBS: Final = {
    "list": Verb("一篇稿件定稿后的改动", "baseline-changes", declare_piece, _list),
    "find": Verb("在定稿里查找文字的位置", "frozen-places", _declare_find, _find),
    "text": Verb("改定的定稿：定稿加已批准的改动", "baseline-text", declare_piece, _text),
    "propose": Verb("提出一处改动", "piece", _declare_propose, _propose),
    "rule": Verb("主编批准或不批准一处改动", "piece", _declare_rule, _rule),
}
