"""Short sides that are lost in long ones (没入): most of what a lopsided gap may be.

If the characters of the shorter side that occur in the longer one at all occur there in order, with
room between them for the others, no other way keeps more of them; so this way is a shortest one. To
find out takes a search for each character, where the edit matrix would have billions of cells.

Where a few too many occur, so that the longer side comes to its end too soon, some have to be given
up. A way costs the difference in length, and above that 1 for a character that is replaced and 2
for one that is taken out. For each beginning of the shorter side and each such excess it is asked
with how little of the longer side it can be had.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Steps: TypeAlias = tuple[int, int, int, int]
"""An edit, or several of one sort: start and end in the manuscript, then in the galley."""

_LONG: Final = 500_000
"""Characters of the longer side from which on excesses are tried: a row of the matrix takes longer
to fill."""
_TIMES: Final = 8
"""So many times as long as the shorter side it is to be."""
_EXCESSES: Final = (64, 512)
"""Excesses that are tried, one after the other."""
_KEPT, _REPLACED, _TAKEN_OUT = range(3)


def embedded_distance(manuscript: str, galley: str) -> int | None:
    """The distance of two texts one of which is lost in the other; else nothing."""
    edits = embedded_edits(manuscript, galley)
    if edits is None:
        return None
    return sum([max(end - start, last - first) for start, end, first, last in edits])


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
        if x < match_x or y < match_y:
            edits.append((y, match_y, x, match_x) if turned else (x, match_x, y, match_y))
        x, y = match_x + 1, match_y + 1
    return edits


def _kept(short: str, long: str) -> list[tuple[int, int]] | None:
    """The characters that stay as they are, as offsets in both texts."""
    kept = _greedily_kept(short, long)
    if kept is None and len(long) >= max(_LONG, _TIMES * len(short)):
        for excess in _EXCESSES:
            ways = _least_excess(short, long, excess)
            if ways:
                return _followed(short, long, ways)
    return kept


def _greedily_kept(short: str, long: str) -> list[tuple[int, int]] | None:
    """Keep what occurs in the longer side, with as little of it as can be; replace the rest."""
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


def _followed(short: str, long: str, ways: bytes) -> list[tuple[int, int]] | None:
    """Keep, replace and take out as told, with as little of the longer side as can be."""
    kept: list[tuple[int, int]] = []
    y = 0
    for x, (character, way) in enumerate(zip(short, ways, strict=True)):
        if way == _KEPT:
            y = long.find(character, y)
            if y < 0:
                return None
            kept.append((x, y))
        y += way != _TAKEN_OUT
    return kept if y <= len(long) else None


@lru_cache(maxsize=2)  # distance and script are asked for one after the other
def _least_excess(short: str, long: str, most: int) -> bytes:
    """What becomes of each character at the least excess, if that is ``most`` or less.

    Characters that occur nowhere in the longer side are left out of account: they are replaced at
    no excess, or taken out at one of 1.
    """
    import numpy as np  # noqa: PLC0415 - short texts are compared without it

    places = _places(short, long)
    reached = np.zeros(most + 1, np.int64)
    ways = np.zeros((len(short), most + 1), np.uint8)
    for character, row in zip(short, ways, strict=True):
        found = places.get(character)
        before = reached
        if found is None:
            reached = before + 1
            row.fill(_REPLACED)
            np.copyto(row[1:], _TAKEN_OUT, where=before[:-1] < reached[1:])
            np.minimum(reached[1:], before[:-1], out=reached[1:])
        else:
            # The first place behind each offset; behind the last one there is none.
            reached = found[found.searchsorted(before, "right").clip(max=len(found) - 1)]
            np.copyto(row[1:], _REPLACED, where=before[:-1] + 1 < reached[1:])
            np.minimum(reached[1:], before[:-1] + 1, out=reached[1:])
            np.copyto(row[2:], _TAKEN_OUT, where=before[:-2] < reached[2:])
            np.minimum(reached[2:], before[:-2], out=reached[2:])
        if reached[-1] > len(long):
            return b""
    excess = int((reached <= len(long)).argmax())
    chosen = bytearray(len(short))
    for x in range(len(short) - 1, -1, -1):
        way = chosen[x] = ways[x, excess]
        excess -= int(way) if short[x] in places else int(way == _TAKEN_OUT)
    return bytes(chosen)


def _places(short: str, long: str) -> dict[str, NDArray[np.int64]]:
    """Behind which offsets of the longer side each character of the shorter one stands.

    The last of them lies beyond the end.
    """
    import numpy as np  # noqa: PLC0415 - as above

    codes = np.frombuffer(long.encode("utf-32-le", "surrogatepass"), np.uint32)
    order = codes.argsort(kind="stable")
    codes = codes[order]
    places: dict[str, NDArray[np.int64]] = {}
    for character in set(short):
        first, last = codes.searchsorted([ord(character), ord(character) + 1]).tolist()
        if first < last:
            places[character] = np.append(order[first:last] + 1, 2 * len(long))
    return places
