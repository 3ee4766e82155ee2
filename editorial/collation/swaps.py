"""Swaps (颠倒): two neighbouring parts exchanged, which one mark puts right (对调).

A minimal edit script shows a swap as two replacements, or as something gone in front of a word and
the same come behind it. Windows of neighbouring places are read again as a whole: the manuscript
has ``first middle second``, the galley ``second middle first``.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from editorial.collation.place import CollatedTexts, Place, PlaceShape, span_of
from editorial.text.character_classes import WORD_JOINERS, all_punctuation, is_foreign_letter
from editorial.text.numerals import has_arabic, is_han_numeral, is_plain_han

LONGEST_PART: Final = 8
"""Characters of either part; what is longer has been moved (移位), not swapped."""
LONGEST_MIDDLE: Final = 6
_LONGEST_PASSED: Final = 4
"""Characters of a word that a mark may stand on the wrong side of."""
SENTENCE_ENDS: Final = frozenset("。！？；")
"""Parts of two sentences are no parts of one swap."""
_MOST_PLACES: Final = 6
_LONGEST: Final = 2 * LONGEST_PART + LONGEST_MIDDLE


class Swap(NamedTuple):
    """The parts of a swap, as the manuscript has them."""

    first: str
    middle: str
    second: str


def find_swaps(places: Sequence[Place], texts: CollatedTexts) -> list[Place]:
    """Put the places that are a swap together; the others stay as they are."""
    found: list[Place] = []
    at = 0
    while at < len(places):
        window = _swap_from(places, at, texts) if not places[at].shape.whole else None
        if window is None:
            found.append(places[at])
            at += 1
        else:
            length, place = window
            found.append(place)
            at += length
    return found


def _swap_from(places: Sequence[Place], at: int, texts: CollatedTexts) -> tuple[int, Place] | None:
    """The shortest window from place ``at`` that is a swap, and how many places it takes."""
    first, edits = places[at], 0
    for length in range(1, min(_MOST_PLACES, len(places) - at) + 1):
        last = places[at + length - 1]
        edits += last.edits
        reach = last.manuscript_end - first.manuscript_start
        if reach > _LONGEST or last.shape.whole:
            return None
        if reach < 2 or reach != last.galley_end - first.galley_start:
            continue
        window = span_of(texts, first, last)
        if swap_parts(window.manuscript_text, window.galley_text) is not None:
            return length, window._replace(edits=edits, shape=PlaceShape.SWAP)
    return None


def swap_parts(manuscript: str, galley: str) -> Swap | None:
    """Read two texts as ``first middle second`` and ``second middle first``, if they can be.

    Digits of one number and letters of one word are no parts: they are a wrong number, a wrong
    word.
    """
    length = len(manuscript)
    if length < 2 or length != len(galley) or manuscript == galley:
        return None
    if sorted(manuscript) != sorted(galley) or _one_token(manuscript):
        return None
    for first in range(1, min(LONGEST_PART, length - 1) + 1):
        if manuscript[:first] != galley[length - first :]:
            continue
        for second in range(min(LONGEST_PART, length - first), 0, -1):
            middle = length - first - second
            if middle > LONGEST_MIDDLE:
                break
            parts = Swap(
                manuscript[:first],
                manuscript[first : first + middle],
                manuscript[length - second :],
            )
            if parts.second != galley[:second] or parts.middle != galley[second:-first]:
                continue
            if not SENTENCE_ENDS.isdisjoint(parts.middle):
                continue
            if not (_are_two_errors(parts) or _cuts_a_token(parts)):
                return parts
    return None


def _are_two_errors(parts: Swap) -> bool:
    """Two numbers of a date, two marks with words between, a mark before a phrase and behind it."""
    if _numeral(parts.first) and _numeral(parts.second):
        return True
    if parts.middle and all_punctuation(parts.first + parts.second):
        return True
    shorter, longer = sorted((parts.first, parts.second), key=len)
    return len(longer) > _LONGEST_PASSED and all_punctuation(shorter)


def _numeral(text: str) -> bool:
    return all(character.isdigit() or is_han_numeral(character) for character in text)


def _cuts_a_token(parts: Swap) -> bool:
    """Whether a part begins or ends inside a number or a foreign word, in either text."""
    ours = [part for part in parts if part]
    return any(
        (is_foreign_letter(one[-1]) and is_foreign_letter(other[0])) or _numeral(one[-1] + other[0])
        for order in (ours, ours[::-1])
        for one, other in pairwise(order)
    )


def _one_token(text: str) -> bool:
    if is_plain_han(text[0]):
        return False
    if all(is_foreign_letter(character) or character in WORD_JOINERS for character in text):
        return True
    return all(
        is_han_numeral(character) or has_arabic(character) or character in ".,．%％‰"
        for character in text
    )
