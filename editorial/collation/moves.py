"""Moves (移位): a stretch that is gone here and stands there, counted as one place, not two."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from editorial.collation.exchanges import find_exchanges
from editorial.collation.far_moves import find_far_moves
from editorial.collation.place import CollatedTexts, Place
from editorial.collation.rearrangements import Rearranged, find_rearrangements


def find_moves(places: Sequence[Place], texts: CollatedTexts) -> Rearranged:
    """Turn what moved into pairs of ends tied by ``move``; the other places stay.

    First neighbouring stretches that changed places are looked for, since a minimal script may
    show them as many small edits; then whatever is gone in one place and new in another; at last
    what moved and was changed, or what moved into a mess; and once more what that has laid bare.
    """
    numbers = count()
    exchanged = find_exchanges(places, texts, numbers)
    moved = find_far_moves(exchanged, texts, numbers)
    read_again = find_rearrangements(moved, texts, numbers)
    if len(read_again.places) == len(moved):
        return read_again
    return read_again._replace(places=find_far_moves(read_again.places, texts, numbers))
