"""Moves (移位): a stretch that is gone here and stands there, counted as one place, not two."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count, pairwise
from typing import Final

from editorial.collation.place import CollatedTexts, Place, PlaceShape, Rearranged

_FEWEST_EDITS: Final = 8
"""Edits that a stretch leaves at least if it moved and was changed, or moved into a mess."""
SHORT_SWAP: Final = 4
"""Characters of a swap that is none of longer stretches (``exchanges.SHORTEST``)."""
APART: Final = 40
"""Equal characters beyond which two swaps are no parts of one exchange (``exchanges``)."""


def find_moves(places: Sequence[Place], texts: CollatedTexts) -> Rearranged:
    """Turn what moved into pairs of ends tied by ``move``; the other places stay.

    First neighbouring stretches that changed places are looked for, since a minimal script may
    show them as many small edits; then whatever is gone in one place and new in another; at last
    what moved and was changed, or what moved into a mess; and once more what that has laid bare.
    Of two stretches that passed each other the one moved that leaves the paragraphs as they are.
    """
    if not _may_have_moved(places):
        return Rearranged(list(places), [])
    # In most galleys nothing has; the rules for it are loaded where something may have.
    from editorial.collation.exchanges import find_exchanges  # noqa: PLC0415
    from editorial.collation.far_moves import find_far_moves  # noqa: PLC0415
    from editorial.collation.moves_and_breaks import keep_paragraphs  # noqa: PLC0415
    from editorial.collation.rearrangements import find_rearrangements  # noqa: PLC0415

    numbers = count()
    exchanged = find_exchanges(places, texts, numbers)
    moved = find_far_moves(exchanged, texts, numbers)
    read_again = find_rearrangements(moved, texts, numbers)
    found = read_again.places
    if found != moved:
        found = find_far_moves(found, texts, numbers)
    changed = {place.inside for place in read_again.inner}
    return Rearranged(keep_paragraphs(found, texts, changed), read_again.inner)


def _may_have_moved(places: Sequence[Place]) -> bool:
    """Whether the places leave room for a move.

    What is gone here and new there has its characters in both; what was changed on its way leaves
    many edits. A short swap may be part of an exchange only beside other swaps.
    """
    if sum(place.edits for place in places) >= _FEWEST_EDITS:
        return True
    swaps = [place for place in places if place.shape is PlaceShape.SWAP]
    others = [place for place in places if place.shape is not PlaceShape.SWAP]
    gone = set[str]().union(*(place.manuscript_text for place in others))
    return (
        any(len(swap.manuscript_text) > SHORT_SWAP for swap in swaps)
        or any(b.manuscript_start - a.manuscript_end <= APART for a, b in pairwise(swaps))
        or not gone.isdisjoint("".join(place.galley_text for place in others))
    )
