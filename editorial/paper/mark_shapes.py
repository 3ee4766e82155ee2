"""A drawn mark as a shape of a Word file (文档里的符号): DrawingML, with words as a fallback.

One shape a picture, as many of them make a document slow: its outline is all strokes of the pen,
its text the galley's line and what stands in the margin, a paragraph each, set by tab stops. Word
since 2010, WPS and LibreOffice draw it; older programs show the words instead (``mc:Fallback``).
"""

from __future__ import annotations

from itertools import groupby
from typing import Final
from xml.sax.saxutils import quoteattr

from editorial.paper.mark_drawing import WIDTH, Anchor, Drawing, DrawnText, Ink, Stroke, width_of
from editorial.paper.printable_text import printable
from editorial.paper.word_text import Look, paragraph, run

EM_POINTS: Final = 9
_EM: Final = EM_POINTS * 12_700
"""English metric units in an em."""
_SHAPE: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/"
_NAMES: Final = (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    f' xmlns:wp="{_DRAWING}wordprocessingDrawing" xmlns:wps="{_SHAPE}"'
)
_PEN_COLOUR: Final = "C00000"
_ABOVE_BASELINE: Final = 0.98
"""From the top of a line of text to its baseline, in ems."""
_LINE: Final = 1.3
"""Height of a line of text, in ems."""


def mark_shapes(drawing: Drawing, number: int, described: str) -> str:
    """The drawing as a run.

    Args:
        drawing: What to draw.
        number: Number of the picture, unique in its document.
        described: The same in words, for programs and people that can't see it.
    """
    size = f'cx="{_length(WIDTH)}" cy="{_length(drawing.height)}"'
    words = quoteattr(printable(described))
    inline = (
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="校对符号 {number}" descr={words}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_DRAWING}main">'
        f'<a:graphicData uri="{_SHAPE}">{_shape(drawing, size)}</a:graphicData></a:graphic>'
        "</wp:inline>"
    )
    # What a fallback holds stands inside the run: its text alone, without a run of its own.
    said = run(described).removeprefix("<w:r>").removesuffix("</w:r>")
    return (
        f'<w:r><mc:AlternateContent{_NAMES}><mc:Choice Requires="wps"><w:drawing>{inline}'
        f"</w:drawing></mc:Choice><mc:Fallback>{said}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _length(ems: float) -> int:
    return round(ems * _EM)


def _shape(drawing: Drawing, size: str) -> str:
    width, height = _length(WIDTH), _length(drawing.height)
    path = "".join(map(_pen, drawing.strokes))
    lines = [list(texts) for _, texts in groupby(_sorted(drawing.texts), key=lambda t: t.y)]
    top = _length(lines[0][0].y - _ABOVE_BASELINE) if lines else 0
    written = "".join(
        _line(line, lines[number - 1] if number else None) for number, line in enumerate(lines)
    )
    return (
        f'<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{width}" h="{height}" fill="none">{path}</a:path></a:pathLst></a:custGeom>'
        f'<a:noFill/><a:ln w="9525"><a:solidFill><a:srgbClr val="{_PEN_COLOUR}"/></a:solidFill>'
        f"<a:round/></a:ln></wps:spPr><wps:txbx><w:txbxContent>{written or paragraph('')}"
        '</w:txbxContent></wps:txbx><wps:bodyPr rot="0" vert="horz" wrap="square" lIns="0"'
        f' tIns="{top}" rIns="0" bIns="0" anchor="t" anchorCtr="0"><a:noAutofit/></wps:bodyPr>'
        "</wps:wsp>"
    )


def _pen(stroke: Stroke) -> str:
    def point(x: float, y: float) -> str:
        return f'<a:pt x="{_length(x)}" y="{_length(y)}"/>'

    curves = "".join(
        f"<a:cubicBezTo>{point(*c[:2])}{point(*c[2:4])}{point(*c[4:])}</a:cubicBezTo>"
        for c in stroke.curves
    )
    return f"<a:moveTo>{point(*stroke.start)}</a:moveTo>{curves}"


def _sorted(texts: tuple[DrawnText, ...]) -> list[DrawnText]:
    return sorted(texts, key=lambda text: (text.y, text.x))


def _line(texts: list[DrawnText], above: list[DrawnText] | None) -> str:
    """Texts on one baseline, each behind a tab to its place."""
    gap = texts[0].y - above[0].y - _LINE if above else 0.0
    stops: list[tuple[str, float]] = []
    written = ""
    flows = False
    for text in texts:
        look = Look(half_points=EM_POINTS * 2, colour=_PEN_COLOUR if text.ink is Ink.PEN else "")
        if not flows:  # What follows the place flows on: its width is only thought.
            start = text.x - (width_of(text.text) / 2 if text.anchor is Anchor.MIDDLE else 0)
            # A text that begins where the one before ends needs a stop that lies behind it.
            stop = ("right", start) if text.anchor is Anchor.END else ("left", start + 0.03)
            stops.append(stop)
            written += run("\t", look)
        written += run(text.text, look)
        flows = text.anchor is Anchor.MIDDLE
    tabs = "".join(f'<w:tab w:val="{kind}" w:pos="{_twips(at)}"/>' for kind, at in stops)
    layout = (
        f'<w:tabs>{tabs}</w:tabs><w:spacing w:before="{_twips(gap)}" w:after="0"'
        f' w:line="{_twips(_LINE)}" w:lineRule="exact"/><w:jc w:val="left"/>'
    )
    return paragraph(written, layout=layout)


def _twips(ems: float) -> int:
    return max(round(ems * EM_POINTS * 20), 0)
