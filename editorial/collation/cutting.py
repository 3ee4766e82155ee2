"""Cutting a big gap at points that lie on a shortest way.

A call of rapidfuzz for a script holds the interpreter until it is done; on big gaps that would
freeze a screen for seconds. So a big gap is cut until its pieces are small: in a narrow corridor
around the straight line; or where the texts have a rare sample in common, which is a guess, checked
with two exact distances; or in wider corridors.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise, product
from typing import Final, NamedTuple

from editorial.collation.corridor import Point, narrowest, points_on_the_way
from editorial.collation.exact_distance import exact_distance

WIDE: Final = 8192
"""With so many cells to a character a corridor takes less time than checking a guess."""
_WIDER: Final = 4
"""Each further corridor is so many times as wide as the last."""
_SAMPLES: Final = (64, 24, 8)
"""So many characters, found once in the galley, make a guess; in forms and articles that are all
alike it takes long ones to hold what differs."""
_TRIED: Final = 200
"""At so many places in the middle third of the manuscript's side a guess is looked for."""
_GUESSES: Final = 3
"""So many guesses are checked at most."""


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

    Raises:
        ValueError: when ``cost`` is less than the distance.
    """
    half = narrowest(manuscript, galley)
    pieces: list[Piece] | None = None
    if min(2 * cost, len(galley)) > WIDE:
        pieces = _cut_in_corridor(manuscript, galley, cost, half)
        half *= _WIDER
    pieces = pieces or _guessed_cut(manuscript, galley, cost)
    while not pieces:
        pieces = _cut_in_corridor(manuscript, galley, cost, half)
        if not pieces and half > len(manuscript) + len(galley):
            raise ValueError(f"the distance is more than {cost}")
        half *= _WIDER
    return pieces


def _cut_in_corridor(manuscript: str, galley: str, cost: int, half: int) -> list[Piece] | None:
    if len(manuscript) <= len(galley):
        return _pieces(points_on_the_way(manuscript, galley, cost, half))
    turned = _pieces(points_on_the_way(galley, manuscript, cost, half))
    return turned and [Piece(y, x, part) for x, y, part in turned]


def _pieces(points: list[Point] | None) -> list[Piece] | None:
    if points is None:
        return None
    return [
        Piece(x - before_x, y - before_y, spent - before)
        for (before_x, before_y, before), (x, y, spent) in pairwise(points)
    ]


def _guessed_cut(manuscript: str, galley: str, cost: int) -> list[Piece] | None:
    related = 2 * cost <= max(len(manuscript), len(galley))
    # Where most is different, a long sample may still belong to what has been moved.
    samples, most = (_SAMPLES, _GUESSES) if related else (_SAMPLES[:1], 1)
    for x, y in islice(_guesses(manuscript, galley, cost, samples), most):
        before = exact_distance(manuscript[:x], galley[:y], cost)
        behind = exact_distance(manuscript[x:], galley[y:], max(cost - before, 0))
        if before + behind == cost:
            return [
                Piece(x, y, before),
                Piece(len(manuscript) - x, len(galley) - y, behind),
            ]
    return None


def _guesses(
    manuscript: str, galley: str, cost: int, samples: tuple[int, ...]
) -> Iterator[tuple[int, int]]:
    """Points where a sample begins that occurs once in the galley within reach."""
    third = len(manuscript) // 3
    for size, x in product(samples, range(third, 2 * third, max(third // _TRIED, 1))):
        sample = manuscript[x : x + size]
        highest = x + cost + size
        y = galley.find(sample, max(x - cost, 0), highest)
        if y >= 0 and galley.find(sample, y + 1, highest) < 0:
            yield x, y
