"""The text under check: its own characters, unchanged, with its paragraphs and clauses."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Final

HAN: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
"""Inside of a regular-expression class: the Han characters, with 〇."""

_SENTENCE_END: Final = re.compile(r"[。！？!?\r\n]")
_HAN_CHARACTER: Final = re.compile(f"[{HAN}]")


def is_han(character: str) -> bool:
    """Whether the one character is a Han character (or 〇)."""
    return _HAN_CHARACTER.match(character) is not None


@dataclass(frozen=True)
class CheckedText:
    """A text as read; all offsets are code points of it, line breaks included."""

    text: str

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each line that is not blank, in order; line ends belong to no one.

        Lines end where `DocumentText.from_plain` ends them, so the numbers agree.
        """
        spans: list[tuple[int, int]] = []
        start = 0
        for line in self.text.splitlines(keepends=True):
            content = line.splitlines()[0]
            if content.strip():
                spans.append((start, start + len(content)))
            start += len(line)
        return tuple(spans)

    @cached_property
    def _paragraph_starts(self) -> tuple[int, ...]:
        return tuple(start for start, _ in self.paragraphs)

    def paragraph_at(self, offset: int) -> int:
        """Number (from 1) of the paragraph at ``offset``; blank lines are not counted."""
        return max(bisect_right(self._paragraph_starts, offset), 1)

    def rest_of_sentence(self, offset: int, limit: int = 200) -> str:
        """What follows ``offset`` up to the sentence's final point or the line's end.

        At most ``limit`` characters: farther off nothing belongs together any more.
        """
        furthest = min(offset + limit, len(self.text))
        end = _SENTENCE_END.search(self.text, offset, furthest)
        return self.text[offset : end.start() if end else furthest]

    def han_before(self, offset: int, limit: int) -> str:
        """The unbroken Han characters in front of ``offset``, at most ``limit``."""
        start = offset
        while start > max(offset - limit, 0) and is_han(self.text[start - 1]):
            start -= 1
        return self.text[start:offset]

    def han_after(self, offset: int, limit: int) -> str:
        """The unbroken Han characters from ``offset`` on, at most ``limit``."""
        end = offset
        while end < min(offset + limit, len(self.text)) and is_han(self.text[end]):
            end += 1
        return self.text[offset:end]
