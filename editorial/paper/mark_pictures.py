"""Which mark is drawn for which discrepancy (画校对符号), with the galley's words about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from editorial.domain.discrepancy import CorrectionMark, Discrepancy
from editorial.paper import mark_drawing
from editorial.paper.mark_drawing import LEFT, WIDTH, Drawing, width_of
from editorial.paper.spaced_text import MARK, SpacedText
from editorial.text.visible_characters import visible

CONTEXT: Final = 6
"""Characters before and behind a place."""
_PLACE: Final = 8.0
"""Ems that the place itself may take; of a longer one the middle is left out."""
MARGIN: Final = 8.8
"""Ems for what stands in the margin."""
_GAP: Final = "…"


@dataclass(frozen=True, slots=True)
class GalleyLine:
    """What the galley has about a place, in its own paragraph; safe to show."""

    before: str
    after: str


def galley_line(place: Discrepancy, galley: SpacedText) -> GalleyLine:
    """The context of a place, spaces of the galley included, up to the ends of its paragraph.

    Where a paragraph is to be run on, the line goes on in the next paragraph.
    """
    span = place.galley
    end = min(span.end, len(galley.characters))
    start = min(span.start, end)
    over = place.mark is CorrectionMark.RUN_ON
    before: list[str] = []
    for at in range(start - 1, max(start - CONTEXT, 0) - 1, -1):
        behind = galley.gaps[at + 1]
        if MARK in behind and not (over and at + 1 == start):
            break
        before.insert(0, galley.characters[at] + _space(behind))
    after: list[str] = []
    for at in range(end, min(end + CONTEXT, len(galley.characters))):
        gap = galley.gaps[at]
        if MARK in gap and not (over and at == end):
            break
        # Where nothing stands between the two, the space belongs to what stands before.
        after.append((_space(gap) if at > start else "") + galley.characters[at])
    return GalleyLine(visible("".join(before)), visible("".join(after)))


def _space(gap: str) -> str:
    return " " if MARK not in gap and any(map(str.isspace, gap)) else ""


def mark_picture(place: Discrepancy, line: GalleyLine, target: str) -> Drawing:
    """Draw the galley's line with the mark that puts a discrepancy right.

    Args:
        place: The discrepancy.
        line: What the galley has about it.
        target: Where moved text belongs, in words.
    """
    after = line.after
    before = fitted_end(line.before, LEFT - 0.2)
    printed, right = visible(place.galley.text), visible(place.manuscript.text)
    if place.mark is CorrectionMark.RUN_ON:
        return mark_drawing.run_on(before, after)
    if place.mark is CorrectionMark.NEW_PARAGRAPH:
        return mark_drawing.new_paragraph(before, after)
    if place.mark is CorrectionMark.INSERT:
        return mark_drawing.insert(before, _rest(after, 0.5), shortened(right, MARGIN))
    parts = exchanged(printed, right) if place.mark is CorrectionMark.TRANSPOSE else None
    if parts and width_of(printed) <= _PLACE:
        return mark_drawing.transpose(before, parts, _rest(after, width_of(printed)))
    shown = shortened(printed, _PLACE)
    drawn = (before, shown, _rest(after, width_of(shown)))
    if place.mark is CorrectionMark.DELETE:
        drawing = mark_drawing.delete(*drawn)
    elif place.mark is CorrectionMark.MOVE:
        drawing = mark_drawing.move(*drawn, shortened(target, MARGIN))
    else:
        drawing = mark_drawing.correct(*drawn, shortened(right, MARGIN))
    return drawing


def exchanged(printed: str, right: str) -> tuple[str, str, str] | None:
    """The two parts that change places, and what stays between them; None when it is no exchange.

    ``上先`` for ``先上`` is ``("上", "", "先")``. Of several ways the one with the shortest middle.
    """
    if len(printed) != len(right):
        return None
    for between in range(len(printed) - 1):
        for first in range(1, len(printed) - between):
            head, middle = printed[:first], printed[first : first + between]
            tail = printed[first + between :]
            if tail and tail + middle + head == right:
                return head, middle, tail
    return None


def shortened(text: str, ems: float) -> str:
    """A text of at most so many ems, its middle left out."""
    if width_of(text) <= ems:
        return text
    half = (ems - 1) / 2
    head = fitted(text, half)
    return head + _GAP + fitted_end(text[len(head) :], ems - 1 - width_of(head))


def fitted(text: str, ems: float) -> str:
    """As much of the beginning as has room."""
    length = len(text)
    while length and width_of(text[:length]) > ems:
        length -= 1
    return text[:length]


def fitted_end(text: str, ems: float) -> str:
    """As much of the end as has room."""
    start = 0
    while start < len(text) and width_of(text[start:]) > ems:
        start += 1
    return text[start:]


def _rest(after: str, place: float) -> str:
    """What has room behind a place of so many ems."""
    return fitted(after, WIDTH - LEFT - place - 0.2)
