"""A page (版面): the manuscript with what is already marked on it, and where a slip may go."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

HAN = "\u4e00-\u9fff"
NUMERALS = "〇一二三四五六七八九十百千万亿两零几"
FIGURE = re.compile(
    r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?[万亿]*[%‰]?|(?:百分之)?[〇一二三四五六七八九十百千万]{2,}"
)
WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
APART = 3
"""Equal characters that must be left between two slips; nearer ones read as one error."""
NEARBY = 40
"""A word that is lost and one that is gained so close together may be the same word, moved."""


class Change(NamedTuple):
    """One stretch of the manuscript and what the galley has there."""

    start: int
    end: int
    put: str


@dataclass(frozen=True, slots=True)
class Slip:
    """One error as it is made. Offsets are code points of the manuscript as typed."""

    kind: str
    way: str
    """How it came about, for the report (``digit lost``)."""
    changes: tuple[Change, ...]
    """One change, or the two ends of a move: first what is gone, then what is new."""
    others: tuple[Change, ...] = ()
    """The same move told the other way: what lies between the two ends moved over the stretch."""
    also: tuple[Slip, ...] = ()
    """Slips that are made with it: they touch it, or are the same one in other places."""
    neighbours: bool = False
    """Two neighbours changed places, or so it reads: no slip goes into either."""


@dataclass
class Page:
    """The manuscript and the slips on it so far."""

    text: str
    chance: random.Random
    slips: list[Slip] = field(default_factory=list)
    _found: dict[str | re.Pattern[str], list[re.Match[str]]] = field(default_factory=dict)

    def pick(self, pattern: str | re.Pattern[str]) -> re.Match[str] | None:
        """One of the places that match, any with the same chance."""
        if pattern not in self._found:
            self._found[pattern] = list(re.finditer(pattern, self.text))
        found = self._found[pattern]
        return self.chance.choice(found) if found else None

    def free(self, slip: Slip) -> bool:
        """Whether the slip keeps clear of all others, wherever equal text lets both slide."""
        mine = [change for each in (slip, *slip.also) for change in self._reach(each)]
        return not any(
            change.start < taken.end + APART and taken.start < change.end + APART
            for other in self.slips
            for taken in self._reach(other)
            for change in mine
        )

    def _reach(self, slip: Slip) -> list[Change]:
        if slip.neighbours:
            edges = [edge for change in slip.changes for edge in (change.start, change.end)]
            return [Change(min(edges), max(edges), "")]
        return [self._slid(change) for change in slip.changes]

    def _slid(self, change: Change) -> Change:
        """A stretch that is only gone or only new, as far as it may stand elsewhere."""
        text, (start, end, put) = self.text, change
        if put and start < end:
            return change
        stretch = put or text[start:end]
        size = len(stretch)
        first, last = start, end
        while first and text[first - 1] == stretch[(first - 1 - start) % size]:
            first -= 1
        while last < len(text) and text[last] == stretch[(last - end) % size]:
            last += 1
        return Change(first, last, "")

    def lost(self) -> list[str]:
        return [s.put for slip in self.slips for s in slip.changes if s.start == s.end]


Maker = Callable[[Page], Slip | None]


def one(kind: str, way: str, start: int, end: int, put: str) -> Slip:
    """A slip of a single change."""
    return Slip(kind, way, (Change(start, end, put),))


def in_token(text: str, start: int, end: int) -> bool:
    """Whether a stretch touches a figure or a foreign word, of which any change is another kind."""
    around = text[max(start - 1, 0) : end + 1]
    return bool(re.search(f"[A-Za-z0-9%‰.,{NUMERALS}]", around))
