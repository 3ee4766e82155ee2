"""Runs and paragraphs of a Word file (文字与段落), as WordprocessingML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from editorial.paper.printable_text import printable

_PIECES: Final = re.compile("([\t\n])")
_ELEMENTS: Final = {"\t": "<w:tab/>", "\n": "<w:br/>"}


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks where its paragraph's style does not say it."""

    bold: bool = False
    underlined: bool = False
    half_points: int | None = None
    """Size in half-points."""
    colour: str = ""
    """Six hexadecimal digits; nothing may be told by colour alone."""

    @property
    def xml(self) -> str:
        """The run's properties, in the order that the schema wants."""
        parts = "<w:b/>" if self.bold else ""
        parts += f'<w:color w:val="{self.colour}"/>' if self.colour else ""
        if self.half_points:
            parts += f'<w:sz w:val="{self.half_points}"/><w:szCs w:val="{self.half_points}"/>'
        parts += '<w:u w:val="single"/>' if self.underlined else ""
        return f"<w:rPr>{parts}</w:rPr>" if parts else ""


PLAIN: Final = Look()


def run(text: str, look: Look = PLAIN, *, struck: bool = False) -> str:
    """A run of any text: tabs and line breaks stay, what may not stand in XML is shown.

    Args:
        text: The characters; nothing comes of none.
        look: How it looks.
        struck: Whether it stands in a tracked deletion.
    """
    element = "delText" if struck else "t"
    pieces = [
        _ELEMENTS.get(piece)
        or f'<w:{element} xml:space="preserve">{escape(printable(piece))}</w:{element}>'
        for piece in _PIECES.split(text)
        if piece
    ]
    return f"<w:r>{look.xml}{''.join(pieces)}</w:r>" if pieces else ""


def paragraph(content: str, style: str = "", *, mark: str = "", layout: str = "") -> str:
    """A paragraph of runs.

    Args:
        content: Runs and what may stand beside them, as XML.
        style: Id of its style; the default one when empty.
        mark: Properties of the paragraph mark, as XML.
        layout: Other properties of the paragraph, as XML, that come behind the style.
    """
    properties = f"<w:pStyle w:val={quoteattr(style)}/>" if style else ""
    properties += layout + (f"<w:rPr>{mark}</w:rPr>" if mark else "")
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"


def attribute(text: str, longest: int = 255) -> str:
    """Any text as a quoted attribute value, on one line."""
    return quoteattr(" ".join(printable(text[:longest]).split()))
