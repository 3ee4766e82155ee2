"""Errors found by eye, and undoing (手工补记、撤销): verbs of ``editorial proof``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from editorial.cli.command_parser import CommandParser, UsageRefused
from editorial.cli.office_fields import chosen
from editorial.cli.office_verb import Call, Outcome, Verb, declare_changed_piece
from editorial.cli.piece_record import moved

if TYPE_CHECKING:
    from argparse import Namespace

    from editorial.text.document_text import DocumentText


def _declare_add(parser: CommandParser) -> None:
    declare_changed_piece(parser)
    declare_error(parser)


def declare_error(parser: CommandParser) -> None:
    """An error found by eye: its kind, its words, its place."""
    parser.operand("kind", "KIND", help="类别：wrong 错字、missing 漏字、punctuation 标点…")
    parser.option("--wrong", "TEXT", "校样上是", default="")
    parser.option("--right", "TEXT", "应为", default="")
    parser.option("--paragraph", "N", "在校样第 N 段；不写时 --wrong 在校样里须只有一处", type=int)
    parser.option("--start", "OFFSET", "从校样第几个字起（不按文字查找时）", type=int)
    parser.option("--end", "OFFSET", "到第几个字止", type=int)
    parser.option("--place", "TEXT", "文字说不清的位置，如 第 3 页图 2", default="")
    parser.option("--remark", "TEXT", "备注", default="")


def _add(call: Call) -> Outcome:
    from editorial.desk.hand_entries import HandEntryForm, add_hand_entry  # noqa: PLC0415
    from editorial.domain.discrepancy import DiscrepancyKind  # noqa: PLC0415

    piece, options = call.piece(), call.options
    from editorial.desk.manuscript_views import proof_material  # noqa: PLC0415

    galley = proof_material(call.desk, call.session, piece.id).galley_text
    start, end = span_in(galley, options)
    kind = chosen(options.kind, DiscrepancyKind, "KIND")
    form = HandEntryForm(
        start, end, options.wrong, options.right, kind, options.place, options.remark
    )
    after = add_hand_entry(call.desk, call.session, piece.id, piece.revision, form)
    number = after.rounds[-1].hand_entries[-1].number
    return Outcome(*moved(piece, after, f"手工补记第 {number} 处"))


def span_in(galley: DocumentText, options: Namespace) -> tuple[int, int]:
    """Where the error is in the galley's body text.

    Raises:
        UsageRefused: when the call does not say it.
    """
    from editorial.text.body_text import body_text  # noqa: PLC0415

    if options.start is not None and options.end is not None:
        return options.start, options.end
    body = body_text(galley)
    first, last = 0, len(body)
    if options.paragraph is not None:
        starts = (*body.paragraph_starts, len(body))
        if not 1 <= options.paragraph < len(starts):
            raise UsageRefused(f"校样没有第 {options.paragraph} 段，共 {len(starts) - 1} 段。")
        first, last = starts[options.paragraph - 1], starts[options.paragraph]
    wrong = "".join(options.wrong.split())
    found = body.text.count(wrong, first, last) if wrong else 0
    if found == 1:
        start = body.text.index(wrong, first, last)
        return start, start + len(wrong)
    if options.paragraph is not None and found == 0:
        return first, first
    raise UsageRefused(
        f"校样里“{options.wrong}”有 {found} 处，请用 --paragraph 或 --start、--end 指明位置。"
    )


def _declare_take_out(parser: CommandParser) -> None:
    declare_changed_piece(parser)
    parser.operand("number", "N", type=int, help="第几处补记")


def _take_out(call: Call) -> Outcome:
    from editorial.desk.hand_entries import take_out_hand_entry  # noqa: PLC0415

    piece, number = call.piece(), call.options.number
    after = take_out_hand_entry(call.desk, call.session, piece.id, piece.revision, number)
    return Outcome(*moved(piece, after, f"取消第 {number} 处补记"))


def _undo(call: Call) -> Outcome:
    from editorial.desk.hand_entries import undo_mark  # noqa: PLC0415

    piece = call.piece()
    after = undo_mark(call.desk, call.session, piece.id, piece.revision)
    return Outcome(*moved(piece, after, "已撤销上一步批改"))


def _redo(call: Call) -> Outcome:
    from editorial.desk.hand_entries import redo_mark  # noqa: PLC0415

    piece = call.piece()
    after = redo_mark(call.desk, call.session, piece.id, piece.revision)
    return Outcome(*moved(piece, after, "已重做"))


HAND_VERBS: Final = {
    "add-entry": Verb("手工补记一处差错", "piece", _declare_add, _add),
    "take-out-entry": Verb("取消一处手工补记", "piece", _declare_take_out, _take_out),
    "undo": Verb("撤销本人的上一步批改", "piece", declare_changed_piece, _undo),
    "redo": Verb("重做撤销的一步", "piece", declare_changed_piece, _redo),
}
