"""Settling: from the walk's boxes to gaps that are proved to lie on a shortest way.

Where the certificate leaves a detour open, first more witnesses are looked for. Where there are
none, the gaps of the detour become one gap, and what that one costs is found exactly. Every round
uses up witnesses or gaps, so there is an end: at the latest a single gap, which is solved as a
whole and needs no certificate.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from editorial.collation.certificate import LEAVE_AND_JOIN, Detour, open_detours
from editorial.collation.far_levels import FarLevels
from editorial.collation.gap import Gap, TextPair, matrix_cells
from editorial.collation.joining import box_cost, joined_gap, joining_floor
from editorial.collation.links import UNKNOWN, Link
from editorial.collation.walk import Box
from editorial.collation.witnesses import Counts, inner_witnesses, near_witnesses

_SEARCHED: Final = 200
"""Up to this distance all witnesses are found by search, unless errors stand close together."""
_NEAR: Final = 64
"""Otherwise search goes so far, and hashing further: the shorter the reach, the more witnesses."""
_PATIENCE: Final = 4
"""After so many rounds more is solved at once than the open detours ask for."""
_WIDER: Final = 8
"""A long range is solved together with this part of its length on either side."""
_CLOSE: Final = 100
"""Gaps that span no more characters than this are joined even if that gains nothing."""
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


class _Settlement:
    """The gaps as far as they have been joined."""

    def __init__(self, pair: TextPair, boxes: list[Box]) -> None:
        self._pair = pair
        self._links: list[Link] = []
        self._proved: list[Box] = []
        """Boxes, from one gap to another, through which the given way is a shortest one."""
        at_most = sum([max(box[2], box[3]) for box in boxes])
        plain = at_most <= _SEARCHED and not _crowded(pair, at_most)
        self._reach = at_most if plain else min(at_most, _NEAR)
        for i, j, length, galley_length in boxes:
            self._append(
                Gap(i, j, length, galley_length, box_cost(pair, i, j, length, galley_length))
            )
        distance = sum([link.gap.cost for link in self._links])
        self._far = FarLevels(pair, self._reach, distance, _crowded(pair, distance))

    def settled(self) -> list[Gap]:
        rounds = 0
        while len(self._links) > 1:
            rounds += 1
            self._look_for_witnesses()
            costs = np.array([link.gap.cost for link in self._links], np.int64)
            inner = np.array([link.inner for link in self._links], np.int64)
            near = np.array([link.witnesses for link in self._links[:-1]], np.int64)
            proved = self._proved_from()
            detours = open_detours(costs - inner, near, up_to=self._reach + 1, proved_from=proved)
            if detours:
                detours = self._without_more_witnesses(detours)
            else:
                detours = self._far.open_detours(self._links, costs, proved)
                if not detours:
                    break
            if detours:
                self._join(self._not_proved(detours, max(rounds - _PATIENCE, 0)))
        return [link.gap for link in self._links]

    # ------------------------------------------------------------------ witnesses

    def _look_for_witnesses(self) -> None:
        manuscript, galley = self._pair.manuscript, self._pair.galley
        owed = 0
        for link, following in zip(self._links, self._links[1:], strict=False):
            if link.witnesses != UNKNOWN:
                owed = 0
                continue
            gap = link.gap
            needed = gap.cost - link.inner
            ahead = following.gap.cost - following.inner - LEAVE_AND_JOIN
            wanted = needed + max(ahead, 0) + owed + link.more
            start, stop, shift = link.agreement
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
                link.witnesses = UNKNOWN
            if not rich:
                hopeless.append(detour)
        return hopeless

    # ------------------------------------------------------------------ joining

    def _proved_from(self) -> Counts:
        """For each gap, the first of those before it from which on to it the way is proved."""
        gaps = np.array([link.gap for link in self._links], np.int64)
        first = np.arange(len(gaps))
        if not self._proved:
            return first
        boxes = np.array(self._proved, np.int64)
        begins = np.maximum(
            np.searchsorted(gaps[:, 0], boxes[:, 0], "left"),
            np.searchsorted(gaps[:, 1], boxes[:, 1], "left"),
        )
        ends = np.minimum(
            np.searchsorted(gaps[:, 0] + gaps[:, 2], boxes[:, 0] + boxes[:, 2], "right"),
            np.searchsorted(gaps[:, 1] + gaps[:, 3], boxes[:, 1] + boxes[:, 3], "right"),
        )
        for begin, end in zip(begins.tolist(), ends.tolist(), strict=True):
            np.minimum(first[begin:end], begin, out=first[begin:end])
        return first

    def _not_proved(self, detours: list[Detour], widening: int) -> list[tuple[Detour, Gap]]:
        """Solve the texts around each detour; hand back those where the gaps are to be joined.

        Where that costs what the gaps cost, the gaps are proved and stay, unless they lie close
        together. As rounds go on, more is solved at once than the open detours ask for.
        """
        least = (1 << min(widening, 20)) - 1
        joined: list[tuple[Detour, Gap]] = []
        done = 0
        for detour in detours:
            more = max(least, (detour.last - detour.first) // _WIDER)
            first = max(detour.first - more, done)
            last = min(detour.last + more, len(self._links) - 1)
            if last <= first:
                continue
            done = last + 1
            gaps = [link.gap for link in self._links[first:done]]
            gap = joined_gap(self._pair, gaps)
            if gap.length > _CLOSE and gap.cost == sum([gap.cost for gap in gaps]):
                end, galley_end = gaps[-1].end, gaps[-1].galley_end
                i, j = gap.start, gap.galley_start
                self._proved.append((i, j, end - i, galley_end - j))
            else:
                joined.append((Detour(first, last, 0), gap))
        return joined

    def _join(self, joined: list[tuple[Detour, Gap]]) -> None:
        """Put one gap in the place of the gaps of each detour."""
        links, self._links = self._links, []
        done = 0
        for (first, last, _), gap in joined:
            self._keep(links[done:first])
            self._append(gap)
            done = last + 1
        self._keep(links[done:])

    def _keep(self, links: list[Link]) -> None:
        """Take over links that have not changed."""
        if links:
            self._meet(links[0])
        self._links += links

    def _meet(self, following: Link) -> None:
        """Take notice that another gap comes behind the last one now."""
        if self._links:
            self._links[-1].meet(following)

    def _append(self, gap: Gap) -> None:
        """Put a gap behind the others; join it with those from which it does not stand apart.

        Two gaps stand apart if the edits by which a detour leaves and joins can't be one edit.
        """
        links = self._links
        while links:
            lowest = links[-1].gap.start
            floor = joining_floor(self._pair, gap, lowest)
            if floor > lowest:
                link = Link(gap, floor, self._inner_witnesses(gap, floor))
                self._meet(link)
                links.append(link)
                return
            gap = joined_gap(self._pair, [links.pop().gap, gap])
        links.append(Link(gap, 0))  # no detour joins behind the first gap

    def _inner_witnesses(self, gap: Gap, floor: int) -> int:
        """Witnesses inside a gap that has been joined, clear of the edits that leave and join."""
        i, j, length, galley_length, cost = gap
        if not LEAVE_AND_JOIN < cost <= self._reach:
            return 0  # not needed, or of no use: near detours have no such gaps
        reach = self._reach + cost
        lowest = min(j, j + galley_length - length) - reach
        near = slice(max(lowest, 0), max(j + galley_length, j + length) + reach)
        stop = min(i + length, floor)
        return inner_witnesses(self._pair.manuscript, self._pair.galley, i + 1, stop, near)
