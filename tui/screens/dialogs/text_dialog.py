"""Asks for a text: a reason, an opinion, a note (意见、理由)."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalGroup
from textual.widgets import Button, TextArea

from tui.commands.command import bindings
from tui.commands.general import CANCEL, CONFIRM
from tui.screens.editorial_screen import EditorialDialog
from tui.widgets.plain_text import PlainText
from tui.wording import t

TEXT_LIMIT = 20_000
"""Most characters of one text (code points)."""


class TextDialog(EditorialDialog[str | None]):
    """A question and room for some sentences; gives back the text, or ``None`` when cancelled."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS = bindings(CONFIRM, CANCEL)

    def __init__(
        self, title: str, question: str, *, text: str = "", needed: bool = True, confirm: str = ""
    ) -> None:
        """Ask ``question``; an empty answer is refused where one is needed."""
        super().__init__()
        self.title = title
        self._question = question
        self._text = text
        self._needed = needed
        self._confirm = confirm or t("dialog.confirm")

    def compose(self) -> ComposeResult:
        """Title, question, text, complaint, two buttons."""
        with VerticalGroup(classes="dialog"):
            yield PlainText(self.title or "", classes="dialog-title")
            yield PlainText(self._question, classes="dialog-text")
            yield TextArea(self._text, classes="dialog-area")
            yield PlainText("", classes="dialog-complaint")
            with Horizontal(classes="dialog-buttons"):
                yield Button(self._confirm, id="confirm", variant="primary")
                yield Button(t("dialog.cancel"), id="cancel")

    def on_mount(self) -> None:
        """Start writing at once."""
        self.query_one(TextArea).focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Take the text or leave."""
        if event.button.id == "confirm":
            self.action_confirm()
        else:
            self.action_cancel()

    def action_confirm(self) -> None:
        """Give the text back when it may be given."""
        text = self.query_one(TextArea).text.strip()
        complaint = self.query_one(".dialog-complaint", PlainText)
        if self._needed and not text:
            complaint.show(t("dialog.needed"))
        elif len(text) > TEXT_LIMIT:
            complaint.show(t("dialog.too_long", limit=TEXT_LIMIT, count=len(text)))
        else:
            self.dismiss(text)
