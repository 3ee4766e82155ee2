"""Cells (格) that text takes on a terminal: two for a Han character, one for a Latin letter.

Rich knows them for every character. What nearly all our lines consist of is known here, so that
its tables are loaded for the others only.
"""

from __future__ import annotations

import re
from typing import Final

_WIDE: Final = "\u3000-\u3029\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60"
_KNOWN: Final = re.compile(f"[ -~·‘’“”…—←→✓✗‰‱±×℃{_WIDE}]*")
_WIDE_ONE: Final = re.compile(f"[{_WIDE}]")


def cell_len(text: str) -> int:
    """Cells that ``text`` takes; it holds no control characters."""
    if _KNOWN.fullmatch(text):
        return len(text) + len(_WIDE_ONE.findall(text))
    from rich.cells import cell_len as measured  # noqa: PLC0415 - see above

    return measured(text)


def cut_to(text: str, cells: int) -> str:
    """``text`` in exactly so many cells: filled up with spaces, or cut at its end."""
    missing = cells - cell_len(text)
    if missing >= 0:
        return text + " " * missing
    from rich.cells import set_cell_size  # noqa: PLC0415 - see above

    return set_cell_size(text, cells)
