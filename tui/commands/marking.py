"""Commands that mark what one has read (审读标记)."""

from __future__ import annotations

from typing import Final

from tui.commands.command import Command

MARK_READ: Final = Command("mark_read", ("space",), "mark_read")
MARK_CLOSE: Final = Command("mark_close", ("f3",), "mark_close", also=("x",))
MARK_TO_HERE: Final = Command("mark_to_here", ("f4",), "mark_to_here", also=("t",))
TAKE_MARK_BACK: Final = Command("take_mark_back", ("backspace",), "take_mark_back", shown=False)
UNDO_MARK: Final = Command("undo_mark", ("ctrl+z",), "undo_mark", also=("0",), shown=False)
NEXT_PARAGRAPH: Final = Command(
    "next_paragraph", ("ctrl+down",), "step_paragraph(1)", also=("j",), shown=False
)
PREVIOUS_PARAGRAPH: Final = Command(
    "previous_paragraph", ("ctrl+up",), "step_paragraph(-1)", also=("k",), shown=False
)
