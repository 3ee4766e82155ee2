"""The marks of GB/T 14706 are drawn where they belong, whatever the words are."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from editorial.comparison.compare import compare_texts
from editorial.domain.discrepancy import CorrectionMark
from editorial.paper.correction_page import render_correction_page
from editorial.paper.mark_drawing import LEFT, WIDTH, Anchor, Drawing, DrawnText, Ink, width_of
from editorial.paper.mark_pictures import exchanged, galley_line, mark_picture, shortened
from editorial.paper.mark_svg import mark_svg
from editorial.paper.sheet_head import SheetFacts
from editorial.paper.sheet_rows import sheet_rows
from editorial.paper.spaced_text import spaced_text
from editorial.text.visible_characters import visible
from tests.paper.paper_views import AT
from tests.reports.hostile import HOSTILE

MOVED = "江面上的雾渐渐散去，"
MIDDLE = "船工按时解缆。第一班渡轮离岸。岸上的乘客挥手告别。对岸的钟声响了，"


def first(manuscript: str, galley: str) -> tuple[CorrectionMark, Drawing]:
    comparison = compare_texts(manuscript, galley)
    place = comparison.discrepancies[0]
    line = galley_line(place, spaced_text(comparison.galley.body))
    return place.mark, mark_picture(place, line, "移至第 1 段")


def texts(drawing: Drawing, ink: Ink) -> list[str]:
    return [text.text for text in drawing.texts if text.ink is ink]


@pytest.mark.parametrize(
    ("manuscript", "galley", "mark", "line", "margin", "strokes"),
    [
        ("船工按时解缆", "船工安时解缆", "改正", ["船工", "安", "时解缆"], ["按"], 2),
        ("船工按时", "船工按按时", "删除", ["船工按", "按", "时"], [], 2),
        ("船工按时解缆", "船工时解缆", "增补", ["船工", "时解缆"], ["按"], 3),
        ("请先上船吧", "请上先船吧", "对调", ["请", "上先", "船吧"], [], 1),
        ("离岸。江面有雾", "离岸。\n江面有雾", "接排", ["离岸。", "江面有雾"], [], 1),
        ("离岸。\n江面有雾", "离岸。江面有雾", "另起段", ["离岸。", "江面有雾"], [], 2),
        (f"{MOVED}{MIDDLE}天亮了", f"{MIDDLE}{MOVED}天亮了", "转移",
         ["的钟声响了，", "江面上…渐散去，", "天亮了"], ["移至第 1 段"], 3),
    ],
)  # fmt: skip
def test_each_mark_has_its_line_its_margin_and_its_strokes(
    manuscript: str, galley: str, mark: str, line: list[str], margin: list[str], strokes: int
) -> None:
    found, drawing = first(manuscript, galley)
    assert found.value == mark
    assert texts(drawing, Ink.TYPE) == line
    assert texts(drawing, Ink.PEN) == margin
    assert len(drawing.strokes) == strokes


def test_the_line_ends_with_its_paragraph() -> None:
    _, drawing = first("渡口\n船工按时\n离岸", "渡口\n船工安时\n离岸")
    assert texts(drawing, Ink.TYPE) == ["船工", "安", "时"]


def test_words_of_a_line_keep_their_spaces() -> None:
    _, drawing = first("see a big dog run home", "see a bag dog run home")
    assert texts(drawing, Ink.TYPE) == ["see a ", "bag", " dog run"]


def ends(text: DrawnText) -> tuple[float, float]:
    width = width_of(text.text)
    start = {
        Anchor.START: text.x,
        Anchor.MIDDLE: text.x - width / 2,
        Anchor.END: text.x - width,
    }[text.anchor]
    return start, start + width


@given(
    st.text(st.sampled_from("甲乙丙。aB1 \n"), min_size=1, max_size=40),
    st.text(st.sampled_from("甲乙丙。aB1 \n"), min_size=1, max_size=40),
)
def test_nothing_is_drawn_outside_the_picture_or_over_other_words(ours: str, theirs: str) -> None:
    for row in sheet_rows(compare_texts(ours, theirs)):
        for stroke in row.drawing.strokes:
            for x, y in [stroke.start, *(curve[4:] for curve in stroke.curves)]:
                assert 0 <= x <= WIDTH
                assert 0 <= y <= row.drawing.height
        spans = sorted((text.y, *ends(text)) for text in row.drawing.texts)
        assert all(start >= -0.01 and end <= WIDTH + 0.01 for _, start, end in spans)
        for one, other in pairwise(spans):
            assert one[0] < other[0] or one[2] <= other[1] + 0.01


def test_what_is_wrong_stands_inside_the_ring() -> None:
    _, drawing = first("船工按时", "船工安时")
    xs = [curve[4] for curve in drawing.strokes[0].curves]
    place = next(text for text in drawing.texts if text.text == "安")
    assert min(xs) < ends(place)[0] == LEFT < ends(place)[1] < max(xs)


@pytest.mark.parametrize(
    ("printed", "right", "parts"),
    [
        ("上先", "先上", ("上", "", "先")),
        ("知道都", "都知道", ("知道", "", "都")),
        ("南到北", "北到南", ("南", "到", "北")),
        ("甲乙", "乙丙", None),
        ("甲", "甲乙", None),
    ],
)
def test_exchanged_parts(printed: str, right: str, parts: tuple[str, str, str] | None) -> None:
    assert exchanged(printed, right) == parts


def test_a_long_text_keeps_its_ends() -> None:
    assert shortened("一二三四五六七八九十", 7) == "一二三…八九十"
    assert shortened("一二三", 7) == "一二三"


@pytest.mark.parametrize("hostile", HOSTILE, ids=ascii)
def test_hostile_text_in_a_drawing_is_only_text(hostile: str) -> None:
    _, drawing = first(f"甲{hostile}乙", "甲丁乙")
    svg = etree.fromstring(mark_svg(drawing, visible(hostile)))
    assert {element.tag for element in svg.iter()} <= {"svg", "text", "path"}


def test_the_page_has_every_row_and_the_marks() -> None:
    page = render_correction_page(
        compare_texts("渡口\n船工按时\n离岸", "渡口\n船工安时\n离案"),
        SheetFacts(AT, proof="一校　编辑甲"),
    )
    assert len(re.findall(r'<svg class="mark"', page)) == 2
    assert "一校　编辑甲" in page
    assert "第 3 段" in page
    assert "主编批准" in page
    assert "<script" not in page


def test_a_page_without_differences_says_so() -> None:
    assert "没有差异。" in render_correction_page(compare_texts("渡口", "渡口"), SheetFacts(AT))
