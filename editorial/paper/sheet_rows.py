"""Rows of the correction sheet (校对单的行): each discrepancy as the printer needs to find it.

The galley's line is drawn with the mark in it, so that a lost character has a place there too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from editorial.comparison.comparison import Comparison
from editorial.domain.discrepancy import CorrectionMark, DiscrepancyKind
from editorial.paper.mark_drawing import Drawing, width_of
from editorial.paper.mark_pictures import MARGIN, GalleyLine, galley_line, mark_picture
from editorial.paper.spaced_text import SpacedText, spaced_text
from editorial.reports.comparison_view import CorrectionLine, correction_lines
from editorial.text.visible_characters import visible

LONGEST: Final = 60
"""Characters of a place that are shown whole; of a longer one the middle is left out."""
_ENDS: Final = 22
NOTHING: Final = "（无）"
_ANCHOR: Final = 4
"""Characters of context by which the new place of moved text is named."""


class Treatment(StrEnum):
    """What is to be done about a place; the boxes of the sheet."""

    CORRECT = "改"
    KEEP = "保留"
    QUERY = "质疑"


@dataclass(frozen=True, slots=True)
class SheetVerdict:
    """What a proof-reader decided about a place."""

    treatment: Treatment
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line of the sheet; all texts are safe to show."""

    number: int
    galley_place: str
    manuscript_place: str
    """The same in the manuscript; empty where it is the same place."""
    in_title: bool
    as_printed: str
    should_be: str
    drawing: Drawing
    """The galley's line with the mark."""
    described: str
    """The same in words."""
    mark: CorrectionMark
    kind: DiscrepancyKind
    cause: str
    """Why the slip is likely (同音、形近); empty when nothing is known."""
    errors: tuple[str, ...]
    """Errors by scheme, the deciding one first; none where the place was excused."""
    verdict: SheetVerdict | None = None

    @property
    def boxes(self) -> tuple[str, ...]:
        """What can be done, ticked where it was decided."""
        decided = self.verdict.treatment if self.verdict else None
        return tuple(f"{'√' if each is decided else '□'}{each.value}" for each in Treatment)


def sheet_rows(
    comparison: Comparison, verdicts: Mapping[int, SheetVerdict] | None = None
) -> Iterator[SheetRow]:
    """The correction list, in manuscript order.

    Args:
        comparison: What was found.
        verdicts: What was decided, by the discrepancy's number.
    """
    decided = verdicts or {}
    galley = spaced_text(comparison.galley.body)
    for line in correction_lines(comparison):
        verdict = decided.get(line.discrepancy.number)
        yield _row(line, galley, verdict)


def _row(line: CorrectionLine, galley: SpacedText, verdict: SheetVerdict | None) -> SheetRow:
    place = line.discrepancy
    about = galley_line(place, galley)
    same = line.galley_place == line.manuscript_place
    excused = verdict is not None and verdict.treatment is not Treatment.CORRECT
    target = f"移至{line.manuscript_place.replace(' ', '')}"
    anchor = f"“{place.before[-_ANCHOR:]}”后"
    target += anchor if place.before and width_of(target + anchor) <= MARGIN else ""
    return SheetRow(
        number=place.number,
        galley_place=visible(line.galley_place),
        manuscript_place="" if same else visible(line.manuscript_place),
        in_title=line.in_title,
        as_printed=visible(shortened(line.as_printed)) or NOTHING,
        should_be=visible(shortened(line.should_be)) or NOTHING,
        drawing=mark_picture(place, about, visible(target)),
        described=_described(about, line),
        mark=place.mark,
        kind=place.kind,
        cause=visible(line.cause),
        errors=tuple("0" if excused else errors for errors, _ in line.scores),
        verdict=verdict,
    )


def _described(about: GalleyLine, line: CorrectionLine) -> str:
    """The line in words: ``船工〔安〕时解缆（改正：按）``."""
    place = line.discrepancy
    printed = "" if place.kind is DiscrepancyKind.PARAGRAPH_BREAK else line.as_printed
    told = f"{about.before}〔{visible(shortened(printed))}〕{about.after}"
    right = visible(shortened(line.should_be))
    return f"{told}（{place.mark.value}{f'：{right}' if right else ''}）"


def shortened(text: str) -> str:
    """A text whose middle is left out where it is long."""
    if len(text) <= LONGEST:
        return text
    return f"{text[:_ENDS]}…（共 {len(text)} 字）…{text[-_ENDS:]}"
