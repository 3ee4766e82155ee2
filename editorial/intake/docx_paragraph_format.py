"""What a paragraph says of itself (段落属性): style, level, list, revisions of its mark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

from editorial.intake.docx_revisions import RevisionView
from editorial.intake.docx_xml import VALUE, child, first_child, is_on, w

_PROPERTIES: Final = w("pPr")
_STYLE: Final = w("pStyle")
_OUTLINE: Final = w("outlineLvl")
_ALIGNMENT: Final = w("jc")
_NUMBERING: Final = w("numPr")
_MARK: Final = w("rPr")
_VANISH: Final = w("vanish")
_BEFORE: Final = w("pPrChange")
_LIST: Final = w("numId")
_LEVEL: Final = w("ilvl")
_INSERTED: Final = w("ins")


@dataclass(slots=True, eq=False)
class ParagraphFormat:
    """The properties of one paragraph or paragraph style that reading needs."""

    style: str | None = None
    outline: int | None = None
    centred: bool | None = None
    list_id: str | None = None
    """Id of the list; ``0`` takes a paragraph out of the list of its style."""
    list_level: int | None = None
    """Level in the list, from 0."""
    mark: etree._Element | None = None
    """Properties of the paragraph mark (w:rPr)."""
    joins_next: bool = False
    """Whether the paragraph mark is not in the view, so that the next paragraph goes on."""
    has_revised_mark: bool = False
    """Whether the paragraph mark itself was inserted, deleted or moved."""
    hides_mark: bool = False


PLAIN: Final = ParagraphFormat()
"""The format of a paragraph that says nothing; never altered."""


def paragraph_format(element: etree._Element, view: RevisionView) -> ParagraphFormat:
    """Read the format of a paragraph as it is in a view of tracked changes."""
    properties = first_child(element, _PROPERTIES)
    if properties is None:
        return PLAIN
    read = format_of(properties)
    if read.mark is not None:
        _read_mark(read.mark, read, view)
    if view.original:
        _go_back(properties, read)
    return read


def format_of(properties: etree._Element) -> ParagraphFormat:
    """Read a ``w:pPr``, of a paragraph or a style."""
    read = ParagraphFormat()
    for element in properties:
        tag = element.tag
        if tag == _STYLE:
            read.style = element.get(VALUE)
        elif tag == _ALIGNMENT:
            read.centred = element.get(VALUE) == "center"
        elif tag == _OUTLINE:
            read.outline = small_number(element.get(VALUE, ""))
        elif tag == _MARK:
            read.mark = element
        elif tag == _NUMBERING:
            for part in element:
                if part.tag == _LIST:
                    read.list_id = element_value(part)
                elif part.tag == _LEVEL:
                    read.list_level = small_number(element_value(part))
    return read


def _read_mark(mark: etree._Element, read: ParagraphFormat, view: RevisionView) -> None:
    for element in mark:
        tag = element.tag
        if tag == _VANISH:
            read.hides_mark = is_on(element)
        elif view.is_revision(tag):
            read.has_revised_mark = True
            read.joins_next = read.joins_next or view.leaves_out(tag)


def _go_back(properties: etree._Element, read: ParagraphFormat) -> None:
    """The format before tracked changes of formats (w:pPrChange)."""
    numbering = child(properties, _NUMBERING)
    if numbering is not None and child(numbering, _INSERTED) is not None:
        read.list_id = read.list_level = None
    change = child(properties, _BEFORE)
    before = None if change is None else child(change, _PROPERTIES)
    if before is not None:
        old = format_of(before)
        read.style, read.outline, read.centred = old.style, old.outline, old.centred
        read.list_id, read.list_level = old.list_id, old.list_level


def element_value(element: etree._Element) -> str:
    """The ``w:val`` of an element without white space around it."""
    return element.get(VALUE, "").strip()


def small_number(value: str) -> int | None:
    """A number of one or two digits, or None."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 3 else None
