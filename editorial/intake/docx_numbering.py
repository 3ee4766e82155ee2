"""Lists of a ``.docx`` (编号定义): what ``numbering.xml`` says of each list and its levels.

A paragraph names a list (w:num); the list names its outline (w:abstractNum), may redefine levels of
it and give them another start. An outline may stand for the one of a numbering style.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from editorial.intake.docx_symbols import symbol_font_text
from editorial.intake.docx_xml import COMPATIBILITY, child, is_on, value_of, w

LEVELS: Final = 9
_MAX_START: Final = 32_767
_MAX_TEXT: Final = 200
"""Characters of a level's text; Word takes 31."""
_LONGEST_CHAIN: Final = 10
_SUFFIXES: Final = {"tab": "\t", "space": " ", "nothing": ""}
_BULLET: Final = "•"


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list as far as printing it needs."""

    number_format: str = "decimal"
    text: str = ""
    """What is printed; ``%1`` to ``%9`` stand for the counts of the levels."""
    start: int = 1
    suffix: str = "\t"
    restarts_after: int | None = None
    """The level (from 1) whose use starts this one again; 0 never, None every level above."""
    legal: bool = False
    """Whether all counts are printed in digits (w:isLgl)."""
    style: str = ""
    """Id of the paragraph style that this level belongs to."""
    hidden: bool = False

    @property
    def is_bullet(self) -> bool:
        """Whether the level prints a mark and no count."""
        return self.number_format == "bullet"


@dataclass(frozen=True, slots=True)
class NumberedList:
    """One list (w:num) with all that its outline and its own changes say."""

    outline: str
    """Id of the outline; lists of one outline go on counting together."""
    levels: Mapping[int, ListLevel] = field(default_factory=dict)
    starts: Mapping[int, int] = field(default_factory=dict)
    """Levels that begin anew when the list is first used, and with what."""

    def level_of_style(self, style: str) -> int | None:
        """The level that belongs to a paragraph style."""
        return next((n for n, lvl in self.levels.items() if style and lvl.style == style), None)


def read_lists(
    numbering: etree._Element | None, list_of_style: Mapping[str, str]
) -> dict[str, NumberedList]:
    """Read ``numbering.xml``.

    Args:
        numbering: its root, or None when there is none.
        list_of_style: for each numbering style the id of its list.

    Returns:
        The lists by their id (w:numId).
    """
    if numbering is None:
        return {}
    outlines = {e.get(w("abstractNumId"), ""): e for e in numbering.iterchildren(w("abstractNum"))}
    outline_of = {
        e.get(w("numId"), ""): value_of(e, w("abstractNumId"))
        for e in numbering.iterchildren(w("num"))
    }
    read: dict[str, dict[int, ListLevel]] = {}
    lists = {}
    for element in numbering.iterchildren(w("num")):
        number = element.get(w("numId"), "")
        outline = _real_outline(outline_of[number], outlines, outline_of, list_of_style)
        if outline not in outlines:
            continue
        if outline not in read:
            read[outline] = _levels(outlines[outline])
        lists[number] = _list(element, outline, read[outline])
    return lists


def _real_outline(
    outline: str,
    outlines: Mapping[str, etree._Element],
    outline_of: Mapping[str, str],
    list_of_style: Mapping[str, str],
) -> str:
    """Follow links to numbering styles (w:numStyleLink); a circle ends where it began."""
    for _ in range(_LONGEST_CHAIN):
        if outline not in outlines:
            break
        style = value_of(outlines[outline], w("numStyleLink"))
        linked = outline_of.get(list_of_style.get(style, ""), "")
        if not style or linked not in outlines:
            break
        outline = linked
    return outline


def _levels(outline: etree._Element) -> dict[int, ListLevel]:
    levels: dict[int, ListLevel] = {}
    for element in outline.iterchildren(w("lvl")):
        number = _count(element.get(w("ilvl"), ""))
        if number is not None and number < LEVELS and number not in levels:
            levels[number] = _level(element)
    return levels


def _list(element: etree._Element, outline: str, levels: dict[int, ListLevel]) -> NumberedList:
    own, starts = dict(levels), {}
    for override in element.iterchildren(w("lvlOverride")):
        number = _count(override.get(w("ilvl"), ""))
        if number is None or number >= LEVELS:
            continue
        redefined = child(override, w("lvl"))
        if redefined is not None:
            own[number] = _level(redefined)
        start = _count(value_of(override, w("startOverride")))
        if start is not None:
            starts[number] = start
            own[number] = replace(own.get(number, ListLevel()), start=start)
    return NumberedList(outline, own, starts)


def _level(element: etree._Element) -> ListLevel:
    number_format = _format(element)
    restart = child(element, w("lvlRestart"))
    properties = child(element, w("rPr"))
    hidden = None if properties is None else child(properties, w("vanish"))
    start = _count(value_of(element, w("start")))
    text = value_of(element, w("lvlText"), strip=False)[:_MAX_TEXT]
    if number_format == "bullet":
        text = _bullet(element, text, properties)
    return ListLevel(
        number_format=number_format,
        text=text,
        # The standard says 0 where no start is given; a level of a real file always gives one.
        start=0 if start is None else start,
        suffix=_SUFFIXES.get(value_of(element, w("suff")), "\t"),
        restarts_after=None if restart is None else _count(restart.get(w("val"), "")),
        legal=is_on(child(element, w("isLgl"))),
        style=value_of(element, w("pStyle")),
        hidden=hidden is not None and is_on(hidden),
    )


def _format(level: etree._Element) -> str:
    """The number format; newer ones stand in ``mc:AlternateContent`` with an older fallback."""
    element = child(level, w("numFmt"))
    if element is None:
        element = next(
            (
                e
                for alternatives in level.iterchildren(f"{{{COMPATIBILITY}}}AlternateContent")
                for e in alternatives.iter(w("numFmt"))
            ),
            None,
        )
    if element is None:
        return "decimal"
    named = element.get(w("val"), "decimal")
    if named == "custom":  # "001, 002, 003, ..."
        return element.get(w("format"), "").partition(",")[0].strip() or "decimal"
    return named


def _bullet(level: etree._Element, text: str, properties: etree._Element | None) -> str:
    """The mark of a bullet level: picture bullets and unknown signs of symbol fonts print •."""
    if child(level, w("lvlPicBulletId")) is not None:
        return _BULLET
    fonts = None if properties is None else child(properties, w("rFonts"))
    names = ("ascii", "hAnsi", "hint")[:2]
    font = (
        "" if fonts is None else next((fonts.get(w(n), "") for n in names if fonts.get(w(n))), "")
    )
    return symbol_font_text(font, text, otherwise=_BULLET)


def _count(value: str) -> int | None:
    sound = value.isascii() and value.isdigit() and len(value) < 6
    return min(int(value), _MAX_START) if sound else None
