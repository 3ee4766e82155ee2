"""Words written twice running (重复字词): 依规依规, 的的, guarded against reduplication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from editorial.checking.checked_text import HAN, CheckedText
from editorial.checking.finding import Doubt, Level
from editorial.checking.reduplication import may_be_said_twice
from editorial.checking.rule import Rule
from editorial.checking.word_segmentation import best_segmentation, word_boundaries

_TWICE: Final = re.compile(rf"([{HAN}]{{2,8}})\1")
_CHARACTER_RUN: Final = re.compile(rf"([{HAN}])\1+")
_PARTICLES: Final = frozenset("的了和与及在是为对被把将从向由于并或而以")
_COUNTED: Final = frozenset("一二两三四五六七八九十百千万几数每半多")
"""In front of a character said twice these count: 一个个, 几次次."""


def _seek(text: CheckedText) -> Iterator[Doubt]:
    for match in _TWICE.finditer(text.text):
        word, (start, end) = match.group(1), match.span()
        # A seam and an end between words: 依法依规|依规|, but 城乡|建设部|建设|部分.
        if not may_be_said_twice(word) and {start + len(word), end} <= _boundaries(
            text, start, end
        ):
            yield _doubt(start, end, word)
    for match in _CHARACTER_RUN.finditer(text.text):
        start, end = match.span()
        # Three and more running are emphasis or sound.
        if end - start == 2 and _is_slip(text, start, match.group(1)):
            yield _doubt(start, end, match.group(1))


def _doubt(start: int, end: int, word: str) -> Doubt:
    message = f"“{word}”连写了两遍，疑为多字，请核对后删去一个"
    return Doubt(start, end, (word,), message)


def _is_slip(text: CheckedText, start: int, character: str) -> bool:
    """Whether a character said twice is left over.

    A particle is when both stand alone (的|的, but 目的|的, 共和|和); any other character when it
    ends a word and is then left standing alone (管理|理|制度, but 公开|开展, 一个|个).
    """
    boundaries = _boundaries(text, start, start + 2)
    if not {start + 1, start + 2} <= boundaries:
        return False
    if character in _PARTICLES:
        return start in boundaries
    return start not in boundaries and text.text[start - 1] not in _COUNTED


def _boundaries(text: CheckedText, start: int, end: int) -> frozenset[int]:
    """Offsets of ``text`` at which words begin or end, from ``start`` to ``end`` and around."""
    before = text.han_before(start, 5)
    after = text.han_after(end, 5)
    words = best_segmentation(before + text.text[start:end] + after)[1]
    return frozenset(start - len(before) + place for place in word_boundaries(words))


RULE: Final = Rule(
    "repeated-word", "重复字词", Level.LIKELY, "校对通则：重复字句（本软件规则）", _seek
)
