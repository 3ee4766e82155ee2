"""Commands that every screen has."""

from __future__ import annotations

from typing import Final

from tui.commands.command import Command

HELP: Final = Command(
    "help", ("f1",), "app.show_help", also=("question_mark", "fullwidth_question_mark")
)
BACK: Final = Command("back", ("escape",), "back")
QUIT: Final = Command("quit", ("ctrl+q",), "app.ask_to_quit", shown=False, priority=True)
THEME: Final = Command("theme", ("f12",), "app.toggle_light", shown=False)
CONFIRM: Final = Command("confirm", ("ctrl+s",), "confirm", priority=True)
CANCEL: Final = Command("cancel", ("escape",), "cancel")
NEXT_FIELD: Final = Command("next_field", ("tab",), "app.focus_next")
CLOSE: Final = Command("close", ("escape",), "cancel")
