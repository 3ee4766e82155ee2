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
_PARTICLE_TWICE: Final = re.compile(
    r"(?<![的了和与及在是为对被把将从向由于并或而以])([的了和与及在是为对被把将从向由于并或而以])\1(?!\1)"
)


def _seek(text: CheckedText) -> Iterator[Doubt]:
    for match in _TWICE.finditer(text.text):
        word = match.group(1)
        if not may_be_said_twice(word) and _ends_words(text, match.start(), match.end(), len(word)):
            yield _doubt(match, word)
    for match in _PARTICLE_TWICE.finditer(text.text):
        if _stands_alone_twice(text, match.start()):
            yield _doubt(match, match.group(1))


def _doubt(match: re.Match[str], word: str) -> Doubt:
    message = f"“{word}”连写了两遍，疑为多字，请核对后删去一个"
    return Doubt(match.start(), match.end(), (word,), message)


def _ends_words(text: CheckedText, start: int, end: int, length: int) -> bool:
    """Whether the seam between the two, and one outer edge, are word boundaries.

    中国|中国人 and 依法依规|依规 have a seam between words; 城乡建设部建设部分 repeats letters,
    not words.
    """
    before = text.han_before(start, 4)
    after = text.han_after(end, 4)
    boundaries = word_boundaries(best_segmentation(before + text.text[start:end] + after)[1])
    first, seam, last = len(before), len(before) + length, len(before) + 2 * length
    return seam in boundaries and last in boundaries and (first in boundaries or length >= 2)


def _stands_alone_twice(text: CheckedText, start: int) -> bool:
    """Whether both characters are words by themselves: 的|的, but 目的|的 and 共和|和."""
    before = text.han_before(start, 4)
    after = text.han_after(start + 2, 4)
    boundaries = word_boundaries(
        best_segmentation(before + text.text[start : start + 2] + after)[1]
    )
    return {len(before), len(before) + 1, len(before) + 2} <= boundaries


RULE: Final = Rule(
    "repeated-word", "重复字词", Level.LIKELY, "校对通则：重复字句（本软件规则）", _seek
)
