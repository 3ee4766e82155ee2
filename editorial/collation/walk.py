"""The greedy walk: follow both texts side by side and note where they part and meet again.

The walk is fast and knows nothing of minimality: what it returns is *a* way from one text to the
other. The certificate decides whether it is a shortest one.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from editorial.collation.gap import Codes, TextPair

Box = tuple[int, int, int, int]
"""Start in the manuscript, start in the galley, length in the manuscript, length in the galley."""

AGREEMENT: Final = 8
"""So many equal characters in a row count as having met again."""
_SLICE: Final = 65_536
"""So many stretches of the longer text are looked for at once."""
_NEAR: Final = 32
"""Up to so many characters ahead the meeting place is searched for character by character."""


def walk(pair: TextPair) -> list[Box]:
    """Walk both texts side by side.

    Returns:
        The boxes in text order, in which the texts differ; between two of them the texts agree.
        Every box begins with two different characters (or at the end of a text), and ends with
        two different characters unless one of its sides is empty.
    """
    manuscript, galley = pair.manuscript, pair.galley
    length, galley_length = len(manuscript), len(galley)
    boxes: list[Box] = []
    i = j = 0
    while True:
        agreed = _agreement(pair.manuscript_codes, pair.galley_codes, i, j)
        i += agreed
        j += agreed
        if i == length or j == galley_length:
            if i < length or j < galley_length:
                boxes.append((i, j, length - i, galley_length - j))
            return boxes
        skip, galley_skip = _meeting(pair, i, j)
        while skip and galley_skip and manuscript[i + skip - 1] == galley[j + galley_skip - 1]:
            skip -= 1
            galley_skip -= 1
        boxes.append((i, j, skip, galley_skip))
        i += skip
        j += galley_skip


def _agreement(left: Codes, right: Codes, i: int, j: int) -> int:
    """How many characters agree from ``i`` and ``j`` on."""
    remaining = min(len(left) - i, len(right) - j)
    agreed, step = 0, 1024
    while agreed < remaining:
        step = min(step, remaining - agreed)
        differs = left[i : i + step] != right[j : j + step]
        first = int(differs.argmax())
        if first or differs[0]:
            return agreed + first
        agreed += step
        i += step
        j += step
        if step < 65536:
            step <<= 2
    return agreed


def _meeting(pair: TextPair, i: int, j: int) -> tuple[int, int]:
    """How many characters to skip on each side until both texts agree again."""
    manuscript, galley = pair.manuscript, pair.galley
    ahead = galley[j + 1 : j + 1 + AGREEMENT]
    if manuscript[i + 1 : i + 1 + AGREEMENT] == ahead:
        return 1, 1
    if manuscript[i : i + AGREEMENT] == ahead:
        return 0, 1
    if manuscript[i + 1 : i + 1 + AGREEMENT] == galley[j : j + AGREEMENT]:
        return 1, 0
    rest = len(manuscript) - i, len(galley) - j
    if min(rest) <= AGREEMENT:
        return rest
    return _near_meeting(manuscript, galley, i, j) or _far_meeting(pair, i, j) or rest


def _near_meeting(manuscript: str, galley: str, i: int, j: int) -> tuple[int, int] | None:
    """The nearest meeting place, by search for every short stretch of the manuscript."""
    best: tuple[int, int] | None = None
    reach = _NEAR + AGREEMENT
    for skip in range(_NEAR):
        if skip >= reach:
            break
        sample = manuscript[i + skip : i + skip + AGREEMENT]
        if len(sample) < AGREEMENT:
            break
        found = galley.find(sample, j, j + reach + AGREEMENT)
        if found >= 0 and max(skip, found - j) < reach:
            best = skip, found - j
            reach = max(best)
    return best


def _far_meeting(pair: TextPair, i: int, j: int) -> tuple[int, int] | None:
    """The nearest stretch that both texts have in common, looking ever further ahead."""
    left, right = pair.manuscript_codes[i:], pair.galley_codes[j:]
    reach = 512
    while True:
        near, galley_near = left[: reach + AGREEMENT - 1], right[: reach + AGREEMENT - 1]
        if len(near) <= len(galley_near):
            met = _nearest_in_common(near, galley_near)
        else:
            met = _nearest_in_common(galley_near, near)
            met = met and met[::-1]
        if met:
            skip, galley_skip = met
            # Different stretches with one number are next to impossible. Should it happen, the
            # rest of the texts becomes one box: slower, and still right.
            same = np.array_equal(
                left[skip : skip + AGREEMENT], right[galley_skip : galley_skip + AGREEMENT]
            )
            return met if same else None
        if reach >= len(left) and reach >= len(right):
            return None
        reach *= 8


def _nearest_in_common(short: Codes, long: Codes) -> tuple[int, int] | None:
    """Where the nearest stretch of two texts begins that they have in common, if there is any."""
    numbers = stretch_hashes(short, AGREEMENT)
    if not len(numbers):
        return None
    order = numbers.argsort(kind="stable")
    numbers = numbers[order]
    best: tuple[int, int] | None = None
    least = 0
    for start in range(0, len(long), _SLICE):
        if best and 4 * start >= least:
            break
        looked_for = stretch_hashes(long[start : start + _SLICE + AGREEMENT - 1], AGREEMENT)
        at = np.minimum(numbers.searchsorted(looked_for), len(numbers) - 1)
        hits = np.flatnonzero(numbers[at] == looked_for)
        if not len(hits):
            continue
        at_short, at_long = order[at[hits]], hits + start
        ways = 4 * np.maximum(at_short, at_long) + np.minimum(at_short, at_long)
        nearest = int(ways.argmin())
        if best is None or ways[nearest] < least:
            best = int(at_short[nearest]), int(at_long[nearest])
            least = int(ways[nearest])
    return best


def stretch_hashes(codes: Codes, size: int) -> NDArray[np.uint64]:
    """A number for every stretch of ``size`` characters; equal stretches have equal numbers."""
    count = max(len(codes) - size + 1, 0)
    numbers = codes[:count].astype(np.uint64)
    shifted = np.empty_like(numbers)
    for offset in range(1, size):
        numbers *= np.uint64(0x9E3779B97F4A7C15)
        numbers ^= np.right_shift(numbers, np.uint64(29), out=shifted)
        numbers += codes[offset : offset + count]
    return numbers
