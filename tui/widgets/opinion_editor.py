"""Room for an opinion (意见), whose draft is kept while it is being written."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.message import Message
from textual.timer import Timer
from textual.widgets import TextArea

from tui.widgets.plain_text import PlainText
from tui.wording import t

DRAFT_AFTER_SECONDS = 1.0
"""At most so long after a keystroke the draft is handed out to be kept."""


class OpinionEditor(VerticalGroup):
    """A titled text with a count and the state of its draft."""

    DEFAULT_CSS = """
    OpinionEditor { height: auto; }
    OpinionEditor TextArea { height: 6; }
    OpinionEditor .opinion-title { text-style: bold; }
    OpinionEditor .opinion-state { color: $text-muted; }
    """

    @dataclass
    class DraftDue(Message):
        """The text has changed and should be kept as a draft."""

        editor: OpinionEditor
        text: str

        @property
        def control(self) -> OpinionEditor:
            """The editor."""
            return self.editor

    def __init__(self, title: str, text: str = "", *, id: str | None = None) -> None:  # noqa: A002
        """Room for a text under a title; ``text`` is the draft kept before."""
        super().__init__(id=id)
        self._title = title
        self._kept = text
        self._timer: Timer | None = None
        counted = t("opinion.counted", count=len(text))
        self._state_text = PlainText(counted, classes="opinion-state")

    def compose(self) -> ComposeResult:
        """Title, text, state."""
        yield PlainText(self._title, classes="opinion-title")
        yield TextArea(self._kept)
        yield self._state_text

    @property
    def text(self) -> str:
        """What is written now."""
        areas = self.query(TextArea)
        return areas.first().text if areas else self._kept

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Count, and see to the draft."""
        event.stop()
        text = event.text_area.text
        if text == self._kept:
            return
        self._state(t("opinion.saving"))
        if self._timer is None:
            self._timer = self.set_timer(DRAFT_AFTER_SECONDS, self.keep_draft)

    def keep_draft(self) -> None:
        """Hand the draft out now, when it has changed."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        text = self.text
        if text != self._kept:
            self._kept = text
            self.post_message(self.DraftDue(self, text))

    def draft_kept(self, at: str) -> None:
        """Say when the draft was kept."""
        self._state(t("opinion.saved", at=at))

    def _state(self, state: str) -> None:
        counted = t("opinion.counted", count=len(self.text))
        self._state_text.show(f"{counted}  {state}")

    def on_descendant_blur(self) -> None:
        """Leaving the text keeps the draft."""
        self.keep_draft()
