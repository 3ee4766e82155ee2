"""A proof round for the side-by-side view: offsets of the body text become places in paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from editorial.domain.discrepancy import Discrepancy, TextSpan
from editorial.text.body_text import BodyText, body_text
from editorial.text.document_text import DocumentText
from editorial.text.layout_noise import LAYOUT_CHARACTERS
from tui.rendering.side_by_side_text import (
    DifferenceSpan,
    Side,
    SideBySideText,
    faced_paragraphs,
)


class ParagraphPlaces:
    """Where the characters of a body text stand in the document's paragraphs."""

    def __init__(self, document: DocumentText) -> None:
        """Look up every character once."""
        self.body: BodyText = body_text(document)
        self.texts = tuple(paragraph.text for paragraph in document.paragraphs)
        self._solid = [
            [at for at, c in enumerate(text) if not c.isspace() and c not in LAYOUT_CHARACTERS]
            for text in self.texts
        ]

    def stretches(self, span: TextSpan) -> Iterable[tuple[int, int, int]]:
        """Paragraph (from 0), start and end there, of each piece of a span, in code points."""
        if not self.texts:
            return
        if span.start >= span.end:
            yield self._empty(span)
            return
        starts = self.body.paragraph_starts
        index = max(bisect_right(starts, span.start) - 1, 0)
        while index < len(starts) and starts[index] < span.end:
            solid = self._solid[index]
            first = max(span.start - starts[index], 0)
            last = min(span.end - starts[index], len(solid)) - 1
            if first <= last:
                yield index, solid[first], solid[last] + 1
            index += 1

    def _empty(self, span: TextSpan) -> tuple[int, int, int]:
        index = min(max(span.paragraph - 1, 0), len(self.texts) - 1)
        solid = self._solid[index]
        inside = span.start - self.body.paragraph_starts[index]
        at = solid[inside] if 0 <= inside < len(solid) else len(self.texts[index])
        return index, at, at

    def common(self, spans: Iterable[TextSpan]) -> list[int]:
        """For each paragraph, how many of its body characters stand in no difference."""
        covered = bytearray(len(self.body.text))
        for span in spans:
            covered[span.start : span.end] = b"\1" * (span.end - span.start)
        ends = [*self.body.paragraph_starts[1:], len(self.body.text)]
        return [
            end - start - sum(covered[start:end])
            for start, end in zip(self.body.paragraph_starts, ends, strict=True)
        ]


def round_text(
    manuscript: DocumentText,
    galley: DocumentText,
    discrepancies: Sequence[Discrepancy],
    by_hand: Sequence[Discrepancy] = (),
) -> SideBySideText:
    """Both texts with their differences marked and their paragraphs facing each other.

    What was added by hand is marked in the galley alone: the manuscript does not say it.
    """
    left, right = ParagraphPlaces(manuscript), ParagraphPlaces(galley)
    spans = [
        DifferenceSpan(side, paragraph, start, end, found.number)
        for found in discrepancies
        for side, places, span in (
            (Side.MANUSCRIPT, left, found.manuscript),
            (Side.GALLEY, right, found.galley),
        )
        for paragraph, start, end in places.stretches(span)
    ]
    spans += [
        DifferenceSpan(Side.GALLEY, paragraph, start, end, entry.number)
        for entry in by_hand
        for paragraph, start, end in right.stretches(entry.galley)
    ]
    rows = faced_paragraphs(
        left.common(found.manuscript for found in discrepancies),
        right.common(found.galley for found in discrepancies),
    )
    return SideBySideText(left.texts, right.texts, tuple(spans), rows)
