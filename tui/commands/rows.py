"""Commands of lists."""

from __future__ import annotations

from typing import Final

from tui.commands.command import Command

CHOOSE: Final = Command("choose", ("enter",), "choose", also=("space",))
