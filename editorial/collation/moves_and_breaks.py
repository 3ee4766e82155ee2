"""Which of two moved (移位与分段): of two neighbouring stretches exchanged either may have moved.

The script moves the shorter one. Where that would leave paragraph breaks in the wrong places, and
the other one's move would not, it was the other one: the last sentence of a paragraph set behind
the first of the next, not that one set before it and a break with it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from editorial.collation.paragraph_breaks import keeps_breaks
from editorial.collation.place import CollatedTexts, Place, PlaceShape, place_of, shaped


def keep_paragraphs(
    places: Sequence[Place], texts: CollatedTexts, changed: Collection[int | None]
) -> list[Place]:
    """Let the other stretch have moved where that leaves the paragraphs as they are.

    Args:
        places: In text order, the ends of moves among them.
        texts: Both texts.
        changed: Moves whose stretches have changes inside; they stay as they are.
    """
    kept = list(places)
    if not texts.manuscript.break_offsets and not texts.galley.break_offsets:
        return kept
    for at in range(len(kept) - 1):
        first, last = kept[at : at + 2]
        if first.move is None or first.move != last.move or first.move in changed:
            continue
        if not keeps_breaks(first, last, texts):
            other = _other(first, last, texts)
            if keeps_breaks(*other, texts):
                kept[at : at + 2] = other
    return kept


def _other(first: Place, last: Place, texts: CollatedTexts) -> tuple[Place, Place]:
    """The ends of the other stretch, which lies between the ends of the first."""
    ours = first.manuscript_end, last.manuscript_start
    theirs = first.galley_end, last.galley_start
    if first.shape is PlaceShape.MOVED_AWAY:
        away = ours, (last.galley_end, last.galley_end)
        new = (first.manuscript_start, first.manuscript_start), theirs
    else:
        away = ours, (first.galley_start, first.galley_start)
        new = (last.manuscript_end, last.manuscript_end), theirs
    edits = first.edits + last.edits
    gone = shaped(place_of(texts, *away, edits), PlaceShape.MOVED_AWAY, first.move)
    come = shaped(place_of(texts, *new, 0), PlaceShape.MOVED_IN, first.move)
    return (come, gone) if first.shape is PlaceShape.MOVED_AWAY else (gone, come)
