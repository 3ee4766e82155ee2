"""The comparison page (校异同报告): one HTML file that needs nothing beside itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from editorial.comparison.comparison import Comparison
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.domain.proofs import RoundRate
from editorial.reports.comparison_view import (
    correction_lines,
    file_name,
    ignored_lines,
    kind_lines,
    reading_notes,
    title_note,
    verdict_lines,
)
from editorial.reports.page_environment import render
from editorial.reports.page_rows import page_rows, row_groups, shown_pieces
from editorial.reports.rate_words import rate_words


def render_comparison_page(
    comparison: Comparison,
    *,
    title: str | None = None,
    made_at: datetime | None = None,
    settled: Sequence[RoundRate] = (),
) -> str:
    """Render the report of one comparison as a self-contained page.

    Args:
        comparison: what was found.
        title: heading of the page; by default made of the galley's file name.
        made_at: when the report was made, for its foot; left out when unknown.
        settled: the rates of the round on record, where somebody has decided and found more since.

    Returns:
        HTML that loads nothing, runs nothing and shows every text literally; encode it as UTF-8.
    """
    verdicts = verdict_lines(comparison)
    kinds = kind_lines(comparison)
    corrections = correction_lines(comparison)
    return render(
        "comparison_page.html.j2",
        comparison=comparison,
        title=title or f"{file_name(comparison.galley, '校样')} 校异同报告",
        manuscript_name=file_name(comparison.manuscript, "（内存文本）"),
        galley_name=file_name(comparison.galley, "（内存文本）"),
        verdicts=verdicts,
        gate=verdicts[0],
        kinds=kinds,
        kind_totals=(sum(line.places for line in kinds), sum(line.edits for line in kinds)),
        corrections=corrections,
        by_number={line.discrepancy.number: line for line in corrections},
        title_note=title_note(corrections),
        groups=row_groups(page_rows(comparison)),
        shown_pieces=shown_pieces,
        moved=DiscrepancyKind.MOVED,
        paragraph_break=DiscrepancyKind.PARAGRAPH_BREAK,
        notes=reading_notes(comparison),
        ignored=ignored_lines(comparison),
        made_at=made_at,
        settled=[rate_words(each) for each in settled],
    )
