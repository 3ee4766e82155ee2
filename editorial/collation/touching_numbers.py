"""Numbers that touch another error (数字旁有别的差错): 到1952年 set as 一九五二年, without 到.

Edits that touch are one place. Where the rest of it is the same number in another notation, what
touches the number is a place of its own.
"""

from __future__ import annotations

from itertools import product
from typing import Final

from editorial.collation.edit_script import Edit
from editorial.collation.place import CollatedTexts, Place, place_of
from editorial.text.numerals import is_han_numeral, numeral_value

_LONGEST: Final = 16
_ENDS: Final = ((0, 0), (1, 0), (0, 1), (1, 1), (2, 0), (0, 2))
"""Characters of the manuscript and the galley at an end of the place that are another error."""


def part_touching_number(place: Place, texts: CollatedTexts) -> tuple[Place, ...]:
    """Part a place into a number in another notation and what touches it, if it is that."""
    ours, theirs = place.manuscript_text, place.galley_text
    if place.shape.whole or not ours or not theirs:
        return (place,)
    if not 2 < len(ours) + len(theirs) <= _LONGEST:
        return (place,)
    if not any(map(_is_numeral, ours)) or not any(map(_is_numeral, theirs)):
        return (place,)
    for (m, g), (m_back, g_back) in sorted(product(_ENDS, _ENDS), key=_taken):
        number = ours[m : len(ours) - m_back], theirs[g : len(theirs) - g_back]
        # Each place costs what its own sides take, and the two notations share no character.
        if max(m, g) + max(map(len, number)) + max(m_back, g_back) != place.edits:
            continue
        if not _is_same_number(*number):
            continue
        if not m and not g and not m_back and not g_back:
            break
        ends = ours[:m], theirs[:g], ours[len(ours) - m_back :], theirs[len(theirs) - g_back :]
        if any(map(_is_numeral, "".join(ends))):
            continue
        m_cuts = 0, m, len(ours) - m_back, len(ours)
        g_cuts = 0, g, len(theirs) - g_back, len(theirs)
        return tuple(
            _part(place, texts, m_cuts[at : at + 2], g_cuts[at : at + 2])
            for at in range(3)
            if m_cuts[at] < m_cuts[at + 1] or g_cuts[at] < g_cuts[at + 1]
        )
    return (place,)


def _taken(ends: tuple[tuple[int, int], tuple[int, int]]) -> int:
    return sum(map(sum, ends))


def _is_numeral(character: str) -> bool:
    return character.isdigit() or is_han_numeral(character)


def _is_same_number(ours: str, theirs: str) -> bool:
    if not ours or not theirs or not set(ours).isdisjoint(theirs):
        return False
    value = numeral_value(ours)
    return value is not None and value == numeral_value(theirs)


def _part(
    place: Place, texts: CollatedTexts, manuscript: tuple[int, ...], galley: tuple[int, ...]
) -> Place:
    m, g = place.manuscript_start, place.galley_start
    edit = Edit(m + manuscript[0], m + manuscript[1], g + galley[0], g + galley[1])
    part = place_of(texts, edit[:2], edit[2:], edit.cost)
    return part._replace(script=(edit,))
