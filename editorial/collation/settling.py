"""Settling: from the walk's boxes to gaps that are proved to lie on a shortest way.

Where the certificate leaves a detour open, first more witnesses are looked for. Where there are
none, the gaps of the detour become one gap, and what that one costs is found exactly. Every round
uses up witnesses or gaps, so there is an end: at the latest a single gap, which is solved as a
whole and needs no certificate.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from editorial.collation.certificate import LEAVE_AND_JOIN, Detour, open_detours
from editorial.collation.exact_distance import exact_distance, matrix_cells
from editorial.collation.gap import Gap, TextPair
from editorial.collation.walk import Box
from editorial.collation.witnesses import Counts, FarWitnesses, inner_witnesses, near_witnesses

_SEARCHED: Final = 3000
"""Up to this distance all witnesses are found by search, unless errors stand close together."""
_NEAR: Final = 64
"""Otherwise search goes so far, and hashing further: the shorter the reach, the more witnesses."""
_LEVEL: Final = 16
"""Each level of hashing serves detours of up to so many times the cost of the last."""
_PATIENCE: Final = 8
"""After so many rounds more gaps are joined than the open detours ask for."""
_UNKNOWN: Final = -1
_CELLS_PER_BOX: Final = 20_000
"""To settle a box takes as long as to solve so many cells of the edit matrix."""
_CELLS_PER_CROWDED_BOX: Final = 100_000
"""The same where boxes stand close together and many have to be joined."""
_CROWDED: Final = 50
"""With fewer characters than so many to an edit, boxes stand close together."""


def settle(pair: TextPair, boxes: list[Box]) -> list[Gap]:
    """Join the walk's boxes until the gaps are proved to lie on a shortest way.

    Returns:
        Gaps in text order. Their costs add up to the Levenshtein distance of the texts, and
        minimal scripts of each by itself make up a minimal script of the texts.
    """
    if _sooner_solved(pair, boxes):
        i, j = boxes[0][:2]
        last_i, last_j, length, galley_length = boxes[-1]
        boxes = [(i, j, last_i + length - i, last_j + galley_length - j)]
    return _Settlement(pair, boxes).settled()


def _sooner_solved(pair: TextPair, boxes: list[Box]) -> bool:
    """Whether it takes less work to solve everything at once, as in short and in bad texts."""
    at_most = sum([max(box[2], box[3]) for box in boxes])
    cells = matrix_cells(len(pair.manuscript), len(pair.galley), at_most)
    crowded = _crowded(pair, at_most)
    return cells < len(boxes) * (_CELLS_PER_CROWDED_BOX if crowded else _CELLS_PER_BOX)


def _crowded(pair: TextPair, distance: int) -> bool:
    return distance * _CROWDED > len(pair.manuscript)


@dataclass(slots=True)
class _Link:
    """A gap, and what is known of the agreement between it and the next one."""

    gap: Gap
    floor: int
    """The first character of the manuscript that the edit may touch by which a detour joins the
    agreement behind the gap."""
    inner: int = 0
    """Disjoint witnesses inside the gap itself."""
    witnesses: int = _UNKNOWN
    """Disjoint witnesses found in the agreement behind the gap."""
    more: int = 0
    """How many more are wanted there than usual."""
    exhausted: bool = False
    """Whether fewer were found than wanted."""


class _Settlement:
    """The gaps as far as they have been joined."""

    def __init__(self, pair: TextPair, boxes: list[Box]) -> None:
        self._pair = pair
        self._links: list[_Link] = []
        at_most = sum([max(box[2], box[3]) for box in boxes])
        plain = at_most <= _SEARCHED and not _crowded(pair, at_most)
        self._reach = at_most if plain else min(at_most, _NEAR)
        self._far = FarWitnesses(pair.galley_codes)
        for i, j, length, galley_length in boxes:
            self._append(Gap(i, j, length, galley_length, _cost(pair, i, j, length, galley_length)))

    def settled(self) -> list[Gap]:
        rounds = 0
        while len(self._links) > 1:
            rounds += 1
            self._look_for_witnesses()
            costs = np.array([link.gap.cost for link in self._links], np.int64)
            inner = np.array([link.inner for link in self._links], np.int64)
            near = np.array([link.witnesses for link in self._links[:-1]], np.int64)
            detours = open_detours(costs - inner, near)
            if detours:
                detours = self._without_more_witnesses(detours)
            else:
                detours = self._open_far_detours(costs)
                if not detours:
                    break
            self._join(detours, max(rounds - _PATIENCE, 0))
        return [link.gap for link in self._links]

    # ------------------------------------------------------------------ witnesses

    def _look_for_witnesses(self) -> None:
        manuscript, galley = self._pair.manuscript, self._pair.galley
        owed = 0
        for link, following in zip(self._links, self._links[1:], strict=False):
            if link.witnesses != _UNKNOWN:
                owed = 0
                continue
            gap = link.gap
            needed = gap.cost - link.inner
            ahead = following.gap.cost - following.inner - LEAVE_AND_JOIN
            wanted = needed + max(ahead, 0) + owed + link.more
            start, stop = _agreement(link, following)
            shift = gap.galley_start + gap.galley_length - gap.start - gap.length
            link.witnesses = near_witnesses(
                manuscript, galley, start, stop, shift, self._reach, wanted
            )
            owed = wanted - link.witnesses
            link.exhausted = owed > 0

    def _without_more_witnesses(self, detours: list[Detour]) -> list[Detour]:
        """Ask for more witnesses where there may be some; hand back the other detours."""
        hopeless: list[Detour] = []
        for detour in detours:
            rich = [x for x in self._links[detour.first : detour.last] if not x.exhausted]
            for link in rich:
                link.more += detour.lacking
                link.witnesses = _UNKNOWN
            if not rich:
                hopeless.append(detour)
        return hopeless

    def _open_far_detours(self, costs: Counts) -> list[Detour]:
        """The open detours around gaps of a greater cost than the search reaches."""
        distance = int(costs.sum())
        reach = self._reach
        if reach >= distance:
            return []
        agreements = [
            _agreement(link, following)
            for link, following in zip(self._links, self._links[1:], strict=False)
        ]
        starts, stops = np.array(agreements, np.int64).T
        ends = np.array([(x.gap.end, x.gap.galley_end) for x in self._links[:-1]], np.int64)
        shifts = ends[:, 1] - ends[:, 0]
        while reach < distance:
            settled, reach = reach, min(reach * _LEVEL, distance)
            for wanted in (3 * costs[:-1] + 3, stops - starts):
                counts = self._far.count(starts, stops, shifts, reach, wanted)
                detours = open_detours(costs, counts, settled)
                if not detours:
                    break
            if detours:
                return detours
        return []

    # ------------------------------------------------------------------ joining

    def _join(self, detours: list[Detour], widening: int) -> None:
        """Make one gap of the gaps of each detour, and of more around it as rounds go on."""
        links, self._links = self._links, []
        more = (1 << min(widening, 20)) - 1
        done = 0
        for detour in detours:
            first = max(detour.first - more, done)
            last = min(detour.last + more, len(links) - 1)
            if last < done:
                continue
            self._keep(links[done:first])
            span = links[first : last + 1]
            self._append(_joined(self._pair, [link.gap for link in span]))
            done = last + 1
        self._keep(links[done:])

    def _keep(self, links: list[_Link]) -> None:
        """Take over links that have not changed."""
        if links:
            self._meet(links[0])
        self._links += links

    def _meet(self, following: _Link) -> None:
        """Take notice that another gap comes behind the last one now."""
        if self._links:
            last = self._links[-1]
            last.witnesses = _UNKNOWN
            if following.floor < last.gap.end:
                # The edit that joins may be one that an inner witness stands for.
                last.inner = 0

    def _append(self, gap: Gap) -> None:
        """Put a gap behind the others; join it with those from which it does not stand apart.

        Two gaps stand apart if the edits by which a detour leaves and joins can't be one edit.
        """
        links = self._links
        while links:
            lowest = links[-1].gap.start
            floor = _floor(self._pair, gap, lowest)
            if floor > lowest:
                link = _Link(gap, floor, self._inner_witnesses(gap, floor))
                self._meet(link)
                links.append(link)
                return
            gap = _joined(self._pair, [links.pop().gap, gap])
        links.append(_Link(gap, 0))  # no detour joins behind the first gap

    def _inner_witnesses(self, gap: Gap, floor: int) -> int:
        """Witnesses inside a gap that has been joined, clear of the edits that leave and join."""
        i, j, length, galley_length, cost = gap
        if cost <= LEAVE_AND_JOIN:
            return 0
        reach = self._reach + cost
        lowest = min(j, j + galley_length - length) - reach
        near = slice(max(lowest, 0), max(j + galley_length, j + length) + reach)
        stop = min(i + length, floor)
        return inner_witnesses(self._pair.manuscript, self._pair.galley, i + 1, stop, near)


def _agreement(link: _Link, following: _Link) -> tuple[int, int]:
    """Where witnesses may lie between two gaps: clear of the edits that leave and join."""
    gap = link.gap
    start = gap[0] + (gap[2] or 1)
    stop = following.gap[0]
    stop = min(stop, following.floor)
    return start, stop if stop > start else start


def _floor(pair: TextPair, gap: Gap, lowest: int) -> int:
    """The first character that the edit may touch by which a detour joins behind ``gap``.

    From that edit on, the detour runs along the agreement behind the gap, continued backwards.
    It is not looked for below ``lowest``.
    """
    x, y = gap.end - 1, gap.galley_end - 1
    if gap.length and gap.galley_length:
        return x
    manuscript, galley = pair.manuscript, pair.galley
    while x > lowest and y >= 0 and manuscript[x] == galley[y]:
        x -= 1
        y -= 1
    return x


def _joined(pair: TextPair, gaps: list[Gap]) -> Gap:
    """One gap from the first to the last of ``gaps``, cut short at its end and solved exactly."""
    manuscript, galley = pair.manuscript, pair.galley
    first, last = gaps[0], gaps[-1]
    start, galley_start = first.start, first.galley_start
    end, galley_end = last.end, last.galley_end
    while (
        end > start and galley_end > galley_start and manuscript[end - 1] == galley[galley_end - 1]
    ):
        end -= 1
        galley_end -= 1
    at_most = sum([gap.cost for gap in gaps])
    length, galley_length = end - start, galley_end - galley_start
    cost = _cost(pair, start, galley_start, length, galley_length, at_most)
    return Gap(start, galley_start, length, galley_length, cost)


def _cost(
    pair: TextPair, i: int, j: int, length: int, galley_length: int, at_most: int | None = None
) -> int:
    if not length or not galley_length or length == galley_length == 1:
        return max(length, galley_length)
    return exact_distance(
        pair.manuscript[i : i + length], pair.galley[j : j + galley_length], at_most
    )
