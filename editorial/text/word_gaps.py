"""Word gaps (词间空白): where white space stood that the body text left out.

The body text holds no white space, so English words run together in it; these offsets tell where
one ends and the next begins. Between two Han characters white space tells nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import Final

from editorial.text.body_text import BodyText
from editorial.text.character_classes import is_han
from editorial.text.layout_noise import has_layout_characters, without_layout


class WordGaps:
    """The gaps and paragraph ends of a body text, found paragraph by paragraph when asked for."""

    def __init__(self, body: BodyText) -> None:
        """Take the body text; nothing is looked for yet."""
        self.body: Final = body
        self._found: dict[int, list[int]] = {}

    def last_until(self, offset: int) -> int:
        """The nearest gap or paragraph start at or before ``offset`` (code points)."""
        gaps = self._around(offset)
        return gaps[max(bisect_right(gaps, offset) - 1, 0)]

    def first_from(self, offset: int) -> int:
        """The nearest gap or paragraph end at or behind ``offset`` (code points)."""
        gaps = self._around(max(offset - 1, 0))
        return gaps[min(bisect_left(gaps, offset), len(gaps) - 1)]

    def _around(self, offset: int) -> list[int]:
        """The gaps of the paragraph that holds ``offset``, its start and end included."""
        starts = self.body.paragraph_starts
        index = bisect_right(starts, offset) - 1
        if index not in self._found:
            self._found[index] = self._gaps(index)
        return self._found[index]

    def _gaps(self, index: int) -> list[int]:
        starts = self.body.paragraph_starts
        if not 0 <= index < len(starts):
            return [0, len(self.body)]
        offset = starts[index]
        text = self.body.paragraph_text(index)
        end = starts[index + 1] if index + 1 < len(starts) else len(self.body)
        if end - offset == len(text):  # nothing was left out here
            return [offset, end]
        words = text.split()
        if has_layout_characters(text):
            words = [without_layout(word)[0] for word in words]
        gaps = accumulate(map(len, words), initial=offset)
        body = self.body.text
        return [at for at in gaps if not offset < at < end or not _inside_chinese(body, at)]


def _inside_chinese(body: str, at: int) -> bool:
    """Whether Han stands on both sides: white space there is layout (百分之 三十 is one number)."""
    return is_han(body[at - 1]) and is_han(body[at])
