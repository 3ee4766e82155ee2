"""Far witnesses (远见证): those that hold for a far reach, counted in many agreements at once."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from editorial.collation.gap import Codes, TextPair
from editorial.collation.witnesses import Counts

_LONGEST: Final = 16
"""A stretch that is searched for is no longer than this."""
_SEARCH: Final = 500
"""To search for a stretch takes as long as to compare so many characters more."""
_HASHING: Final = 30
"""To hash one character takes as long as to search so many."""
_PIECE: Final = 1 << 15
"""So many characters are hashed at once."""
_SOUGHT: Final = np.uint32(12)
"""A hash without its lowest bits says whether it may be one of those that are looked for."""


class Agreements(NamedTuple):
    """Stretches in which the texts agree, in text order."""

    starts: Counts
    """Where each begins in the manuscript."""
    stops: Counts
    """Where it ends, exclusive."""
    shifts: Counts
    """What to add to an offset of the manuscript to get the galley's."""

    def taken(self, which: Counts) -> Agreements:
        """Some of the stretches."""
        return Agreements(self.starts[which], self.stops[which], self.shifts[which])


class FarWitnesses:
    """Looks for far witnesses: by search if there are few to look for, else by hashing.

    Two different stretches may share a hash: a witness is lost then, none is invented.
    """

    def __init__(self, pair: TextPair) -> None:
        self._pair = pair

    def count(self, agreements: Agreements, reach: int, tried: Counts) -> Counts:
        """Count witnesses among evenly spread stretches of each agreement.

        Args:
            agreements: Where to look.
            reach: How far off a witness must not occur, in code points.
            tried: How many stretches to look at in each, as far as there is room for them.
        """
        starts, stops, shifts = agreements
        size = _sizes(reach)[1]
        room = stops - starts
        number: Counts = np.clip(room // size, 0, tried)
        total = int(number.sum())
        stretch = np.repeat(np.arange(len(starts)), number)
        place = np.arange(total) - np.repeat(np.cumsum(number) - number, number)
        stride = room // np.maximum(number, 1)
        galley_at = starts[stretch] + stride[stretch] * place + shifts[stretch]
        if not total:
            return number
        if total * (reach + _SEARCH) < _HASHING * len(self._pair.galley):
            sizes = np.minimum(stride, _LONGEST)[stretch]
            alone = _found_alone(self._pair.galley, galley_at, sizes, reach)
        else:
            alone = _hashed_alone(self._pair.galley_codes, galley_at, size, reach)
        return np.bincount(stretch[alone], minlength=len(starts)).astype(np.int64, copy=False)

    def count_all(self, agreements: Agreements, reach: int) -> Counts:
        """Count as many disjoint witnesses as the stretches of a few lengths allow."""
        starts, stops, shifts = agreements
        lengths = stops - starts
        bounds = np.cumsum(lengths)
        agreement = np.repeat(np.arange(len(starts)), lengths)
        number = np.arange(len(agreement))
        galley_at = number + (starts + shifts - bounds + lengths)[agreement]
        room = bounds[agreement] - number
        # Where the witness ends that begins here; beyond all if none does.
        ends = np.full(len(number) + 1, len(number) + 1)
        for size in reversed(_sizes(reach)):
            fit = np.flatnonzero(room >= size)
            if len(fit):
                fit = fit[_hashed_alone(self._pair.galley_codes, galley_at[fit], size, reach)]
                ends[fit] = fit + size
        first_end = np.minimum.accumulate(ends[::-1])[::-1].tolist()
        counts: list[int] = []
        at = 0
        for bound in bounds.tolist():
            count = 0
            while (at := first_end[at]) <= bound:
                count += 1
            at = bound
            counts.append(count)
        return np.array(counts, np.int64)


def _sizes(reach: int) -> tuple[int, int, int]:
    """How long a stretch must be to occur once within reach, as a rule; and one less, one more."""
    return (4, 5, 8) if reach <= 4096 else (5, 6, 8) if reach <= 262_144 else (6, 8, 12)


def _found_alone(galley: str, places: Counts, sizes: Counts, reach: int) -> NDArray[np.bool_]:
    """Whether the stretch at each of ``places`` occurs nowhere else within ``reach``."""
    find = galley.find
    alone: list[bool] = []
    for y, size in zip(places.tolist(), sizes.tolist(), strict=True):
        stretch = galley[y : y + size]
        before = y - reach if y > reach else 0
        alone.append(
            find(stretch, y + 1, y + reach + size) < 0 and find(stretch, before, y + size - 1) < 0
        )
    return np.array(alone, np.bool_)


def _hashed_alone(codes: Codes, places: Counts, size: int, reach: int) -> NDArray[np.bool_]:
    """The same for stretches of one size, by hashing all of the text near them."""
    inside = np.arange(size)
    wanted = short_hashes(codes[(places[:, None] + inside).ravel()], size)[::size]
    sought = np.zeros(1 << 20, np.bool_)
    sought[wanted >> _SOUGHT] = True
    first = max(int(places[0]) - reach, 0)
    last = min(int(places[-1]) + reach + size, len(codes))
    found: list[NDArray[np.uint64]] = []
    # Piece by piece, so that the work stays in the processor's cache.
    for start in range(first, last - size + 1, _PIECE):
        hashes = short_hashes(codes[start : min(start + _PIECE + size - 1, last)], size)
        at = np.flatnonzero(sought.take(hashes >> _SOUGHT))
        found.append(_keys(hashes[at], at + start))
    keys = np.concatenate(found)
    keys.sort()
    at = (keys & np.uint64(0xFFFFFFFF)).astype(np.int64)
    hashes_of = keys >> np.uint64(32)
    again = (hashes_of[1:] == hashes_of[:-1]) & (at[1:] - at[:-1] <= reach)
    elsewhere = np.zeros(last - first, np.bool_)
    elsewhere[at[1:][again] - first] = True
    elsewhere[at[:-1][again] - first] = True
    return ~elsewhere[places - first]


def _keys(hashes: NDArray[np.uint32], places: Counts) -> NDArray[np.uint64]:
    """Hash and place in one number; sorted, equal hashes lie together in the text's order."""
    return (hashes.astype(np.uint64) << np.uint64(32)) | places.astype(np.uint64)


def short_hashes(codes: Codes, size: int) -> NDArray[np.uint32]:
    """A 32-bit number for every stretch of 4, 5, 6, 8 or 12 characters."""
    ones = codes.astype(np.uint32)
    twos = ones[:-1] * np.uint32(0x9E3779B1) + ones[1:]
    fours = twos[:-2] * np.uint32(0x85EBCA6B) + twos[2:]
    tails: dict[int, tuple[NDArray[np.uint32], ...]] = {
        4: (),
        5: (ones[4:],),
        6: (twos[4:],),
        8: (fours[4:],),
        12: (fours[4:], fours[8:]),
    }
    hashes: NDArray[np.uint32] = fours.copy()
    for tail in tails[size]:
        hashes = hashes[: len(tail)] * np.uint32(0xC2B2AE35) + tail
    hashes ^= hashes >> np.uint32(15)
    hashes *= np.uint32(0x27D4EB2F)
    return hashes
