"""Far levels (远程): detours around dear ranges of gaps, settled reach by reach.

A detour around gaps of a high cost reaches far, and short stretches occur again within a far reach.
But it also passes many agreements, so a few longer stretches in each will do.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import numpy as np

from editorial.collation.certificate import Detour, open_detours
from editorial.collation.far_witnesses import Agreements, FarWitnesses
from editorial.collation.gap import TextPair
from editorial.collation.links import UNKNOWN, Link
from editorial.collation.witnesses import Counts

_LEVEL: Final = 16
"""Each level serves detours of up to so many times the cost of the last."""
_SHORT: Final = 4096
"""To a distance of so many edits one level suffices."""
_FAR: Final = 3
_CROWDED: Final = 8
"""So many times as many stretches are tried at once where reaches are far, or errors close."""
_ALL: Final = 1 << 62
"""So many stretches are tried where all are."""


class FarLevels:
    """Looks for open detours around gaps of a greater cost than the near search reaches."""

    def __init__(self, pair: TextPair, near: int, distance: int, crowded: bool) -> None:
        """Divide the reaches into levels.

        Args:
            pair: The texts.
            near: Detours around gaps of this total cost plus one are settled already.
            distance: What the given way costs; no detour needs a farther reach.
            crowded: Whether errors stand so close together that few stretches lie between them.
        """
        self._witnesses = FarWitnesses(pair)
        self._eagerness = _CROWDED if crowded else _FAR if distance > _SHORT else 1
        self._reaches = [near]
        while self._reaches[-1] < distance:
            farther = self._reaches[-1] * _LEVEL
            self._reaches.append(distance if distance <= max(farther, _SHORT) else farther)

    def open_detours(self, links: list[Link], costs: Counts, proved_from: Counts) -> list[Detour]:
        """Find the detours of the lowest level that has any and no more witnesses against them."""
        for settled, reach in pairwise(self._reaches):
            counts = self._counts(links, reach)
            while detours := open_detours(
                costs, counts, above=settled, up_to=reach + 1, proved_from=proved_from
            ):
                if not _ask_for_all(links, detours, reach):
                    return detours
                counts = self._counts(links, reach)
        return []

    def _counts(self, links: list[Link], reach: int) -> Counts:
        """Disjoint witnesses in each agreement; those that are not known yet are looked for."""
        first: list[int] = []
        again: list[int] = []
        for k, link in enumerate(links[:-1]):
            tried, count = link.far.get(reach, (0, UNKNOWN))
            if count == UNKNOWN:
                (again if tried else first).append(k)
        if first:
            tries = [(links[k].gap.cost + k % 2) * self._eagerness for k in first]
            found = self._witnesses.count(_agreements(links, first), reach, np.array(tries))
            for k, tried, count in zip(first, tries, found.tolist(), strict=True):
                links[k].far[reach] = tried, count
        if again:
            found = self._witnesses.count_all(_agreements(links, again), reach)
            for k, count in zip(again, found.tolist(), strict=True):
                links[k].far[reach] = _ALL, count
        return np.array([link.far[reach][1] for link in links[:-1]], np.int64)


def _agreements(links: list[Link], which: list[int]) -> Agreements:
    return Agreements(*np.array([links[k].agreement for k in which], np.int64).T)


def _ask_for_all(links: list[Link], detours: list[Detour], reach: int) -> bool:
    """Have all witnesses looked for that the detours pass; whether that is still to be done."""
    asked = False
    for detour in detours:
        for link in links[detour.first : detour.last]:
            if link.far[reach][0] < _ALL:
                link.far[reach] = _ALL, UNKNOWN
                asked = True
    return asked
