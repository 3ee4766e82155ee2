"""Witnesses (见证): stretches of agreement that no other way through the texts can match.

Let manuscript and galley agree from ``x`` and ``y`` on. A stretch of the manuscript that begins
at ``x`` and does not occur in the galley at ``y + d`` for any ``0 < |d| <= reach`` costs every way
that matches it elsewhere within reach at least one edit. Disjoint witnesses cost an edit each.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from editorial.collation.gap import Codes

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


class FarWitnesses:
    """Counts witnesses for far reaches, in all stretches of agreement at once, by hashing.

    Two different stretches may share a hash: a witness is lost then, none is invented.
    """

    def __init__(self, galley_codes: Codes) -> None:
        self._codes = galley_codes
        self._hashes: dict[int, NDArray[np.uint32]] = {}

    def count(
        self, starts: Counts, stops: Counts, shifts: Counts, reach: int, wanted: Counts
    ) -> Counts:
        """Count witnesses in each stretch of agreement, at most ``wanted`` in each.

        ``starts``, ``stops`` and ``shifts`` describe the stretches as in :func:`near_witnesses`.
        """
        size = 5 if reach <= 4096 else 6 if reach <= 262_144 else 8
        hashes = self._hashes_of(size)
        number = np.clip((stops - starts) // size, 0, wanted)
        stretch = np.repeat(np.arange(len(starts)), number)
        place = np.arange(len(stretch)) - np.repeat(np.cumsum(number) - number, number)
        galley_at = starts[stretch] + size * place + shifts[stretch]
        alone = _alone(hashes, galley_at, reach)
        return np.bincount(stretch[alone], minlength=len(starts)).astype(np.int64)

    def _hashes_of(self, size: int) -> NDArray[np.uint32]:
        if size not in self._hashes:
            self._hashes[size] = _short_hashes(self._codes, size)
        return self._hashes[size]


def _short_hashes(codes: Codes, size: int) -> NDArray[np.uint32]:
    """A 32-bit number for every stretch of 5, 6 or 8 characters."""
    ones = codes.astype(np.uint32)
    twos = ones[:-1] * np.uint32(0x9E3779B1) + ones[1:]
    fours = twos[:-2] * np.uint32(0x85EBCA6B) + twos[2:]
    tail = {5: ones[4:], 6: twos[4:], 8: fours[4:]}[size]
    hashes: NDArray[np.uint32] = fours[: len(tail)] * np.uint32(0xC2B2AE35) + tail
    hashes ^= hashes >> np.uint32(15)
    hashes *= np.uint32(0x27D4EB2F)
    return hashes


def _alone(hashes: NDArray[np.uint32], places: NDArray[np.int64], reach: int) -> NDArray[np.bool_]:
    """Whether the hash at each of ``places`` has no equal within ``reach`` of it."""
    wanted = hashes[places]
    if 8 * len(places) < len(hashes):
        # Few places: sort only what can be equal to one of them.
        interesting = np.zeros(1 << 20, np.bool_)
        interesting[wanted >> np.uint32(12)] = True
        at = np.flatnonzero(interesting[hashes >> np.uint32(12)])
    else:
        at = np.arange(len(hashes))
    high = np.uint64(32)
    keys = (hashes[at].astype(np.uint64) << high) | at.astype(np.uint64)
    keys.sort()
    own = np.searchsorted(keys, (wanted.astype(np.uint64) << high) | places.astype(np.uint64))
    alone = np.ones(len(places), np.bool_)
    for step in (-1, 1):
        other = np.clip(own + step, 0, len(keys) - 1)
        equal = (keys[other] >> high) == wanted
        distance = np.abs((keys[other] & np.uint64(0xFFFFFFFF)).astype(np.int64) - places)
        alone &= ~(equal & (other != own) & (distance <= reach))
    return alone
