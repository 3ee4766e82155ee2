"""A table of plain text whose clicks never miss (纯文本表)."""

from __future__ import annotations

from rich.text import Text
from textual import events
from textual.widgets import DataTable


class PlainTable(DataTable[Text]):
    """Rows to go through; a click where a row or column no longer is does nothing."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        """An empty table with a cursor that takes whole rows."""
        super().__init__(id=id, classes=classes, cursor_type="row")

    def on_click(self, event: events.Click) -> None:
        """Keep clicks on what was cleared meanwhile from the framework, which would fail."""
        meta = event.style.meta
        column, row = meta.get("column", 0), meta.get("row", 0)
        if column >= len(self.ordered_columns) or row >= self.row_count:
            event.prevent_default()
