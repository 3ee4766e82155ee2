"""Styles of a ``.docx`` (样式): what a paragraph is, which list it is in, what is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from editorial.intake.docx_numbering import NumberedList, read_lists
from editorial.intake.docx_paragraph_format import PLAIN, ParagraphFormat, format_of
from editorial.intake.docx_xml import child, is_on, value_of, w
from editorial.text.paragraphs import ParagraphKind

_HEADING_NAME: Final = re.compile(r"(heading|标题)\s*[1-9]|subtitle|副标题")
_TITLE_NAMES: Final = frozenset({"title", "标题"})
_CAPTION_NAMES: Final = frozenset({"caption", "题注", "图题", "表题", "图名", "表名"})
_BODY_LEVEL: Final = 9
"""Outline level (w:outlineLvl) that means body text; 0 to 8 are headings."""
_LONGEST_CHAIN: Final = 50
"""Styles based on one another; Word itself takes about ten."""
_RUN_PROPERTIES: Final = w("rPr")
_VANISH: Final = w("vanish")
_RUN_STYLE: Final = w("rStyle")


@dataclass(slots=True)
class Style:
    """One style as far as reading needs it."""

    name: str = ""
    based_on: str = ""
    format: ParagraphFormat = PLAIN
    hidden: bool | None = None


@dataclass(slots=True)
class Styles:
    """The styles of a document, with the lists that they and its paragraphs belong to."""

    by_id: dict[str, Style] = field(default_factory=dict)
    default: str = ""
    """Id of the style of paragraphs that name none."""
    lists: dict[str, NumberedList] = field(default_factory=dict)
    _kinds: dict[tuple[str, int | None], ParagraphKind] = field(default_factory=dict)
    _centred: dict[str, bool] = field(default_factory=dict)
    _places: dict[str, tuple[str, int] | None] = field(default_factory=dict)
    _hidden: dict[str, bool | None] = field(default_factory=dict)

    @property
    def hide_something(self) -> bool:
        """Whether any style hides text."""
        return any(style.hidden is not None for style in self.by_id.values())

    def kind(self, paragraph: ParagraphFormat) -> ParagraphKind:
        """What the style or the outline level says that a body paragraph is."""
        key = (self._style_of(paragraph), paragraph.outline)
        known = self._kinds.get(key)
        if known is None:
            known = self._kinds[key] = self._find_kind(*key)
        return known

    def _find_kind(self, style_id: str, level: int | None) -> ParagraphKind:
        for _, style in self._chain(style_id):
            if style.name in _TITLE_NAMES:
                return ParagraphKind.TITLE
            if style.name in _CAPTION_NAMES:
                return ParagraphKind.CAPTION
            if level is None:
                level = style.format.outline
            if _HEADING_NAME.fullmatch(style.name) and level != _BODY_LEVEL:
                return ParagraphKind.HEADING
        heading = level is not None and level < _BODY_LEVEL
        return ParagraphKind.HEADING if heading else ParagraphKind.BODY

    def is_centred(self, paragraph: ParagraphFormat) -> bool:
        """Whether the paragraph is set centred, by itself or by its style."""
        if paragraph.centred is not None:
            return paragraph.centred
        style_id = self._style_of(paragraph)
        if style_id not in self._centred:
            said = (s.format.centred for _, s in self._chain(style_id))
            self._centred[style_id] = next((c for c in said if c is not None), False)
        return self._centred[style_id]

    def list_place(self, paragraph: ParagraphFormat) -> tuple[str, int] | None:
        """The list that numbers a paragraph and the level in it, or None.

        A style's level is the one that names the style (w:pStyle); else the level it gives.
        """
        if not self.lists:
            return None
        style_id = self._style_of(paragraph)
        if style_id not in self._places:
            self._places[style_id] = self._find_place(style_id)
        inherited = self._places[style_id]
        own = paragraph.list_id or (inherited and inherited[0])
        if own not in self.lists:  # 0 takes a paragraph out of its style's list
            return None
        level = paragraph.list_level
        if level is None:
            level = self.lists[own].level_of_style(style_id)
        if level is None:
            level = 0 if inherited is None else inherited[1]
        return own, level

    def _find_place(self, style_id: str) -> tuple[str, int] | None:
        """The list of a style: list and level may come from different styles of its chain."""
        nearer: int | None = None
        for link, style in self._chain(style_id):
            if style.format.list_id is not None:
                numbered = self.lists.get(style.format.list_id)
                if numbered is None:
                    return None
                levels = (nearer, numbered.level_of_style(link), style.format.list_level, 0)
                return style.format.list_id, next(n for n in levels if n is not None)
            if nearer is None:
                nearer = style.format.list_level
        return None

    def hides_run(self, run: etree._Element, *, by_paragraph: bool) -> bool:
        """Whether the characters of a run are hidden text (w:vanish), by itself or by a style.

        Args:
            run: the run.
            by_paragraph: what `hides_paragraph` said of its paragraph.
        """
        properties = child(run, _RUN_PROPERTIES)
        if properties is None:
            return by_paragraph
        own = child(properties, _VANISH)
        if own is not None:
            return is_on(own)
        hidden = self._hides(value_of(properties, _RUN_STYLE))
        return by_paragraph if hidden is None else hidden

    def hides_paragraph(self, paragraph: ParagraphFormat) -> bool:
        """Whether the style of a paragraph hides its text."""
        return self._hides(self._style_of(paragraph)) or False

    def _hides(self, style_id: str) -> bool | None:
        if style_id not in self._hidden:
            said = (style.hidden for _, style in self._chain(style_id))
            self._hidden[style_id] = next((h for h in said if h is not None), None)
        return self._hidden[style_id]

    def _style_of(self, paragraph: ParagraphFormat) -> str:
        return self.default if paragraph.style is None else paragraph.style

    def _chain(self, style_id: str) -> Iterator[tuple[str, Style]]:
        """A style and those it is based on, each with its id; a circle ends after a while."""
        for _ in range(_LONGEST_CHAIN):
            style = self.by_id.get(style_id)
            if style is None:
                return
            yield style_id, style
            style_id = style.based_on


def read_styles(styles: etree._Element | None, numbering: etree._Element | None) -> Styles:
    """Read ``styles.xml`` and ``numbering.xml``, either of which a document may lack."""
    read = Styles()
    list_of_style = {}
    for element in () if styles is None else styles.iter(w("style")):
        style_id = element.get(w("styleId"), "")
        style = read.by_id[style_id] = _style(element)
        kind = element.get(w("type"))
        if kind == "paragraph" and element.get(w("default")) in {"1", "true"}:
            read.default = style_id
        if kind == "numbering":
            list_of_style[style_id] = style.format.list_id or ""
    read.lists = read_lists(numbering, list_of_style)
    return read


def _style(element: etree._Element) -> Style:
    properties = child(element, w("pPr"))
    run_properties = child(element, _RUN_PROPERTIES)
    vanish = None if run_properties is None else child(run_properties, _VANISH)
    return Style(
        name=value_of(element, w("name")).lower(),
        based_on=value_of(element, w("basedOn")),
        format=PLAIN if properties is None else format_of(properties),
        hidden=None if vanish is None else is_on(vanish),
    )
