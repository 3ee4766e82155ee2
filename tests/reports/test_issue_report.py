"""The issue report: one model, and renderers that agree number for number."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pytest
from lxml import html

from editorial.domain.error_rate import ErrorRate
from editorial.reports.issue_report_files import (
    issue_report_json,
    issue_report_workbook,
    render_issue_report_csv,
)
from editorial.reports.issue_report_page import render_issue_report_html
from editorial.reports.rate_chart import MOST_ROWS, rate_chart
from editorial.reports.rate_words import per_mille_text, per_ten_thousand_text
from editorial.reports.report_model import IssueReport, ReportRow, RoleHolder, RowVerdict
from editorial.text.visible_characters import visible
from tests.reports.hostile import HOSTILE
from tests.reports.reports import SCHEMES, a_report, a_round, sample_rows

Figures = list[tuple[str, list[str], str]]
"""Per row: title, every round's ‰ (house) and ‱ (periodical), verdict."""


def from_model(report: IssueReport) -> Figures:
    house, periodical = SCHEMES
    return [
        (
            row.title,
            [
                text
                for r in row.rounds
                for text in (
                    per_mille_text(r.rate("house"), house.limit),
                    per_ten_thousand_text(r.rate("periodical-2020"), periodical.limit),
                )
            ],
            report.verdict(row).value,
        )
        for row in report.rows
    ]


def from_table(head: list[str], rows: list[list[str]]) -> Figures:
    signs = {"内控‰": "‰", "期刊‱": "‱"}
    found = []
    for row in rows:
        cells = dict(zip(head, row, strict=True))
        rates = [
            cells[name] + sign
            for name in head
            for end, sign in signs.items()
            if name.endswith(end) and cells[name]
        ]
        found.append((cells["篇名"], rates, cells["结论"]))
    return found


def from_csv(report: IssueReport) -> Figures:
    text = render_issue_report_csv(report).removeprefix("\ufeff")
    head, *rows = csv.reader(StringIO(text, newline=""))
    return from_table(head, rows[:-1])


def from_workbook(report: IssueReport) -> Figures:
    sheet = openpyxl.load_workbook(BytesIO(issue_report_workbook(report)))["明细"]
    rows = [["" if c.value is None else str(c.value) for c in row] for row in sheet.iter_rows()]
    return from_table(rows[0], rows[1:-1])


def from_json(report: IssueReport) -> Figures:
    document = json.loads(json.dumps(issue_report_json(report)))
    house, periodical = SCHEMES
    names = {verdict.name.lower(): verdict.value for verdict in RowVerdict}
    return [
        (
            row["title"],
            [
                write(ErrorRate(s["errors_tenths"], s["characters"]), scheme.limit)
                for r in row["rounds"]
                for scheme, write in ((house, per_mille_text), (periodical, per_ten_thousand_text))
                for s in [r["schemes"][scheme.id]]
            ],
            names[row["verdict"]],
        )
        for row in document["rows"]
    ]


def from_page(report: IssueReport) -> Figures:
    tree: Any = html.document_fromstring(render_issue_report_html(report))
    found = []
    for row in tree.xpath("//table[contains(@class, 'issue')]/tbody/tr"):
        title = row.xpath("td[@class='title']")[0].text.strip()
        spans = row.xpath("td[@class='number']/span")
        rates = [str(s.text_content()).removesuffix(" 超").removeprefix("期刊 ") for s in spans]
        word = row.xpath(".//span[contains(@class, 'verdict-word')]")[0].text_content()
        found.append((title, rates, str(word)))
    return found


@pytest.mark.parametrize("read", [from_csv, from_workbook, from_json, from_page])
def test_every_renderer_gives_the_numbers_of_the_model(
    read: Callable[[IssueReport], Figures],
) -> None:
    report = a_report()
    assert read(report) == from_model(report)


def test_the_last_round_decides_and_the_gate_is_the_first_scheme() -> None:
    report = a_report()
    assert [report.verdict(row) for row in report.rows] == [
        RowVerdict.WITHIN,
        RowVerdict.BEYOND,
        RowVerdict.NOT_PROOFED,
        RowVerdict.UNREADABLE,
    ]
    strict = replace(report, schemes=SCHEMES[::-1])
    assert strict.verdict(strict.rows[0]) is RowVerdict.BEYOND


def test_totals_add_exact_tenths_and_characters() -> None:
    report = a_report()
    total = report.total()
    assert (total.characters, total.edit_distance) == (8520, 9)
    assert total.rate("house") == ErrorRate(90, 8520)
    assert report.total("一校").rate("periodical-2020") == ErrorRate(363, 8520)


def test_the_page_names_people_sign_off_and_the_audit_head() -> None:
    page = render_issue_report_html(a_report(notes=("丁.manuscript.docx 没有清样",)))
    tree: Any = html.document_fromstring(page)
    text = " ".join(tree.text_content().split())
    for words in (
        "一校 编辑甲",
        "主编丙",
        "2026-03-02 09:00",
        "cdcdcdcdcdcdcdcd…",
        "ab" * 32,
        "丁.manuscript.docx 没有清样",
        "文件已损坏",
        "未签发",
        "共 12 条",
    ):
        assert words in text


def test_the_page_says_first_whether_every_piece_is_within_the_limit() -> None:
    def headline(report: IssueReport) -> str:
        tree: Any = html.document_fromstring(render_issue_report_html(report))
        return str(tree.find_class("overall")[0].text_content())

    good = ReportRow("甲", rounds=(a_round("清样", 9000, 10, 10),))
    assert headline(a_report(good)) == "全部合格"
    assert headline(a_report()) == "未全部合格：1 篇不合格，1 篇未能比对，1 篇尚未校对"


def test_a_good_sum_does_not_pass_a_bad_piece_off_as_good() -> None:
    rows = (
        ReportRow("甲", rounds=(a_round("清样", 90_000, 0, 0),)),
        ReportRow("乙", rounds=(a_round("清样", 1000, 20, 20),)),
    )
    report = a_report(*rows)
    tree: Any = html.document_fromstring(render_issue_report_html(report))
    assert [word.text_content() for word in tree.find_class("word")] == ["合计未超限"] * 2
    assert report.overall == "未全部合格：1 篇不合格"


def test_a_report_without_rows_says_so() -> None:
    report = IssueReport("空", SCHEMES, ())
    assert "没有稿件" in render_issue_report_html(report)
    assert issue_report_json(report)["totals"]["rows"] == 0
    assert render_issue_report_csv(report).count("\r\n") == 2


def test_bars_stand_in_proportion_to_the_limit_line() -> None:
    rows = (
        ReportRow("甲", rounds=(a_round("清样", 10_000, 100, 0),)),
        ReportRow("乙", rounds=(a_round("清样", 10_000, 50, 0),)),
        ReportRow("丙", rounds=(a_round("清样", 10_000, 9000, 0),)),
    )
    chart = rate_chart(a_report(*rows))
    assert chart is not None
    at_limit, half, far = (row.bars[0] for row in chart.rows)
    assert at_limit.width == chart.limit_x - chart.label_width
    assert (half.width, half.within, at_limit.within) == (at_limit.width // 2, True, True)
    assert (far.width, far.broken, far.within) == (chart.plot_width, True, False)


def test_a_chart_of_too_many_rows_keeps_the_worst() -> None:
    rows = [ReportRow(f"篇{n}", rounds=(a_round("清样", 1000, n, 0),)) for n in range(60)]
    chart = rate_chart(a_report(*rows))
    assert chart is not None
    assert [row.title for row in chart.rows] == [f"篇{n}" for n in range(60 - MOST_ROWS, 60)]
    assert (len(chart.rows), chart.left_out) == (MOST_ROWS, 60 - MOST_ROWS)


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_in_any_field_of_the_report_is_shown_literally(text: str) -> None:
    row = replace(
        sample_rows()[0],
        title=text,
        author=text,
        column=text,
        stage=text,
        page=text,
        people=(RoleHolder(text, text),),
    )
    bad = ReportRow(text, error=text)
    report = replace(a_report(row, bad, notes=(text,)), title=text, audit_head=text)
    tree: Any = html.document_fromstring(render_issue_report_html(report))
    assert tree.xpath("//h1")[0].text_content() == visible(text)
    assert tree.xpath("//td[@class='error']")[0].text_content() == visible(text)
    assert tree.xpath("//script | //img | //b[not(ancestor::p)]") == []
    assert tree.xpath("//@*[starts-with(name(), 'on')]") == []
    links = [str(link) for link in tree.xpath("//td//a/@href")]
    assert not any(":" in link or "<" in link for link in links)
    sheet = openpyxl.load_workbook(BytesIO(issue_report_workbook(report)))["明细"]
    assert sheet["B2"].value == visible(text)
    assert sheet["B2"].data_type == "s"
