"""The edits of texts that differ little, found diagonal by diagonal.

A diagonal of the edit matrix holds the points of one shift. For 0, 1, 2 … edits it is asked how far
along each diagonal they lead; equal characters cost nothing and are passed over by comparing whole
stretches. With D edits that is some D² questions, whatever the length of the texts (E. Ukkonen,
Algorithms for approximate string matching, 1985; G. Landau and U. Vishkin, Fast parallel and serial
approximate string matching, 1989). For a handful of edits this takes less time than loading a
library that could do it faster.

Of the minimal scripts the one is taken that is found by going back from the end and deleting as
soon as can be, then inserting as soon as nothing else explains the row before. Of texts that
neither begin nor end alike rapidfuzz takes the same one, so it does not matter which was asked.
"""

from __future__ import annotations

from typing import Final

FEW: Final = 40
"""Edits up to which this is worth trying: so many take no longer than loading a library does."""
_FIRST_STRIDE: Final = 16
_NOWHERE: Final = -2
"""Before the beginning of every diagonal, whatever is added to it."""

_Reach = list[int]
"""For each diagonal, how far so many edits lead: the largest offset in the manuscript."""


def few_edits(
    manuscript: str, galley: str, at_most: int = FEW
) -> list[tuple[int, int, int, int]] | None:
    """Find a minimal edit script, if it has few edits.

    Args:
        manuscript: One text.
        galley: The other text.
        at_most: Edits at most.

    Returns:
        Start and end (code points, exclusive) of each edit in the manuscript and in the galley,
        in text order, one character each; None when it takes more edits.
    """
    if abs(len(manuscript) - len(galley)) > at_most:
        return None
    reaches = _reaches(manuscript, galley, at_most)
    return None if reaches is None else _traced_back(reaches, len(manuscript), len(galley))


def agreement(one: str, at: int, other: str, other_at: int) -> int:
    """How many characters from the two offsets on are equal in both texts."""
    most = min(len(one) - at, len(other) - other_at)
    if not most or one[at] != other[other_at]:
        return 0
    length, stride = 1, _FIRST_STRIDE
    while length < most:
        start, other_start = at + length, other_at + length
        if one[start : start + stride] == other[other_start : other_start + stride]:
            length += stride
            stride *= 2
        elif stride == 1:
            return length
        else:
            stride = max(stride // 4, 1)
    return min(length, most)


def _reaches(manuscript: str, galley: str, at_most: int) -> list[_Reach] | None:
    """How far 0, 1, 2 … edits lead, up to those that lead to the end.

    Diagonal ``k`` holds the points at which the galley's offset is ``k`` more than the
    manuscript's; it stands at ``k + at_most + 1``, with one more on either side.
    """
    length, galley_length = len(manuscript), len(galley)
    middle = at_most + 1
    end = middle + galley_length - length
    reaches: list[_Reach] = []
    before = [_NOWHERE] * (2 * middle + 1)
    before[middle] = -1
    for edits in range(at_most + 1):
        reach = [_NOWHERE] * (2 * middle + 1)
        for place in range(middle - edits, middle + edits + 1):
            shift = place - middle
            x = max(before[place] + 1, before[place - 1], before[place + 1] + 1)
            x = min(x, length, galley_length - shift)
            if x < 0 or x + shift < 0:
                continue
            reach[place] = x + agreement(manuscript, x, galley, x + shift)
        reaches.append(reach)
        if reach[end] == length:
            return reaches
        before = reach
    return None


def _traced_back(
    reaches: list[_Reach], length: int, galley_length: int
) -> list[tuple[int, int, int, int]]:
    """Go back from the end of both texts; the points between two edits are equal characters."""
    middle = len(reaches[0]) // 2
    x, place = length, middle + galley_length - length
    edits: list[tuple[int, int, int, int]] = []
    for reach in reversed(reaches[:-1]):
        deleted, replaced, inserted = reach[place + 1] + 1, reach[place] + 1, reach[place - 1]
        x = min(x, max(deleted, replaced, inserted))
        y = x + place - middle
        if x <= deleted:
            edits.append((x - 1, x, y, y))
            x, place = x - 1, place + 1
        elif x <= inserted and x > replaced:
            edits.append((x, x, y - 1, y))
            place -= 1
        else:
            edits.append((x - 1, x, y - 1, y))
            x -= 1
    return edits[::-1]
