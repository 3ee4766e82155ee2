"""Gaps in a row (间隙链), each with what is known of the agreement behind it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from editorial.collation.gap import Gap

UNKNOWN: Final = -1


@dataclass(slots=True)
class Link:
    """A gap, and what is known of the agreement between it and the next one."""

    gap: Gap
    floor: int
    """The first character of the manuscript that the edit may touch by which a detour joins the
    agreement behind the gap."""
    inner: int = 0
    """Disjoint witnesses inside the gap itself."""
    agreement: tuple[int, int, int] = (0, 0, 0)
    """Where witnesses may lie between the gap and the next one, clear of the edits that leave and
    join: start and end in the manuscript, and what to add to get the galley's offsets."""
    witnesses: int = UNKNOWN
    """Disjoint witnesses found in the agreement behind the gap."""
    more: int = 0
    """How many more are wanted there than usual."""
    exhausted: bool = False
    """Whether fewer were found than wanted."""
    far: dict[int, tuple[int, int]] = field(default_factory=dict)
    """For each far reach, how many stretches of the agreement were tried, and how many of them are
    witnesses."""

    def meet(self, following: Link) -> None:
        """Take notice that another gap comes behind this one now."""
        gap = self.gap
        start = gap.start + (gap.length or 1)
        stop = min(following.gap.start, following.floor)
        self.agreement = start, max(start, stop), gap.galley_end - gap.end
        self.witnesses = UNKNOWN
        self.far.clear()
        if following.floor < gap.end:
            # The edit that joins may be one that an inner witness stands for.
            self.inner = 0
