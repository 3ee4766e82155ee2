"""Mending (并处): neighbouring gaps that are one gap become one.

“甲乙甲丙” gone from “甲乙甲丙甲乙丁” may come out of a minimal script as two smaller gaps with a
stretch between that fits both ways. One place with the same edits is what a reader sees.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from editorial.collation.place import CollatedTexts, Place, place_of, span_of

_WIDEST: Final = 40
"""Equal characters between two gaps that may be one."""


def mend_gaps(places: Sequence[Place], texts: CollatedTexts) -> list[Place]:
    """Join neighbouring gaps of one text where a single gap explains them with the same edits."""
    mended: list[Place] = []
    for place in places:
        while mended:
            joined = _one_gap(mended[-1], place, texts)
            if joined is None:
                break
            mended.pop()
            place = joined  # noqa: PLW2901 - it may join further back
        mended.append(place)
    return mended


def _one_gap(first: Place, last: Place, texts: CollatedTexts) -> Place | None:
    between = last.manuscript_start - first.manuscript_end
    if between > _WIDEST or first.shape.whole or last.shape.whole:
        return None
    if first.galley_text == last.galley_text == "":
        ours_is_longer = True
    elif first.manuscript_text == last.manuscript_text == "":
        ours_is_longer = False
    else:
        return None
    whole = span_of(texts, first, last)
    longer, shorter = whole.manuscript_text, whole.galley_text
    if not ours_is_longer:
        longer, shorter = shorter, longer
    gap = len(longer) - len(shorter)
    if longer.endswith(shorter):
        kept = 0
    elif longer.startswith(shorter):
        kept = len(shorter)
    else:
        return None
    m, g = whole.manuscript_start + kept, whole.galley_start + kept
    edits = first.edits + last.edits
    if ours_is_longer:
        return place_of(texts, (m, m + gap), (g, g), edits)
    return place_of(texts, (m, m), (g, g + gap), edits)
