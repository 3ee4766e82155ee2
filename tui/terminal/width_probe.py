"""Asks the terminal how wide it draws “ (歧义宽度): one cell is right, two shift every table.

The characters “ ” … — ‰ are “ambiguous” in Unicode; some terminals are set to draw them two cells
wide, which no program can follow. The answer comes from the terminal's own report of its cursor.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from typing import Final

_QUESTION: Final = b"\r\xe2\x80\x9c\x1b[6n"
_WIPE: Final = b"\r\x1b[K"
_REPORT: Final = re.compile(rb"\x1b\[(\d+);(\d+)R")
PATIENCE_SECONDS: Final = 0.5


def cells_reported(answer: bytes) -> int | None:
    """Width in cells of the character that was drawn, from the cursor report; ``None`` without."""
    report = _REPORT.search(answer)
    if report is None:
        return None
    return int(report.group(2)) - 1


def probe(ask: Callable[[bytes], bytes]) -> int | None:
    """Draw the character, read the cursor, wipe the line.

    Args:
        ask: Writes bytes to the terminal and gives back what it answers within a moment.
    """
    try:
        return cells_reported(ask(_QUESTION))
    finally:
        ask(_WIPE)


def ambiguous_width() -> int | None:
    """Cells of an ambiguous character in this terminal; ``None`` where it cannot be asked."""
    if os.name != "posix" or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    import select  # noqa: PLC0415  # not on every platform
    import termios  # noqa: PLC0415
    import tty  # noqa: PLC0415

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)

    def ask(question: bytes) -> bytes:
        os.write(sys.stdout.fileno(), question)
        answer = b""
        while question is _QUESTION and _REPORT.search(answer) is None:
            if not select.select([descriptor], [], [], PATIENCE_SECONDS)[0]:
                break
            answer += os.read(descriptor, 64)
        return answer

    try:
        tty.setcbreak(descriptor)
        return probe(ask)
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
