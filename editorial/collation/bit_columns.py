"""Columns of the edit matrix, a bit for a cell: Hyyrö's form of Myers' algorithm on integers.

Python's integers have as many bits as are wanted, and other threads run between any two operations
on them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

_BLOCK: Final = 25_000
"""Rows worked on at once: bits of an integer. It bounds the memory for the bit masks."""


_TRIMMED: Final = 256
"""After so many columns bits beyond the last row, which say nothing, are cut off."""


class Column(NamedTuple):
    """The differences between neighbouring cells of a column, the lowest bit for the first row."""

    dearer: int
    """Cells that cost one more than the cell above them."""
    cheaper: int
    """Cells that cost one less."""

    def above(self, rows: int) -> Column:
        """The first rows alone."""
        all_of_them = (1 << rows) - 1
        return Column(self.dearer & all_of_them, self.cheaper & all_of_them)

    def below(self, rows: int) -> Column:
        """What comes behind the first rows."""
        return Column(self.dearer >> rows, self.cheaper >> rows)

    def with_below(self, rows: int, other: Column) -> Column:
        """The column with another one put behind its first rows."""
        return Column(self.dearer | other.dearer << rows, self.cheaper | other.cheaper << rows)

    @property
    def rise(self) -> int:
        """How much more the last cell costs than the one above the first."""
        return self.dearer.bit_count() - self.cheaper.bit_count()

    def distances(self, rows: int, first: int) -> NDArray[np.int64]:
        """What the cells cost, ``first`` being the cost above them, which is put in front."""
        steps = _bits(self.dearer, rows) - _bits(self.cheaper, rows)
        return np.cumsum(np.concatenate((np.array([first], np.int64), steps)))


def first_column(rows: int) -> Column:
    """The column before the first character: every row costs one more."""
    return Column((1 << rows) - 1, 0)


def columns_at(
    text: str, rows: str, column: Column, at: Sequence[int], block: int = _BLOCK
) -> list[Column]:
    """Go on from a column and note others on the way.

    Args:
        text: Its characters are the columns passed.
        rows: The characters of the rows. Above the first of them every column costs one more than
            the one before it.
        column: The column to begin with.
        at: Behind how many characters of ``text`` the columns lie that are wanted, ascending.
        block: How many rows are worked on at once, roughly.
    """
    # Blocks of one size each: a short one would take almost as long as a full one.
    size = -(-len(rows) // max(round(len(rows) / block), 1)) or 1
    if size >= len(rows):
        return _beneath_the_edge(text, rows, column, at)
    across = [1] * len(text)
    found = [Column(0, 0)] * len(at)
    for start in range(0, len(rows), size):
        part = rows[start : start + size]
        below = _beneath_others(text, part, column.below(start).above(len(part)), at, across)
        found = [x.with_below(start, y) for x, y in zip(found, below, strict=True)]
    return found


def distances_to_prefixes(text: str, pattern: str, block: int = _BLOCK) -> NDArray[np.int64]:
    """The distances of ``text`` to every beginning of ``pattern``, the empty one first."""
    rows = len(pattern)
    (column,) = columns_at(text, pattern, first_column(rows), [len(text)], block)
    return column.distances(rows, len(text))


# The notation is Myers': p and m are the cells that differ by +1 and -1 from their neighbour,
# v vertically, h horizontally; a set bit of the diagonal says that the cell is equal to the one
# before it in the row above.


def _beneath_the_edge(text: str, rows: str, column: Column, at: Sequence[int]) -> list[Column]:
    """Fill rows above which every column costs one more than the one before it."""
    masks, full = _masks(rows, text)
    pv, mv = column
    found: list[Column] = []
    for start, end in pairwise([0, *at]):
        for trimmed in range(start, end, _TRIMMED):
            characters = text[trimmed : min(trimmed + _TRIMMED, end)]
            for equal in map(masks.__getitem__, characters):
                diagonal = (((equal & pv) + pv) ^ pv) | equal | mv
                ph = ((mv | (full ^ (diagonal | pv))) << 1) | 1
                pv = ((pv & diagonal) << 1) | (full ^ (diagonal | ph))
                mv = ph & diagonal
            pv &= full
            mv &= full
        found.append(Column(pv, mv))
    return found


def _beneath_others(
    text: str, rows: str, column: Column, at: Sequence[int], across: list[int]
) -> list[Column]:
    """Fill rows that lie beneath others.

    ``across`` holds the differences between neighbouring cells of the row above, and is replaced
    by those of the last row here.
    """
    masks, full = _masks(rows, text)
    last = len(rows) - 1
    pv, mv = column
    found: list[Column] = []
    for start, end in pairwise([0, *at]):
        for number, equal in enumerate(map(masks.__getitem__, text[start:end]), start):
            entering = across[number]
            if entering < 0:
                equal |= 1  # noqa: PLW2901 - as in Hyyrö's paper
            diagonal = (((equal & pv) + pv) ^ pv) | equal | mv
            ph = mv | (full ^ (diagonal | pv))
            mh = pv & diagonal
            across[number] = 1 if (ph >> last) & 1 else -1 if (mh >> last) & 1 else 0
            ph <<= 1
            mh <<= 1
            if entering > 0:
                ph |= 1
            elif entering < 0:
                mh |= 1
            pv = mh | (full ^ (diagonal | ph))
            mv = ph & diagonal
            if not number % _TRIMMED:
                pv &= full
                mv &= full
        pv &= full
        mv &= full
        found.append(Column(pv, mv))
    return found


def _masks(rows: str, text: str) -> tuple[dict[str, int], int]:
    """In which rows each character of the text stands; and a bit for every row."""
    masks = dict.fromkeys(text, 0)
    for row, character in enumerate(rows):
        if character in masks:
            masks[character] |= 1 << row
    return masks, (1 << len(rows)) - 1


def _bits(number: int, count: int) -> NDArray[np.int64]:
    """The lowest ``count`` bits of a number, the lowest first."""
    octets = np.frombuffer(number.to_bytes((count + 7) // 8, "little"), np.uint8)
    return np.unpackbits(octets, bitorder="little", count=count).astype(np.int64)
