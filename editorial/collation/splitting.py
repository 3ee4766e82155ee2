"""Splitting (分处): a run of edits that mixes kinds becomes one place for each kind.

A replaced run with a comma in it holds wrong characters and a wrong comma; each counts as what
it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import groupby
from operator import itemgetter
from typing import Final, NamedTuple

from editorial.collation.long_places import LONGEST_READ, edit_by_edit
from editorial.collation.place import CollatedTexts, Place, PlaceShape, place_of, shaped
from editorial.text.character_classes import (
    WORD_JOINERS,
    is_foreign_letter,
    is_han,
    is_punctuation,
)
from editorial.text.folding import fold_variant, fold_width
from editorial.text.numerals import arabic_tokens, is_han_numeral, is_plain_han

_UNITS: Final = frozenset("十百千万亿")
_LONGEST_NUMBER: Final = 64


class _Matter(Enum):
    """What a pair of characters is about."""

    WORDS = auto()
    PUNCTUATION = auto()
    NUMBERS = auto()
    LETTERS = auto()
    WIDTH = auto()
    VARIANT = auto()


_SHAPES = {_Matter.NUMBERS: PlaceShape.NUMBER, _Matter.LETTERS: PlaceShape.FOREIGN_WORD}


class _Pair(NamedTuple):
    """One manuscript character against one galley character; one of them may be missing."""

    manuscript: int
    galley: int
    ours: str
    theirs: str


def split_place(place: Place, texts: CollatedTexts) -> Iterator[Place]:
    """Split a place where what it is about changes; a pure gap or addition stays whole.

    What is lost in one piece is put back with one mark, whatever characters it holds. A long place
    is split into what was replaced, what is missing and what was put in, and no further.
    """
    if place.shape.whole:
        yield place
        return
    if not place.manuscript_text or not place.galley_text:
        yield shaped(place, _shape_of_gap(place, texts))
        return
    if place.edits > LONGEST_READ:
        for part in edit_by_edit(place, texts):
            gap = not part.manuscript_text or not part.galley_text
            yield shaped(part, _shape_of_gap(part, texts)) if gap else part
        return
    m_numbers = g_numbers = frozenset[int]()
    if any(map(_in_numbers, place.manuscript_text + place.galley_text)):
        m, g = texts.manuscript_key, texts.galley_key
        m_numbers = _number_offsets(place.manuscript_start, place.manuscript_end, m)
        g_numbers = _number_offsets(place.galley_start, place.galley_end, g)
    pairs = list(_pairs(place, texts))
    if len(pairs) == 1:
        matter = _matter(pairs[0], m_numbers, g_numbers)
        yield shaped(place, _SHAPES.get(matter, PlaceShape.PLAIN))
        return
    matters = [_matter(pair, m_numbers, g_numbers) for pair in pairs]
    _keep_stretches_whole(pairs, matters)
    for matter, run in groupby(zip(matters, pairs, strict=True), itemgetter(0)):
        members = [pair for _, pair in run]
        first, last = members[0], members[-1]
        part = place_of(
            texts,
            (first.manuscript, last.manuscript + len(last.ours)),
            (first.galley, last.galley + len(last.theirs)),
            len(members),
        )
        yield shaped(part, _SHAPES.get(matter, PlaceShape.PLAIN))


def _keep_stretches_whole(pairs: Sequence[_Pair], matters: list[_Matter]) -> None:
    """Let a stretch with words that is lost or added beside another error be about words alone.

    Beside replaced words it can't be told where the stretch ends.
    """
    if any(
        matter is _Matter.WORDS and pair.ours and pair.theirs
        for matter, pair in zip(matters, pairs, strict=True)
    ):
        return
    for replaced, run in groupby(
        range(len(pairs)), lambda at: bool(pairs[at].ours and pairs[at].theirs)
    ):
        members = list(run)
        if not replaced and any(matters[at] is _Matter.WORDS for at in members):
            matters[members[0] : members[-1] + 1] = [_Matter.WORDS] * len(members)


def _in_numbers(character: str) -> bool:
    """Whether an Arabic number may hold it; most places hold nothing of the kind."""
    return not "\u4e00" <= character <= "\u9fff" or character in _UNITS


def _shape_of_gap(place: Place, texts: CollatedTexts) -> PlaceShape:
    """What a stretch that one text lacks is part of, when it is nothing but digits or letters."""
    if place.manuscript_text:
        text, start, whole = place.manuscript_text, place.manuscript_start, texts.manuscript_key
    else:
        text, start, whole = place.galley_text, place.galley_start, texts.galley_key
    if any(map(is_plain_han, text)):
        return PlaceShape.PLAIN
    if all(map(is_foreign_letter, text)) or _joins_letters(text, start, whole):
        return PlaceShape.FOREIGN_WORD
    if len(text) > _LONGEST_NUMBER:
        return PlaceShape.PLAIN
    numbers = _number_offsets(start, start + len(text), whole)
    if all(start + at in numbers or is_han_numeral(c) for at, c in enumerate(text)):
        return PlaceShape.NUMBER
    return PlaceShape.PLAIN


def _joins_letters(text: str, start: int, whole: str) -> bool:
    """Whether it is a hyphen or an apostrophe inside a foreign word (e-mail, don't)."""
    if text not in WORD_JOINERS:
        return False
    return all(map(is_foreign_letter, (whole[start - 1 : start], whole[start + 1 : start + 2])))


def _pairs(place: Place, texts: CollatedTexts) -> Iterator[_Pair]:
    for m_start, m_end, g_start, g_end in place.script:
        for step in range(max(m_end - m_start, g_end - g_start)):
            m, g = min(m_start + step, m_end), min(g_start + step, g_end)
            yield _Pair(
                m,
                g,
                texts.manuscript_key[m] if m < m_end else "",
                texts.galley_key[g] if g < g_end else "",
            )


def _number_offsets(start: int, end: int, text: str) -> frozenset[int]:
    """Offsets of characters that belong to Arabic numbers, decimal points included."""
    origin = max(start - 24, 0)
    window = text[origin : end + 24]
    return frozenset(
        origin + offset for first, last in arabic_tokens(window) for offset in range(first, last)
    )


def _matter(pair: _Pair, m_numbers: frozenset[int], g_numbers: frozenset[int]) -> _Matter:
    ours, theirs = pair.ours, pair.theirs
    in_number = pair.manuscript in m_numbers if ours else pair.galley in g_numbers
    if ours and theirs and fold_width(ours) == fold_width(theirs):
        matter = _Matter.WIDTH
    elif ours and theirs and _same_character(ours, theirs):
        matter = _Matter.VARIANT  # also in a number: 6.9萬
    elif in_number or _both_numerals(pair, g_numbers):
        matter = _Matter.NUMBERS
    elif is_foreign_letter(ours or theirs) or _letter_for_joiner(ours, theirs):
        matter = _Matter.LETTERS
    elif is_punctuation(ours or theirs) and is_punctuation(theirs or ours):
        matter = _Matter.PUNCTUATION
    else:
        matter = _Matter.WORDS
    return matter


def _both_numerals(pair: _Pair, g_numbers: frozenset[int]) -> bool:
    """A Chinese numeral against any numeral, a comma against a decimal point in a number."""
    if not pair.ours or not pair.theirs:
        return False
    if is_han_numeral(pair.ours):
        return is_han_numeral(pair.theirs) or pair.galley in g_numbers
    return is_punctuation(pair.ours) and pair.galley in g_numbers


def _letter_for_joiner(ours: str, theirs: str) -> bool:
    return ours in WORD_JOINERS and theirs != "" and is_foreign_letter(theirs)


def _same_character(ours: str, theirs: str) -> bool:
    return is_han(ours) and is_han(theirs) and fold_variant(ours) == fold_variant(theirs)
