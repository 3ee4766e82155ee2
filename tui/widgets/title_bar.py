"""The first line of a screen: what it is, and who sits here."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from tui.widgets.plain_text import PlainText
from tui.wording import t


class TitleBar(Horizontal):
    """Title on the left, person on the right."""

    DEFAULT_CSS = """
    TitleBar { height: 1; background: $primary; color: $background; text-style: bold; }
    TitleBar PlainText { width: auto; height: 1; padding: 0 1; }
    TitleBar .title-left { width: 1fr; }
    TitleBar .title-busy { display: none; background: $warning; }
    TitleBar.-busy .title-busy { display: block; }
    """

    def __init__(self, left: str, right: str = "") -> None:
        """Show the two texts."""
        super().__init__()
        self._left = PlainText(left, classes="title-left")
        self._busy = PlainText(t("app.working"), classes="title-busy")
        self._right = PlainText(right, classes="title-right")

    def compose(self) -> ComposeResult:
        """Left, what is under way, right."""
        yield self._left
        yield self._busy
        yield self._right

    def show(self, left: str) -> None:
        """Show another title."""
        self._left.show(left)

    def show_busy(self, busy: bool) -> None:
        """Say that the desk is at work, or that it is done."""
        self.set_class(busy, "-busy")

    def show_right(self, right: str) -> None:
        """Show another text on the right."""
        self._right.show(right)
