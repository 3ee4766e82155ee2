"""What a checking rule is: an id, a level, its authority, and a search."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from editorial.checking.checked_text import CheckedText
from editorial.checking.finding import Doubt, Level


@dataclass(frozen=True, slots=True)
class Rule:
    """One checkable rule; pure: the same text gives the same doubts."""

    id: str
    title: str
    """Its Chinese name."""
    level: Level
    """The level of its doubts, unless a doubt says otherwise."""
    source: str
    """Standard and clause; （待核） marks a clause number still to be compared with the print."""
    seek: Callable[[CheckedText], Iterator[Doubt]]
