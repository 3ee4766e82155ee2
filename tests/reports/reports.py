"""Issue reports for tests, made by hand."""

from __future__ import annotations

from datetime import UTC, datetime

from editorial.domain.error_rate import RateLimit
from editorial.reports.report_model import (
    IssueReport,
    ReportRow,
    ReportScheme,
    RoleHolder,
    RoundResult,
    SchemeCount,
    SignOffLine,
)

SCHEMES = (
    ReportScheme("house", RateLimit(1, 1000)),
    ReportScheme("periodical-2020", RateLimit(2, 10_000)),
)


def a_round(label: str, characters: int, house: int, periodical: int) -> RoundResult:
    """A round with its errors in tenths."""
    counts = (SchemeCount("house", house), SchemeCount("periodical-2020", periodical))
    return RoundResult(label, characters, counts, edit_distance=house // 10)


def a_report(*rows: ReportRow, notes: tuple[str, ...] = ()) -> IssueReport:
    """A report of these rows, or of a whole sample issue."""
    return IssueReport("第 2 期差错率报告", SCHEMES, rows or sample_rows(), notes, "ab" * 32, 12)


def sample_rows() -> tuple[ReportRow, ...]:
    """A piece that is signed off, one beyond the limit, one unproofed, one unreadable."""
    people = (RoleHolder("一校", "编辑甲"), RoleHolder("二校", "编辑丁"))
    sign = SignOffLine("主编丙", datetime(2026, 3, 2, 9, 0, tzinfo=UTC), "cd" * 32)
    return (
        ReportRow(
            "雪后的省道",
            author="作者一",
            column="一线",
            stage="付印",
            rounds=(a_round("一校", 3120, 520, 311), a_round("二校", 3120, 30, 21)),
            people=people,
            sign_off=sign,
        ),
        ReportRow("公路养护的账", rounds=(a_round("一校", 5400, 60, 52),), people=people[:1]),
        ReportRow("封底"),
        ReportRow("坏稿", error="《坏稿.docx》文件已损坏。请重新导出后重试。"),
    )
