"""Columns of the edit matrix, a bit for a cell: Hyyrö's form of Myers' algorithm on integers.

Python's integers have as many bits as are wanted, and other threads run between any two operations
on them.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

_BLOCK: Final = 25_000
"""Rows worked on at once: bits of an integer. It bounds the memory for the bit masks."""


_TRIMMED: Final = 256
"""After so many columns bits beyond the last row, which say nothing, are cut off."""


class Steps:
    """The differences between neighbouring cells in some columns of the edit matrix."""

    def __init__(self, text: str, pattern: str, at: list[int], block: int = _BLOCK) -> None:
        """Compute the columns.

        Args:
            text: Its characters are the matrix's columns.
            pattern: Its characters are the rows.
            at: How long the beginnings of ``text`` are whose columns are kept, ascending.
            block: How many rows are worked on at once, roughly.
        """
        # Blocks of one size each: a short one would take almost as long as a full one.
        size = -(-len(pattern) // max(round(len(pattern) / block), 1)) or 1
        starts = range(0, len(pattern), size)
        self._sizes = [min(size, len(pattern) - start) for start in starts]
        self._blocks: list[dict[int, tuple[int, int]]] = []
        across = [1] * len(text)
        for start in starts:
            self._blocks.append(_advance(text, pattern[start : start + size], across, at))

    def distances(self, at: int) -> NDArray[np.int64]:
        """The distances of ``text[:at]`` to every beginning of the pattern, the empty one first."""
        steps = [np.array([at], np.int64)]
        for size, columns in zip(self._sizes, self._blocks, strict=True):
            up, down = columns[at]
            steps.append(_bits(up, size) - _bits(down, size))
        return np.cumsum(np.concatenate(steps))


def distances_to_prefixes(text: str, pattern: str, block: int = _BLOCK) -> NDArray[np.int64]:
    """The distances of ``text`` to every beginning of ``pattern``, the empty one first."""
    return Steps(text, pattern, [len(text)], block).distances(len(text))


def _advance(text: str, rows: str, across: list[int], at: list[int]) -> dict[int, tuple[int, int]]:
    """Fill some rows of the edit matrix, all columns of ``text``.

    ``across`` holds the differences between neighbouring cells of the row above, and is replaced
    by those of the last row here. The notation is Myers': p and m are the cells that differ by +1
    and -1 from their neighbour, v vertically, h horizontally; a set bit of the diagonal says that
    the cell is equal to the one before it in the row above.

    Returns:
        pv and mv of the columns that are to be kept.
    """
    masks: defaultdict[str, int] = defaultdict(int)
    for row, character in enumerate(rows):
        masks[character] |= 1 << row
    full = (1 << len(rows)) - 1
    last = len(rows) - 1
    pv, mv = full, 0
    kept = {0: (pv, mv)}
    for start, end in pairwise([0, *at]):
        for column, character in enumerate(text[start:end], start):
            equal = masks.get(character, 0)
            entering = across[column]
            if entering < 0:
                equal |= 1
            diagonal = (((equal & pv) + pv) ^ pv) | equal | mv
            ph = mv | (full ^ (diagonal | pv))
            mh = pv & diagonal
            across[column] = 1 if (ph >> last) & 1 else -1 if (mh >> last) & 1 else 0
            ph <<= 1
            mh <<= 1
            if entering > 0:
                ph |= 1
            elif entering < 0:
                mh |= 1
            pv = mh | (full ^ (diagonal | ph))
            mv = ph & diagonal
            if not column % _TRIMMED:
                pv &= full
                mv &= full
        pv &= full
        mv &= full
        kept[end] = pv, mv
    return kept


def _bits(number: int, count: int) -> NDArray[np.int64]:
    """The lowest ``count`` bits of a number, the lowest first."""
    octets = np.frombuffer(number.to_bytes((count + 7) // 8, "little"), np.uint8)
    return np.unpackbits(octets, bitorder="little", count=count).astype(np.int64)
