"""The comparison as a workbook: 概要 (verdicts, sums, sources) and 差异 (the correction list)."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from editorial.comparison.comparison import Comparison
from editorial.reports.comparison_csv import correction_cells, correction_head
from editorial.reports.comparison_view import (
    correction_lines,
    file_name,
    ignored_lines,
    kind_lines,
    reading_notes,
    verdict_lines,
)
from editorial.reports.whole_file import write_whole
from editorial.reports.workbook import TextWorkbook

_SUMMARY_WIDTHS = (26, 40, 16, 16, 16, 22)
_LIST_START = (6, 6, 20, 20, 26, 26, 10, 10, 10)
_LIST_END = (18, 18, 28, 8, 8, 10, 10, 10, 10)


def comparison_workbook(comparison: Comparison, *, made_at: datetime | None = None) -> bytes:
    """The workbook's bytes."""
    title = f"{file_name(comparison.galley, '校样')} 校异同报告"
    verdicts = verdict_lines(comparison)
    with TextWorkbook(title, made_at) as book:
        book.add_table("概要", ("项目", "内容"), _summary(comparison), _SUMMARY_WIDTHS)
        widths = (*_LIST_START, *(10, 12, 20) * len(verdicts), *_LIST_END)
        rows = map(correction_cells, correction_lines(comparison))
        book.add_table("差异", correction_head(comparison), rows, widths)
    return book.content()


def write_comparison_xlsx(
    comparison: Comparison, path: Path, *, made_at: datetime | None = None
) -> None:
    """Write the workbook to ``path``, wholly or not at all.

    Raises:
        OSError: when the file can't be written.
    """
    write_whole(path, comparison_workbook(comparison, made_at=made_at))


def _summary(comparison: Comparison) -> list[tuple[str | int, ...]]:
    rows: list[tuple[str | int, ...]] = []
    for line in verdict_lines(comparison):
        gates = "（以此判定）" if line.gates else ""
        verdict = f"{line.verdict}　{line.rate}（合 {line.other_rate}），{line.limit}"
        rows.append((f"{line.title}{gates}", verdict))
        rows.append((f"{line.short_title}计错", line.errors))
    sides = (("原稿", comparison.manuscript), ("校样", comparison.galley))
    for title, side in sides:
        rows += [
            (title, file_name(side, "（内存文本）")),
            (f"{title}字数（不计空白）", side.characters),
            (f"{title}段数", side.paragraphs),
            (f"{title} SHA-256", side.sha256),
        ]
    rows.append(("最小编辑距离（字）", comparison.edit_distance))
    rows.append(("差异处数", len(comparison.discrepancies)))
    rows += [(f"其中 {line.kind.label}（处）", line.places) for line in kind_lines(comparison)]
    rows += [(f"未计入 {name}", count) for name, count in ignored_lines(comparison)]
    rows += [("阅读说明", note) for note in reading_notes(comparison)]
    rows.append(("说明", "⟦U+…⟧ 等符号代表看不见的字符；以“（续）”开头的行接上一行"))
    return rows
