"""The body text (正文字符): what is compared and counted, with the way back to the paragraphs.

The body text of a document is its paragraphs in reading order with all white space and the
characters that only serve layout removed (design §4).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Final

from editorial.text.document_text import DocumentText
from editorial.text.layout_noise import (
    has_layout_characters,
    without_layout,
    without_space,
)

_SEAM: Final = "\0"
"""Stands between the paragraphs while white space is taken out of all of them at once."""


@dataclass(frozen=True)
class BodyText:
    """The characters of a document that count, and where its paragraphs begin."""

    text: str
    """All characters of the body, paragraph after paragraph, without white space."""
    paragraph_starts: tuple[int, ...]
    """For each paragraph of the document, the offset (code points) of its first character here."""
    document: DocumentText
    layout_characters: int = 0
    """Layout characters that were left out here (white space is not counted)."""

    def __len__(self) -> int:
        return len(self.text)

    def paragraph_at(self, offset: int) -> int:
        """Number (from 1) of the paragraph that holds the character at ``offset``.

        An offset at the end of the text belongs to the last paragraph; of an empty text, to 1.
        """
        if offset >= len(self.text):
            offset = max(len(self.text) - 1, 0)
        return bisect_right(self.paragraph_starts, offset) or 1

    def paragraph_text(self, index: int) -> str:
        """The text of one paragraph (counted from 0) as read, its spaces included."""
        return self.document.paragraphs[index].text

    @cached_property
    def break_offsets(self) -> tuple[int, ...]:
        """Offsets (code points) before which a new paragraph begins, in order; 0 is not one.

        One comes again for each paragraph without characters that begins there too.
        """
        starts = self.paragraph_starts
        return starts[bisect_right(starts, 0) : bisect_left(starts, len(self.text))]

    @cached_property
    def breaks(self) -> frozenset[int]:
        """The same as a set."""
        return frozenset(self.break_offsets)

    def has_break(self, offset: int) -> bool:
        """Whether a new paragraph begins before ``offset``; asked now and then, without the set."""
        at = bisect_left(self.break_offsets, offset)
        return self.break_offsets[at : at + 1] == (offset,)


def body_text(document: DocumentText) -> BodyText:
    """Take white space and layout characters out of a document's paragraphs."""
    pieces = _without_space([paragraph.text for paragraph in document.paragraphs])
    whole, removed = "".join(pieces), 0
    if has_layout_characters(whole):  # asked once: few texts have any, and many paragraphs
        cleaned = [without_layout(piece) for piece in pieces]
        pieces = [kept for kept, _ in cleaned]
        whole, removed = "".join(pieces), sum(layout for _, layout in cleaned)
    starts = (0, *accumulate(map(len, pieces)))[: len(pieces)]
    return BodyText(whole, starts, document, removed)


def _without_space(paragraphs: list[str]) -> list[str]:
    """Every paragraph without its white space; asked at once, since most texts have many."""
    pieces = without_space(_SEAM.join(paragraphs)).split(_SEAM)
    if len(pieces) == len(paragraphs):
        return pieces
    return [without_space(text) for text in paragraphs]  # there are none, or one holds a seam
