"""Several rounds of correction in one text (多校次): who struck and who added what, and when.

The text is that of the first galley; round by round it becomes the next galley and in the end the
manuscript. What a round corrected stays corrected; what the printer made wrong on the way, though
no round had asked for it, is the printer's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import NamedTuple

from editorial.comparison.compare import compare_documents
from editorial.comparison.comparison import Comparison
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.paper.corrected_galley import Change, CorrectedParagraph, Fate, corrected_galley
from editorial.paper.spaced_text import MARK
from editorial.text.document_text import DocumentText
from editorial.text.paragraphs import Paragraph, ParagraphKind


class Step(NamedTuple):
    """What one round did with a piece of text."""

    round: int
    """Index of the round, from 0."""
    change: Change | None
    """The coherent change that it belongs to; the same object for all its pieces."""
    by_printer: bool = False
    """Whether the printer brought it in, and not the round (返样新出的差错)."""


@dataclass(frozen=True, slots=True)
class RoundPiece:
    """A stretch of text, or a paragraph mark, and what became of it."""

    text: str
    added: Step | None = None
    """The round that added it; None for what the first galley had."""
    struck: Step | None = None
    """The round that struck it, later than the one that added it; None for what stays."""
    kind: ParagraphKind = ParagraphKind.BODY
    """Of a paragraph mark: what the paragraph is that ends there."""

    @property
    def last(self) -> Step | None:
        """What was done with it last."""
        return self.struck or self.added


@dataclass(frozen=True, slots=True)
class RoundParagraph:
    """Text up to a paragraph mark that any of the texts has."""

    pieces: tuple[RoundPiece, ...]
    mark: RoundPiece
    """The mark at its end."""


def corrected_rounds(
    comparison: Comparison,
    earlier: Sequence[DocumentText] = (),
) -> tuple[RoundParagraph, ...]:
    """Correct a galley, beginning from the galleys that came before it.

    Args:
        comparison: What was found in the newest galley.
        earlier: The galleys before it, oldest first; with none there is one round.
    """
    galleys = (*earlier, comparison.galley.body.document)
    pieces: list[RoundPiece] = []
    for number in range(len(earlier)):
        document = _document(pieces) if number else galleys[0]
        step = compare_documents(galleys[number + 1], document)
        pieces = _with_step(pieces, number, corrected_galley(step))
    if earlier:
        ignored = [kind.value for kind in DiscrepancyKind if kind in comparison.ignored]
        manuscript = comparison.manuscript.body.document
        comparison = compare_documents(manuscript, _document(pieces), ignore=ignored)
    pieces = _with_step(pieces, len(earlier), corrected_galley(comparison))
    return tuple(_paragraphs(_blamed(pieces)))


def _document(pieces: Sequence[RoundPiece]) -> DocumentText:
    """The text that stands after the rounds so far."""
    paragraphs: list[Paragraph] = []
    text: list[str] = []
    for piece in pieces:
        if piece.struck is not None:
            continue
        if piece.text == MARK:
            paragraphs.append(Paragraph("".join(text), piece.kind))
            text = []
        else:
            text.append(piece.text)
    return DocumentText(tuple(paragraphs))


def _with_step(
    before: Sequence[RoundPiece], number: int, step: Sequence[CorrectedParagraph]
) -> list[RoundPiece]:
    """Lay a round's changes over what earlier rounds left."""
    if not before:
        return [_piece(piece, number) for piece in _stream(step)]
    merged: list[RoundPiece] = []
    standing = _characters(before, merged)
    here = next(standing, None)
    for text, fate, change, kind in _stream(step):
        if fate is Fate.ADDED:
            merged.append(RoundPiece(text, added=Step(number, change), kind=kind))
            continue
        for character in text:
            # What prints nothing is left out of a comparison where it fills a paragraph.
            while here is not None and here.text != character:
                merged.append(here)
                here = next(standing, None)
            if here is None:
                break
            struck = Step(number, change) if fate is Fate.STRUCK else None
            # A galley in plain text does not say what is a heading; a later text may.
            told = kind if here.kind is ParagraphKind.BODY else here.kind
            merged.append(replace(here, struck=struck, kind=told))
            here = next(standing, None)
    if here is not None:
        merged.append(here)
    merged.extend(standing)
    return list(_joined(merged))


class _Streamed(NamedTuple):
    """A piece of one round, paragraph marks among them."""

    text: str
    fate: Fate
    change: Change | None
    kind: ParagraphKind


def _stream(step: Sequence[CorrectedParagraph]) -> Iterator[_Streamed]:
    for paragraph in step:
        for piece in paragraph.pieces:
            yield _Streamed(piece.text, piece.fate, piece.change, paragraph.kind)
        yield _Streamed(MARK, paragraph.mark, paragraph.mark_change, paragraph.kind)


def _piece(streamed: _Streamed, number: int) -> RoundPiece:
    text, fate, change, kind = streamed
    step = Step(number, change)
    return RoundPiece(
        text,
        added=step if fate is Fate.ADDED else None,
        struck=step if fate is Fate.STRUCK else None,
        kind=kind,
    )


def _characters(pieces: Sequence[RoundPiece], passed: list[RoundPiece]) -> Iterator[RoundPiece]:
    """The standing text character by character; struck pieces go straight to ``passed``."""
    for piece in pieces:
        if piece.struck is not None:
            passed.append(piece)
        else:
            yield from (replace(piece, text=character) for character in piece.text)


def _joined(pieces: Sequence[RoundPiece]) -> Iterator[RoundPiece]:
    """Neighbours to which the same was done as one; marks stay on their own."""
    held: list[RoundPiece] = []
    for piece in pieces:
        if held and (MARK in (piece.text, held[0].text) or not _alike(held[0], piece)):
            yield replace(held[0], text="".join(each.text for each in held))
            held = []
        held.append(piece)
    if held:
        yield replace(held[0], text="".join(each.text for each in held))


def _alike(one: RoundPiece, other: RoundPiece) -> bool:
    return _same(one.added, other.added) and _same(one.struck, other.struck)


def _same(one: Step | None, other: Step | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.round == other.round and one.change is other.change


def _blamed(pieces: Sequence[RoundPiece]) -> Iterator[RoundPiece]:
    """Say of every change whether its round asked for it or the printer brought it in.

    It is the printer's when a later round strikes what it added, or adds again what it struck.
    """
    blamed = {id(p.added.change) for p in pieces if p.added and p.struck and p.added.change}
    for lost, again in chain(pairwise(pieces), pairwise(reversed(pieces))):
        came_back = again.added if lost.text == again.text else None
        if lost.struck and came_back and came_back.round > lost.struck.round:
            blamed.add(id(lost.struck.change))
    for piece in pieces:
        yield replace(piece, added=_told(piece.added, blamed), struck=_told(piece.struck, blamed))


def _told(step: Step | None, blamed: set[int]) -> Step | None:
    return step._replace(by_printer=True) if step and id(step.change) in blamed else step


def _paragraphs(pieces: Iterator[RoundPiece]) -> Iterator[RoundParagraph]:
    here: list[RoundPiece] = []
    for piece in pieces:
        if piece.text == MARK:
            yield RoundParagraph(tuple(here), piece)
            here = []
        else:
            here.append(piece)
