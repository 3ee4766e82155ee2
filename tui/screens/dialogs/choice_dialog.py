"""Asks which of several (选择): every choice with what stands in its way."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalGroup, VerticalScroll
from textual.widgets import Button

from tui.commands.command import bindings
from tui.commands.general import CANCEL
from tui.screens.editorial_screen import EditorialDialog
from tui.widgets.plain_text import PlainText
from tui.widgets.row_list import Row, RowList
from tui.wording import t


class ChoiceDialog(EditorialDialog[str | None]):
    """Some rows; gives back the key of the chosen one, or ``None``."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS = bindings(CANCEL)

    def __init__(self, title: str, question: str, rows: Sequence[Row]) -> None:
        """Ask ``question``."""
        super().__init__()
        self.title = title
        self._question = question
        self._rows = tuple(rows)

    def compose(self) -> ComposeResult:
        """Title, question, rows, one button."""
        with VerticalGroup(classes="dialog help"):
            yield PlainText(self.title or "", classes="dialog-title")
            yield PlainText(self._question, classes="dialog-text")
            with VerticalScroll(classes="dialog-scroll", can_focus=False):
                yield RowList(self._rows)
            with Horizontal(classes="dialog-buttons"):
                yield Button(t("dialog.cancel"), id="cancel")

    def on_mount(self) -> None:
        """The rows are ready."""
        self.query_one(RowList).focus()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Give the choice back."""
        event.stop()
        self.dismiss(event.key)

    def on_button_pressed(self) -> None:
        """Leave."""
        self.dismiss(None)
