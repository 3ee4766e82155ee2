"""The report as one flat table (报告总表), for CSV and workbook."""

from __future__ import annotations

from editorial.reports.rate_words import (
    per_mille_text,
    per_ten_thousand_text,
    scheme_short_title,
    tenths_text,
)
from editorial.reports.report_model import IssueReport, ReportRow, RoundResult

Cell = str | int


def table_head(report: IssueReport) -> list[str]:
    """Heads of the columns; people's roles and rounds are as many as the report has."""
    head = ["序号", "篇名", "作者", "栏目", "阶段", "字数"]
    if report.knows_layout:
        head.append("版面字数")
    for label in report.round_labels:
        head.append(f"{label}改动字数")
        for scheme in report.schemes:
            short = scheme_short_title(scheme.id)
            head += [f"{label}{short}计错", f"{label}{short}‰", f"{label}{short}‱"]
    head.append("结论")
    head += report.roles
    return [*head, "签发人", "签发时间", "签发文本SHA-256", "说明"]


def table_rows(report: IssueReport) -> list[list[Cell]]:
    """One row a manuscript, in the order of the report."""
    return [_cells(report, number, row) for number, row in enumerate(report.rows, start=1)]


def total_row(report: IssueReport) -> list[Cell]:
    """All rows added up, round by round."""
    total = report.total()
    cells: list[Cell] = ["合计", f"{len(report.rows)} 篇", "", "", "", total.characters]
    cells += _layout(report, total)
    for label in report.round_labels:
        cells += _round_cells(report, report.total(label))
    cells += [""] * (len(table_head(report)) - len(cells))
    return cells


def _cells(report: IssueReport, number: int, row: ReportRow) -> list[Cell]:
    last = row.last_round
    cells: list[Cell] = [number, row.title, row.author, row.column, row.stage]
    cells.append(last.characters if last else "")
    cells += _layout(report, last)
    for label in report.round_labels:
        cells += _round_cells(report, row.round(label))
    cells.append(report.verdict(row).value)
    for role in report.roles:
        cells.append("、".join(h.name for h in row.people if h.role == role))
    sign = row.sign_off
    cells += [sign.by, sign.at.isoformat(timespec="seconds"), sign.sha256] if sign else [""] * 3
    return [*cells, row.error]


def _layout(report: IssueReport, result: RoundResult | None) -> list[Cell]:
    """Layout characters, in a report that knows some."""
    if not report.knows_layout:
        return []
    known = result.layout_characters if result is not None else None
    return ["" if known is None else known]


def _round_cells(report: IssueReport, result: RoundResult | None) -> list[Cell]:
    if result is None:
        return [""] * (1 + 3 * len(report.schemes))
    distance = result.edit_distance
    cells: list[Cell] = ["" if distance is None else distance]
    for scheme in report.schemes:
        rate = result.rate(scheme.id)
        cells += [
            tenths_text(rate.tenths),
            per_mille_text(rate, scheme.limit).rstrip("‰"),
            per_ten_thousand_text(rate, scheme.limit).rstrip("‱"),
        ]
    return cells
