"""How many errors are probably left (估计残留), from two readings of the same galley.

Two readers who worked without seeing each other's marks found A and B errors, C of them both. The
fewer they share, the more there must be that neither found: Chapman's estimate (D. G. Chapman
1951), with a log-normal interval for the part that nobody found (A. Chao 1987). Readings that
build on each other don't allow it, and few common finds make it worthless: then there is a
reason in place of a number.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Hashable
from dataclasses import dataclass
from typing import Final

FEWEST_COMMON: Final = 3
"""Fewer finds in common allow no estimate."""
_NORMAL_95: Final = 1.96


@dataclass(frozen=True, slots=True)
class ErrorsLeft:
    """An estimate of the errors that neither reader found, never without its interval."""

    found: int
    """Errors that one or both found."""
    common: int
    """Errors that both found."""
    left: float
    """Estimate of those that nobody found."""
    low: float
    high: float
    """The interval in which the true number lies in 95 of 100 such cases."""


@dataclass(frozen=True, slots=True)
class NoEstimate:
    """Why nothing can be said."""

    reason: str


def errors_left(
    first: Collection[Hashable], second: Collection[Hashable]
) -> ErrorsLeft | NoEstimate:
    """Estimate what two independent readers of the same galley have both missed.

    Args:
        first: Identities of the errors that one reader found.
        second: Identities of those that the other found, without knowing the first one's.
    """
    ours, theirs = set(first), set(second)
    a, b, c = len(ours), len(theirs), len(ours & theirs)
    found = len(ours | theirs)
    if c < FEWEST_COMMON:
        return NoEstimate(f"两人共同发现的差错只有 {c} 处，少于 {FEWEST_COMMON} 处，不足以估计残留")
    left = (a + 1) * (b + 1) / (c + 1) - 1 - found
    variance = (a + 1) * (b + 1) * (a - c) * (b - c) / ((c + 1) ** 2 * (c + 2))
    if variance == 0:
        return NoEstimate("一人发现的差错另一人全部发现，看不出两人都漏了多少，不作估计")
    spread = math.exp(_NORMAL_95 * math.sqrt(math.log(1 + variance / left**2)))
    return ErrorsLeft(found, c, left, left / spread, left * spread)
