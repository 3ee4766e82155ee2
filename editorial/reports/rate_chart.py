"""The chart of error rates (差错率图): bars beside the limit's line, as geometry for an SVG."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from editorial.domain.error_rate import ErrorRate
from editorial.reports.rate_words import per_mille_text, per_ten_thousand_text
from editorial.reports.report_model import IssueReport, ReportRow

MOST_ROWS: Final = 24
"""More rows than these do not fit a chart; the worst ones are drawn."""
FURTHEST: Final = 8
"""The axis ends at the latest at so many times the limit; a longer bar is drawn broken off."""

LABEL_WIDTH: Final = 190
PLOT_WIDTH: Final = 560
WIDTH: Final = 900
_BAR, _GAP, _ROW_GAP, _TOP = 13, 3, 11, 30


@dataclass(frozen=True, slots=True)
class ChartBar:
    """One bar: the rate of one round."""

    y: int
    width: int
    """0 to the plot's width, in SVG units."""
    rate: str
    label: str
    """The round."""
    within: bool
    broken: bool
    """Whether the bar is longer than the axis."""


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One manuscript's bars."""

    title: str
    y: int
    bars: tuple[ChartBar, ...]


@dataclass(frozen=True, slots=True)
class RateChart:
    """A whole chart, drawn by the template."""

    rows: tuple[ChartRow, ...]
    height: int
    limit_x: int
    limit: str
    left_out: int
    """Rows that were not drawn because they were too many."""
    label_width: int = LABEL_WIDTH
    plot_width: int = PLOT_WIDTH
    width: int = WIDTH


def rate_chart(report: IssueReport) -> RateChart | None:
    """Lay out the chart of the deciding scheme; None when no row has a rate."""
    limit = report.gate.limit
    line = Fraction(limit.errors, limit.characters)
    proofed = [row for row in report.rows if row.rounds]
    if not proofed or not line:
        return None
    drawn = _worst(report, proofed)
    rates = [_share(r.rate(report.gate.id)) for row in drawn for r in row.rounds]
    end = min(max(*rates, line * Fraction(5, 4)), line * FURTHEST)
    rows: list[ChartRow] = []
    y = _TOP
    for row in drawn:
        bars = _bars(report, row, y, end)
        rows.append(ChartRow(row.title, (y + bars[-1].y + _BAR) // 2, bars))
        y = bars[-1].y + _BAR + _ROW_GAP
    return RateChart(
        rows=tuple(rows),
        height=y + 6,
        limit_x=LABEL_WIDTH + int(line / end * PLOT_WIDTH),
        limit=f"{limit.errors}{'‰' if limit.characters == 1000 else '‱'}"
        if limit.characters in (1000, 10_000)
        else str(limit),
        left_out=len(proofed) - len(drawn),
    )


def _share(rate: ErrorRate) -> Fraction:
    return rate.per_mille / 1000


def _worst(report: IssueReport, rows: list[ReportRow]) -> list[ReportRow]:
    if len(rows) <= MOST_ROWS:
        return rows

    def last_rate(index: int) -> Fraction:
        last = rows[index].last_round
        return _share(last.rate(report.gate.id)) if last else Fraction(0)

    kept = set(sorted(range(len(rows)), key=lambda i: -last_rate(i))[:MOST_ROWS])
    return [row for index, row in enumerate(rows) if index in kept]


def _bars(report: IssueReport, row: ReportRow, top: int, end: Fraction) -> tuple[ChartBar, ...]:
    limit = report.gate.limit
    write = per_mille_text if limit.characters == 1000 else per_ten_thousand_text
    bars: list[ChartBar] = []
    for position, result in enumerate(row.rounds):
        rate = result.rate(report.gate.id)
        share = _share(rate)
        bars.append(
            ChartBar(
                y=top + position * (_BAR + _GAP),
                width=int(min(share / end, Fraction(1)) * PLOT_WIDTH),
                rate=write(rate, limit),
                label=result.label if len(report.round_labels) > 1 else "",
                within=rate.within(limit),
                broken=share > end,
            )
        )
    return tuple(bars)
