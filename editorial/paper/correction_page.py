"""The correction sheet (校对单) as a page: looked at in a browser, printed on A4."""

from __future__ import annotations

from editorial.comparison.comparison import Comparison
from editorial.paper.mark_svg import mark_svg
from editorial.paper.sheet_additions import COLUMNS, TITLE, addition_rows
from editorial.paper.sheet_head import (
    SheetFacts,
    fingerprints,
    head_lines,
    notes,
    sheet_title,
    signatures,
)
from editorial.paper.sheet_rows import sheet_rows
from editorial.reports.comparison_view import verdict_lines
from editorial.reports.page_environment import render


def render_correction_page(comparison: Comparison, facts: SheetFacts) -> str:
    """Render the correction sheet as a self-contained page, the marks drawn as SVG.

    Args:
        comparison: What was found.
        facts: What the sheet says beside that.

    Returns:
        HTML that loads nothing, runs nothing and shows every text literally; encode it as UTF-8.
    """
    return render(
        "correction_sheet.html.j2",
        title=f"校对单　{sheet_title(comparison, facts)}",
        head=head_lines(comparison, facts),
        schemes=[line.short_title for line in verdict_lines(comparison)],
        rows=[
            (row, mark_svg(row.drawing, row.described))
            for row in sheet_rows(comparison, facts.verdicts)
        ],
        additions_title=TITLE,
        additions_head=COLUMNS,
        additions=list(addition_rows(facts.additions)),
        notes=notes(comparison),
        signatures=signatures(facts),
        fingerprints=fingerprints(comparison, facts),
    )
