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
        _, at_left, at_right = np.intersect1d(
            stretch_hashes(left[: reach + AGREEMENT - 1], AGREEMENT),
            stretch_hashes(right[: reach + AGREEMENT - 1], AGREEMENT),
            return_indices=True,
        )
        if len(at_left):
            further = np.maximum(at_left, at_right)
            nearest = int(np.argmin(4 * further + np.minimum(at_left, at_right)))
            skip, galley_skip = int(at_left[nearest]), int(at_right[nearest])
            # Different stretches with one number are next to impossible. Should it happen, the
            # rest of the texts becomes one box: slower, and still right.
            same = np.array_equal(
                left[skip : skip + AGREEMENT], right[galley_skip : galley_skip + AGREEMENT]
            )
            return (skip, galley_skip) if same else None
        if reach >= len(left) and reach >= len(right):
            return None
        reach *= 8


def stretch_hashes(codes: Codes, size: int) -> NDArray[np.uint64]:
    """A number for every stretch of ``size`` characters; equal stretches have equal numbers."""
    count = max(len(codes) - size + 1, 0)
    numbers = codes[:count].astype(np.uint64)
    for offset in range(1, size):
        numbers *= np.uint64(0x9E3779B97F4A7C15)
        numbers ^= numbers >> np.uint64(29)
        numbers += codes[offset : offset + count]
    return numbers
