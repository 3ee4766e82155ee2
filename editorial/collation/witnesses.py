"""Witnesses (见证): stretches of agreement that no other way through the texts can match.

Let manuscript and galley agree from ``x`` and ``y`` on. A stretch of the manuscript that begins
at ``x`` and does not occur in the galley at ``y + d`` for any ``0 < |d| <= reach`` costs every way
that matches it elsewhere within reach at least one edit. Disjoint witnesses cost an edit each.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]

_LONGEST: Final = 24
"""A stretch that is still found elsewhere at this length is given up, its place skipped."""
_SKIPPED: Final = 6


def near_witnesses(
    manuscript: str, galley: str, start: int, stop: int, shift: int, reach: int, wanted: int
) -> int:
    """Count disjoint witnesses in one stretch of agreement, by plain search.

    Args:
        manuscript: The manuscript's text.
        galley: The galley's text.
        start: Where the stretch begins in the manuscript.
        stop: Where it ends, exclusive.
        shift: What to add to an offset of the manuscript to get the galley's.
        reach: How far off a witness must not occur.
        wanted: No more than so many are looked for.
    """
    find = galley.find
    shortest = 2 if reach <= 64 else 3 if reach <= 2000 else 4
    found, size, x = 0, shortest, start
    while found < wanted and x + size <= stop:
        y = x + shift
        stretch = manuscript[x : x + size]
        before = y - reach if y > reach else 0
        if find(stretch, before, y + size - 1) < 0 and find(stretch, y + 1, y + reach + size) < 0:
            found += 1
            x += size
            size = shortest
        elif size < _LONGEST:
            size += 1
        else:
            x += _SKIPPED
            size = shortest
    return found


def inner_witnesses(manuscript: str, galley: str, start: int, stop: int, near: slice) -> int:
    """Count disjoint stretches of the manuscript that do not occur in ``galley[near]`` at all.

    They lie inside a gap, between ``start`` and ``stop`` (exclusive), and cost every way that
    passes there within ``near`` an edit each, the given way too.
    """
    count, size, x = 0, 2, start
    while x + size <= stop:
        if galley.find(manuscript[x : x + size], near.start, near.stop) < 0:
            count += 1
            x += size
            size = 2
        elif size < _LONGEST:
            size += 1
        else:
            x += _SKIPPED
            size = 2
    return count
