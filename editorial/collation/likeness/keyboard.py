"""键位邻近: the wrong key was struck, one beside the right one, or the same one without Shift.

Letters, digits and Chinese marks on the ordinary keyboard (QWERTY), digits on the numeric pad too;
Han characters by the letters of their syllables (拼音输入).
"""

from __future__ import annotations

from functools import cache
from typing import Final

from editorial.collation.likeness.reason import Reason
from editorial.collation.likeness.syllables import toneless
from editorial.collation.likeness.table import LikenessTable

TERM: Final = "键位邻近"
SAME_KEY: Final = "同键"
OF_SYLLABLES: Final = "拼音键位邻近"

_ROWS: Final = (
    (0.0, "`1234567890-="),
    (1.5, "qwertyuiop[]\\"),
    (1.75, "asdfghjkl;'"),
    (2.25, "zxcvbnm,./"),
)
"""The rows of keys, each with its offset in widths of a key."""
_PLACES: Final = {
    key: (offset + column, float(row))
    for row, (offset, keys) in enumerate(_ROWS)
    for column, key in enumerate(keys)
}
_PAD: Final = {
    key: (float(column), float(row))
    for row, keys in enumerate(("789", "456", "123", "0"))
    for column, key in enumerate(keys)
}
_TYPED: Final = dict(
    zip(
        ":“”‘’?《》、()!…—·+【】「」。",
        ";''''/,.\\9016-`=[][].",
        strict=True,
    )
)
"""The key of a mark with a Chinese input method; letters, digits and the rest are their own."""


def keys_adjacent(right: str, wrong: str) -> Reason | None:
    """Whether two letters, digits or marks lie on neighbouring keys, or on one.

    Full-width forms are to be folded before.
    """
    one, other = _key(right), _key(wrong)
    if one not in _PLACES or other not in _PLACES:
        return None
    if one == other:
        return Reason(SAME_KEY)
    return Reason(TERM) if _beside(one, other) else None


def syllable_keys_adjacent(right: str, wrong: str, table: LikenessTable) -> Reason | None:
    """Whether two Han characters' syllables differ in one letter, struck one key beside it."""
    theirs = table.readings.get(wrong, ())
    for one in table.readings.get(right, ()):
        for other in theirs:
            if len(one) == len(other) and toneless(other) in _slips(toneless(one)):
                return Reason(OF_SYLLABLES, f"{one}/{other}")
    return None


@cache
def _slips(typed: str) -> frozenset[str]:
    """What a syllable becomes when one of its letters is struck beside its key."""
    return frozenset(
        typed[:place] + key + typed[place + 1 :]
        for place, letter in enumerate(typed)
        for key in _PLACES
        if letter in _PLACES and key != letter and _beside(letter, key)
    )


def _key(character: str) -> str:
    return _TYPED.get(character, character.lower())


@cache
def _beside(one: str, other: str) -> bool:
    return _near(_PLACES[one], _PLACES[other], 0.8) or (
        one in _PAD and other in _PAD and _near(_PAD[one], _PAD[other], 0.0)
    )


def _near(one: tuple[float, float], other: tuple[float, float], aslant: float) -> bool:
    across, down = abs(one[0] - other[0]), abs(one[1] - other[1])
    return across <= 1 if down == 0 else down == 1 and across <= aslant
