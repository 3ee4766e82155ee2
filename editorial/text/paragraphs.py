"""Paragraphs (段) of a document, each with what it is and where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import partial
from itertools import repeat
from typing import NamedTuple


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
    REFERENCE = "reference"

    @property
    def label(self) -> str:
        """What an editor calls it, in Chinese."""
        return _KIND_LABELS[self]

    @property
    def is_title_matter(self) -> bool:
        """Whether it belongs to the titles (题目), which are flagged on their own (S-32)."""
        return self in {ParagraphKind.TITLE, ParagraphKind.HEADING}


_KIND_LABELS = {
    ParagraphKind.TITLE: "标题",
    ParagraphKind.HEADING: "小标题",
    ParagraphKind.BODY: "正文",
    ParagraphKind.TABLE_CELL: "表格",
    ParagraphKind.CAPTION: "图表题",
    ParagraphKind.TEXT_BOX: "文本框",
    ParagraphKind.FOOTNOTE: "脚注",
    ParagraphKind.ENDNOTE: "尾注",
    ParagraphKind.REFERENCE: "参考文献",
}


class Location(NamedTuple):
    """Where a paragraph stands, as far as its format can say; all numbers start at 1."""

    page: int | None = None
    """Page of a PDF."""
    table: int | None = None
    """Number of the table in the document."""
    row: int | None = None
    column: int | None = None
    note: str | None = None
    """Mark of the footnote or endnote, such as ``1``."""


class Paragraph(NamedTuple):
    """One paragraph as read: its text keeps its own spaces, without the line break at its end."""

    text: str
    kind: ParagraphKind = ParagraphKind.BODY
    location: Location = Location()


def body_paragraphs(lines: Iterable[str]) -> tuple[Paragraph, ...]:
    """Ordinary paragraphs of the lines of a plain text."""
    # Made of tuples by the interpreter alone: long texts have many thousand lines.
    made = partial(tuple.__new__, Paragraph)
    return tuple(map(made, zip(lines, repeat(ParagraphKind.BODY), repeat(Location()))))
