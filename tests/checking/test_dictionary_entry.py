"""Packs are read as offices write them; what can't be understood is refused with its place."""

from __future__ import annotations

import pytest

from editorial.checking.checked_text import CheckedText
from editorial.checking.context_guard import parse_context_guard
from editorial.checking.dictionary_entry import DictionaryEntry, DictionaryPackRefused, parse_pack
from editorial.checking.finding import Level


def parse(*lines: str) -> list[DictionaryEntry]:
    return list(parse_pack(lines, pack="office/样例", source_titles={"s": "《样例》"}))


def test_two_columns_are_enough() -> None:
    (entry,) = parse("甲乙\t丙丁")
    assert (entry.wrong, entry.right, entry.level) == ("甲乙", ("丙丁",), Level.LIKELY)
    assert entry.source == "本单位词典"


def test_all_columns_are_read() -> None:
    (entry,) = parse("甲乙\t丙丁|戊己\thint\ts\t后非:庚\t专名除外")
    assert entry.right == ("丙丁", "戊己")
    assert (entry.level, entry.source, entry.note) == (Level.HINT, "《样例》", "专名除外")
    assert entry.guard.not_before == ("庚",)


def test_header_comments_blank_lines_and_byte_order_mark_are_passed_over() -> None:
    lines = ("\ufeffwrong\tright\tlevel", "", "# 说明", "甲乙\t丙丁\r\n")
    assert [entry.wrong for entry in parse(*lines)] == ["甲乙"]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("甲乙", "制表符"),
        ("甲乙 丙丁", "制表符"),
        ("甲乙\t", "都要填"),
        ("甲\t乙", "至少两个字"),
        ("甲乙\t甲乙", "相同"),
        ("甲乙\t丙丁\tcertain", "级别“certain”"),
        ("甲乙\t丙丁\tsure\ts\t前无:戊", "前无:戊"),
        ("甲乙\t丙丁\tsure\ts\t前非：戊", "前非:甲|乙"),
        ("甲乙\t丙丁\tsure\ts\t前非:", "前非:"),
        ("甲乙\t丙丁\tsure\ts\t\t\t多", "2 到 6 列"),
    ],
)
def test_a_line_that_cannot_be_understood_is_refused_with_its_place(
    line: str, complaint: str
) -> None:
    with pytest.raises(DictionaryPackRefused) as refusal:
        parse("# 第一行", line)
    assert "“office/样例”第 2 行" in str(refusal.value)
    assert complaint in str(refusal.value)


GUARDS = [
    ("", "前甲乙后", True),
    ("前非:前|左", "前甲乙后", False),
    ("前非:右", "前甲乙后", True),
    ("前须:前", "前甲乙后", True),
    ("前须:右", "前甲乙后", False),
    ("前须:前", "甲乙后", False),
    ("后非:后", "前甲乙后", False),
    ("后非:右", "前甲乙", True),
    ("后须:后来", "前甲乙后来", True),
    ("后须:后来", "前甲乙后", False),
    ("句末", "前甲乙，后", True),
    ("句末", "前甲乙", True),
    ("句末", "前甲乙\n后", True),
    ("句末", "前甲乙后", False),
    ("句中无:又", "甲乙，又来。", False),
    ("句中无:又", "甲乙。又来。", True),
    ("句中无:又", "甲乙\n又来。", True),
    ("前非:右 后须:后", "前甲乙后", True),
    ("前非:前 后须:后", "前甲乙后", False),
]


@pytest.mark.parametrize(("guard", "text", "speaks"), GUARDS)
def test_a_guard_lets_an_entry_speak_only_where_all_its_conditions_hold(
    guard: str, text: str, speaks: bool
) -> None:
    start = text.index("甲乙")
    allowed = parse_context_guard(guard).allows(CheckedText(text), start, start + 2)
    assert allowed is speaks
