"""A shortest way through a big gap, looked for in a corridor of the edit matrix.

The way from corner to corner hardly ever leaves the straight line by much, even where the texts
have nothing to do with each other. So only the cells near that line are computed. What the gap
costs is known; if the best way in the corridor costs more, a wider one is tried, at last the whole
matrix. Some columns are kept, and the way is followed back from one to the other.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from editorial.collation.bit_columns import (
    Column,
    columns_at,
    distances_to_prefixes,
    first_column,
)

_NARROWEST: Final = 256
"""So many rows on either side of the straight line are computed first, or more in long texts."""
_NARROW: Final = 256
"""Of so many rows one on either side."""
_STRETCH: Final = 1024
"""After so many columns the corridor is moved along, or more if it is wide."""
_PER_STRETCH: Final = 4
"""So many columns of each stretch are kept; its last is one of them."""
_TRIED: Final = 48
"""So many rows are tried singly before all are computed."""

Point = tuple[int, int, int]
"""Offsets in the text and in the pattern, and what it costs to get there."""


class _Kept(NamedTuple):
    """A column of the corridor."""

    at: int
    """How many characters of the text lie before it."""
    top: int
    """How many characters of the pattern lie above it."""
    rows: int
    cost: int
    """What the cell above its first row costs."""
    column: Column

    def distances(self) -> NDArray[np.int64]:
        return self.column.distances(self.rows, self.cost)


def narrowest(text: str, pattern: str) -> int:
    """How many rows on either side of the straight line are to be tried first."""
    return max(_NARROWEST, max(len(text), len(pattern)) // _NARROW)


def points_on_the_way(text: str, pattern: str, cost: int, half: int) -> list[Point] | None:
    """Find points on a shortest way, the two corners among them.

    Args:
        text: One side of a gap; the matrix's columns.
        pattern: The other side, not shorter; the matrix's rows.
        cost: Their exact distance.
        half: How many rows on either side of the straight line are computed.

    Returns:
        Three points at least, in text order; from one to the next both offsets and the cost grow
        or stay. Nothing when no shortest way lies in the corridor.
    """
    columns = _corridor(text, pattern, half)
    if int(columns[-1].distances()[-1]) > cost:
        return None
    return _followed_back(text, pattern, cost, columns)


def _corridor(text: str, pattern: str, half: int) -> list[_Kept]:
    """The columns to keep, from the first to the last, within ``half`` rows of the line.

    A way that runs along the corridor's edges is a way too, so no cell gets less than it costs.
    """
    length, rows = len(text), len(pattern)
    stretch = min(max(_STRETCH, 2 * half), length)
    apart = -(-stretch // _PER_STRETCH)
    kept = [_Kept(0, 0, 0, 0, first_column(0))]
    for start in range(0, length, stretch):
        end = min(start + stretch, length)
        top = max(start * rows // length - half, 0)
        bottom = min(end * rows // length + half, rows)
        last = kept[-1]
        gone, reached = top - last.top, last.top + last.rows
        cost = last.cost + last.column.above(gone).rise
        column = last.column.below(gone).with_below(reached - top, first_column(bottom - reached))
        at = [*range(apart, end - start, apart), end - start]
        columns = columns_at(text[start:end], pattern[top:bottom], column, at)
        kept += [
            _Kept(start + ahead, top, bottom - top, cost + ahead, column)
            for ahead, column in zip(at, columns, strict=True)
        ]
    return kept


def _followed_back(text: str, pattern: str, cost: int, columns: list[_Kept]) -> list[Point]:
    longest = max(len(text), len(pattern))
    x, y, spent = len(text), len(pattern), cost
    points = [(x, y, spent)]
    for kept in reversed(columns[1:-1]):
        behind, rows = text[kept.at : x], pattern[kept.top : y]
        needed = spent - kept.distances()[: len(rows) + 1]
        row = _likely_row(behind, rows, needed, cost, longest)
        if row is None:
            row = _latest_row(behind, rows, needed)
        x, y, spent = kept.at, kept.top + row, spent - int(needed[row])
        points.append((x, y, spent))
    return [(0, 0, 0), *reversed(points)]


def _likely_row(
    text: str, pattern: str, needed: NDArray[np.int64], cost: int, longest: int
) -> int | None:
    """A row of the column before ``text`` through which a shortest way leads, if soon found.

    Args:
        text: What lies between the column and a point on a shortest way.
        pattern: The rows up to that point.
        needed: For each row of the column, what the way from there to the point must not cost more
            than.
        cost: What the whole gap costs; ``longest`` characters of it.
        longest: The longer side of the gap.
    """
    rows = len(pattern) - np.arange(len(needed))
    most = np.maximum(rows, len(text))
    possible = np.flatnonzero((needed >= np.abs(rows - len(text))) & (needed <= most))
    # First the rows from which the most may be spent, seen from what it costs elsewhere.
    spare = needed[possible] * longest - most[possible] * cost
    for row in possible[np.argsort(-spare, kind="stable")][:_TRIED].tolist():
        may_cost = int(needed[row])
        if Levenshtein.distance(text, pattern[row:], score_cutoff=may_cost) <= may_cost:
            return int(row)
    return None


def _latest_row(text: str, pattern: str, needed: NDArray[np.int64]) -> int:
    """The latest row of the column through which a shortest way leads, or one close to it."""
    backwards = text[::-1]
    reach = 2 * len(text)
    while True:
        first = max(len(needed) - 1 - reach, 0)
        behind = distances_to_prefixes(backwards, pattern[first:][::-1])[::-1]
        hits = np.flatnonzero(behind[: len(needed) - first] == needed[first:])
        if len(hits):
            return first + int(hits[-1])
        if not first:
            raise AssertionError("a way that leads through the column")
        reach *= 4
