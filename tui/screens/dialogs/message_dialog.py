"""Says something that must be read (说明、办不到的理由)."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalGroup, VerticalScroll
from textual.widgets import Button

from tui.commands.command import bindings
from tui.commands.general import CLOSE
from tui.screens.editorial_screen import EditorialDialog
from tui.widgets.plain_text import PlainText
from tui.wording import t


class MessageDialog(EditorialDialog[None]):
    """A title and some lines; every reason of a refusal is a line of its own."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS = bindings(CLOSE)

    def __init__(self, title: str, lines: tuple[str, ...]) -> None:
        """Show the lines, each as a point of its own when there are several."""
        super().__init__()
        self.title = title
        self._lines = lines

    def compose(self) -> ComposeResult:
        """Title, lines, one button."""
        lead = "· " if len(self._lines) > 1 else ""
        with VerticalGroup(classes="dialog"):
            yield PlainText(self.title or "", classes="dialog-title")
            with VerticalScroll(classes="dialog-scroll"):
                for line in self._lines:
                    yield PlainText(lead + line, classes="dialog-text")
            with Horizontal(classes="dialog-buttons"):
                yield Button(t("dialog.close"), id="close", variant="primary")

    def on_mount(self) -> None:
        """The button is ready for 回车."""
        self.query_one(Button).focus()

    def on_button_pressed(self) -> None:
        """Read."""
        self.dismiss(None)
