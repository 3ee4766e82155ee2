"""What is read by a shorter way is what the long way reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from unittest import mock

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.intake import pdf_characters
from editorial.intake.pdf_characters import PageCharacters, PageMake, characters_of
from editorial.intake.pdf_lines import TextLine
from editorial.intake.pdf_open_page import opened
from editorial.intake.pdf_page_text import is_plain, lines_of, plain_lines_of, readable
from editorial.intake.pdf_paragraphs import Setting
from editorial.intake.pdf_places import CharacterPlaces
from editorial.text.visible_characters import has_invisible, invisible
from tests.intake.pdf_builder import Galley, Sheet
from tests.intake.test_pdf_setting import PARAGRAPHS

FILLED = PageMake(is_filled=True)
GLYPHS = PageMake(is_glyphwise=True, is_filled=True)


def _galley(sheet: Sheet = Sheet(), before: Callable[[Galley], object] | None = None) -> bytes:  # noqa: B008
    galley = Galley(sheet).title("审读工作的几点体会")
    if before is not None:
        before(galley)
    for text in PARAGRAPHS[:8]:
        galley.paragraph(text)
    galley.lines("甲", "乙 丙", "甲　　　　　　　　乙", "the 2nd line of 3", size=8)
    return galley.pdf()


def _in_white(galley: Galley) -> None:
    galley.document.set_text_color(255, 255, 255)
    galley.lines("白字", "白字两行")
    galley.document.set_text_color(0, 0, 0)


def _in_grey(galley: Galley) -> None:
    galley.document.set_text_color(90, 90, 120)


def _off_the_page(galley: Galley) -> None:
    galley.document.text(480, 300, "伸出页面右边的一行字")


def _tiny(galley: Galley) -> None:
    galley.lines("小得看不见", size=0.5)


def _slanted(galley: Galley) -> None:
    with galley.document.rotation(30, 200, 300):
        galley.document.text(200, 300, "样稿请勿外传")


KINDS = {
    "ragged": _galley(),
    "justified": _galley(Sheet(justified=True)),
    "columns": _galley(Sheet(across=15, columns=2, heads=("编辑学习",), folios=True)),
    "white": _galley(before=_in_white),
    "grey": _galley(before=_in_grey),
    "off the page": _galley(before=_off_the_page),
    "tiny": _galley(before=_tiny),
    "slanted": _galley(before=_slanted),
}


def _read(data: bytes, make: PageMake) -> Iterator[tuple[PageCharacters, Counter[str]]]:
    document = pypdfium2.PdfDocument(data)
    for index in range(len(document)):
        with opened(document, index) as page:
            assert page is not None
            tally: Counter[str] = Counter()
            yield characters_of(page.text, page.box, page.turn, tally, make), +tally


@pytest.mark.parametrize("make", [FILLED, GLYPHS], ids=["by lines", "by glyphs"])
@pytest.mark.parametrize("data", KINDS.values(), ids=KINDS)
def test_whole_lines_are_read_as_the_closest_look_reads_them(data: bytes, make: PageMake) -> None:
    with mock.patch.object(pdf_characters, "whole_lines", lambda _, lines, __: [None] * len(lines)):
        line_by_line = list(_read(data, make))
        with mock.patch.object(CharacterPlaces, "upright", return_value=None):
            closest = list(_read(data, make))
    assert list(_read(data, make)) == line_by_line == closest
    assert sum(len(characters.runs) for characters, _ in closest) > 40


def test_most_lines_of_a_galley_take_the_short_way() -> None:
    ask = mock.create_autospec(CharacterPlaces.style, side_effect=CharacterPlaces.style)
    with mock.patch.object(CharacterPlaces, "style", ask):
        runs = sum(len(characters.runs) for characters, _ in _read(KINDS["columns"], FILLED))
    assert 0 < ask.call_count < runs / 4


_measures = st.integers(0, 40).map(lambda n: n * 2.5)
_lines = st.builds(
    TextLine,
    st.sampled_from(["审读", "审读。", "well-", "known", "（续）", "3 "]),
    _measures,
    _measures.map(lambda n: 60 + 2 * n),
    st.integers(0, 30).map(lambda n: n * 4.0),
    st.sampled_from([9.0, 10.0, 10.5]),
    st.integers(1, 2),
)


@given(st.lists(_lines, min_size=2, max_size=30))
def test_a_line_that_plainly_goes_on_begins_no_paragraph(lines: list[TextLine]) -> None:
    lines.sort(key=lambda line: (line.page, -line.baseline))
    setting = Setting(lines, {1: (0.0, 200.0), 2: (0.0, 200.0)})
    for number in range(1, len(lines)):
        if setting.below[number - 1] and setting.goes_on_plainly(number):
            assert not setting.begins_paragraph(number, is_second=False)
            assert not setting.begins_paragraph(number, is_second=True)


def test_the_lines_of_a_column_plainly_go_on() -> None:
    lines = [TextLine("审读要细", 70, 170, 300 - 16 * n, 10) for n in range(9)]
    setting = Setting(lines, {1: (0.0, 240.0)})
    assert all(setting.goes_on_plainly(number) for number in range(1, 9))


@given(st.text(st.sampled_from("审读 a-\x02\r\n\ufffe\ufffd\0א"), max_size=30))
def test_the_lines_of_plain_text_are_those_of_any_text(pieces: str) -> None:
    text = pieces.replace("\n", "\r\n")
    if is_plain(text):
        assert readable(text) == text
        assert plain_lines_of(text) == lines_of(text, text)


@given(
    st.text(st.one_of(st.sampled_from("审\u00ad\u200b\ue000\ufffd𠮷\U000f0000"), st.characters()))
)
def test_invisible_characters_are_found_by_the_quick_look_too(text: str) -> None:
    assert has_invisible(text) == bool(invisible().search(text))
