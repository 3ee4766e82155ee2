"""Cutting a big gap in two at a point that lies on a shortest way.

A call of rapidfuzz for a script holds the interpreter until it is done; on big gaps that would
freeze a screen for seconds. So a big gap is cut until its pieces are small. Where the texts are
related, a cut is guessed and checked with two exact distances. Where they are not, it is computed
with Hyyrö's bit-parallel form of Myers' algorithm on Python's integers, from both ends to the
middle, as Hirschberg showed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from editorial.collation.exact_distance import exact_distance

_SAMPLE: Final = 8
"""So many characters, found once in the galley, make a guess."""
_TRIED: Final = 200
"""At so many places in the middle third of the manuscript's side a guess is looked for."""
_GUESSES: Final = 3
"""So many guesses are checked before a cut is computed."""
_BLOCK: Final = 1 << 15
"""Rows worked on at once: bits of an integer. It bounds the memory for the bit masks."""


class Cut(NamedTuple):
    """A point on a shortest way through a gap; offsets are code points from the gap's start."""

    at: int
    galley_at: int
    cost_before: int
    cost_behind: int


def cut_in_two(manuscript: str, galley: str, cost: int) -> Cut:
    """Find a point in the middle of the manuscript's side that lies on a shortest way.

    Args:
        manuscript: One side of the gap, two characters at least.
        galley: The other side.
        cost: Their exact distance.
    """
    return _guessed_cut(manuscript, galley, cost) or _computed_cut(manuscript, galley)


def _guessed_cut(manuscript: str, galley: str, cost: int) -> Cut | None:
    if 2 * cost > max(len(manuscript), len(galley)):
        return None
    for x, y in islice(_guesses(manuscript, galley, cost), _GUESSES):
        before = exact_distance(manuscript[:x], galley[:y], cost)
        behind = exact_distance(manuscript[x:], galley[y:], max(cost - before, 0))
        if before + behind == cost:
            return Cut(x, y, before, behind)
    return None


def _guesses(manuscript: str, galley: str, cost: int) -> Iterator[tuple[int, int]]:
    """Points where a sample begins that occurs once in the galley within reach."""
    third = len(manuscript) // 3
    for x in range(third, 2 * third, max(third // _TRIED, 1)):
        sample = manuscript[x : x + _SAMPLE]
        highest = x + cost + _SAMPLE
        y = galley.find(sample, max(x - cost, 0), highest)
        if y >= 0 and galley.find(sample, y + 1, highest) < 0:
            yield x, y


def _computed_cut(manuscript: str, galley: str) -> Cut:
    x = len(manuscript) // 2
    before = distances_to_prefixes(manuscript[:x], galley)
    behind = distances_to_prefixes(manuscript[x:][::-1], galley[::-1])[::-1]
    y = int(np.argmin(before + behind))
    return Cut(x, y, int(before[y]), int(behind[y]))


def distances_to_prefixes(text: str, pattern: str, block: int = _BLOCK) -> NDArray[np.int64]:
    """The distances of ``text`` to every beginning of ``pattern``, the empty one first.

    Args:
        text: Any text.
        pattern: Any text.
        block: How many characters of ``pattern`` are worked on at once.
    """
    steps = [np.array([len(text)], np.int64)]
    across = [1] * len(text)
    steps.extend(
        _advance(text, pattern[start : start + block], across)
        for start in range(0, len(pattern), block)
    )
    return np.cumsum(np.concatenate(steps))


def _advance(text: str, rows: str, across: list[int]) -> NDArray[np.int64]:
    """Fill some rows of the edit matrix, all columns of ``text``.

    ``across`` holds the differences between neighbouring cells of the row above, and is replaced
    by those of the last row here. The notation is Myers': p and m are the cells that differ by +1
    and -1 from their neighbour, v vertically, h horizontally.

    Returns:
        The differences between neighbouring cells of the last column.
    """
    masks: defaultdict[str, int] = defaultdict(int)
    for row, character in enumerate(rows):
        masks[character] |= 1 << row
    full = (1 << len(rows)) - 1
    last = len(rows) - 1
    pv, mv = full, 0
    for column, character in enumerate(text):
        equal = masks.get(character, 0)
        entering = across[column]
        xv = equal | mv
        if entering < 0:
            equal |= 1
        # Bits beyond the last row may come up from here on; they are cut off with the new pv.
        xh = (((equal & pv) + pv) ^ pv) | equal
        ph = mv | (full ^ (xh | pv))
        mh = pv & xh
        across[column] = 1 if (ph >> last) & 1 else -1 if mh >> last else 0
        ph <<= 1
        mh <<= 1
        if entering > 0:
            ph |= 1
        elif entering < 0:
            mh |= 1
        pv = (mh | (full ^ (xv | ph))) & full
        mv = ph & xv
    return _bits(pv, len(rows)) - _bits(mv, len(rows))


def _bits(number: int, count: int) -> NDArray[np.int64]:
    """The lowest ``count`` bits of a number, the lowest first."""
    octets = np.frombuffer(number.to_bytes((count + 7) // 8, "little"), np.uint8)
    return np.unpackbits(octets, bitorder="little", count=count).astype(np.int64)
