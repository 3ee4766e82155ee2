"""The comparison as CSV and as a workbook: numbers agree, texts survive, nothing is a formula."""

from __future__ import annotations

import csv
import zipfile
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.comparison.compare import compare_documents
from editorial.reports.comparison_csv import render_comparison_csv
from editorial.reports.comparison_xlsx import comparison_workbook, write_comparison_xlsx
from editorial.reports.table_cells import CELL_LIMIT, CONTINUED, FORMULA_STARTS, cell_parts, guarded
from editorial.text.document_text import DocumentText
from editorial.text.paragraphs import Location, Paragraph, ParagraphKind
from editorial.text.visible_characters import visible
from tests.reports.comparisons import a_comparison
from tests.reports.hostile import HOSTILE
from tests.reports.test_comparison_page import hostile_everywhere


def csv_rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline="")))


def sheet_rows(content: bytes, name: str) -> list[list[object]]:
    book = openpyxl.load_workbook(BytesIO(content))
    return [[cell.value for cell in row] for row in book[name].iter_rows()]


def test_the_csv_lists_every_place_with_both_scores() -> None:
    rows = csv_rows(render_comparison_csv(a_comparison("甲安乙丙", "甲按乙")))
    assert [(r["序号"], r["原样"], r["应为"], r["校对符号"], r["类型"]) for r in rows] == [
        ("1", "按", "安", "改正", "错字"),
        ("2", "", "丙", "增补", "漏字"),
    ]
    assert (rows[0]["内控计错"], rows[0]["内控依据"]) == ("1", "BK-1")
    assert (rows[0]["期刊计错"], rows[0]["期刊依据"]) == ("1", "QK-2.2a")
    assert (rows[1]["原稿起点"], rows[1]["原稿终点"]) == ("3", "4")


def test_the_workbook_says_the_same_as_the_csv() -> None:
    comparison = a_comparison("甲安乙丙\n丁戊己", "甲按乙\n丁己庚")
    table = sheet_rows(comparison_workbook(comparison), "差异")
    rows = csv_rows(render_comparison_csv(comparison))
    assert table[0] == list(rows[0])
    assert [["" if c is None else str(c) for c in row] for row in table[1:]] == [
        list(row.values()) for row in rows
    ]


def test_the_summary_sheet_gives_verdict_counts_and_sources() -> None:
    comparison = a_comparison("字" * 999 + "安", "字" * 999 + "按", paths=("a/甲.txt", "b/乙.txt"))
    rows = sheet_rows(comparison_workbook(comparison), "概要")
    summary = {str(row[0]): row[1] for row in rows}
    assert str(summary["内控标准（以此判定）"]).startswith("合格　1.00‰（合 10.00‱）")
    assert str(summary["期刊国家标准（2020）"]).startswith("不合格　10.00‱（合 1.00‰）")
    assert summary["原稿"] == "甲.txt"
    assert summary["原稿字数（不计空白）"] == 1000
    assert summary["校样 SHA-256"] == comparison.galley.sha256
    assert summary["其中 错字（处）"] == 1


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_in_a_workbook_is_text(text: str) -> None:
    comparison = hostile_everywhere(text)
    content = comparison_workbook(comparison)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        sheets = [archive.read(n).decode() for n in archive.namelist() if "worksheets/" in n]
        assert not any("externalLink" in name for name in archive.namelist())
    assert all("<f>" not in sheet and "hyperlink" not in sheet for sheet in sheets)
    head, row = sheet_rows(content, "差异")[:2]
    cells = dict(zip(map(str, head), row, strict=True))
    assert cells["前文"] == visible(text)
    assert cells["原样"] == visible(comparison.discrepancies[0].galley.text)


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_in_a_csv_is_text(text: str) -> None:
    row = csv_rows(render_comparison_csv(hostile_everywhere(text)))[0]
    assert row["前文"].removeprefix("'") == visible(text).removeprefix("'")
    assert not row["前文"].startswith(FORMULA_STARTS)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "  =", "\u3000+"])
def test_a_cell_that_would_be_a_formula_begins_with_an_apostrophe(start: str) -> None:
    assert guarded(start + "1") == f"'{start}1"


def test_control_characters_at_the_start_are_symbols_and_need_no_guard() -> None:
    assert guarded("\t=1") == "␉=1"
    assert guarded("\r=1") == "␍=1"


def test_a_text_longer_than_a_cell_goes_on_below_and_none_is_lost() -> None:
    lost = "".join(chr(0x4E00 + n % 5000) for n in range(80_000))
    rows = sheet_rows(comparison_workbook(a_comparison("甲" + lost, "甲")), "差异")
    column = rows[0].index("应为")
    parts = [str(row[column]) for row in rows[1:]]
    assert len(parts) == 3
    assert parts[0] + "".join(part.removeprefix(CONTINUED) for part in parts[1:]) == lost


@given(st.text(st.sampled_from("甲a𠀀"), max_size=40), st.integers(0, 3))
def test_parts_fit_the_cell_and_add_up(text: str, times: int) -> None:
    long = text * (times * 900)
    parts = cell_parts(long)
    assert all(len(part.encode("utf-16-le")) // 2 <= CELL_LIMIT for part in parts)
    assert parts[0] + "".join(part[len(CONTINUED) :] for part in parts[1:]) == long


def test_equal_comparisons_give_equal_files(tmp_path: Path) -> None:
    comparison = a_comparison("甲安", "甲按")
    path = tmp_path / "甲.xlsx"
    write_comparison_xlsx(comparison, path)
    assert path.read_bytes() == comparison_workbook(comparison)
    assert [p.name for p in tmp_path.iterdir()] == ["甲.xlsx"]


def test_both_places_are_said_in_words_and_titles_are_flagged() -> None:
    kinds = (ParagraphKind.TITLE, ParagraphKind.TABLE_CELL, ParagraphKind.FOOTNOTE)
    at = (Location(), Location(table=1, row=2, column=3), Location(note="1"))
    ours, theirs = (
        DocumentText(tuple(map(Paragraph, texts, kinds, at)))
        for texts in (("渡口的清晨", "百吨", "见县志"), ("渡囗的清晨", "百顿", "见县志。"))
    )
    rows = csv_rows(render_comparison_csv(compare_documents(ours, theirs)))
    assert [(r["题目"], r["校样位置"], r["原稿位置"]) for r in rows] == [
        ("题目", "标题", "标题"),
        ("", "表 1 第 2 行第 3 列", "表 1 第 2 行第 3 列"),
        ("", "脚注 1", "脚注 1"),
    ]


def test_what_was_doubled_or_capped_is_said_place_by_place() -> None:
    kinds = (ParagraphKind.TITLE, ParagraphKind.BODY)
    ours, theirs = (
        DocumentText(tuple(map(Paragraph, texts, kinds)))
        for texts in (
            ("渡口的清晨", "甲按时乙按时丙按时丁按时戊按时己"),
            ("渡囗的清晨", "甲安时乙安时丙安时丁安时戊安时己"),
        )
    )
    comparison = compare_documents(ours, theirs, scheme="newspaper-2020")
    rows = csv_rows(render_comparison_csv(comparison))
    assert [(r["报纸计错"], r["报纸计分说明"]) for r in rows[:2]] == [
        ("2", "基本 1，标题文字加倍"),
        ("1", ""),
    ]
    assert [r["报纸计分说明"] for r in rows if r["报纸计错"] == "0"] == [
        "同一差错已计 3 次，不再计",
        "同一差错已计 3 次，不再计",
    ]
    assert {r["内控计分说明"] for r in rows} == {""}
    tenths = sum(score.tenths for score in comparison.tallies["newspaper-2020"].scores)
    assert sum(float(r["报纸计错"]) for r in rows) * 10 == tenths
