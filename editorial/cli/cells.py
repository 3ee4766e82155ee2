"""Cells (格) that text takes on a terminal: two for a Han character, one for a Latin letter.

Rich knows them for every character. What nearly all our lines consist of is known here, so that
its tables are loaded for the others only.
"""

from __future__ import annotations

from typing import Final

_NARROW: Final = frozenset("·‘’“”…—←→✓✗‰‱±×℃")
_WIDE: Final = (("\u4e00", "\u9fff"), ("\u3000", "\u3029"), ("\uff01", "\uff60"))


def cell_len(text: str) -> int:
    """Cells that ``text`` takes; it holds no control characters."""
    cells = 0
    for character in text:
        if " " <= character <= "~" or character in _NARROW:
            cells += 1
        elif any(first <= character <= last for first, last in _WIDE):
            cells += 2
        else:
            return _measured(text)
    return cells


def _measured(text: str) -> int:
    from rich.cells import cell_len as measured  # noqa: PLC0415 - see above

    return measured(text)


def cut_to(text: str, cells: int) -> str:
    """``text`` in exactly so many cells: filled up with spaces, or cut at its end."""
    missing = cells - cell_len(text)
    if missing >= 0:
        return text + " " * missing
    from rich.cells import set_cell_size  # noqa: PLC0415 - see above

    return set_cell_size(text, cells)
