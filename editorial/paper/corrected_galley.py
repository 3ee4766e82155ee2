"""The corrected galley (改样): the galley's text, and what is struck from it and added to it.

Taking the kept and struck pieces gives the galley as it stands; the kept and added ones give the
manuscript. Where the texts agree the galley's white space stays: it is layout, not text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from editorial.comparison.comparison import Comparison
from editorial.domain.discrepancy import Discrepancy
from editorial.paper.correspondence import Correspondence, Stretch, correspondence
from editorial.paper.spaced_text import MARK, SpacedText
from editorial.text.paragraphs import ParagraphKind


class Fate(Enum):
    """What becomes of a piece of text."""

    KEPT = auto()
    STRUCK = auto()
    """The galley has it, the manuscript does not (删除)."""
    ADDED = auto()
    """The manuscript has it, the galley does not (增补)."""


@dataclass(frozen=True, slots=True)
class Change:
    """One coherent change, and the discrepancies that it puts right."""

    places: tuple[Discrepancy, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text within a paragraph."""

    text: str
    fate: Fate
    change: Change | None = None
    """The change it belongs to; the same object for all its pieces."""


@dataclass(frozen=True, slots=True)
class CorrectedParagraph:
    """A paragraph of the corrected galley, up to a paragraph mark of either text."""

    kind: ParagraphKind
    pieces: tuple[Piece, ...]
    mark: Fate
    """What becomes of the mark at its end; the last one's is always kept."""
    mark_change: Change | None = None
    """The change that the mark belongs to."""


def corrected_galley(comparison: Comparison) -> tuple[CorrectedParagraph, ...]:
    """Correct the galley of a comparison; there is always at least one paragraph."""
    texts = correspondence(comparison)
    return tuple(_paragraphs(_pieces(texts), texts))


def _pieces(texts: Correspondence) -> Iterator[Piece]:
    """All pieces in order; paragraph marks stand in their text."""
    if texts.stretches and texts.stretches[0].agrees:
        yield Piece(texts.galley.gaps[0], Fate.KEPT)
    for stretch in texts.stretches:
        yield from (_agreeing if stretch.agrees else _differing)(texts, stretch)
    if texts.stretches and texts.stretches[-1].agrees:
        yield Piece(texts.galley.gaps[-1], Fate.KEPT)


def _agreeing(texts: Correspondence, stretch: Stretch) -> Iterator[Piece]:
    """The galley's characters; only paragraph breaks between them may differ.

    The gaps at the ends belong to the differing stretches beside it, or to the text's own ends.
    """
    theirs, ours = texts.galley, texts.manuscript
    kept: list[str] = []
    shift = stretch.manuscript_start - stretch.galley_start
    for index in range(stretch.galley_start, stretch.galley_end):
        if index > stretch.galley_start:
            gap, other = theirs.gaps[index], ours.gaps[index + shift]
            if _alike(texts, gap, other):
                kept.append(gap)
            else:
                yield Piece("".join(kept), Fate.KEPT)
                kept = []
                yield from _exchange(gap, other, _breaks(texts, index, index))
        kept.append(theirs.characters[index])
    yield Piece("".join(kept), Fate.KEPT)


def _differing(texts: Correspondence, stretch: Stretch) -> Iterator[Piece]:
    """What is struck and what is added, with the gaps on both sides."""
    start, end = stretch.galley_start, stretch.galley_end
    theirs = _Side(texts.galley, start, end)
    ours = _Side(texts.manuscript, stretch.manuscript_start, stretch.manuscript_end)
    places = stretch.places
    places += tuple(p for p in _breaks(texts, start, end) if p not in places)
    if theirs.text and ours.text:
        before, after = (
            _alike(texts, theirs.lead, ours.lead),
            _alike(texts, theirs.trail, ours.trail),
        )
        struck = theirs.part(lead=not before, trail=not after)
        added = ours.part(lead=not before, trail=not after)
        kept = (theirs.lead if before else "", theirs.trail if after else "")
    else:
        one, gap = (theirs, ours.lead) if theirs.text else (ours, theirs.lead)
        before, after = _gap_lies(texts, one, gap)
        part = one.part(lead=not before, trail=not after)
        struck, added = (part, "") if theirs.text else ("", part)
        if before or after:
            own = (one.lead if before else one.trail) if theirs.text else gap
            kept = (own, "") if before else ("", own)
        else:
            struck, added, kept = (struck or gap, added or gap, ("", ""))
    yield Piece(kept[0], Fate.KEPT)
    yield from _exchange(struck, added, places)
    yield Piece(kept[1], Fate.KEPT)


@dataclass(frozen=True, slots=True)
class _Side:
    """A stretch of one text with the gaps around it."""

    source: SpacedText
    start: int
    end: int

    @property
    def lead(self) -> str:
        return self.source.gaps[self.start]

    @property
    def trail(self) -> str:
        return self.source.gaps[self.end]

    @property
    def text(self) -> str:
        return self.source.between(self.start, self.end)

    def part(self, *, lead: bool, trail: bool) -> str:
        return (self.lead if lead else "") + self.text + (self.trail if trail else "")


def _gap_lies(texts: Correspondence, one: _Side, gap: str) -> tuple[bool, bool]:
    """Whether the other text's only gap answers to the one before or the one behind; or neither."""
    if one.lead == gap:
        return True, False
    if one.trail == gap:
        return False, True
    if _alike(texts, one.lead, gap):
        return True, False
    return False, _alike(texts, one.trail, gap)


def _alike(texts: Correspondence, gap: str, other: str) -> bool:
    """Whether two gaps differ in no more than white space."""
    return texts.keeps_breaks or (MARK in gap) == (MARK in other)


def _exchange(struck: str, added: str, places: tuple[Discrepancy, ...]) -> Iterator[Piece]:
    change = Change(places)
    yield Piece(struck, Fate.STRUCK, change)
    yield Piece(added, Fate.ADDED, change)


def _breaks(texts: Correspondence, start: int, end: int) -> tuple[Discrepancy, ...]:
    """The differing paragraph breaks from one offset of the galley to another, both included."""
    return tuple(texts.breaks[at] for at in range(start, end + 1) if at in texts.breaks)


def _paragraphs(pieces: Iterator[Piece], texts: Correspondence) -> Iterator[CorrectedParagraph]:
    kinds = _Kinds(texts)
    here: list[Piece] = []
    for piece in pieces:
        first, *rest = piece.text.split(MARK)
        here.append(Piece(first, piece.fate, piece.change))
        for text in rest:
            kind = kinds.next(piece.fate)
            yield CorrectedParagraph(kind, tuple(_joined(here)), piece.fate, piece.change)
            here = [Piece(text, piece.fate, piece.change)]
    yield CorrectedParagraph(kinds.next(Fate.KEPT), tuple(_joined(here)), Fate.KEPT)


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces without empty ones, neighbours of one fate and change as one."""
    last: Piece | None = None
    for piece in pieces:
        if not piece.text:
            continue
        if last and last.fate is piece.fate and last.change is piece.change:
            last = Piece(last.text + piece.text, last.fate, last.change)
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last


class _Kinds:
    """What the paragraphs are, mark by mark."""

    def __init__(self, texts: Correspondence) -> None:
        self._galley = iter(texts.galley.kinds)
        self._manuscript = iter(texts.manuscript.kinds)
        self._paired = not texts.keeps_breaks

    def next(self, mark: Fate) -> ParagraphKind:
        """The kind of the paragraph that ends in such a mark.

        A galley in plain text does not say what is a title; the manuscript may.
        """
        theirs = next(self._galley, ParagraphKind.BODY) if mark is not Fate.ADDED else None
        ours = next(self._manuscript, ParagraphKind.BODY) if mark is not Fate.STRUCK else None
        if theirs is None:
            return ours or ParagraphKind.BODY
        if theirs is ParagraphKind.BODY and self._paired and ours is not None:
            return ours
        return theirs
