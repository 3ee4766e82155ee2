"""The comparison as a CSV table (勘误表): a line a discrepancy."""

from __future__ import annotations

from editorial.comparison.comparison import Comparison
from editorial.reports.comparison_view import CorrectionLine, correction_lines, verdict_lines
from editorial.reports.table_cells import csv_text

IN_TITLE = "题目"
"""Marks a place in a title or heading."""
INVISIBLE_NOTE = "含不可见字符，以符号代示"


def correction_head(comparison: Comparison) -> list[str]:
    """Heads of the correction table's columns."""
    head = ["序号", "题目", "校样位置", "原稿位置", "原样", "应为", "校对符号", "类型", "改动字数"]
    for line in verdict_lines(comparison):
        name = line.short_title
        head += [f"{name}计错", f"{name}依据", f"{name}计分说明"]
    head += ["前文", "后文", "备注", "原稿段", "校样段"]
    return [*head, "原稿起点", "原稿终点", "校样起点", "校样终点"]


def correction_cells(line: CorrectionLine) -> list[str | int]:
    """One discrepancy as cells, in the order of the head."""
    place = line.discrepancy
    ours, theirs = place.manuscript, place.galley
    cells: list[str | int] = [place.number, IN_TITLE if line.in_title else ""]
    cells += [line.galley_place, line.manuscript_place]
    cells += [line.as_printed, line.should_be, place.mark.value, place.kind.label, place.edits]
    for (errors, rule), told in zip(line.scores, line.score_notes, strict=True):
        cells += [errors, rule, told]
    notes = [place.note, INVISIBLE_NOTE if line.has_invisible else ""]
    cells += [place.before, place.after, "；".join(filter(None, notes))]
    cells += [ours.paragraph, theirs.paragraph]
    return [*cells, ours.start, ours.end, theirs.start, theirs.end]


def render_comparison_csv(comparison: Comparison) -> str:
    """Render the correction list as CSV, to be written as UTF-8.

    The text begins with a byte order mark, lines end in CRLF. A cell that a spreadsheet would take
    for a formula begins with an apostrophe; invisible characters stand as symbols.
    """
    lines = correction_lines(comparison)
    return csv_text([correction_head(comparison), *map(correction_cells, lines)])
