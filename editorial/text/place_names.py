"""Where something stands, in words (位置): 第 3 段, 表 2 第 2 行第 3 列, 脚注 1, 参考文献 [3].

Paragraphs are counted from 1 as they were read, title and headings included; in a PDF on each page
anew. A paragraph that runs over a page's end stands on the page where it begins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from editorial.domain.discrepancy import TextSpan
from editorial.text.body_text import BodyText
from editorial.text.document_text import DocumentText
from editorial.text.paragraphs import Location, Paragraph, ParagraphKind
from editorial.text.reference_entries import entry_number

_CAPTION_NUMBER: Final = r"\s*((?:附|续)?[图表])\s*([0-9０-９一二三四五六七八九十.．\-－–—]+)"


class PlaceNames:
    """The names of all places of one text."""

    def __init__(self, body: BodyText) -> None:
        """Name every paragraph once."""
        self._body = body
        self._names = paragraph_names(body.document)

    def of(self, span: TextSpan) -> str:
        """Where a span stands; from its first paragraph to its last when it goes over several.

        In a text without paragraphs everything stands in 第 1 段.
        """
        if not self._names:
            return _numbered(None, 1)
        first, last = self._paragraphs(span)
        here, there = self._names[first], self._names[last]
        return here if here == there else f"{here}至{there}"

    def in_title(self, span: TextSpan) -> bool:
        """Whether any of it stands in a title or heading (题目)."""
        if not self._names:
            return False
        first, last = self._paragraphs(span)
        paragraphs = self._body.document.paragraphs[first : last + 1]
        return any(paragraph.kind.is_title_matter for paragraph in paragraphs)

    def _paragraphs(self, span: TextSpan) -> tuple[int, int]:
        """Indices of the first and the last paragraph that a span touches."""
        if span.start < span.end:
            at = self._body.paragraph_at
            return at(span.start) - 1, at(span.end - 1) - 1
        index = min(max(span.paragraph, 1), len(self._names)) - 1
        return index, index


def paragraph_names(document: DocumentText) -> tuple[str, ...]:
    """For each paragraph, where it stands, in words."""
    return tuple(_names(document))


def _names(document: DocumentText) -> Iterator[str]:
    titles = sum(p.kind is ParagraphKind.TITLE for p in document.paragraphs)
    on_page: Counter[int | None] = Counter()
    inside: Counter[tuple[ParagraphKind, Location]] = Counter()
    entries = _Entries()
    for paragraph in document.paragraphs:
        kind, at = paragraph.kind, paragraph.location
        on_page[at.page] += 1
        inside[kind, at] += 1
        number = on_page[at.page]
        if kind is ParagraphKind.TITLE and titles == 1:
            yield _on_page(at.page, kind.label)
        elif kind is ParagraphKind.REFERENCE:
            yield _on_page(at.page, entries.name(paragraph.text))
        elif kind in _OWN_NAMES and (own := _OWN_NAMES[kind](paragraph)):
            part = inside[kind, at] if kind in _IN_PARTS else 1
            gap = " " if own[-1].isascii() else ""
            yield own if part == 1 else f"{own}{gap}第 {part} 段"
        else:
            label = "" if kind is ParagraphKind.BODY else f"（{kind.label}）"
            yield f"{_numbered(at.page, number)}{label}"


def _numbered(page: int | None, number: int) -> str:
    return _on_page(page, f"第 {number} 段")


def _on_page(page: int | None, name: str) -> str:
    return name if page is None else f"第 {page} 页{name}"


def _cell(paragraph: Paragraph) -> str:
    at = paragraph.location
    if at.table is None or at.row is None or at.column is None:
        return ""
    note = "" if at.note is None else f"注 {at.note} "
    return _on_page(at.page, f"{note}表 {at.table} 第 {at.row} 行第 {at.column} 列")


def _note(paragraph: Paragraph) -> str:
    at = paragraph.location
    return "" if at.note is None else _on_page(at.page, f"{paragraph.kind.label} {at.note}")


def _caption(paragraph: Paragraph) -> str:
    found = re.match(_CAPTION_NUMBER, paragraph.text)
    if found is None:
        return ""
    kind, number = found.groups()
    return _on_page(paragraph.location.page, f"{kind} {number.rstrip('.．-－–—')} {kind[-1]}题")


_OWN_NAMES: Final[Mapping[ParagraphKind, Callable[[Paragraph], str]]] = {
    ParagraphKind.TABLE_CELL: _cell,
    ParagraphKind.FOOTNOTE: _note,
    ParagraphKind.ENDNOTE: _note,
    ParagraphKind.CAPTION: _caption,
}
"""Kinds that are not counted as paragraphs where their own number is known."""
_IN_PARTS: Final = frozenset(
    {ParagraphKind.TABLE_CELL, ParagraphKind.FOOTNOTE, ParagraphKind.ENDNOTE}
)
"""Kinds of which several paragraphs may stand in one place."""


class _Entries:
    """Counts the entries of reference lists."""

    def __init__(self) -> None:
        self._counted = 0
        self._last = ""

    def name(self, text: str) -> str:
        """An entry by its own number; a line without one goes on with the entry before."""
        self._counted += 1
        number = entry_number(text)
        if number is not None:
            self._last = f"[{number}]"
        return f"参考文献 {self._last}" if self._last else f"参考文献第 {self._counted} 条"
