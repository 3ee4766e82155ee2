"""Marked paragraphs (带标记的段落): a paragraph's own text, cut at the places where it differs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from editorial.domain.discrepancy import Discrepancy, TextSpan, inside_moves
from editorial.text.body_text import BodyText
from editorial.text.paragraphs import ParagraphKind


class Side(StrEnum):
    """Which of the two texts."""

    MANUSCRIPT = "manuscript"
    GALLEY = "galley"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph, plain or belonging to one discrepancy."""

    text: str
    discrepancy: Discrepancy | None = None
    opens: bool = False
    """Whether the discrepancy's place begins here; it may go on in the next paragraph."""


@dataclass(frozen=True, slots=True)
class MarkedParagraph:
    """One paragraph as it is shown."""

    number: int
    """From 1, as in the comparison."""
    kind: ParagraphKind
    pieces: tuple[Piece, ...]

    @property
    def differs(self) -> bool:
        """Whether any discrepancy touches it."""
        return any(piece.discrepancy for piece in self.pieces)


def span_of(discrepancy: Discrepancy, side: Side) -> TextSpan:
    """The discrepancy's place on that side."""
    return discrepancy.manuscript if side is Side.MANUSCRIPT else discrepancy.galley


def marked_paragraphs(
    body: BodyText, discrepancies: Iterable[Discrepancy], side: Side
) -> tuple[MarkedParagraph, ...]:
    """Cut every paragraph of one side at its discrepancies.

    The pieces of a paragraph, put together, are its text with its own spaces.
    """
    ends = (*body.paragraph_starts[1:], len(body))[: len(body.paragraph_starts)]
    places: list[list[Discrepancy]] = [[] for _ in ends]
    for discrepancy in discrepancies:
        span = span_of(discrepancy, side)
        first, last = _paragraphs_of(body, span)
        for index in range(first, last + 1):
            if index < len(places):
                places[index].append(discrepancy)
    return tuple(
        _marked(body, index, (start, end), places[index], side)
        for index, (start, end) in enumerate(zip(body.paragraph_starts, ends, strict=True))
    )


def _paragraphs_of(body: BodyText, span: TextSpan) -> tuple[int, int]:
    """Indices of the first and the last paragraph that the span touches."""
    if span.start == span.end:
        index = min(max(span.paragraph, 1), max(len(body.paragraph_starts), 1)) - 1
        return index, index
    return body.paragraph_at(span.start) - 1, body.paragraph_at(span.end - 1) - 1


def _marked(
    body: BodyText, index: int, limits: tuple[int, int], here: list[Discrepancy], side: Side
) -> MarkedParagraph:
    start, end = limits
    paragraph = body.document.paragraphs[index]
    if not here:
        return MarkedParagraph(index + 1, paragraph.kind, (Piece(paragraph.text),))
    own = body.text[start:end]
    shown, where = _offsets(paragraph.text, own)
    pieces: list[Piece] = []
    done = 0
    for discrepancy, (first_at, last_at), fresh in _parts(here, side):
        first = min(max(first_at - start, 0), len(own))
        last = min(max(last_at - start, first), len(own))
        opens = where[first] if first < last else (where[first - 1] + 1 if first else 0)
        closes = where[last - 1] + 1 if first < last else opens
        opens = max(opens, done)
        closes = max(closes, opens)
        if opens > done:
            pieces.append(Piece(shown[done:opens]))
        began = fresh and (first_at >= start or first_at == last_at)
        if began or opens < closes:
            pieces.append(Piece(shown[opens:closes], discrepancy, began))
        done = closes
    if done < len(shown):
        pieces.append(Piece(shown[done:]))
    return MarkedParagraph(index + 1, paragraph.kind, tuple(pieces))


def _parts(
    here: Sequence[Discrepancy], side: Side
) -> Iterator[tuple[Discrepancy, tuple[int, int], bool]]:
    """The discrepancies in order; a stretch that moved is cut where something in it has changed.

    Yields:
        The discrepancy, a part of its span, and whether that is the first part.
    """
    inside = inside_moves(here)
    families: defaultdict[int, list[Discrepancy]] = defaultdict(list)
    for each in sorted(here, key=lambda d: (span_of(d, side).start, d.number)):
        if each.number in inside:
            families[inside[each.number]].append(each)
    parts: list[tuple[int, int, int, Discrepancy, tuple[int, int], bool]] = []
    for each in here:
        if each.number in inside:
            continue
        span = span_of(each, side)
        at, family = span.start, families[each.number]
        for order, change in enumerate(family):
            own = span_of(change, side)
            parts.append((at, each.number, 2 * order, each, (at, own.start), order == 0))
            place = (own.start, own.end)
            parts.append((own.start, each.number, 2 * order + 1, change, place, True))
            at = own.end
        rest = (at, span.end)
        parts.append((at, each.number, 2 * len(family), each, rest, not family))
    for _, _, _, each, part, fresh in sorted(parts, key=lambda part: part[:3]):
        yield each, part, fresh


def _offsets(text: str, own: str) -> tuple[str, list[int]]:
    """For each body character its place in the paragraph's text.

    A reader may have joined or folded characters beyond leaving some out; the body's own characters
    are shown then.
    """
    where: list[int] = []
    for place, character in enumerate(text):
        if len(where) < len(own) and character == own[len(where)]:
            where.append(place)
    if len(where) == len(own):
        return text, where
    return own, list(range(len(own)))
