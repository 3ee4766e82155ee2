"""Asks before something that is not taken back easily (确认)."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalGroup
from textual.widgets import Button

from tui.commands.command import bindings
from tui.commands.general import CANCEL, CONFIRM
from tui.screens.editorial_screen import EditorialDialog
from tui.widgets.plain_text import PlainText
from tui.wording import t


class ConfirmDialog(EditorialDialog[bool]):
    """One question; gives back ``True`` or ``False``."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS = bindings(CONFIRM, CANCEL)

    def __init__(self, title: str, question: str, *, confirm: str = "") -> None:
        """Ask ``question``; ``confirm`` is what the button says."""
        super().__init__()
        self.title = title
        self._question = question
        self._confirm = confirm or t("dialog.confirm")

    def compose(self) -> ComposeResult:
        """Title, question, two buttons."""
        with VerticalGroup(classes="dialog"):
            yield PlainText(self.title or "", classes="dialog-title")
            yield PlainText(self._question, classes="dialog-text")
            with Horizontal(classes="dialog-buttons"):
                yield Button(self._confirm, id="confirm", variant="primary")
                yield Button(t("dialog.cancel"), id="cancel")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """A button is an answer."""
        self.dismiss(event.button.id == "confirm")

    def action_confirm(self) -> None:
        """Yes."""
        self.dismiss(True)

    def action_cancel(self) -> None:
        """No."""
        self.dismiss(False)
