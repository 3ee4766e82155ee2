"""Common stretches (相同段落): what two texts share, in whatever order it stands there.

Found by runs of characters that occur once in either text. Stretches with small changes between
them that lie alike in both texts are one stretch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

SEPARATORS: Final = "\ue000\ue001"
"""Stand between the parts of ``text`` and of ``other``: no stretch reaches over one."""
_RUN: Final = 5
"""Characters of a run that is looked for."""
SHORTEST: Final = 8
"""Characters of a stretch that can have moved; shorter ones are chance."""
_WIDEST_CHANGE: Final = 12
"""Characters between two runs of one stretch, on either side."""


class Stretch(NamedTuple):
    """A stretch of one text that the other one has too, small changes apart."""

    start: int
    end: int
    other_start: int
    other_end: int

    @property
    def length(self) -> int:
        """Characters that it is worth."""
        return min(self.end - self.start, self.other_end - self.other_start)


def common_stretches(text: str, other: str) -> list[Stretch]:
    """The stretches that both texts have, in the order of ``text``; they never overlap."""
    runs = _joined(_runs(text, other), text, other)
    stretches = _joined((run for run in runs if run.length >= SHORTEST), text, other)
    stretches = _apart(stretches, text)
    turned = sorted(_turned(stretch) for stretch in stretches)
    stretches = sorted(_turned(stretch) for stretch in _apart(turned, other))
    return [stretch for stretch in stretches if stretch.length >= SHORTEST]


def _runs(text: str, other: str) -> Iterator[Stretch]:
    """Longest equal runs around runs that occur once in either text."""
    once = _single(text)
    places = _single(other)
    end = 0
    for at in range(len(text) - _RUN + 1):
        run = text[at : at + _RUN]
        if at + _RUN <= end or once.get(run, -1) < 0 or places.get(run, -1) < 0:
            continue
        there = places[run]
        start, other_start = at, there
        while start and other_start and text[start - 1] == other[other_start - 1]:
            start, other_start = start - 1, other_start - 1
        end, other_end = at + _RUN, there + _RUN
        while end < len(text) and other_end < len(other) and text[end] == other[other_end]:
            end, other_end = end + 1, other_end + 1
        yield Stretch(start, end, other_start, other_end)


def _single(text: str) -> dict[str, int]:
    """Where each run of characters stands; −1 for one that occurs more than once."""
    places: dict[str, int] = {}
    for at in range(len(text) - _RUN + 1):
        run = text[at : at + _RUN]
        places[run] = -1 if run in places else at
    return places


def _joined(runs: Iterable[Stretch], text: str, other: str) -> list[Stretch]:
    """Join runs that follow each other in both texts with only a small change between."""
    joined: list[Stretch] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last is not None:
            gaps = run.start - last.end, run.other_start - last.other_end
            between = text[last.end : run.start] + other[last.other_end : run.other_start]
            if (
                abs(gaps[0] - gaps[1]) <= SHORTEST
                and all(-_RUN <= gap <= _WIDEST_CHANGE for gap in gaps)
                and not any(separator in between for separator in SEPARATORS)
            ):
                joined[-1] = last._replace(end=run.end, other_end=run.other_end)
                continue
        joined.append(run)
    return joined


def _apart(stretches: Sequence[Stretch], text: str) -> list[Stretch]:
    """Cut stretches that overlap in ``text``, best behind the end of a sentence or clause."""
    apart = list(stretches)
    for index, (first, last) in enumerate(pairwise(stretches)):
        first = apart[index]  # noqa: PLW2901 - its beginning may have been cut already
        overlap = first.end - last.start
        if overlap <= 0:
            continue
        cuts = range(max(last.start, first.start), min(first.end, last.end) + 1)
        cut = max(cuts, key=lambda at: (_rank(text[at - 1 : at]), -at))
        back, on = first.end - cut, cut - last.start
        apart[index] = first._replace(end=cut, other_end=first.other_end - back)
        apart[index + 1] = last._replace(start=cut, other_start=last.other_start + on)
    return [each for each in apart if each.end > each.start and each.other_end > each.other_start]


def _rank(mark: str) -> int:
    return 2 if mark in _ENDS else 1 if mark in _PAUSES else 0


_ENDS: Final = frozenset("。！？；”）")
_PAUSES: Final = frozenset("，、：")


def _turned(stretch: Stretch) -> Stretch:
    return Stretch(stretch.other_start, stretch.other_end, stretch.start, stretch.end)
