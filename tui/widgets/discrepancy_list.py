"""The differences as a list (异同表), one line each, with what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text
from textual.message import Message
from textual.widgets import DataTable

from tui.rendering.cell_width import fitted
from tui.rendering.safe_text import safe
from tui.widgets.plain_table import PlainTable
from tui.wording import t

CUT = 14
"""Cells of a side's text in the list."""
WIDTHS = {"number": 4, "kind": 10, "manuscript": CUT, "galley": CUT, "decision": 13}
"""Columns with their widths in cells; measured ones come late on a slow machine."""


@dataclass(frozen=True, slots=True)
class DiscrepancyLine:
    """One difference."""

    number: int
    kind: str
    manuscript: str
    galley: str
    decision: str = ""


class DiscrepancyList(PlainTable):
    """A table that goes along with the side-by-side view."""

    @dataclass
    class NumberSelected(Message):
        """A line was gone to."""

        list: DiscrepancyList
        number: int

        @property
        def control(self) -> DiscrepancyList:
            """The list."""
            return self.list

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        """An empty list."""
        super().__init__(id=id, classes=classes)
        self._numbers: tuple[int, ...] = ()

    def on_mount(self) -> None:
        """Name the columns."""
        for key, width in WIDTHS.items():
            self.add_column(Text(t(f"discrepancies.{key}")), key=key, width=width)

    def show(self, lines: Sequence[DiscrepancyLine]) -> None:
        """Show the differences."""
        self.clear()
        self._numbers = tuple(line.number for line in lines)
        for line in lines:
            self.add_row(
                Text(f"{line.number:>3}"),
                Text(safe(line.kind)),
                _side(line.manuscript),
                _side(line.galley),
                Text(safe(line.decision)),
                key=str(line.number),
            )

    def decide(self, number: int, decision: str) -> None:
        """Show what was decided about a difference."""
        self.update_cell(str(number), "decision", Text(safe(decision)))

    def go(self, number: int) -> None:
        """Put the cursor on a difference, without telling so."""
        if number in self._numbers:
            self.move_cursor(row=self._numbers.index(number), animate=False)

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """Tell which difference is meant, when a person went there."""
        event.stop()
        if self.has_focus and 0 <= event.cursor_row < len(self._numbers):
            self.post_message(self.NumberSelected(self, self._numbers[event.cursor_row]))


def _side(text: str) -> Text:
    shown = safe(text) if text else t("discrepancies.missing")
    return Text(fitted(shown, CUT).rstrip())
