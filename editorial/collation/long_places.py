"""Long places (长处): text that was written anew is told edit by edit, not character by character.

Where a page was exchanged for another, nobody marks which of its commas became which word.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from editorial.collation.edit_script import Edit
from editorial.collation.place import CollatedTexts, Place, place_of

LONGEST_READ: Final = 1000
"""Edits of a place that is read character by character; a page has some seven hundred."""


def edit_by_edit(place: Place, texts: CollatedTexts) -> Iterator[Place]:
    """Split a long place into what was replaced, what is missing and what was put in."""
    if not place.script:
        yield place
        return
    for _, run in groupby(place.script, _sides):
        edits = list(run)
        first, last = edits[0], edits[-1]
        yield place_of(
            texts,
            (first.manuscript_start, last.manuscript_end),
            (first.galley_start, last.galley_end),
            sum(edit.cost for edit in edits),
        )


def _sides(edit: Edit) -> tuple[bool, bool]:
    """Which of the texts have something there."""
    return edit.manuscript_start < edit.manuscript_end, edit.galley_start < edit.galley_end
