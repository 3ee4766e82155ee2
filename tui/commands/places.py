"""Commands that go through the places of a text."""

from __future__ import annotations

from typing import Final

from tui.commands.command import Command

NEXT_DIFFERENCE: Final = Command(
    "next_difference", ("f8",), "step_place(1)", also=("n", "right"), shown=False, priority=True
)
PREVIOUS_DIFFERENCE: Final = Command(
    "previous_difference", ("f7",), "step_place(-1)", also=("p", "left"), shown=False, priority=True
)
NEXT_FINDING: Final = Command("next_finding", ("f8",), "step_place(1)", also=("n",), priority=True)
PREVIOUS_FINDING: Final = Command(
    "previous_finding", ("f7",), "step_place(-1)", also=("p",), shown=False, priority=True
)
