"""Manuscript and galley beside each other (对照), difference by difference."""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.strip import Strip

from tui.commands.command import bindings
from tui.commands.places import NEXT_DIFFERENCE, PREVIOUS_DIFFERENCE
from tui.rendering.cell_width import fitted
from tui.rendering.hit_test import Hit, hit
from tui.rendering.row_layout import GUTTER, RULE, DrawnRow, RowLayout, drawn_rows
from tui.rendering.safe_text import safe
from tui.rendering.side_by_side_text import Side, SideBySideText
from tui.rendering.strip_builder import StripBuilder
from tui.widgets.line_view import LineView
from tui.wording import t


class SideBySideView(LineView):
    """Two texts; narrow screens show them one under the other."""

    BINDINGS = bindings(NEXT_DIFFERENCE, PREVIOUS_DIFFERENCE)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        """An empty view; :meth:`show` fills it."""
        super().__init__(id=id, classes=classes)
        self._rows: tuple[DrawnRow, ...] = ()
        self._numbers: tuple[int, ...] = ()
        self._layout_now = RowLayout((), 2)
        self._heads = (t("view.manuscript"), t("view.galley"))
        self._narrow_head = " / ".join(self._heads)
        self._clicked: Hit | None = None

    def show(self, text: SideBySideText, *, heads: tuple[str, str] | None = None) -> None:
        """Show two texts; ``heads`` says what they are (定稿, 一校样)."""
        self._rows = drawn_rows(text)
        self._numbers = text.numbers
        if heads is not None:
            self._heads = (safe(heads[0]), safe(heads[1]))
        self.lay_out_again()

    @property
    def numbers(self) -> tuple[int, ...]:
        """Numbers of the differences."""
        return self._numbers

    @property
    def line_count(self) -> int:
        """Lines at the present width."""
        return self._layout_now.height

    def lay_out(self, width: int) -> None:
        """Break both texts."""
        self._layout_now = RowLayout(self._rows, width)

    def build_line(self, line: int) -> Strip:
        """One line of both texts."""
        labels = (t("view.manuscript_short"), t("view.galley_short"))
        return StripBuilder(self._layout_now, self.highlights, self.line_styles(), labels).line(
            line
        )

    def head(self) -> Strip:
        """What stands on which side."""
        layout = self._layout_now
        style = self.get_component_rich_style("line-view--head")
        if layout.stacked:
            names = (
                f"{t('view.manuscript_short')}={self._heads[0]}"
                f"  {t('view.galley_short')}={self._heads[1]}"
            )
            line = " " * GUTTER + names
        else:
            left = " " * GUTTER + fitted(self._heads[0], layout.column_width)
            line = left + " " * (RULE + GUTTER) + self._heads[1]
        return Strip([Segment(fitted(line, max(layout.width, 2)), style)])

    def line_of(self, number: int) -> int | None:
        """First line of a difference."""
        return self._layout_now.line_of(number)

    def number_at(self, x: int, line: int) -> int | None:
        """Number of the difference under a cell."""
        found = hit(self._layout_now, x, line)
        return None if found is None else found.number

    def on_click(self, event: events.Click) -> None:
        """Remember where in the galley was clicked."""
        found = hit(self._layout_now, event.x, event.y - 1 + self.scroll_offset.y)
        self._clicked = found if found is not None and found.side is Side.GALLEY else None

    @property
    def galley_point(self) -> tuple[int, int] | None:
        """Paragraph of the galley (from 1) and offset in it (code points) last clicked on."""
        if self._clicked is None or not self._clicked.row < len(self._rows):
            return None
        number = self._rows[self._clicked.row].galley_number
        return None if number is None else (number, self._clicked.offset)

    def watch_current(self, number: int | None) -> None:
        """Show the current place; where one had clicked before is no longer meant."""
        self._clicked = None
        super().watch_current(number)
