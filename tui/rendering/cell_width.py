"""Widths in terminal cells (格宽): a Chinese character takes two, most others one.

Only for text that went through :mod:`tui.rendering.safe_text`: there the width of a text is the
sum of the widths of its characters, which it is not where joiners and selectors occur.
"""

from __future__ import annotations

from itertools import accumulate

from rich.cells import get_character_cell_size


class _Widths(dict[str, int]):
    """Cells of each character, asked of rich once."""

    def __missing__(self, character: str) -> int:
        cells = get_character_cell_size(character)
        self[character] = cells
        return cells


WIDTHS = _Widths()


def cell_width(text: str) -> int:
    """Cells that a drawable text takes."""
    if text.isascii():
        return len(text)
    return sum(map(WIDTHS.__getitem__, text))


def cumulative_widths(text: str) -> list[int]:
    """Cells up to each offset: entry ``i`` is the width of ``text[:i]``, the last one the whole."""
    return list(accumulate(map(WIDTHS.__getitem__, text), initial=0))


def fitted(text: str, cells: int) -> str:
    """The text cut with ``…`` or filled with spaces to take exactly ``cells`` cells."""
    width = cell_width(text)
    if width <= cells:
        return text + " " * (cells - width)
    if cells <= 0:
        return ""
    kept = 0
    taken = 0
    for character in text:
        if taken + WIDTHS[character] > cells - 1:
            break
        taken += WIDTHS[character]
        kept += 1
    return text[:kept] + "…" + " " * (cells - 1 - taken)
