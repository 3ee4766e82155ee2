"""Galleys (清样): a manuscript, its slips made, and the labels."""

from __future__ import annotations

import random
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from tests.collation.labelled_galleys import characters, figures, forms, order
from tests.collation.labelled_galleys.page import Change, Maker, Page, Slip
from tests.collation.labelled_galleys.prose import manuscript

_GROUPS: tuple[tuple[Maker, ...], ...] = (
    characters.MAKERS,
    order.MAKERS,
    figures.MAKERS,
    forms.MAKERS,
)
_TRIES = 30


@dataclass(frozen=True, slots=True)
class Label:
    """What a slip is expected to be found as. Offsets are code points of the body texts."""

    kind: str
    way: str
    start: int
    """Where it is in the manuscript."""
    ours: str
    theirs: str
    edits: int
    """What it costs alone: its share of the edit distance."""
    to: int = -1
    """Where a moved stretch went: offset in the manuscript."""
    other: tuple[int, str, int] | None = None
    """Of neighbours that changed places, start, text and goal of the other one."""


@dataclass(frozen=True, slots=True)
class LabelledGalley:
    """A manuscript, a galley of it, and every error that is in the galley."""

    seed: int
    manuscript: str
    galley: str
    labels: tuple[Label, ...]
    taken_back: int
    """Slips that were taken back, as together with others they had a second reading."""


def body(text: str) -> str:
    """The characters that count: all but white space."""
    return "".join(text.split())


def labelled_galley(seed: int, ways: tuple[Maker, ...] = ()) -> LabelledGalley:
    """Make the galley of a seed: 2,000 to 6,000 characters with 5 to 40 slips.

    Args:
        seed: The same seed gives the same galley.
        ways: How slips are made; all ways when empty.
    """
    chance = random.Random(seed)
    page = Page(manuscript(chance, chance.randint(2000, 6000)), chance)
    for _ in range(chance.randint(5, 40)):
        maker = chance.choice(ways or chance.choice(_GROUPS))
        for _ in range(_TRIES):
            slip = maker(page)
            if slip is not None and page.free(slip):
                page.slips.append(slip)
                break
    taken_back = _take_back_ambiguous(page)
    labels = tuple(sorted((_label(page.text, slip) for slip in page.slips), key=lambda e: e.start))
    return LabelledGalley(seed, page.text, made(page.text, page.slips), labels, taken_back)


def made(text: str, slips: list[Slip]) -> str:
    """The text with the slips made."""
    pieces: list[str] = []
    position = 0
    for change in sorted(change for slip in slips for change in slip.changes):
        pieces += text[position : change.start], change.put
        position = change.end
    return "".join((*pieces, text[position:]))


def _cost(text: str, slips: list[Slip]) -> int:
    return Levenshtein.distance(body(text), body(made(text, slips)))


def _take_back_ambiguous(page: Page) -> int:
    """Keep the slips whose shares add up to the distance of the two texts, one after the other."""
    shares = [_cost(page.text, [slip]) for slip in page.slips]
    if sum(shares) == _cost(page.text, page.slips):
        return 0
    kept: list[Slip] = []
    cost = 0
    for slip, share in zip(page.slips, shares, strict=True):
        if _cost(page.text, [*kept, slip]) == cost + share:
            kept.append(slip)
            cost += share
    taken_back = len(page.slips) - len(kept)
    page.slips[:] = kept
    return taken_back


def _at(text: str, offset: int) -> int:
    return len(body(text[:offset]))


def _label(text: str, slip: Slip) -> Label:
    first = slip.changes[0]
    edits = _cost(text, [slip])
    ours = body(text[first.start : first.end])
    if slip.kind != "moved":
        return Label(slip.kind, slip.way, _at(text, first.start), ours, body(first.put), edits)
    to = _at(text, slip.changes[1].start)
    other = None
    if slip.others:
        gone, new = slip.others
        other = _at(text, gone.start), body(new.put), _at(text, new.start)
    return Label(slip.kind, slip.way, _at(text, first.start), ours, ours, edits, to, other)


__all__ = ["Change", "Label", "LabelledGalley", "body", "labelled_galley", "made"]
