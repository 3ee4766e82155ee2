"""Running heads and folios are told from text by place and repetition."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editorial.intake.pdf_lines import PageText, TextLine
from editorial.intake.pdf_running_heads import without_running_heads

_HEAD, _FOOT = 650.0, 40.0


def _page(number: int, *outer: tuple[str, float, float], first: str = "") -> PageText:
    """A page of body lines in 10 points, with outer lines of (text, height, size)."""
    body = [
        TextLine(first or f"第{number}面正文第{i}行，各不相同。", 70, 400, 600 - i * 16, 10, number)
        for i in range(34)
    ]
    lines = (*(TextLine(t, 70, 200, y, size, number) for t, y, size in outer), *body)
    return PageText(number, 700, 0, 0, 500, lines)


def _removed(*pages: PageText) -> list[str]:
    parted = without_running_heads(pages)
    kept = sum(len(page.lines) for page in parted.pages)
    assert kept + len(parted.removed) == sum(len(page.lines) for page in pages)
    return [line.text for line in parted.removed]


@pytest.mark.parametrize(
    "form",
    [
        "{}",
        "- {} -",
        "—{}—",
        "· {} ·",
        "第{}页",
        "第 {} 页",
        "{}/9",
        "第{}页 共9页",
        "（{}）",
        "P{}",
    ],
)
def test_folios_in_every_usual_form(form: str) -> None:
    folios = [form.format(number) for number in (37, 38, 39)]
    pages = [_page(i, (text, _FOOT, 9)) for i, text in enumerate(folios, 1)]
    assert _removed(*pages) == folios


@pytest.mark.parametrize("folios", [("iv", "v", "vi"), ("二", "三", "四"), ("九", "十", "十一")])
def test_folios_in_roman_and_chinese_numbers(folios: tuple[str, ...]) -> None:
    pages = [_page(i, (text, _FOOT, 9)) for i, text in enumerate(folios, 1)]
    assert _removed(*pages) == list(folios)


def test_numbers_that_do_not_go_up_with_the_pages_are_text() -> None:
    pages = [_page(i, (text, _FOOT, 9)) for i, text in enumerate(("2019", "300", "17"), 1)]
    assert _removed(*pages) == []


def test_the_number_that_the_file_gives_a_page_is_its_folio() -> None:
    folios = (("增1", "增1", _FOOT), ("A-2", "A-2", _FOOT), ("2019", "3", _FOOT + 12))
    labelled = [
        replace(_page(number, (text, height, 9)), label=label)
        for number, (text, label, height) in enumerate(folios, 1)
    ]
    assert _removed(*labelled) == ["增1", "A-2"]


def test_heads_repeat_with_the_number_of_the_issue_or_page_in_them() -> None:
    heads = ["编辑学习 1", "编辑学习 2", "编辑学习 3"]
    assert _removed(*(_page(i, (t, _HEAD, 9)) for i, t in enumerate(heads, 1))) == heads


def test_heads_that_take_turns_on_two_pages_are_known_by_their_small_type() -> None:
    assert _removed(_page(1, ("刊名", _HEAD, 8)), _page(2, ("栏目", _HEAD, 8))) == ["刊名", "栏目"]


def test_a_head_on_one_page_only_is_known_by_its_place() -> None:
    pages = [_page(i, (t, _HEAD, 10)) for i, t in enumerate(("刊名", "栏目", "刊名"), 1)]
    assert _removed(*pages) == ["刊名", "栏目", "刊名"]


def test_headings_and_notes_at_the_edge_of_two_pages_stay() -> None:
    assert _removed(_page(1, ("一、概述", _HEAD, 14)), _page(2, ("二、做法", _HEAD, 14))) == []
    notes = ("收稿日期等等", "作者单位等等")
    assert _removed(*(_page(i, (t, _FOOT, 8)) for i, t in enumerate(notes, 1))) == []


def test_first_lines_that_repeat_in_the_type_of_the_text_stay() -> None:
    assert _removed(_page(1, first="同样的一行。"), _page(2, first="同样的一行。")) == []


def test_no_pages_and_empty_pages_have_nothing_to_remove() -> None:
    assert _removed() == []
    assert _removed(PageText(1, 700), PageText(2, 700)) == []
