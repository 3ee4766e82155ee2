"""Commands of a checklist (审稿要点)."""

from __future__ import annotations

from typing import Final

from tui.commands.command import Command

ANSWER_YES: Final = Command("answer_yes", ("f2", "space", "enter"), "answer('yes')", also=("1",))
ANSWER_NO: Final = Command("answer_no", ("f3",), "answer('no')", also=("2", "minus"))
ANSWER_NOT_APPLICABLE: Final = Command(
    "answer_not_applicable", ("f4",), "answer('not_applicable')", also=("3",)
)
TAKE_ANSWER_BACK: Final = Command(
    "take_answer_back", ("backspace",), "take_answer_back", shown=False
)
