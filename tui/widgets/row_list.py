"""A list of rows to go through (选项列表), drawn as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.message import Message

from tui.commands.command import bindings
from tui.commands.rows import CHOOSE
from tui.widgets.plain_text import PlainText


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it stands for, and what it says."""

    key: str
    text: str
    look: str = ""
    """Class of its look: ``-open``, ``-shut``, ``-no``."""


class RowText(PlainText):
    """One row as it is drawn."""


class RowList(VerticalGroup, can_focus=True):
    """Rows with a cursor; 回车 or a click on the row at the cursor chooses it."""

    INDENT = 3
    BINDINGS = bindings(CHOOSE)
    DEFAULT_CSS = """
    RowList { height: auto; }
    RowText { padding: 0 1; }
    RowText.-cursor { background: $panel; }
    RowList:focus RowText.-cursor { background: $primary; color: $background; }
    RowText.-open { text-style: bold; }
    RowText.-shut { color: $text-muted; }
    RowText.-no { color: $error; text-style: bold; }
    """

    @dataclass
    class Chosen(Message):
        """A row was chosen."""

        rows: RowList
        key: str

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rows

    def __init__(self, rows: Sequence[Row] = (), *, id: str | None = None) -> None:  # noqa: A002
        """Show the rows."""
        super().__init__(id=id)
        self._rows = tuple(rows)
        self.cursor = 0

    def compose(self) -> ComposeResult:
        """One text a row."""
        for row in self._rows:
            yield RowText(row.text, indent=self.INDENT)

    def on_mount(self) -> None:
        """Show the cursor."""
        self.draw()

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows; texts are exchanged where the number stays the same."""
        same = len(rows) == len(self._rows)
        self._rows = tuple(rows)
        self.cursor = min(self.cursor, max(len(rows) - 1, 0))
        if same:
            self.draw()
        else:
            self.refresh(recompose=True)
            self.call_after_refresh(self.draw)

    def draw(self) -> None:
        """Draw the rows and the cursor."""
        for index, (text, row) in enumerate(zip(self.query(RowText), self._rows, strict=False)):
            text.show(row.text)
            text.set_class(index == self.cursor, "-cursor")
            for look in ("-open", "-shut", "-no"):
                text.set_class(row.look == look, look)

    def move(self, to: int) -> None:
        """Put the cursor on a row and bring it in sight."""
        self.cursor = min(max(to, 0), max(len(self._rows) - 1, 0))
        self.draw()
        texts = list(self.query(RowText))
        if self.cursor < len(texts):
            texts[self.cursor].scroll_visible(animate=False)

    def on_key(self, event: events.Key) -> None:
        """Arrows go through the rows; at the ends they are left to the rest of the screen."""
        by = {"up": -1, "down": 1}.get(event.key)
        if by is not None and 0 <= self.cursor + by < len(self._rows):
            event.stop()
            event.prevent_default()
            self.move(self.cursor + by)

    def on_click(self, event: events.Click) -> None:
        """A click goes to a row; a click on the row at the cursor chooses it."""
        texts = list(self.query(RowText))
        if isinstance(event.widget, RowText) and event.widget in texts:
            index = texts.index(event.widget)
            again = index == self.cursor
            self.move(index)
            self.clicked(event.x, again=again)

    def clicked(self, x: int, *, again: bool) -> None:  # noqa: ARG002
        """What a click at a cell of the row at the cursor does."""
        if again:
            self.action_choose()

    def action_choose(self) -> None:
        """Tell which row is chosen."""
        if self.cursor < len(self._rows):
            self.post_message(self.Chosen(self, self._rows[self.cursor].key))
