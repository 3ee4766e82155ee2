"""The keys of the screen behind it (按键一览), read from its bindings."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.binding import ActiveBinding
from textual.containers import VerticalGroup, VerticalScroll

from tui.commands.command import ID_PREFIX, bindings
from tui.commands.general import CLOSE
from tui.commands.key_names import key_name
from tui.rendering.cell_width import fitted
from tui.screens.editorial_screen import EditorialDialog
from tui.widgets.plain_text import PlainText
from tui.wording import t

KEY_CELLS = 22


def help_lines(active: Iterable[ActiveBinding]) -> tuple[tuple[str, str, str], ...]:
    """Keys, name and help of every command among the bindings, in their order."""
    found: dict[str, tuple[list[str], str, str]] = {}
    for binding in (entry.binding for entry in active):
        if binding.id and binding.id.startswith(ID_PREFIX):
            keys, _name, _help = found.setdefault(
                binding.id, ([], binding.description, binding.tooltip)
            )
            shown = key_name(binding.key)
            if shown not in keys:
                keys.append(shown)
    return tuple((" ".join(keys), name, text) for keys, name, text in found.values())


class HelpDialog(EditorialDialog[None]):
    """A list of keys with what they do."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS = bindings(CLOSE)

    def __init__(self, screen_title: str, lines: tuple[tuple[str, str, str], ...]) -> None:
        """Show the lines: keys, name, help."""
        super().__init__()
        self.title = t("help.title", screen=screen_title)
        self._lines = lines

    def compose(self) -> ComposeResult:
        """One line a command."""
        with VerticalGroup(classes="dialog help"):
            yield PlainText(self.title or "", classes="dialog-title")
            with VerticalScroll(classes="dialog-scroll"):
                for keys, name, text in self._lines:
                    yield PlainText(fitted(keys, KEY_CELLS) + f"{name}：{text}", indent=KEY_CELLS)
                yield PlainText("")
                yield PlainText(t("help.general"), classes="quiet")
            yield PlainText(t("help.close"), classes="quiet")

    def on_mount(self) -> None:
        """The list can be scrolled at once."""
        self.query_one(VerticalScroll).focus()
