"""Of the minimal scripts of a gap, the one that edits in the fewest places."""

from __future__ import annotations

from typing import Final, NamedTuple

from editorial.collation.boundaries import character_class
from editorial.collation.gap import Gap, TextPair

_EDIT: Final = 1 << 40
_PLACE: Final = 1 << 20
_UNLIKE: Final = 1
"""What a way costs: edits above all, then places, then replacements across classes."""
_NEVER: Final = 1 << 60
_REPLACED, _INSERTED, _DELETED = range(3)


def fewest_places(pair: TextPair, gap: Gap) -> list[Gap]:
    """Split a gap into the places that a minimal script edits, as few as can be.

    Of scripts with equally many places the one is taken that replaces the fewest characters by
    such of another class (a mark by a word); then the one whose edits come latest.

    Returns:
        Gaps in text order, all edited through.
    """
    i, j, length, galley_length, cost = gap
    left = pair.manuscript[i : i + length]
    right = pair.galley[j : j + galley_length]
    return _places(i, j, _matches(left, right, cost), length, galley_length)


def _places(
    i: int, j: int, matches: list[tuple[int, int]], length: int, galley_length: int
) -> list[Gap]:
    """What lies between the characters that are left as they are."""
    places: list[Gap] = []
    x = y = 0
    for match_x, match_y in [*matches, (length, galley_length)]:
        if match_x > x or match_y > y:
            cost = max(match_x - x, match_y - y)
            places.append(Gap(i + x, j + y, match_x - x, match_y - y, cost))
        x, y = match_x + 1, match_y + 1
    return places


class _Band(NamedTuple):
    """The cells of the edit matrix that a way of a given cost can reach, row by row.

    A row stands for a beginning of the manuscript's side; ``row[k]`` for a beginning of the
    galley's that is ``k + shift`` characters longer. One cell more on either side is never reached.
    """

    shift: int
    matched: list[list[int]]
    """What the best way to a cell costs that ends with a match."""
    edited: list[list[int]]
    """What the best way to a cell costs that ends with an edit."""
    edits: list[list[int]]
    """By which edit that one ends."""


def _matches(left: str, right: str, cost: int) -> list[tuple[int, int]]:
    """The characters that the chosen script leaves as they are, as offsets on both sides."""
    return _traced_back(_band(left, right, cost), len(left), len(right))


def _band(left: str, right: str, cost: int) -> _Band:
    surplus = len(right) - len(left)
    spare = (cost - abs(surplus)) // 2
    shift = min(surplus, 0) - spare - 1
    width = abs(surplus) + 2 * spare + 3
    classes = [character_class(character) for character in left]
    galley_classes = [character_class(character) for character in right]
    never = [_NEVER] * width
    band = _Band(shift, [], [], [])
    above_matched = above_edited = never
    for x in range(len(left) + 1):
        matched, edited, edits = never[:], never[:], [_REPLACED] * width
        for k in range(max(1, -x - shift), min(width - 1, len(right) - x - shift + 1)):
            y = x + k + shift
            if not x and not y:
                matched[k] = 0
                continue
            way, edit = _cheaper(edited[k - 1], matched[k - 1] + _PLACE), _INSERTED
            deleted = _cheaper(above_edited[k + 1], above_matched[k + 1] + _PLACE)
            if deleted < way:
                way, edit = deleted, _DELETED
            if x and y:
                replaced = _cheaper(above_edited[k], above_matched[k] + _PLACE)
                if classes[x - 1] != galley_classes[y - 1]:
                    replaced += _UNLIKE
                if replaced <= way:
                    way, edit = replaced, _REPLACED
                if left[x - 1] == right[y - 1]:
                    matched[k] = _cheaper(above_edited[k], above_matched[k])
            edited[k] = way + _EDIT
            edits[k] = edit
        band.matched.append(matched)
        band.edited.append(edited)
        band.edits.append(edits)
        above_matched, above_edited = matched, edited
    return band


def _cheaper(one: int, other: int) -> int:
    # Much faster than min(), and called for every cell.
    return one if one < other else other


def _traced_back(band: _Band, x: int, y: int) -> list[tuple[int, int]]:
    """Follow the best way back from its end; of equal ways the one that edits latest."""
    shift, matched, edited, edits = band
    matches: list[tuple[int, int]] = []
    k = y - x - shift
    editing = edited[x][k] <= matched[x][k]
    while x or y:
        edit = edits[x][k] if editing else _REPLACED
        if edit != _INSERTED:
            x -= 1
        if edit == _DELETED:
            k += 1
        elif edit == _INSERTED:
            k -= 1
        y = x + k + shift
        if editing:
            editing = edited[x][k] <= matched[x][k] + _PLACE
        else:
            matches.append((x, y))
            editing = edited[x][k] <= matched[x][k]
    return matches[::-1]
