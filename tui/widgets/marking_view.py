"""A manuscript that is marked while one reads it (逐段标记): read, closely read, taken back."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.message import Message

from editorial.domain.reading_marks import MarkChange, ReadingMarks
from tui.commands.command import bindings
from tui.commands.marking import (
    MARK_CLOSE,
    MARK_READ,
    MARK_TO_HERE,
    NEXT_PARAGRAPH,
    PREVIOUS_PARAGRAPH,
    TAKE_MARK_BACK,
    UNDO_MARK,
)
from tui.rendering.row_layout import GUTTER
from tui.rendering.strip_builder import Look
from tui.widgets.line_view import LineView
from tui.widgets.reading_view import ReadingView
from tui.wording import t


class MarkingView(ReadingView):
    """A text whose paragraphs carry marks; one of them is the one being read.

    The paragraph being read follows the screen: whoever scrolls on reads on.
    """

    BINDINGS = bindings(
        MARK_READ,
        MARK_CLOSE,
        MARK_TO_HERE,
        TAKE_MARK_BACK,
        UNDO_MARK,
        NEXT_PARAGRAPH,
        PREVIOUS_PARAGRAPH,
    )

    @dataclass
    class Marked(Message):
        """Marks were set or taken back."""

        view: MarkingView

        @property
        def control(self) -> MarkingView:
            """The view."""
            return self.view

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        """An empty view without marks; :meth:`take_marks` gives it some."""
        super().__init__(id=id, classes=classes)
        self._marks: ReadingMarks | None = None
        self._before: list[ReadingMarks] = []
        """Earlier states, for undoing."""
        self._at = 1
        """Number of the paragraph being read."""

    @property
    def marks(self) -> ReadingMarks | None:
        """The marks as they are on the screen; None where none are taken."""
        return self._marks

    @property
    def paragraph(self) -> int:
        """Number of the paragraph being read."""
        return self._at

    def take_marks(self, marks: ReadingMarks | None) -> None:
        """Show these marks; None: this person marks nothing here."""
        if self._marks is None and marks is not None:
            unread = marks.every_paragraph - marks.full
            self._at = min(unread, default=1)
        self._marks = marks
        self.refresh_bindings()
        self.redraw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Marking is offered only where marks are taken."""
        if action in {
            "mark_read",
            "mark_close",
            "mark_to_here",
            "take_mark_back",
            "undo_mark",
            "step_paragraph",
        }:
            return self._marks is not None
        return super().check_action(action, parameters)

    # Marking

    def action_mark_read(self) -> None:
        """The paragraph is read; go on with the next."""
        self._change(MarkChange(frozenset({self._at})))
        self.read_paragraph(self._at + 1)

    def action_mark_close(self) -> None:
        """The paragraph is read closely; go on with the next."""
        self._change(MarkChange(frozenset({self._at}), close=True))
        self.read_paragraph(self._at + 1)

    def action_mark_to_here(self) -> None:
        """Everything down to this paragraph is read; go on with the next."""
        self._change(MarkChange(frozenset(range(1, self._at + 1))))
        self.read_paragraph(self._at + 1)

    def action_take_mark_back(self) -> None:
        """The paragraph is unread again; stay at it."""
        self._change(MarkChange(frozenset({self._at}), read=False))

    def action_undo_mark(self) -> None:
        """The marks as they were before the last key; the paragraph that it marked is read."""
        if self._before and self._marks is not None:
            now, self._marks = self._marks, self._before.pop()
            changed = (now.full ^ self._marks.full) | (now.close ^ self._marks.close)
            self.redraw()
            self.read_paragraph(max(changed, default=self._at))
            self.post_message(self.Marked(self))

    def _change(self, change: MarkChange) -> None:
        if self._marks is None:
            return
        changed = self._marks.changed(change)
        if changed != self._marks:
            self._before.append(self._marks)
            self._marks = changed
            self.redraw()
            self.post_message(self.Marked(self))

    # The paragraph being read

    def action_step_paragraph(self, by: int) -> None:
        """Read the next or previous paragraph."""
        self.read_paragraph(self._at + by)

    def read_paragraph(self, number: int) -> None:
        """Make a paragraph the one being read and bring it into sight."""
        last = len(self._marks.lengths) if self._marks else 1
        self._at = min(max(number, 1), max(last, 1))
        self.redraw()
        self.scroll_to_line(self.layout_now.top(self._at - 1))

    def action_scroll_home(self) -> None:
        """Home: the first paragraph is being read."""
        super().action_scroll_home()
        self.read_paragraph(1)

    def action_scroll_end(self) -> None:
        """End: the last paragraph is being read, so that one key marks everything down to it."""
        super().action_scroll_end()
        if self._marks is not None:
            self.read_paragraph(len(self._marks.lengths))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Whoever scrolls the paragraph away reads the first one in sight."""
        super().watch_scroll_y(old_value, new_value)
        layout, top = self.layout_now, round(new_value)
        if self._marks is None or not layout.height:
            return
        first, last = layout.row_at(top), layout.row_at(top + self._height_shown - 1)
        if first is None:
            return
        lowest = first[0] + (1 if first[1] else 0)
        highest = layout.row_at(layout.height - 1) if last is None else last
        if highest is not None and not lowest <= self._at - 1 <= highest[0]:
            self._at = min(lowest, highest[0]) + 1
            self.redraw()

    @property
    def _height_shown(self) -> int:
        return max(self.scrollable_content_region.height, 1)

    def on_click(self, event: events.Click) -> None:
        """A click makes its paragraph the one being read."""
        at = self.layout_now.row_at(event.y + round(self.scroll_offset.y))
        if self._marks is not None and at is not None:
            self._at = at[0] + 1
            self.redraw()

    def on_line_view_place_selected(self, event: LineView.PlaceSelected) -> None:
        """Whoever goes to a doubt reads its paragraph."""
        line = self.line_of(event.number)
        at = None if line is None else self.layout_now.row_at(line)
        if self._marks is not None and at is not None:
            self._at = at[0] + 1
            self.redraw()

    # Drawing

    def number_cell(self, paragraph: int, *, first: bool) -> Segment:
        """Number, mark and whether the paragraph is being read."""
        if self._marks is None or not first:
            return super().number_cell(paragraph, first=first)
        number, styles = paragraph + 1, self.line_styles()
        sign = " "
        if number in self._marks.full:
            sign = t("reading.sign_read")
        if number in self._marks.close:
            sign = t("reading.sign_close")
        here = number == self._at
        text = f"{number:>{GUTTER - 2}}{sign}{'>' if here else ' '}"
        return Segment(text, styles[Look.HERE if here else Look.GUTTER])
