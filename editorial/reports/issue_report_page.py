"""The report of an issue or a batch as one HTML page (差错率报告)."""

from __future__ import annotations

from dataclasses import dataclass

from editorial.reports.page_environment import render
from editorial.reports.rate_chart import rate_chart
from editorial.reports.rate_words import (
    divisor_words,
    limit_text,
    rate_texts,
    scheme_short_title,
    scheme_title,
    tenths_text,
    verdict_text,
)
from editorial.reports.report_model import IssueReport, ReportScheme, RoundResult, RowVerdict


@dataclass(frozen=True, slots=True)
class RateCell:
    """One rate as it is shown."""

    scheme: str
    title: str
    short_title: str
    rate: str
    other_rate: str
    errors: str
    divided_by: str
    """Which characters, and how many of them."""
    passes: bool
    verdict: str
    limit: str


def render_issue_report_html(report: IssueReport) -> str:
    """Render the report as a self-contained page that loads and runs nothing; encode as UTF-8."""
    return render(
        "issue_report.html.j2",
        report=report,
        labels=report.round_labels,
        total=report.total(),
        totals=[report.total(label) for label in report.round_labels],
        rates=lambda result: rate_cells(report, result),
        verdicts=RowVerdict,
        chart=rate_chart(report),
        gate_title=scheme_title(report.gate.id),
        has={
            "people": any(row.people for row in report.rows),
            "sign_off": any(row.sign_off for row in report.rows),
        },
    )


def rate_cells(report: IssueReport, result: RoundResult) -> list[RateCell]:
    """One round's rates, a cell a scheme, the deciding one first."""
    return [_cell(scheme, result) for scheme in report.schemes]


def _cell(scheme: ReportScheme, result: RoundResult) -> RateCell:
    rate = result.rate(scheme.id)
    first, other = rate_texts(rate, scheme.limit)
    passes = rate.within(scheme.limit)
    return RateCell(
        scheme=scheme.id,
        title=scheme_title(scheme.id),
        short_title=scheme_short_title(scheme.id),
        rate=first,
        other_rate=other,
        errors=tenths_text(rate.tenths),
        divided_by=divisor_words(rate.characters, result.characters),
        passes=passes,
        verdict=verdict_text(passes),
        limit=limit_text(scheme.limit),
    )
