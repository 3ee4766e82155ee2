"""Paragraphs (段) of a document, each with what it is and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ParagraphKind(StrEnum):
    """What a paragraph is in its document; scoring doubles some of them."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    TABLE_CELL = "table_cell"
    CAPTION = "caption"
    TEXT_BOX = "text_box"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"


@dataclass(frozen=True, slots=True)
class Location:
    """Where a paragraph stands, as far as its format can say; all numbers start at 1."""

    page: int | None = None
    """Page of a PDF."""
    table: int | None = None
    """Number of the table in the document."""
    row: int | None = None
    column: int | None = None
    note: str | None = None
    """Mark of the footnote or endnote, such as ``1``."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as read: its text keeps its own spaces, without the line break at its end."""

    text: str
    kind: ParagraphKind = ParagraphKind.BODY
    location: Location = Location()
