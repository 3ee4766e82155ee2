"""The report of an issue or a batch as CSV, workbook and JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from editorial.comparison.json_form import rounded
from editorial.domain.error_rate import RateLimit
from editorial.reports.issue_table import Cell, table_head, table_rows, total_row
from editorial.reports.rate_words import limit_text, rate_texts, scheme_title
from editorial.reports.report_model import IssueReport, ReportRow, RoundResult, RowVerdict
from editorial.reports.table_cells import csv_text
from editorial.reports.whole_file import write_whole
from editorial.reports.workbook import TextWorkbook


def render_issue_report_csv(report: IssueReport) -> str:
    """The table as CSV for spreadsheet programs; its last line is the sum."""
    return csv_text([table_head(report), *table_rows(report), total_row(report)])


def issue_report_workbook(report: IssueReport) -> bytes:
    """The report as a workbook: 概要 and 明细."""
    rows = table_rows(report)
    head = table_head(report)
    bad = (RowVerdict.BEYOND, RowVerdict.UNREADABLE)
    alerts = frozenset(i for i, row in enumerate(report.rows) if report.verdict(row) in bad)
    with TextWorkbook(report.title, report.made_at) as book:
        book.add_table("概要", ("项目", "内容"), _summary(report), (30, 70))
        book.add_table("明细", head, [*rows, total_row(report)], _widths(head), alerts)
    return book.content()


def write_issue_report_xlsx(report: IssueReport, path: Path) -> None:
    """Write the workbook to ``path``, wholly or not at all.

    Raises:
        OSError: when the file can't be written.
    """
    write_whole(path, issue_report_workbook(report))


def _widths(head: list[str]) -> list[int]:
    wide = {"篇名": 32, "说明": 48, "签发时间": 22, "签发文本SHA-256": 36}
    return [wide.get(name, 10) for name in head]


def _summary(report: IssueReport) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = [
        ("报告", report.title),
        ("结论", report.overall),
        ("篇数", len(report.rows)),
    ]
    rows += [(verdict.value, report.count(verdict)) for verdict in RowVerdict]
    total = report.total()
    rows.append(("总字数（不计空白）", total.characters))
    for scheme in report.schemes:
        rate = total.rate(scheme.id)
        first, other = rate_texts(rate, scheme.limit)
        verdict = "合计未超限" if rate.within(scheme.limit) else "合计超限"
        text = f"{verdict}　{first}（合 {other}），{limit_text(scheme.limit)}"
        rows.append((f"合计 {scheme_title(scheme.id)}", text))
    rows += [("说明", note) for note in report.notes]
    if report.audit_head:
        rows.append(("审计链首", report.audit_head))
    return rows


def issue_report_json(report: IssueReport) -> dict[str, Any]:
    """The report as plain data (``editorial.report/1``), counts exact, rates with four decimals."""
    return {
        "schema": "editorial.report/1",
        "title": report.title,
        "gate": report.gate.id,
        "rows": [_row_json(report, row) for row in report.rows],
        "totals": {
            "rows": len(report.rows),
            "within": report.count(RowVerdict.WITHIN),
            "beyond": report.count(RowVerdict.BEYOND),
            "unreadable": report.count(RowVerdict.UNREADABLE),
            "not_proofed": report.count(RowVerdict.NOT_PROOFED),
            "last_round": round_json(report, report.total()),
            "rounds": [round_json(report, report.total(label)) for label in report.round_labels],
        },
        "notes": list(report.notes),
        "audit": {"head": report.audit_head, "entries": report.audit_entries},
    }


def round_json(report: IssueReport, result: RoundResult) -> dict[str, Any]:
    """One round as plain data, by scheme."""
    return {
        "label": result.label,
        "characters": result.characters,
        "edit_distance": result.edit_distance,
        "schemes": {s.id: _scheme_json(result, s.id, s.limit) for s in report.schemes},
    }


def _scheme_json(result: RoundResult, scheme: str, limit: RateLimit) -> dict[str, Any]:
    rate = result.rate(scheme)
    return {
        "errors_tenths": rate.tenths,
        "characters": rate.characters,
        "per_mille": rounded(rate.per_mille),
        "per_ten_thousand": rounded(rate.per_ten_thousand),
        "limit": str(limit),
        "passes": rate.within(limit),
    }


def _row_json(report: IssueReport, row: ReportRow) -> dict[str, Any]:
    sign = row.sign_off
    return {
        "title": row.title,
        "author": row.author,
        "column": row.column,
        "stage": row.stage,
        "verdict": report.verdict(row).name.lower(),
        "rounds": [round_json(report, result) for result in row.rounds],
        "people": [{"role": holder.role, "name": holder.name} for holder in row.people],
        "sign_off": sign and {"by": sign.by, "at": sign.at.isoformat(), "sha256": sign.sha256},
        "error": row.error or None,
    }
