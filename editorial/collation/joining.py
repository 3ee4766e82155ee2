"""Joining gaps, and what has to be known of one for the certificate."""

from __future__ import annotations

from editorial.collation.exact_distance import exact_distance
from editorial.collation.gap import Gap, TextPair


def joining_floor(pair: TextPair, gap: Gap, lowest: int) -> int:
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


def joined_gap(pair: TextPair, gaps: list[Gap]) -> Gap:
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
    cost = box_cost(pair, start, galley_start, length, galley_length, at_most)
    return Gap(start, galley_start, length, galley_length, cost)


def box_cost(
    pair: TextPair, i: int, j: int, length: int, galley_length: int, at_most: int | None = None
) -> int:
    """What a box costs exactly; ``at_most`` is a bound that is known to hold."""
    if not length or not galley_length or length == galley_length == 1:
        return max(length, galley_length)
    return exact_distance(
        pair.manuscript[i : i + length], pair.galley[j : j + galley_length], at_most
    )
