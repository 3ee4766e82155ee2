"""Galleys (清样): a manuscript, its slips made, and the labels."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from tests.collation.labelled_galleys import characters, corners, figures, forms, order
from tests.collation.labelled_galleys.page import HAN, Change, Maker, Page, Slip
from tests.collation.labelled_galleys.prose import manuscript

_GROUPS: tuple[tuple[Maker, ...], ...] = (
    characters.MAKERS,
    order.MAKERS,
    figures.MAKERS,
    forms.MAKERS,
    corners.MAKERS,
)
_TRIES = 30
_CLEAN = 0.5
"""Share of galleys without layout noise."""
_NOISE = (" ", "\u3000", "\u00a0", "\u200b", "\u2060", "\ufe00")
_NOISY = 0.02
"""How often such a character stands between two others."""


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
    """Make the galley of a seed: 500 to 8,000 characters with 5 to 40 slips, set with layout noise.

    Args:
        seed: The same seed gives the same galley.
        ways: How slips are made; all ways when empty.
    """
    chance = random.Random(seed)
    size = round(500 * 16 ** chance.random())
    page = Page(manuscript(chance, size), chance)
    for _ in range(chance.randint(5, min(40, 5 + size // 60))):
        maker = chance.choice(ways or chance.choice(_GROUPS))
        for _ in range(_TRIES):
            slip = maker(page)
            if slip is not None and page.free(slip):
                page.slips += slip, *slip.also
                break
    taken_back = _take_back_ambiguous(page)
    labels = tuple(sorted((_label(page.text, slip) for slip in page.slips), key=lambda e: e.start))
    galley = noisy(made(page.text, page.slips), chance)
    return LabelledGalley(seed, page.text, galley, labels, taken_back)


def made(text: str, slips: list[Slip]) -> str:
    """The text with the slips made."""
    pieces: list[str] = []
    position = 0
    for change in sorted(change for slip in slips for change in slip.changes):
        pieces += text[position : change.start], change.put
        position = change.end
    return "".join((*pieces, text[position:]))


def noisy(text: str, chance: random.Random) -> str:
    """The text as a typesetting system may hand it over: with what prints nothing, and spaces."""
    if chance.random() < _CLEAN:
        return text
    text = re.sub(
        f"(?<=[{HAN}])(?=[{HAN}])",
        lambda _: chance.choice(_NOISE) if chance.random() < _NOISY else "",
        text,
    )
    text = re.sub("(?<=[a-z])(?=[a-z]{3})", lambda _: chance.choice(("", "\u00ad")), text)
    return "\n".join("\u3000\u3000" + line for line in text.split("\n"))


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
