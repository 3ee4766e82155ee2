"""Which stretch of the galley answers to which of the manuscript (对应), from the discrepancies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import NamedTuple

from editorial.collation.both_texts import laid_out, stretches
from editorial.collation.collate import collate
from editorial.collation.ignoring import FOLDS, LEFT_OUT
from editorial.comparison.comparison import Comparison
from editorial.domain.discrepancy import Discrepancy, DiscrepancyKind, inside_moves, lies_inside
from editorial.paper.spaced_text import MARK, SpacedText, spaced_text


class Stretch(NamedTuple):
    """A stretch of both texts; offsets are characters, end exclusive."""

    manuscript_start: int
    manuscript_end: int
    galley_start: int
    galley_end: int
    agrees: bool
    """Whether the galley's characters stay; both sides are then equally long."""
    places: tuple[Discrepancy, ...] = ()
    """Where they don't agree: the discrepancies that are put right here."""


@dataclass(frozen=True, slots=True)
class Correspondence:
    """Both texts, and all of both cut into stretches that agree and that don't, in turn."""

    manuscript: SpacedText
    """What the galley is to become: of what the comparison ignored, it has the galley's form."""
    galley: SpacedText
    stretches: tuple[Stretch, ...]
    breaks: dict[int, Discrepancy]
    """Differing paragraph breaks by the galley's offset."""
    keeps_breaks: bool
    """Whether differing breaks inside agreeing text are to stay as they are."""


def correspondence(comparison: Comparison) -> Correspondence:
    """Cut the two texts of a comparison into stretches."""
    wanted, left_alone = _places(comparison)
    manuscript = spaced_text(comparison.manuscript.body)
    galley = spaced_text(comparison.galley.body)
    breaks = {p.galley.start: p for p in wanted if p.kind is DiscrepancyKind.PARAGRAPH_BREAK}
    target = _Target(manuscript, galley, breaks)
    stretches: list[Stretch] = []
    for piece in _walk(wanted, left_alone, len(manuscript.characters), len(galley.characters)):
        start = len(target.text.characters)
        if piece.agrees and piece.places:
            target.adopt(piece)
        else:
            target.take(piece)
        end = len(target.text.characters)
        _add(stretches, piece._replace(manuscript_start=start, manuscript_end=end))
    target.text.gaps.append(manuscript.gaps[-1])
    keeps_breaks = DiscrepancyKind.PARAGRAPH_BREAK in comparison.ignored
    return Correspondence(target.text, galley, tuple(stretches), breaks, keeps_breaks)


def _places(comparison: Comparison) -> tuple[list[Discrepancy], list[Discrepancy]]:
    """The comparison's discrepancies, and those that it left out place by place.

    Those are not in the comparison, but without them its offsets don't fit together.
    """
    ignored = {kind for kind in DiscrepancyKind if kind in comparison.ignored}
    left_out = ignored & LEFT_OUT
    if not left_out - {DiscrepancyKind.PARAGRAPH_BREAK}:
        return list(comparison.discrepancies), []
    folds = frozenset(ignored & FOLDS.keys())
    both = comparison.manuscript.body, comparison.galley.body
    everything = collate(*both, folds).discrepancies
    numbers = count(1)
    wanted = [replace(p, number=next(numbers)) for p in everything if p.kind not in left_out]
    return wanted, [p for p in everything if p.kind in left_out]


def _walk(
    wanted: Sequence[Discrepancy], left_alone: Iterable[Discrepancy], length: int, other_length: int
) -> Iterator[Stretch]:
    """Go through both texts at once, from place to place."""
    changes: defaultdict[int, tuple[Discrepancy, ...]] = defaultdict(tuple)
    inside = inside_moves(wanted)
    for place in wanted:
        if place.number in inside:
            changes[inside[place.number]] += (place,)
    moves = [place for place in wanted if place.kind is DiscrepancyKind.MOVED]
    stay = [p for p in laid_out(left_alone) if not any(lies_inside(p, move) for move in moves)]
    staying = set(map(id, stay))
    m = g = 0
    for each in stretches([*laid_out(wanted), *stay]):
        m, g = each.manuscript_end, each.galley_end
        if each.manuscript_start == m and each.galley_start == g:
            continue
        if each.place is None:
            yield Stretch(*each[:4], agrees=True)
        else:
            places = (each.place, *changes[each.place.number])
            yield Stretch(*each[:4], id(each.place) in staying, places)
    if m < length or g < other_length:
        yield Stretch(m, length, g, other_length, agrees=True)


def _add(stretches: list[Stretch], piece: Stretch) -> None:
    """Add a stretch, joined with the one before when both agree or both don't."""
    if piece.agrees:
        piece = piece._replace(places=())
    if stretches and stretches[-1].agrees == piece.agrees:
        last = stretches.pop()
        new = tuple(p for p in piece.places if p not in last.places)
        piece = last._replace(
            manuscript_end=piece.manuscript_end,
            galley_end=piece.galley_end,
            places=last.places + new,
        )
    if piece.manuscript_start < piece.manuscript_end or piece.galley_start < piece.galley_end:
        stretches.append(piece)


class _Target:
    """What the galley is to become: the manuscript, with the galley's form of ignored places."""

    def __init__(
        self, manuscript: SpacedText, galley: SpacedText, breaks: dict[int, Discrepancy]
    ) -> None:
        self.text = SpacedText(kinds=manuscript.kinds)
        self._manuscript = manuscript
        self._galley = galley
        self._breaks = breaks
        self._owes_break: bool | None = None
        """Whether the next gap must hold a break, or, when False, must not; None: as it is."""

    def take(self, piece: Stretch) -> None:
        """Go on with the manuscript's own text."""
        for index in range(piece.manuscript_start, piece.manuscript_end):
            self._append(self._manuscript.gaps[index], self._manuscript.characters[index])

    def adopt(self, piece: Stretch) -> None:
        """Go on with the galley's form of an ignored place, but for breaks that differ in it."""
        theirs = self._galley
        lead = self._manuscript.gaps[piece.manuscript_start]
        gaps = self._manuscript.gaps[piece.manuscript_start : piece.manuscript_end]
        if piece.galley_start == piece.galley_end:
            self._owes_break = self._owes_break or any(MARK in gap for gap in gaps) or None
            return
        inner: list[str] = []
        for index in range(piece.galley_start + 1, piece.galley_end):
            gap = theirs.gaps[index]
            inner.append(("" if MARK in gap else MARK) if index in self._breaks else gap)
        if not gaps and MARK in lead:  # the manuscript has one gap here where the galley has two
            ahead = MARK in theirs.gaps[piece.galley_start]
            behind = MARK in theirs.gaps[piece.galley_end]
            lead = lead if ahead and not behind else ""
        self._append(lead, theirs.characters[piece.galley_start])
        for index, gap in enumerate(inner, start=piece.galley_start + 1):
            self._append(gap, theirs.characters[index])
        if not gaps and MARK in lead:
            self._owes_break = False
        elif not any(MARK in gap for gap in inner) and any(MARK in gap for gap in gaps[1:]):
            self._owes_break = True

    def _append(self, gap: str, character: str) -> None:
        if self._owes_break is not None and self._owes_break != (MARK in gap):
            gap = MARK if self._owes_break else ""
        self._owes_break = None
        self.text.gaps.append(gap)
        self.text.characters.append(character)
