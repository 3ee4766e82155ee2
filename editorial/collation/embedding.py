"""Short sides that are lost in long ones (没入): most of what a lopsided gap may be.

If the characters of the shorter side that occur in the longer one at all occur there in order, with
room between them for the others, no other way keeps more of them; so this way is a shortest one. To
find out takes a search for each character, where the edit matrix would have billions of cells.
"""

from __future__ import annotations

from typing import TypeAlias

Steps: TypeAlias = tuple[int, int, int, int]
"""An edit, or several of one sort: start and end in the manuscript, then in the galley."""


def embedded_distance(manuscript: str, galley: str) -> int | None:
    """The distance of two texts one of which is lost in the other; else nothing."""
    short, long = sorted((manuscript, galley), key=len)
    kept = _kept(short, long)
    return None if kept is None else len(long) - len(kept)


def embedded_edits(manuscript: str, galley: str) -> list[Steps] | None:
    """The edits of two texts one of which is lost in the other; else nothing.

    Returns:
        A minimal script in text order, what is kept standing as early as can be.
    """
    turned = len(manuscript) > len(galley)
    short, long = (galley, manuscript) if turned else (manuscript, galley)
    kept = _kept(short, long)
    if kept is None:
        return None
    edits: list[Steps] = []
    x = y = 0
    for match_x, match_y in [*kept, (len(short), len(long))]:
        if y < match_y:
            edits.append((y, match_y, x, match_x) if turned else (x, match_x, y, match_y))
        x, y = match_x + 1, match_y + 1
    return edits


def _kept(short: str, long: str) -> list[tuple[int, int]] | None:
    """The characters that stay as they are, as offsets in both texts."""
    occurring = set(long)
    kept: list[tuple[int, int]] = []
    y = 0
    for x, character in enumerate(short):
        if character in occurring:
            y = long.find(character, y)
            if y < 0:
                return None
            kept.append((x, y))
        y += 1
    return kept if y <= len(long) else None
