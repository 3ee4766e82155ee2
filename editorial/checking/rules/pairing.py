"""Quotes, brackets and title marks come in pairs (标号配对, “见上必找下”)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from editorial.checking.checked_text import CheckedText
from editorial.checking.finding import Doubt, Level
from editorial.checking.rule import Rule

_PAIRS: Final = (
    ("双引号", "“", "”"),
    ("单引号", "‘", "’"),
    ("书名号", "《", "》"),
    ("单书名号", "〈", "〉"),
    ("括号", "（(", "）)"),
    ("方头括号", "【", "】"),
    ("六角括号", "〔", "〕"),
    ("直角引号", "「", "」"),
    ("双直角引号", "『", "』"),
)
_OPENS: Final = {mark: name for name, opening, _ in _PAIRS for mark in opening}
_CLOSES: Final = {mark: name for name, _, closing in _PAIRS for mark in closing}
_OTHER_HALF: Final = {
    mark: other
    for _, opening, closing in _PAIRS
    for mark, other in (*zip(opening, closing, strict=True), *zip(closing, opening, strict=True))
}

_ORDINAL: Final = re.compile(r"\s*(?:\d{1,3}|[A-Za-z]|[一二三四五六七八九十]{1,3})\Z")
_ORDINAL_REACH: Final = 16
"""Characters from the line's start, its indent included, within which an ordinal stands."""

_REACH: Final = 1000
"""Characters within which a mark may find its other half in a later line: long quotations, and
lines that a PDF has broken."""


@dataclass(frozen=True, slots=True)
class _Lone:
    """A mark without its other half in its own line."""

    position: int
    name: str
    opens: bool


def _seek(text: CheckedText) -> Iterator[Doubt]:
    lone = [
        mark
        for line, (start, end) in enumerate(text.paragraphs)
        for mark in _unpaired_in_line(text.text, start, end)
        if not _goes_on(text, line, mark)
    ]
    for mark in _unpaired_over_lines(lone):
        character = text.text[mark.position]
        half = "后" if mark.opens else "前"
        yield Doubt(
            mark.position,
            mark.position + 1,
            (),
            f"{mark.name}“{character}”没有与它配对的{half}半“{_OTHER_HALF[character]}”，"
            "请核对是漏了另一半还是多了这一半",
        )


def _unpaired_in_line(whole: str, start: int, end: int) -> list[_Lone]:
    open_at: dict[str, list[int]] = defaultdict(list)
    lone: list[_Lone] = []
    for position in range(start, end):
        character = whole[position]
        if character in _OPENS:
            open_at[_OPENS[character]].append(position)
        elif character in _CLOSES and not _is_other_sign(whole, start, position):
            name = _CLOSES[character]
            if open_at[name]:
                open_at[name].pop()
            else:
                lone.append(_Lone(position, name, opens=False))
    for name, places in open_at.items():
        lone.extend(_Lone(position, name, opens=True) for position in places)
    return sorted(lone, key=lambda mark: mark.position)


def _goes_on(text: CheckedText, line: int, mark: _Lone) -> bool:
    """Whether a quotation of several paragraphs goes on: each opens, only the last one closes."""
    if not mark.opens or line + 1 == len(text.paragraphs):
        return False
    (start, _), (following, end) = text.paragraphs[line : line + 2]
    at_line_start = not text.text[start : mark.position].strip()
    next_line = text.text[following:end].lstrip()
    return at_line_start and next_line.startswith(text.text[mark.position])


def _unpaired_over_lines(lone: list[_Lone]) -> Iterator[_Lone]:
    """Marks whose other half does not come in a later line either."""
    waiting: dict[str, list[_Lone]] = defaultdict(list)
    unpaired: list[_Lone] = []
    for mark in lone:
        queue = waiting[mark.name]
        if mark.opens:
            queue.append(mark)
        elif queue and mark.position - queue[-1].position <= _REACH:
            queue.pop()
        else:
            unpaired.append(mark)
    unpaired.extend(mark for queue in waiting.values() for mark in queue)
    yield from sorted(unpaired, key=lambda mark: mark.position)


def _is_other_sign(whole: str, start: int, position: int) -> bool:
    """Whether a closing mark is an apostrophe (don’t) or stands behind an ordinal (1） a)）."""
    character = whole[position]
    if character == "’":
        return position > start and whole[position - 1].isascii() and whole[position - 1].isalpha()
    return (
        character in "）)"
        and position - start <= _ORDINAL_REACH
        and _ORDINAL.match(whole[start:position]) is not None
    )


RULE: Final = Rule(
    "pairing", "标号配对", Level.LIKELY, "GB/T 15834—2011 4.15，4.8、4.9（后两条款号待核）", _seek
)
