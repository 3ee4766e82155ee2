"""What the command line says: the only module that writes to the terminal.

Text from documents may hold escape sequences and other characters that act on a terminal; every
line is made harmless here, and Chinese text is lined up by the cells that it takes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Any, Final, TextIO

from editorial.cli.cells import cell_len, cut_to

GAP: Final = "  "
_LEAST: Final = 24
"""Cells that the last column of a table needs, or it is left out."""


def prepare_streams() -> None:
    """Make both streams take any text: UTF-8, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def say(*lines: str) -> None:
    """Write lines of the result to standard output."""
    _write(sys.stdout, lines)


def note(*lines: str) -> None:
    """Write progress, notes and refusals to standard error."""
    _write(sys.stderr, lines)


def say_json(document: Any) -> None:
    """Write one JSON document, and nothing else, to standard output."""
    import json  # noqa: PLC0415 - only some calls want it

    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
    sys.stdout.flush()


def _write(stream: TextIO, lines: Iterable[str]) -> None:
    # The table of characters is read when something is said: help says nothing of its own.
    from editorial.text.visible_characters import visible  # noqa: PLC0415

    stream.write("".join(visible(line) + "\n" for line in lines))
    stream.flush()


def shortened(text: str, cells: int) -> str:
    """``text``, harmless and at most ``cells`` terminal cells wide, cut in the middle."""
    from editorial.text.visible_characters import visible  # noqa: PLC0415

    text = visible(text)
    if cell_len(text) <= cells:
        return text
    head = (cells - 1) // 2
    front = cut_to(text, head).rstrip()
    room = cells - 1 - cell_len(front)
    tail = ""
    for character in reversed(text):
        if cell_len(character + tail) > room:
            break
        tail = character + tail
    return f"{front}…{tail}"


def screen_width() -> int | None:
    """Cells in a line of the terminal; None when the output goes to a file or a pipe."""
    if not sys.stdout.isatty():
        return None
    import shutil  # noqa: PLC0415 - only a terminal has a width

    return shutil.get_terminal_size().columns


def table(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    widest: int = 24,
    screen: int | None = None,
) -> list[str]:
    """Lay rows out in columns that line up.

    Args:
        head: The columns' heads.
        rows: A cell for each column.
        widest: Cells of a column at most; what is longer is cut in the middle.
        screen: Cells of a line: the last column is cut to what is left, or left out; None
            leaves it whole.
    """
    from editorial.text.visible_characters import visible  # noqa: PLC0415

    last = len(head) - 1
    shown = [
        [
            visible(cell) if column == last else shortened(cell, widest)
            for column, cell in enumerate(row)
        ]
        for row in (head, *rows)
    ]
    widths = [max(cell_len(row[column]) for row in shown) for column in range(last)]
    if screen is not None:
        left = screen - sum(widths) - len(GAP) * last
        for row in shown:
            row[last] = shortened(row[last], left) if left >= _LEAST else ""
    return [
        GAP.join([*(cut_to(row[i], widths[i]) for i in range(last)), row[last]]).rstrip()
        for row in shown
    ]
