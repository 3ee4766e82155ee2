"""The text of a document as a reader hands it on: paragraphs and what was not read."""

from __future__ import annotations

from dataclasses import dataclass

from editorial.text.paragraphs import Paragraph, body_paragraphs


@dataclass(frozen=True, slots=True)
class DocumentText:
    """Paragraphs in reading order, with the reader's account of its own reading."""

    paragraphs: tuple[Paragraph, ...]
    not_read: tuple[str, ...] = ()
    """What the reader saw and did not read, one Chinese phrase each (图片 2 幅)."""
    notes: tuple[str, ...] = ()
    """How it was read (修订按“接受后”读取), one Chinese phrase each."""
    layout_removed: int = 0
    """Characters the reader recognised as layout (书眉、页码、软连字符) and left out."""

    @classmethod
    def from_plain(cls, text: str) -> DocumentText:
        """Make a document of plain text: a paragraph a line, blank lines left out."""
        return cls(body_paragraphs(filter(str.strip, text.splitlines())))
