"""Rows of the correction sheet (校对单的行): each discrepancy as the printer needs to find it.

Both wordings stand in their own context, so that a lost character has a place in the galley too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from editorial.comparison.comparison import Comparison
from editorial.domain.discrepancy import CorrectionMark, Discrepancy, DiscrepancyKind, TextSpan
from editorial.reports.comparison_view import CorrectionLine, correction_lines
from editorial.text.body_text import BodyText
from editorial.text.visible_characters import visible

CONTEXT: Final = 6
"""Characters shown on either side of a place."""
LONGEST: Final = 60
"""Characters of a place that are shown whole; of a longer one the middle is left out."""
_ENDS: Final = 22
INSERTION: Final = "∨"
"""Where something is missing: the shape of the mark 增补 (GB/T 14706)."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What one text has at a place."""

    before: str
    text: str
    after: str
    stated: str = ""
    """In words, when the text itself does not tell (另起一段)."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line of the sheet; all texts are safe to print."""

    number: int
    page: int | None
    """Page of the galley, when its format has pages."""
    paragraph: int
    """Paragraph of the galley, from 1."""
    as_printed: Wording
    should_be: Wording
    mark: CorrectionMark
    kind: DiscrepancyKind
    cause: str
    """Why the slip is likely (同音、形近); empty when nothing is known."""
    errors: tuple[str, ...]
    """Errors by scheme, the deciding one first."""


def sheet_rows(comparison: Comparison) -> Iterator[SheetRow]:
    """The correction list, in manuscript order."""
    for line in correction_lines(comparison):
        yield _row(line, comparison.manuscript.body, comparison.galley.body)


def _row(line: CorrectionLine, manuscript: BodyText, galley: BodyText) -> SheetRow:
    place = line.discrepancy
    paragraphs = galley.document.paragraphs
    number = min(max(place.galley.paragraph, 1), max(len(paragraphs), 1))
    return SheetRow(
        number=place.number,
        page=paragraphs[number - 1].location.page if paragraphs else None,
        paragraph=number,
        as_printed=_wording(galley, place.galley, place, line.as_printed),
        should_be=_wording(manuscript, place.manuscript, place, line.should_be),
        mark=place.mark,
        kind=place.kind,
        cause=visible(line.cause),
        errors=tuple(errors for errors, _ in line.scores),
    )


def _wording(body: BodyText, span: TextSpan, place: Discrepancy, stated: str) -> Wording:
    is_break = place.kind is DiscrepancyKind.PARAGRAPH_BREAK
    return Wording(
        before=visible(body.text[max(span.start - CONTEXT, 0) : span.start]),
        text=visible(_shortened(span.text)),
        after=visible(body.text[span.end : span.end + CONTEXT]),
        stated=stated if is_break else "",
    )


def _shortened(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return f"{text[:_ENDS]}…（共 {len(text)} 字）…{text[-_ENDS:]}"
