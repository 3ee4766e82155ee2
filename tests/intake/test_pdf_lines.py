"""Characters become lines, raised characters included, and lines become paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from editorial.intake.pdf_joined_lines import joined
from editorial.intake.pdf_lines import SPACE, PlacedRun, TextLine, body_size, lines_of_page


def _set(text: str, x: float, y: float, size: float = 10) -> Iterator[PlacedRun]:
    for number, character in enumerate(text):
        yield PlacedRun(character, x + number * size, x + (number + 1) * size, y, size)


def _space() -> PlacedRun:
    return SPACE


def _texts(*characters: PlacedRun) -> list[str]:
    return [line.text for line in lines_of_page(characters, 1)]


def test_a_new_baseline_or_a_step_back_begins_a_line() -> None:
    assert _texts(*_set("上行", 70, 600), *_set("下行", 70, 584)) == ["上行", "下行"]
    assert _texts(*_set("右栏", 300, 600), *_set("左栏", 70, 600)) == ["右栏", "左栏"]


def test_a_raised_mark_stays_in_its_line_and_does_not_lift_it() -> None:
    characters = (*_set("文", 70, 600), *_set("12", 80, 604, 5), *_set("后", 90, 600))
    (line,) = lines_of_page(characters, 1)
    assert (line.text, line.baseline, line.size) == ("文12后", 600, 10)


def test_a_wide_gap_parts_and_a_small_one_does_not() -> None:
    assert _texts(*_set("甲", 70, 600), _space(), *_set("乙", 130, 600)) == ["甲 ", "乙"]
    assert _texts(*_set("甲", 70, 600), _space(), *_set("乙", 95, 600)) == ["甲 乙"]


def test_spaces_do_not_pile_up_and_make_no_line() -> None:
    assert _texts(_space(), *_set("甲", 70, 600), _space(), _space(), *_set("乙", 85, 600)) == [
        "甲 乙"
    ]
    assert _texts(_space()) == []


@pytest.mark.parametrize(
    ("lines", "text", "hyphens"),
    [
        (["审读", "要细"], "审读要细", 0),
        (["the inter-", "national"], "the international", 1),
        (["see GB-", "T 14706"], "see GB-T 14706", 0),
        (["word", "next"], "word next", 0),
        (["中文", "word"], "中文word", 0),
        (["2010-", "2020"], "2010-2020", 0),
    ],
)
def test_lines_are_joined_as_their_script_asks(lines: list[str], text: str, hyphens: int) -> None:
    assert joined([TextLine(t, 0, 10, 0, 10) for t in lines]) == (text, hyphens)


def test_the_body_size_is_that_of_most_characters() -> None:
    assert body_size([TextLine("题", 0, 1, 0, 20), TextLine("正文文字", 0, 1, 0, 10)]) == 10
    assert body_size([]) == 0
