"""Quotes, brackets and title marks come in pairs (标号配对, “见上必找下”) (handbook P30)."""

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
_REACH: Final = 1000
"""Characters within which a mark may find its other half in a later line: long quotations, and
lines that a PDF has broken."""


@dataclass(frozen=True, slots=True)
class _Lone:
    """A mark without its other half in its own line."""

    position: int
    name: str
    opens: bool
    at_line_start: bool


def _seek(text: CheckedText) -> Iterator[Doubt]:
    lone = [
        mark for start, end in text.paragraphs for mark in _unpaired_in_line(text.text, start, end)
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
                lone.append(_Lone(position, name, opens=False, at_line_start=False))
    for name, places in open_at.items():
        for position in places:
            at_start = not whole[start:position].strip()
            lone.append(_Lone(position, name, opens=True, at_line_start=at_start))
    return sorted(lone, key=lambda mark: mark.position)


def _unpaired_over_lines(lone: list[_Lone]) -> Iterator[_Lone]:
    """Marks whose other half does not come in a later line either.

    A quotation of several paragraphs opens each of them and closes only the last: one closing
    mark settles every opening one that stands at the start of a line.
    """
    waiting: dict[str, list[_Lone]] = defaultdict(list)
    unpaired: list[_Lone] = []
    for mark in lone:
        queue = waiting[mark.name]
        if mark.opens:
            queue.append(mark)
        elif queue and mark.position - queue[-1].position <= _REACH:
            last = queue.pop()
            while last.at_line_start and queue and queue[-1].at_line_start:
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
    return character in "）)" and _ORDINAL.match(whole[start:position]) is not None


RULE: Final = Rule(
    "pairing", "标号配对", Level.LIKELY, "GB/T 15834—2011 4.15，4.8、4.9（后两条款号待核）", _seek
)
