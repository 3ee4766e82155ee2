"""Whole numbers and words (整数、整词): a place inside a number or a foreign word takes it whole.

A number counts once, whatever its digits, a foreign word once, however many slips it has; so the
place grows to the token's ends and takes in the other places of the same token.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import Final

from editorial.collation.place import CollatedTexts, Place, PlaceShape, shaped, span_of
from editorial.text.character_classes import FOREIGN_LETTERS
from editorial.text.numerals import (
    has_arabic,
    is_han_numeral,
    is_read_by_digits,
    number_tokens,
    numeral_ratio,
)
from editorial.text.word_gaps import WordGaps

_SHORTEST_SPOILT: Final = 3
"""Characters of a number that is still one when a slip has spoilt it; 一一 and 三两 are words."""
_REACH: Final = 64
"""How far a token is looked for on either side of a place, in characters."""


class _Tokens:
    """Where the tokens of both texts end."""

    def __init__(self, texts: CollatedTexts, span: tuple[int, int]) -> None:
        self.texts: Final = texts
        self.span: Final = span

    @cached_property
    def _manuscript_gaps(self) -> WordGaps:
        return WordGaps(self.texts.manuscript)

    @cached_property
    def _galley_gaps(self) -> WordGaps:
        return WordGaps(self.texts.galley)

    def growth(self, place: Place) -> tuple[int, int]:
        """How many characters are missing in front and behind until the tokens are whole."""
        m_start, m_end = self._token(
            place.shape,
            self.texts.manuscript_key,
            (place.manuscript_start, place.manuscript_end),
            self._manuscript_gaps,
        )
        g_start, g_end = self._token(
            place.shape,
            self.texts.galley_key,
            (place.galley_start, place.galley_end),
            self._galley_gaps,
        )
        return (
            max(place.manuscript_start - m_start, place.galley_start - g_start),
            max(m_end - place.manuscript_end, g_end - place.galley_end),
        )

    @staticmethod
    def _token(
        shape: PlaceShape, text: str, reach: tuple[int, int], gaps: WordGaps
    ) -> tuple[int, int]:
        """The stretch of all tokens that hold a character of ``reach``, itself included."""
        start, end = reach
        floor = gaps.last_until(start)
        ceiling = gaps.first_from(max(end, start + 1))
        if start == end and floor == start:
            return reach
        origin = max(start - _REACH, floor)
        window = text[origin : min(end + _REACH, ceiling)]
        for first, last in _spans(shape, window):
            if origin + first < max(end, start + 1) and origin + last > start:
                if start == end and origin + first == start:
                    continue
                start, end = min(start, origin + first), max(end, origin + last)
        return start, end


@cache
def _foreign_word() -> re.Pattern[str]:
    return re.compile(f"[{FOREIGN_LETTERS}]+(?:['’‐-][{FOREIGN_LETTERS}]+)*")


def _spans(shape: PlaceShape, window: str) -> Iterator[tuple[int, int]]:
    if shape is PlaceShape.NUMBER:
        return number_tokens(window)
    return (match.span() for match in _foreign_word().finditer(window))


def take_whole_words(
    places: Sequence[Place], texts: CollatedTexts, span: tuple[int, int] | None = None
) -> list[Place]:
    """Make places in numbers and foreign words as long as the number or word is.

    Args:
        places: In text order.
        texts: Both texts.
        span: The stretch of the manuscript that they don't leave; the whole text when not given.
    """
    tokens = _Tokens(texts, span or (0, len(texts.manuscript_key)))
    done: list[Place] = []
    at = 0
    while at < len(places):
        place = places[at]
        at += 1
        if place.shape is not PlaceShape.NUMBER and place.shape is not PlaceShape.FOREIGN_WORD:
            done.append(place)
            continue
        grown, before, behind = _grow(place, done, places[at:], tokens)
        if place.shape is PlaceShape.NUMBER and not _sounder(place, grown):
            done.append(_as_it_is(place))
            continue
        del done[len(done) - before :]
        done.append(grown)
        at += behind
    return done


def _grow(
    place: Place, before: Sequence[Place], behind: Sequence[Place], tokens: _Tokens
) -> tuple[Place, int, int]:
    """Let a place grow over equal text and neighbouring places until its tokens are whole.

    Returns:
        The grown place, and how many places in front of it and behind it are now part of it.
    """
    taken_before = taken_behind = 0
    while True:
        front, back = tokens.growth(place)
        if front:
            neighbour = before[-1 - taken_before] if taken_before < len(before) else None
            floor = neighbour.manuscript_end if neighbour else tokens.span[0]
            free = place.manuscript_start - floor
            if neighbour and free < front and not neighbour.shape.whole:
                place = _joined(neighbour, place, place.shape, tokens.texts)
                taken_before += 1
                continue
            front = min(front, free)
        if back:
            neighbour = behind[taken_behind] if taken_behind < len(behind) else None
            limit = neighbour.manuscript_start if neighbour else tokens.span[1]
            free = limit - place.manuscript_end
            if neighbour and free < back and not neighbour.shape.whole:
                place = _joined(place, neighbour, place.shape, tokens.texts)
                taken_behind += 1
                continue
            back = min(back, free)
        if not front and not back:
            return place, taken_before, taken_behind
        place = _longer(place, front, back, tokens.texts)


def _joined(first: Place, last: Place, shape: PlaceShape, texts: CollatedTexts) -> Place:
    return span_of(texts, first, last)._replace(edits=first.edits + last.edits, shape=shape)


def _longer(place: Place, front: int, back: int, texts: CollatedTexts) -> Place:
    m_start, m_end = place.manuscript_start - front, place.manuscript_end + back
    g_start, g_end = place.galley_start - front, place.galley_end + back
    return place._replace(
        manuscript_start=m_start,
        manuscript_end=m_end,
        galley_start=g_start,
        galley_end=g_end,
        manuscript_text=texts.manuscript_key[m_start:m_end],
        galley_text=texts.galley_key[g_start:g_end],
    )


def _equal_value(place: Place) -> bool:
    value = numeral_ratio(place.manuscript_text)
    return value is not None and value == numeral_ratio(place.galley_text)


def _sounder(place: Place, grown: Place) -> bool:
    """Whether the grown place is a better account of a number than the place as it was.

    Chinese numerals are also ordinary words (一些, 统一): without an Arabic number both sides must
    read as numbers, and a full 三 against 3 doesn't take in the 一 of 统一 before it.
    """
    texts = grown.manuscript_text, grown.galley_text
    if not any(map(has_arabic, texts)):
        return None not in map(numeral_ratio, texts) or _one_is_spoilt(*texts)
    if _equal_value(place):
        neighbours_taken = grown.edits > place.edits
        return (_equal_value(grown) and neighbours_taken) or _arabic_digits(grown) > _arabic_digits(
            place
        )
    return True


def _one_is_spoilt(ours: str, theirs: str) -> bool:
    """Whether one is a number with units and the other has its numerals, but is none any more.

    一百一三 for 一百一十三, 十三二 for 三十二.
    """
    if min(len(ours), len(theirs)) < _SHORTEST_SPOILT:
        return False
    if not all(map(is_han_numeral, ours + theirs)) or is_read_by_digits(ours):
        return False
    return (numeral_ratio(ours) is None) != (numeral_ratio(theirs) is None)


def _arabic_digits(place: Place) -> int:
    return sum(map(has_arabic, place.manuscript_text + place.galley_text))


def _as_it_is(place: Place) -> Place:
    """A number still where both sides are numerals; 二 for 两 is a wrong word."""
    texts = place.manuscript_text, place.galley_text
    numerals = all(text == "两" or numeral_ratio(text) is not None for text in texts)
    if numerals and set(texts) != {"两", "二"}:
        return place
    return shaped(place, PlaceShape.PLAIN)
