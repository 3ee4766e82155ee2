"""Swaps that touch another error (对调旁有别的差错): two words exchanged right beside a wrong mark.

Edits that touch are one place; where one of them is about something else, a mark, a digit or only
the form of a character, the rest is read by itself, so that the swap is found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from editorial.collation.diagonals import few_edits
from editorial.collation.edit_script import Edit
from editorial.collation.place import CollatedTexts, Place, PlaceShape, place_of, span_of
from editorial.collation.swaps import LONGEST_MIDDLE, LONGEST_PART, swap_parts
from editorial.text.character_classes import (
    all_punctuation,
    is_foreign_letter,
    is_punctuation,
)
from editorial.text.folding import fold_case, fold_text, fold_variant, fold_width
from editorial.text.numerals import is_han_numeral

_MOST_PLACES: Final = 3
_LONGEST: Final = 2 * LONGEST_PART + LONGEST_MIDDLE
_SHORTEST: Final = 2
_ENDS: Final = ((0, 0), (1, 1), (1, 0), (0, 1), (2, 2))
"""Characters of the manuscript and the galley at an end of the place that are another error."""


def part_touching_swaps(places: Sequence[Place], texts: CollatedTexts) -> list[Place]:
    """Part the places in which a swap touches another error; the others stay as they are."""
    parted: list[Place] = []
    at = 0
    while at < len(places):
        taken, found = _parted_from(places, at, texts)
        parted.extend(found)
        at += taken
    return parted


def _parted_from(
    places: Sequence[Place], at: int, texts: CollatedTexts
) -> tuple[int, Sequence[Place]]:
    """How many places from ``at`` on are parted, and into what; one, as it is, if none are."""
    first = places[at]
    for behind in range(at + 1, min(at + _MOST_PLACES, len(places)) + 1):
        last = places[behind - 1]
        length = last.manuscript_end - first.manuscript_start
        if length > _LONGEST:
            break
        galley_length = last.galley_end - first.galley_start
        if length < _SHORTEST or not _SHORTEST <= galley_length <= _LONGEST:
            continue
        found = _parted(places[at:behind], texts)
        if found:
            return behind - at, found
    return 1, places[at : at + 1]


def _parted(window: Sequence[Place], texts: CollatedTexts) -> list[Place] | None:
    """What stands in front of a swap, the swap, and what stands behind it."""
    whole = span_of(texts, window[0], window[-1])
    ours, theirs = whole.manuscript_text, whole.galley_text
    if swap_parts(ours, theirs):
        return None
    fronts = [cut for cut in _ENDS if _is_another(window[0], *cut, front=True)]
    backs = [cut for cut in _ENDS if _is_another(window[-1], *cut, front=False)]
    if len(fronts) + len(backs) == 2:
        return None
    edits = sum(place.edits for place in window)
    for (m, g), (m_back, g_back) in product(fronts, backs):
        rest = edits - max(m, g) - max(m_back, g_back)
        swapped = ours[m : len(ours) - m_back], theirs[g : len(theirs) - g_back]
        if not _are_words_swapped(*swapped) or few_edits(*swapped, rest) is None:
            continue  # each place costs what its own sides take
        m_start, m_end = whole.manuscript_start + m, whole.manuscript_end - m_back
        g_start, g_end = whole.galley_start + g, whole.galley_end - g_back
        swap = place_of(texts, (m_start, m_end), (g_start, g_end), rest)
        return [
            *_error(texts, (m_start - m, m_start), (g_start - g, g_start)),
            swap._replace(shape=PlaceShape.SWAP),
            *_error(texts, (m_end, m_end + m_back), (g_end, g_end + g_back)),
        ]
    return None


def _is_another(place: Place, m: int, g: int, *, front: bool) -> bool:
    """Whether so many characters at an end of the place are an error of another kind."""
    if not m and not g:
        return True
    ours, theirs = place.manuscript_text, place.galley_text
    if m > len(ours) or g > len(theirs):
        return False
    if front:
        ours, theirs = ours[:m], theirs[:g]
    else:
        ours, theirs = ours[len(ours) - m :], theirs[len(theirs) - g :]
    if all_punctuation(ours + theirs) or _are_numerals(ours, theirs) or _are_letters(ours, theirs):
        return True
    if m != g:
        return False
    return any(
        fold_text(ours, fold) == fold_text(theirs, fold)
        for fold in (fold_width, fold_case, fold_variant)
    )


def _are_numerals(ours: str, theirs: str) -> bool:
    return bool(ours and theirs) and all(
        character.isdigit() or is_han_numeral(character) for character in ours + theirs
    )


def _are_letters(ours: str, theirs: str) -> bool:
    return bool(ours and theirs) and all(map(is_foreign_letter, ours + theirs))


def _are_words_swapped(manuscript: str, galley: str) -> bool:
    parts = swap_parts(manuscript, galley)
    return parts is not None and not any(
        is_punctuation(end) for part in (parts.first, parts.second) for end in (part[0], part[-1])
    )


def _error(
    texts: CollatedTexts, manuscript: tuple[int, int], galley: tuple[int, int]
) -> Iterator[Place]:
    edit = Edit(*manuscript, *galley)
    if edit.cost:
        yield place_of(texts, manuscript, galley, edit.cost)._replace(script=(edit,))
