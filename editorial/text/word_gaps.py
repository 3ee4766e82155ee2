"""Word gaps (词间空白): where white space stood that the body text left out.

The body text holds no white space, so English words run together in it; these offsets tell where
one ends and the next begins.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from editorial.text.body_text import BodyText
from editorial.text.layout_noise import without_layout

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class WordGaps:
    """Offsets (code points of the body text), ascending, before which a gap or a break stood."""

    offsets: tuple[int, ...]

    def last_until(self, offset: int) -> int:
        """The nearest gap at or before ``offset``; 0 when there is none."""
        position = bisect_right(self.offsets, offset)
        return self.offsets[position - 1] if position else 0

    def first_from(self, offset: int, default: int) -> int:
        """The nearest gap at or behind ``offset``; ``default`` when there is none."""
        position = bisect_left(self.offsets, offset)
        return self.offsets[position] if position < len(self.offsets) else default


def word_gaps(body: BodyText) -> WordGaps:
    """Find the gaps and paragraph breaks of a body text."""
    found: set[int] = set(body.breaks)
    for start, paragraph in zip(body.paragraph_starts, body.document.paragraphs, strict=True):
        offset = start
        pieces = _SPACE.split(paragraph.text)
        for piece in pieces[:-1]:
            offset += len(without_layout(piece)[0])
            found.add(offset)
    return WordGaps(tuple(sorted(found)))
