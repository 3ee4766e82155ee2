"""Cutting a big gap at points that lie on a shortest way.

A call of rapidfuzz for a script holds the interpreter until it is done; on big gaps that would
freeze a screen for seconds. So a big gap is cut until its pieces are small. Where the texts are
related, a cut is guessed and checked with two exact distances. Where they are not, it is computed
with bit-parallel columns of the edit matrix. Some columns are kept on the way to the end, and the
shortest way is followed back from one to the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from editorial.collation.bit_columns import Steps, distances_to_prefixes
from editorial.collation.exact_distance import exact_distance

_SAMPLES: Final = (64, 24, 8)
"""So many characters, found once in the galley, make a guess; in forms and articles that are all
alike it takes long ones to hold what differs."""
_TRIED: Final = 200
"""At so many places in the middle third of the manuscript's side a guess is looked for."""
_GUESSES: Final = 3
"""So many guesses are checked before a cut is computed."""
_COLUMNS: Final = 512
"""So far the columns of the edit matrix that are kept lie apart, or more in very long texts."""
_MOST: Final = 128
"""In very long texts so many columns are kept."""


class Piece(NamedTuple):
    """A part of a gap, behind the last one."""

    length: int
    galley_length: int
    cost: int


def cut(manuscript: str, galley: str, cost: int) -> list[Piece]:
    """Cut a gap at points that lie on a shortest way.

    Args:
        manuscript: One side of the gap, two characters at least.
        galley: The other side, two characters at least.
        cost: Their exact distance.

    Returns:
        Two pieces or more, in text order; their costs are exact and add up to ``cost``.
    """
    pieces = _guessed_cut(manuscript, galley, cost)
    if pieces:
        return pieces
    if len(manuscript) <= len(galley):
        return _computed_cut(manuscript, galley, cost)
    turned = _computed_cut(galley, manuscript, cost)
    return [Piece(length, galley_length, part) for galley_length, length, part in turned]


def _guessed_cut(manuscript: str, galley: str, cost: int) -> list[Piece] | None:
    if 2 * cost > max(len(manuscript), len(galley)):
        return None
    for x, y in islice(_guesses(manuscript, galley, cost), _GUESSES):
        before = exact_distance(manuscript[:x], galley[:y], cost)
        behind = exact_distance(manuscript[x:], galley[y:], max(cost - before, 0))
        if before + behind == cost:
            return [
                Piece(x, y, before),
                Piece(len(manuscript) - x, len(galley) - y, behind),
            ]
    return None


def _guesses(manuscript: str, galley: str, cost: int) -> Iterator[tuple[int, int]]:
    """Points where a sample begins that occurs once in the galley within reach."""
    third = len(manuscript) // 3
    for size, x in product(_SAMPLES, range(third, 2 * third, max(third // _TRIED, 1))):
        sample = manuscript[x : x + size]
        highest = x + cost + size
        y = galley.find(sample, max(x - cost, 0), highest)
        if y >= 0 and galley.find(sample, y + 1, highest) < 0:
            yield x, y


def _computed_cut(text: str, pattern: str, cost: int) -> list[Piece]:
    """Keep some columns of the edit matrix, and follow a shortest way back from one to the last."""
    apart = min(max(_COLUMNS, len(text) // _MOST), (len(text) + 1) // 2)
    kept = list(range(apart, len(text), apart))
    steps = Steps(text, pattern, kept)
    pieces: list[Piece] = []
    x, y, spent = len(text), len(pattern), cost
    for at in reversed(kept):
        before, row = _met(text[at:x], pattern[:y], steps.distances(at), spent)
        pieces.append(Piece(x - at, y - row, spent - before))
        x, y, spent = at, row, before
    pieces.append(Piece(x, y, spent))
    return pieces[::-1]


def _met(text: str, pattern: str, before: NDArray[np.int64], spent: int) -> tuple[int, int]:
    """Where a shortest way passes the column before ``text``: what it costs there, and the row.

    Args:
        text: What lies between this column and a point on a shortest way.
        pattern: The rows up to that point.
        before: What every cell of the column costs.
        spent: What the point costs.
    """
    backwards = text[::-1]
    reach = 2 * len(text)
    while True:
        first = max(len(pattern) - reach, 0)
        behind = distances_to_prefixes(backwards, pattern[first:][::-1])[::-1]
        hits = np.flatnonzero(before[first : len(pattern) + 1] + behind == spent)
        if len(hits):
            row = first + int(hits[-1])
            return int(before[row]), row
        reach *= 4
