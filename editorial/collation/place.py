"""Places (处): stretches where the two texts differ, as they are counted."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from editorial.collation.edit_script import Edit
from editorial.text.body_text import BodyText


class PlaceShape(Enum):
    """What a place is before anyone looks at its characters."""

    PLAIN = auto()
    """The galley has something else, something more or something less here."""
    NUMBER = auto()
    """The same, inside one number, over which the place now reaches."""
    FOREIGN_WORD = auto()
    """The same, inside foreign words, over which the place now reaches."""
    SWAP = auto()
    """The galley has the same characters, two parts of them exchanged."""
    MOVED_AWAY = auto()
    """A stretch that stands elsewhere in the galley."""
    MOVED_IN = auto()
    """A stretch that stood elsewhere in the manuscript."""

    @property
    def whole(self) -> bool:
        """Whether the place is complete as it is: never split, never made longer."""
        # Asked for every place many times; a set would hash the members each time.
        return (
            self is PlaceShape.SWAP or self is PlaceShape.MOVED_AWAY or self is PlaceShape.MOVED_IN
        )


class CollatedTexts(NamedTuple):
    """The two body texts and their keys, which are compared in their stead."""

    manuscript: BodyText
    galley: BodyText
    manuscript_key: str
    galley_key: str


class Place(NamedTuple):
    """One stretch of the manuscript against one of the galley; the rest of the texts is equal.

    Offsets are code points of the body texts, end exclusive.
    """

    manuscript_start: int
    manuscript_end: int
    galley_start: int
    galley_end: int
    edits: int
    """Its share of the edit distance."""
    manuscript_text: str
    """What the manuscript's key has here."""
    galley_text: str
    """What the galley's key has here."""
    script: tuple[Edit, ...] = ()
    """The touching edits it was made of; empty when it no longer follows them."""
    shape: PlaceShape = PlaceShape.PLAIN
    move: int | None = None
    """What ties the two ends of a move together."""
    inside: int | None = None
    """The move inside whose stretch it is a change; it then stands outside the order of places."""

    @property
    def order(self) -> tuple[int, int]:
        """Sort key: manuscript order, then galley order."""
        return self.manuscript_start, self.galley_start


class Rearranged(NamedTuple):
    """The places when what moved has been found."""

    places: list[Place]
    inner: list[Place]
    """Changes inside the stretches that moved; their offsets lie inside the moves'."""


def place_of(
    texts: CollatedTexts, manuscript: tuple[int, int], galley: tuple[int, int], edits: int
) -> Place:
    """Make the place between two pairs of offsets."""
    return Place(
        *manuscript,
        *galley,
        edits,
        texts.manuscript_key[slice(*manuscript)],
        texts.galley_key[slice(*galley)],
    )


def span_of(texts: CollatedTexts, first: Place, last: Place) -> Place:
    """The place from the start of ``first`` to the end of ``last``, without its own edits."""
    return place_of(
        texts,
        (first.manuscript_start, last.manuscript_end),
        (first.galley_start, last.galley_end),
        0,
    )


def shaped(place: Place, shape: PlaceShape, move: int | None = None) -> Place:
    """The same place, seen as something else."""
    if place.shape is shape and place.move == move:
        return place
    return place._replace(shape=shape, move=move)
