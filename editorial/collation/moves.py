"""Moves (移位): a stretch that is gone here and stands there, counted as one place, not two."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Final

from editorial.collation.place import CollatedTexts, Place, Rearranged

_FEWEST_EDITS: Final = 8
"""Edits that a stretch leaves at least if it moved and was changed, or moved into a mess."""


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
    if len(found) != len(moved):
        found = find_far_moves(found, texts, numbers)
    changed = {place.inside for place in read_again.inner}
    return Rearranged(keep_paragraphs(found, texts, changed), read_again.inner)


def _may_have_moved(places: Sequence[Place]) -> bool:
    """Whether the places leave room for a move.

    What is gone here and new there has its characters in both; what was changed on its way leaves
    many edits.
    """
    if sum(place.edits for place in places) >= _FEWEST_EDITS:
        return True
    gone = set[str]().union(*(place.manuscript_text for place in places))
    return not gone.isdisjoint("".join(place.galley_text for place in places))
