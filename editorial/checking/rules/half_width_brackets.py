"""Half-width brackets around Chinese text (半角括号) become full-width ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from editorial.checking.checked_text import HAN, CheckedText
from editorial.checking.finding import Doubt, Level
from editorial.checking.rule import Rule

_OPENING: Final = "(（"
_CLOSING: Final = ")）"
_HAN: Final = re.compile(f"[{HAN}]")
_LOOKED_AT: Final = 200
"""Characters behind an opening bracket that tell whether Chinese stands in it."""


def _seek(text: CheckedText) -> Iterator[Doubt]:
    for start, end in text.paragraphs:
        for left, right in _pairs(text.text, start, end):
            yield from _halves(text.text, left, right)


def _pairs(whole: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of the brackets that belong together; lone ones are the pairing rule's."""
    open_at: list[int] = []
    for position in range(start, end):
        if whole[position] in _OPENING:
            open_at.append(position)
        elif whole[position] in _CLOSING and open_at:
            yield open_at.pop(), position


def _halves(whole: str, left: int, right: int) -> Iterator[Doubt]:
    around_han = _HAN.search(whole, left, min(right, left + _LOOKED_AT)) is not None
    mixed = (whole[left] == "(") != (whole[right] == ")")
    after_han = left > 0 and _HAN.match(whole[left - 1]) is not None
    if not (around_han or mixed or after_han):
        return
    level = Level.SURE if around_han or mixed else Level.HINT
    for place, half, full in ((left, "(", "（"), (right, ")", "）")):
        if whole[place] == half:
            message = f"中文里用全角括号，前后要配成一对，请将半角“{half}”改为“{full}”"
            yield Doubt(place, place + 1, (full,), message, level)


RULE: Final = Rule(
    "half-width-brackets", "半角括号", Level.SURE, "GB/T 15834—2011 4.9（条款号待核）", _seek
)
