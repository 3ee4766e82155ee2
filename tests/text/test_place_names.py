"""Where something stands is said as an editor would say it."""

from __future__ import annotations

import pytest

from editorial.domain.discrepancy import TextSpan
from editorial.text.body_text import body_text
from editorial.text.document_text import DocumentText
from editorial.text.paragraphs import Location, Paragraph, ParagraphKind
from editorial.text.place_names import PlaceNames, paragraph_names

K = ParagraphKind


def names(*paragraphs: Paragraph) -> list[str]:
    return list(paragraph_names(DocumentText(paragraphs)))


def a(kind: ParagraphKind, text: str = "渡口", **place: object) -> Paragraph:
    return Paragraph(text, kind, Location(**place))  # type: ignore[arg-type]


def test_paragraphs_are_counted_as_they_were_read() -> None:
    assert names(a(K.TITLE), a(K.BODY), a(K.HEADING), a(K.BODY)) == [
        "标题", "第 2 段", "第 3 段（小标题）", "第 4 段",
    ]  # fmt: skip


def test_of_several_titles_each_is_told_by_its_number() -> None:
    assert names(a(K.TITLE), a(K.TITLE)) == ["第 1 段（标题）", "第 2 段（标题）"]


def test_on_pages_paragraphs_are_counted_anew() -> None:
    pages = [a(K.TITLE, page=1), a(K.BODY, page=1), a(K.BODY, page=4), a(K.BODY, page=4)]
    assert names(*pages) == ["第 1 页标题", "第 1 页第 2 段", "第 4 页第 1 段", "第 4 页第 2 段"]


def test_a_cell_is_told_by_table_row_and_column() -> None:
    cell = a(K.TABLE_CELL, table=2, row=2, column=3)
    assert names(cell, cell, a(K.TABLE_CELL)) == [
        "表 2 第 2 行第 3 列", "表 2 第 2 行第 3 列第 2 段", "第 3 段（表格）",
    ]  # fmt: skip


def test_notes_are_told_by_their_marks() -> None:
    assert names(a(K.FOOTNOTE, note="1"), a(K.FOOTNOTE, note="1"), a(K.ENDNOTE, note="ii")) == [
        "脚注 1", "脚注 1 第 2 段", "尾注 ii",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("图1　主桥", "图 1 图题"),
        ("表 2-1 流量", "表 2-1 表题"),
        ("续表3．流量", "续表 3 表题"),
        ("主桥合龙", "第 1 段（图表题）"),
    ],
)
def test_captions_are_told_by_their_own_number(text: str, name: str) -> None:
    assert names(a(K.CAPTION, text)) == [name]


def test_entries_are_told_by_their_number_or_counted() -> None:
    listed = [a(K.REFERENCE, "[3] 甲．渡口[M]．"), a(K.REFERENCE, "江城出版社，2019．")]
    assert names(*listed) == ["参考文献 [3]", "参考文献 [3]"]
    assert names(a(K.REFERENCE, "甲．渡口[M]"), a(K.REFERENCE, "乙．码头[M]")) == [
        "参考文献第 1 条", "参考文献第 2 条",
    ]  # fmt: skip


def places(*paragraphs: Paragraph) -> PlaceNames:
    return PlaceNames(body_text(DocumentText(paragraphs)))


def test_a_span_over_several_paragraphs_goes_from_the_first_to_the_last() -> None:
    text = places(a(K.BODY, "甲 乙"), a(K.BODY, "丙丁"), a(K.BODY, "戊"))
    assert text.of(TextSpan(1, 2, "乙", 1)) == "第 1 段"
    assert text.of(TextSpan(1, 5, "乙丙丁戊", 1)) == "第 1 段至第 3 段"
    assert text.of(TextSpan(2, 2, "", 1)) == "第 1 段"
    assert text.of(TextSpan(2, 2, "", 2)) == "第 2 段"


def test_what_stands_in_a_title_or_heading_is_known() -> None:
    text = places(a(K.TITLE, "甲"), a(K.BODY, "乙丙"), a(K.HEADING, "丁"))
    assert [text.in_title(TextSpan(at, at + 1, "", 0)) for at in range(4)] == [
        True, False, False, True,
    ]  # fmt: skip


def test_an_empty_text_has_one_place() -> None:
    assert places().of(TextSpan(0, 0, "", 1)) == "第 1 段"
    assert not places().in_title(TextSpan(0, 0, "", 1))
