"""A long text drawn line by line (长文本视图), with numbered places to go through.

Only the lines on the screen are built; a text of ten thousand paragraphs scrolls as a short one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.rendering.strip_builder import Highlights, Look

LINES_KEPT = 512
"""Built lines that are kept for scrolling back and forth."""
CONTEXT_LINES = 3
"""Lines left above a place that is scrolled to."""


class LineView(ScrollView, can_focus=True):
    """Base of the side-by-side view and the reading view."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {f"line-view--{look}" for look in Look} | {"line-view--head"}
    DEFAULT_CSS = """
    LineView {
        overflow-x: hidden; overflow-y: scroll; height: 1fr;
        background: $surface; color: $foreground;
    }
    LineView > .line-view--text { color: $foreground; background: $surface; }
    LineView > .line-view--gutter { color: $text-muted; background: $surface; }
    LineView > .line-view--rule { color: $text-disabled; background: $surface; }
    LineView > .line-view--head { color: $foreground; background: $panel; text-style: bold; }
    LineView > .line-view--open {
        color: $warning; background: $surface; text-style: bold underline;
    }
    LineView > .line-view--counted { color: $error; background: $surface; text-style: underline; }
    LineView > .line-view--excused { color: $success; background: $surface; text-style: italic; }
    LineView > .line-view--note { color: $secondary; background: $surface; }
    LineView > .line-view--current {
        color: $background; background: $accent; text-style: bold underline;
    }
    LineView > .line-view--here { color: $background; background: $primary; text-style: bold; }
    """

    current: var[int | None] = var(None)
    """Number of the place that is being looked at."""

    @dataclass
    class PlaceSelected(Message):
        """A place was gone to by key or mouse."""

        view: LineView
        number: int

        @property
        def control(self) -> LineView:
            """The view."""
            return self.view

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        """An empty view."""
        super().__init__(id=id, classes=classes)
        self._looks: Mapping[int, Look] = {}
        self._built = lru_cache(LINES_KEPT)(self._build)

    # What a view of its own provides

    @property
    def numbers(self) -> tuple[int, ...]:
        """Numbers of the places, in reading order."""
        return ()

    @property
    def line_count(self) -> int:
        """Lines of the whole text at the present width."""
        return 0

    def lay_out(self, width: int) -> None:
        """Break the text for a width in cells."""

    def build_line(self, line: int) -> Strip:
        """One line of the whole text."""
        return (
            Strip.blank(self.size.width, self.line_styles()[Look.TEXT]) if line >= 0 else Strip([])
        )

    def line_of(self, number: int) -> int | None:  # noqa: ARG002
        """First line of a place."""
        return None

    def number_at(self, x: int, line: int) -> int | None:  # noqa: ARG002
        """Number of the place under a cell."""
        return None

    def head(self) -> Strip | None:
        """A line that stays on top."""
        return None

    # Drawing

    def _build(self, line: int) -> Strip:
        return self.build_line(line)

    @property
    def highlights(self) -> Highlights:
        """The current place and the looks of the others."""
        return Highlights(self.current, self._looks)

    def line_styles(self) -> dict[Look, Style]:
        """A style for each look, from the theme."""
        return {look: self.get_component_rich_style(f"line-view--{look}") for look in Look}

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        head = self.head()
        if head is not None:
            if y == 0:
                return head
            y -= 1
        return self._built(y + self.scroll_offset.y)

    def redraw(self) -> None:
        """Build the lines again: looks or colours have changed."""
        self._built.cache_clear()
        self.refresh()

    def lay_out_again(self) -> None:
        """Break the text again: it or the width has changed."""
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        self.lay_out(width)
        extra = 0 if self.head() is None else 1
        self.virtual_size = Size(width, self.line_count + extra)
        self.redraw()

    def notify_style_update(self) -> None:
        """The theme has changed."""
        super().notify_style_update()
        self._built.cache_clear()

    def on_resize(self) -> None:
        """Break the lines for the new width and keep the current place in sight."""
        self.lay_out_again()
        if self.current is not None:
            self.call_after_refresh(self.scroll_to_place, self.current)

    # Places

    def show_looks(self, looks: Mapping[int, Look]) -> None:
        """Give places another look (counted, excused); all others are open."""
        self._looks = dict(looks)
        self.redraw()

    def watch_current(self, number: int | None) -> None:
        """Show the current place."""
        self.redraw()
        if number is not None:
            self.scroll_to_place(number)

    def scroll_to_place(self, number: int) -> None:
        """Scroll so that a place is in sight with some lines above it."""
        line = self.line_of(number)
        if line is not None:
            self.scroll_to_line(line)

    def scroll_to_line(self, line: int) -> None:
        """Scroll so that a line is in sight with some lines above it."""
        height = self.scrollable_content_region.height - (self.head() is not None)
        top = round(self.scroll_offset.y)
        if not top + CONTEXT_LINES <= line < top + height - CONTEXT_LINES:
            self.scroll_to(y=max(line - max(height // 3, CONTEXT_LINES), 0), animate=False)

    def go(self, number: int) -> None:
        """Make a place the current one and tell so."""
        self.current = number
        self.post_message(self.PlaceSelected(self, number))

    def action_step_place(self, by: int) -> None:
        """Go to the next (1) or previous (-1) place; stays at the ends."""
        numbers = self.numbers
        if not numbers:
            return
        if self.current not in numbers:
            self.go(numbers[0 if by > 0 else -1])
            return
        index = numbers.index(self.current) + by
        if 0 <= index < len(numbers):
            self.go(numbers[index])

    def on_click(self, event: events.Click) -> None:
        """A click on a place makes it the current one."""
        head = 0 if self.head() is None else 1
        number = self.number_at(event.x, event.y - head + self.scroll_offset.y)
        if number is not None and event.y >= head:
            self.go(number)
