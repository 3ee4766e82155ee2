"""Manuscripts as a table (稿件表)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text
from textual.message import Message
from textual.widgets import DataTable

from editorial.desk.queues import QueueRow
from editorial.domain.identifiers import ManuscriptId
from tui.rendering.cell_width import fitted
from tui.rendering.rate_text import rate_text
from tui.rendering.safe_text import safe
from tui.widgets.plain_table import PlainTable
from tui.wording import t

LONG_WAIT_DAYS = 7
"""Days at one stage from which a manuscript is marked as waiting long."""

WIDE = {"number": 13, "title": 30, "column": 10, "stage": 10, "days": 8, "waits": 16, "rate": 14}
NARROW = {"number": 12, "title": 24, "stage": 8, "days": 7, "waits": 12}
"""Columns with their widths in cells, where the screen is wide or narrow."""

WIDE_DUE = {
    "number": 13,
    "title": 26,
    "column": 8,
    "stage": 10,
    "due": 8,
    "days": 7,
    "waits": 16,
    "rate": 14,
}
NARROW_DUE = {"number": 12, "title": 18, "stage": 8, "due": 8, "days": 5, "waits": 12}
"""The same where a row has a deadline."""


class ManuscriptTable(PlainTable):
    """Rows of the desk's lists; 回车 or a second click opens one."""

    @dataclass
    class Opened(Message):
        """A manuscript is to be opened."""

        manuscript: ManuscriptId

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        """An empty table."""
        super().__init__(id=id)
        self._shown: tuple[QueueRow, ...] = ()

    def show(self, rows: Sequence[QueueRow], *, wide: bool) -> None:
        """Show the rows; the cursor stays on its manuscript."""
        at = self.chosen
        self.clear(columns=True)
        columns = WIDE if wide else NARROW
        if any(row.due is not None for row in rows):
            columns = WIDE_DUE if wide else NARROW_DUE
        for key, width in columns.items():
            self.add_column(Text(t(f"desk.column_{key}")), key=key, width=width)
        self._shown = tuple(rows)
        for row in rows:
            cells = _cells(row)
            self.add_row(
                *(
                    Text(fitted(cells[key], width), _style(row, key))
                    for key, width in columns.items()
                ),
                key=str(row.manuscript),
            )
        positions = {row.manuscript: index for index, row in enumerate(rows)}
        if at in positions:
            self.move_cursor(row=positions[at], animate=False)

    @property
    def chosen(self) -> ManuscriptId | None:
        """The manuscript at the cursor."""
        if 0 <= self.cursor_row < len(self._shown):
            return self._shown[self.cursor_row].manuscript
        return None

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Open the row."""
        event.stop()
        if self.chosen is not None:
            self.post_message(self.Opened(self.chosen))


def _style(row: QueueRow, key: str) -> str:
    """Red beside the sign of what is overdue."""
    return "bold red" if key == "due" and row.overdue else ""


def _due(row: QueueRow) -> str:
    if row.overdue:
        return t("desk.overdue", days=row.overdue)
    return "" if row.due is None else f"{row.due:%m-%d}"


def _cells(row: QueueRow) -> dict[str, str]:
    days = t("desk.days", days=row.days) if row.days else t("stages.today")
    if row.days >= LONG_WAIT_DAYS and not row.stage.is_over:
        days = t("desk.long", days=days)
    gate = row.gate
    return {
        "number": safe(row.number),
        "title": safe(row.title),
        "column": safe(row.column),
        "stage": row.stage.label,
        "due": _due(row),
        "days": "" if row.stage.is_over else days,
        "waits": safe(row.waits_for),
        "rate": "" if gate is None else rate_text(gate.rate, gate.limit),
    }
