"""The note on a place (致误原因的注): the reasons for which its wrong characters are likely."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from editorial.collation.likeness.keyboard import keys_adjacent, syllable_keys_adjacent
from editorial.collation.likeness.reason import Reason
from editorial.collation.likeness.shape import looks_alike
from editorial.collation.likeness.sound import sounds_alike, words_sound_alike
from editorial.collation.likeness.table import LikenessTable
from editorial.text.character_classes import is_han
from editorial.text.folding import fold_width

LONGEST: Final = 4
"""Differing characters beyond which a place is another wording, not a slip."""
SWAPPED: Final = "相邻颠倒"


def likeness_note(right: str, wrong: str, likeness: Callable[[], LikenessTable]) -> str:
    """Say why the wrong characters are likely, in Chinese; empty when nothing is known.

    Args:
        right: What the manuscript has.
        wrong: What the galley has.
        likeness: Gives the likeness table; called only when there is something to look up.

    Returns:
        Such as ``同音（lì）``, ``音近（sì/shì）、形近``,
        ``同音词（quán lì）``, ``键位邻近（4/7）``.
    """
    if len(right) != 1 or len(wrong) != 1:
        right, wrong = _differing(right, wrong)
        if not right or not wrong or max(len(right), len(wrong)) > LONGEST:
            return ""
    if len(right) == 1 == len(wrong):
        return _of_pair(right, wrong, likeness())
    if len(right) != len(wrong):
        return _told([looks_alike(right, wrong, likeness())], right, wrong)
    return _of_run(right, wrong, likeness())


def _differing(right: str, wrong: str) -> tuple[str, str]:
    """The two texts without their common beginning and end."""
    shorter = min(len(right), len(wrong))
    start = next((i for i in range(shorter) if right[i] != wrong[i]), shorter)
    rest = shorter - start
    end = next((i for i in range(rest) if right[-1 - i] != wrong[-1 - i]), rest)
    return right[start : len(right) - end], wrong[start : len(wrong) - end]


def _of_run(right: str, wrong: str, table: LikenessTable) -> str:
    """A run as a whole word, or every pair by itself: half an explanation may be chance."""
    if all(map(is_han, right + wrong)):
        if word := words_sound_alike(right, wrong, table):
            return str(word)
    elif len(right) == 2 and right == wrong[::-1]:
        return str(Reason(SWAPPED, f"{right}/{wrong}"))
    pairs = dict.fromkeys(pair for pair in zip(right, wrong, strict=True) if pair[0] != pair[1])
    notes = [_of_pair(*pair, table, named=len(pairs) > 1) for pair in pairs]
    return "；".join(notes) if all(notes) else ""


def _of_pair(right: str, wrong: str, table: LikenessTable, *, named: bool = False) -> str:
    """One character for another; where it is one of several, with the two characters."""
    if right not in table.readings or wrong not in table.readings:
        narrow = fold_width(right), fold_width(wrong)
        return _told([looks_alike(*narrow, table), keys_adjacent(*narrow)], right, wrong)
    sound, shape = sounds_alike(right, wrong, table), looks_alike(right, wrong, table)
    if sound is None and shape is None:
        sound = syllable_keys_adjacent(right, wrong, table)
        if sound is None:
            return ""
    note = "、".join(str(reason) for reason in (sound, shape) if reason)
    return f"{right}/{wrong} {note}" if named else note


def _told(reasons: Iterable[Reason | None], right: str, wrong: str) -> str:
    """The reasons' terms and what they are said of."""
    terms = "、".join(reason.term for reason in reasons if reason)
    return str(Reason(terms, f"{right}/{wrong}")) if terms else ""
