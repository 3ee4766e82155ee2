"""Reading a first galley blindly (背对背校对): verbs of ``editorial proof``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from editorial.cli.command_parser import CommandParser
from editorial.cli.groups.hand_entry import declare_error, span_in
from editorial.cli.office_fields import chosen, declare_text, text_of
from editorial.cli.office_verb import (
    Call,
    Outcome,
    Verb,
    declare_changed_piece,
    declare_piece,
)
from editorial.cli.piece_record import moved
from editorial.cli.record_json import plain, record

if TYPE_CHECKING:
    from editorial.desk.blind_merging import BlindMaterial
    from editorial.domain.blind_reading import BlindReading, FoundPlace, PlaceOfBoth
    from editorial.domain.manuscript import Manuscript


def _show(call: Call) -> Outcome:
    from editorial.desk.blind_merging import blind_material  # noqa: PLC0415

    material = blind_material(call.desk, call.session, call.piece().id)
    piece = material.view.manuscript
    document = {
        "number": piece.number,
        "title": piece.title,
        "revision": piece.revision,
        "reading": plain(material.reading),
        "places": [
            {"by_both": place.by_both, "first": plain(place.first), "second": plain(place.second)}
            for place in material.places
        ],
        "left": plain(material.left),
    }
    return Outcome(document, _lines(material))


def _lines(material: BlindMaterial) -> Iterator[str]:
    from editorial.reports.account_words import left_text  # noqa: PLC0415

    piece, reading = material.view.manuscript, material.reading
    yield f"{piece.number}《{piece.title}》 {piece.stage.label}　修订号 {piece.revision}"
    if reading is None:
        yield "背对背校对：还没有指定第二校对人。"
        return
    yield from _standing(material, reading)
    for entry in () if reading.both_in else reading.standing:
        words = f"校样“{entry.wrong}”应为“{entry.right}”" if entry.wrong or entry.right else ""
        said = "　".join(filter(None, (words, entry.place, entry.remark)))
        yield f"　{entry.number}. {entry.kind.label}　{said}"
    for place in material.places:
        yield f"　{_whose(place)}　{_said((*place.first, *place.second)[0])}"
    if material.left is not None:
        yield f"估计残留：{left_text(material.left)}。"


def _standing(material: BlindMaterial, reading: BlindReading) -> Iterator[str]:
    view = material.view
    second = view.name(reading.reader) if reading.reader else "未指定"
    yield f"背对背校对：第二校对人 {second}"
    for who, sheet in (("一校校对人", reading.first), ("第二校对人", reading.second)):
        if sheet is None:
            yield f"　{who}：未交卷"
        else:
            at = f"{sheet.at.astimezone():%Y-%m-%d %H:%M}"
            yield f"　{who}：{view.name(sheet.by)} {at} 已交卷"
    if reading.end is not None:
        reason = f"：{reading.end.reason}" if reading.end.reason else ""
        yield f"　{reading.end.outcome.label}，{view.name(reading.end.by)}{reason}"


def _whose(place: PlaceOfBoth) -> str:
    if place.by_both:
        return "两人都发现"
    return "仅一校发现" if place.first else "仅第二校对人发现"


def _said(found: FoundPlace) -> str:
    words = f"“{found.wrong}”应为“{found.right}”" if found.wrong or found.right else ""
    return f"{found.where}{words}" or "见备注"


def _declare_name(parser: CommandParser) -> None:
    declare_piece(parser)
    parser.operand("person", "PERSON", help="第二校对人：登录名、姓名或 id")
    parser.option("--reason", "TEXT", "理由", default="")


def _name(call: Call) -> Outcome:
    from editorial.desk.blind_naming import name_blind_reader  # noqa: PLC0415
    from editorial.desk.finding import find_person  # noqa: PLC0415

    desk, session, options = call
    piece, person = call.piece(), find_person(desk, session, options.person)
    reading = name_blind_reader(desk, session, piece.id, person.id, options.reason)
    return _told(piece, reading, f"背对背校对由 {person.name} 作第二校对人")


def _declare_enter(parser: CommandParser) -> None:
    declare_piece(parser)
    declare_error(parser)


def _enter(call: Call) -> Outcome:
    from editorial.desk.blind_merging import blind_material  # noqa: PLC0415
    from editorial.desk.blind_reading import enter_blind  # noqa: PLC0415
    from editorial.desk.hand_entries import HandEntryForm  # noqa: PLC0415
    from editorial.domain.discrepancy import DiscrepancyKind  # noqa: PLC0415

    piece, options = call.piece(), call.options
    galley = blind_material(call.desk, call.session, piece.id).galley_text
    start, end = span_in(galley, options)
    kind = chosen(options.kind, DiscrepancyKind, "KIND")
    form = HandEntryForm(
        start, end, options.wrong, options.right, kind, options.place, options.remark
    )
    reading = enter_blind(call.desk, call.session, piece.id, form)
    return _told(piece, reading, f"记下第 {reading.entries[-1].number} 处")


def _declare_take_back(parser: CommandParser) -> None:
    declare_piece(parser)
    parser.operand("entry", "N", type=int, help="第几处")


def _take_back(call: Call) -> Outcome:
    from editorial.desk.blind_reading import take_back_blind  # noqa: PLC0415

    piece, number = call.piece(), call.options.entry
    reading = take_back_blind(call.desk, call.session, piece.id, number)
    return _told(piece, reading, f"取消第 {number} 处")


def _hand_in(call: Call) -> Outcome:
    from editorial.desk.blind_reading import hand_in_blind  # noqa: PLC0415

    piece = call.piece()
    reading = hand_in_blind(call.desk, call.session, piece.id)
    more = "两人都已交卷，可以合并" if reading.both_in else "等另一人交卷后合并"
    return _told(piece, reading, f"已交卷；{more}")


def _merge(call: Call) -> Outcome:
    from editorial.desk.blind_merging import merge_blind  # noqa: PLC0415

    piece = call.piece()
    after = merge_blind(call.desk, call.session, piece.id, piece.revision)
    return Outcome(*moved(piece, after, "背对背校对已合并"))


def _declare_waive(parser: CommandParser) -> None:
    declare_piece(parser)
    declare_text(parser, "reason", "理由")


def _waive(call: Call) -> Outcome:
    from editorial.desk.blind_naming import waive_blind  # noqa: PLC0415

    piece = call.piece()
    reading = waive_blind(call.desk, call.session, piece.id, text_of(call.options, "reason"))
    return _told(piece, reading, "免做背对背校对")


def _told(piece: Manuscript, reading: BlindReading, what: str) -> Outcome:
    document: dict[str, Any] = {"number": piece.number, "reading": record(reading)}
    return Outcome(document, [f"{piece.number}《{piece.title}》：{what}。"])


_SCHEMA: Final = "blind-reading"
BLIND_VERBS: Final = {
    "blind": Verb("背对背校对：谁已交卷，各自发现什么", _SCHEMA, declare_piece, _show),
    "blind-name": Verb("指定背对背校对的第二校对人", _SCHEMA, _declare_name, _name),
    "blind-enter": Verb("第二校对人记下一处差错", _SCHEMA, _declare_enter, _enter),
    "blind-take-back": Verb("第二校对人取消一处", _SCHEMA, _declare_take_back, _take_back),
    "blind-hand-in": Verb("背对背校对交卷", _SCHEMA, declare_piece, _hand_in),
    "blind-merge": Verb("合并两人的结果", "piece", declare_changed_piece, _merge),
    "blind-waive": Verb("免做背对背校对", _SCHEMA, _declare_waive, _waive),
}
