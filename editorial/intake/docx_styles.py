"""Styles and lists of a ``.docx`` (样式): what they say that a paragraph is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from editorial.intake.docx_xml import is_on, w
from editorial.text.paragraphs import ParagraphKind

_HEADING_NAME: Final = re.compile(r"(heading|标题)\s*[1-9]|subtitle|副标题")
_TITLE_NAMES: Final = frozenset({"title", "标题"})
_CAPTION_NAMES: Final = frozenset({"caption", "题注", "图题", "表题", "图名", "表名"})
_BODY_LEVEL: Final = 9
"""Outline level (w:outlineLvl) that means body text; 0 to 8 are headings."""


@dataclass(slots=True)
class Style:
    """One style as far as reading needs it."""

    name: str = ""
    based_on: str = ""
    outline: int | None = None
    centred: bool | None = None
    hidden: bool | None = None
    list_id: str | None = None


@dataclass(slots=True)
class Styles:
    """The styles of a document, with the lists that they and its paragraphs belong to."""

    by_id: dict[str, Style] = field(default_factory=dict)
    default: str = ""
    """Id of the style of paragraphs that name none."""
    bullet_lists: frozenset[str] = frozenset()
    """Ids of lists whose first level is a bullet."""

    def kind(self, paragraph: etree._Element) -> ParagraphKind:
        """What the style or the outline level says that a body paragraph is."""
        properties = paragraph.find(w("pPr"))
        own_level = _outline(properties)
        for style in self._chain(self._style_of(properties)):
            if style.name in _TITLE_NAMES:
                return ParagraphKind.TITLE
            if style.name in _CAPTION_NAMES:
                return ParagraphKind.CAPTION
            if own_level is None:
                own_level = style.outline
            if _HEADING_NAME.fullmatch(style.name) and own_level != _BODY_LEVEL:
                return ParagraphKind.HEADING
        heading = own_level is not None and own_level < _BODY_LEVEL
        return ParagraphKind.HEADING if heading else ParagraphKind.BODY

    def is_centred(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph is set centred, by itself or by its style."""
        properties = paragraph.find(w("pPr"))
        own = _centred(properties)
        if own is not None:
            return own
        chain = self._chain(self._style_of(properties))
        return next((s.centred for s in chain if s.centred is not None), False)

    def list_of(self, paragraph: etree._Element) -> str | None:
        """Id of the list that numbers the paragraph, or None."""
        properties = paragraph.find(w("pPr"))
        own = _list_id(properties)
        if own is None:
            chain = self._chain(self._style_of(properties))
            own = next((s.list_id for s in chain if s.list_id is not None), None)
        return None if own == "0" else own  # 0 takes a paragraph out of its style's list

    def hides_run(self, run: etree._Element, *, by_paragraph: bool) -> bool:
        """Whether the characters of a run are hidden text (w:vanish), by itself or by a style.

        Args:
            run: the run.
            by_paragraph: what `hides_paragraph` said of its paragraph.
        """
        properties = run.find(w("rPr"))
        if properties is None:
            return by_paragraph
        own = properties.find(w("vanish"))
        if own is not None:
            return is_on(own)
        style = properties.find(w("rStyle"))
        named = "" if style is None else style.get(w("val"), "")
        links = (link.hidden for link in self._chain(named))
        return next((hidden for hidden in links if hidden is not None), by_paragraph)

    def hides_paragraph(self, paragraph: etree._Element) -> bool:
        """Whether the style of a paragraph hides its text.

        Asked once a paragraph, not for each run: lxml looks through all children of a long
        paragraph each time.
        """
        chain = self._chain(self._style_of(paragraph.find(w("pPr"))))
        return next((s.hidden for s in chain if s.hidden is not None), False)

    def _style_of(self, properties: etree._Element | None) -> str:
        named = None if properties is None else properties.find(w("pStyle"))
        return self.default if named is None else named.get(w("val"), self.default)

    def _chain(self, style_id: str) -> Iterator[Style]:
        """A style and those it is based on, each once."""
        passed: set[str] = set()
        while style_id in self.by_id and style_id not in passed:
            passed.add(style_id)
            yield self.by_id[style_id]
            style_id = self.by_id[style_id].based_on


def read_styles(styles: etree._Element | None, numbering: etree._Element | None) -> Styles:
    """Read ``styles.xml`` and ``numbering.xml``, either of which a document may lack."""
    read = Styles(bullet_lists=_bullets(numbering))
    for element in () if styles is None else styles.iter(w("style")):
        style_id = element.get(w("styleId"), "")
        read.by_id[style_id] = _style(element)
        if element.get(w("type")) == "paragraph" and element.get(w("default")) in {"1", "true"}:
            read.default = style_id
    return read


def _style(element: etree._Element) -> Style:
    properties = element.find(w("pPr"))
    vanish = element.find(f"{w('rPr')}/{w('vanish')}")
    return Style(
        name=_value(element, "name").lower(),
        based_on=_value(element, "basedOn"),
        outline=_outline(properties),
        centred=_centred(properties),
        hidden=None if vanish is None else is_on(vanish),
        list_id=_list_id(properties),
    )


def _value(parent: etree._Element | None, name: str) -> str:
    child = None if parent is None else parent.find(w(name))
    return "" if child is None else child.get(w("val"), "").strip()


def _outline(properties: etree._Element | None) -> int | None:
    value = _value(properties, "outlineLvl")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 3 else None


def _centred(properties: etree._Element | None) -> bool | None:
    value = _value(properties, "jc")
    return value == "center" if value else None


def _list_id(properties: etree._Element | None) -> str | None:
    numbers = None if properties is None else properties.find(w("numPr"))
    return _value(numbers, "numId") or None


def _bullets(numbering: etree._Element | None) -> frozenset[str]:
    if numbering is None:
        return frozenset()
    bullets = {
        abstract.get(w("abstractNumId"), "")
        for abstract in numbering.iter(w("abstractNum"))
        if _value(abstract.find(w("lvl")), "numFmt") == "bullet"
    }
    return frozenset(
        number.get(w("numId"), "")
        for number in numbering.iter(w("num"))
        if _value(number, "abstractNumId") in bullets
    )
