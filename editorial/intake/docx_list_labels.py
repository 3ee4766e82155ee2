"""Automatic numbers as printed (自动编号): 第一章, 一、, 1.1, •, counted in the order of reading.

Word keeps one row of counts for each outline: lists that share it go on counting together, through
tables and text boxes, unless a list says that it starts anew. A level that is used before those
above it counts one of each of them, as LibreOffice does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from editorial.intake.docx_number_formats import formatted_number
from editorial.intake.docx_numbering import LEVELS, ListLevel, NumberedList

_PLACE: Final = re.compile(r"%([1-9])")
_UNKNOWN_LEVEL: Final = ListLevel(start=0)


@dataclass(frozen=True, slots=True)
class ListLabel:
    """What stands before a paragraph of a list."""

    text: str
    """The number or mark with the space behind it; empty when the list prints none."""
    is_bullet: bool = False
    is_guessed: bool = False
    """Whether a number format was not known and digits were taken."""


class ListLabels:
    """Counts the paragraphs of all lists of a document, one after another."""

    def __init__(self, lists: Mapping[str, NumberedList]) -> None:
        self._lists = lists
        self._counts: dict[str, list[int | None]] = {}
        """For each outline the count of each level, None before its first use."""
        self._begun: set[tuple[str, int]] = set()
        """Lists and levels whose own start was taken."""

    def next(self, list_id: str, level: int) -> ListLabel | None:
        """Count one paragraph and hand out its label.

        Args:
            list_id: the list (w:numId).
            level: its level, from 0.

        Returns:
            The label, or None when there is no such list.
        """
        numbered = self._lists.get(list_id)
        if numbered is None:
            return None
        level = min(max(level, 0), LEVELS - 1)
        counts = self._counts.setdefault(numbered.outline, [None] * LEVELS)
        self._count(list_id, numbered, counts, level)
        return _label(numbered, counts, level)

    def _count(
        self, list_id: str, numbered: NumberedList, counts: list[int | None], level: int
    ) -> None:
        for above in range(level):
            if counts[above] is None:
                counts[above] = _level(numbered, above).start
        starts_anew = level in numbered.starts and (list_id, level) not in self._begun
        count = counts[level]
        if starts_anew:
            counts[level] = numbered.starts[level]
            self._begun.add((list_id, level))
        else:
            counts[level] = _level(numbered, level).start if count is None else count + 1
        for below in range(level + 1, LEVELS):
            after = _level(numbered, below).restarts_after
            if after is None or level < after:
                counts[below] = None


def _level(numbered: NumberedList, level: int) -> ListLevel:
    return numbered.levels.get(level, _UNKNOWN_LEVEL)


def _label(numbered: NumberedList, counts: list[int | None], level: int) -> ListLabel:
    own = _level(numbered, level)
    guessed = False

    def printed(place: re.Match[str]) -> str:
        nonlocal guessed
        at = int(place[1]) - 1
        count = counts[at]
        if at > level or count is None:
            return ""
        written = str(count) if own.legal else _written(count, numbered, at)
        guessed = guessed or written is None
        return str(count) if written is None else written

    text = "" if own.hidden else _PLACE.sub(printed, own.text)
    return ListLabel(text + own.suffix if text.strip() else "", own.is_bullet, guessed)


def _written(count: int, numbered: NumberedList, level: int) -> str | None:
    return formatted_number(count, _level(numbered, level).number_format)
