"""A drawn mark as SVG (网页里的符号), for pages: escaped text and strokes, nothing else."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from editorial.paper.mark_drawing import WIDTH, Drawing, DrawnText, Stroke

_UNIT: Final = 10
"""Units of the picture in an em."""


def mark_svg(drawing: Drawing, described: str) -> Markup:
    """The drawing as an ``svg`` element.

    Args:
        drawing: What to draw.
        described: The same in words, for those who can't see it.
    """
    strokes = Markup("").join(map(_stroke, drawing.strokes))
    texts = Markup("").join(map(_text, drawing.texts))
    box = f"0 0 {_number(WIDTH)} {_number(drawing.height)}"
    return Markup('<svg class="mark" viewBox="{}" role="img" aria-label="{}">{}{}</svg>').format(
        box, described, texts, strokes
    )


def _stroke(stroke: Stroke) -> Markup:
    curves = "".join("C" + " ".join(map(_number, curve)) for curve in stroke.curves)
    start = " ".join(map(_number, stroke.start))
    return Markup('<path d="M{}{}"/>').format(start, curves)


def _text(text: DrawnText) -> Markup:
    return Markup('<text x="{}" y="{}" class="{} {}">{}</text>').format(
        _number(text.x), _number(text.y), text.ink.value, text.anchor.value, text.text
    )


def _number(ems: float) -> str:
    return f"{ems * _UNIT:.1f}".removesuffix(".0")
