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
        Such as ``同音（lì）``, ``音近（sì/shì）、形近``, ``同音词（quán lì）``; where the place
        holds more than the characters meant, with these: ``键位邻近（4/7）``.
    """
    if len(right) == 1 == len(wrong):
        return _of_pair(right, wrong, likeness())
    right, wrong = _differing(right, wrong)
    if not right or not wrong or max(len(right), len(wrong)) > LONGEST:
        return ""
    if len(right) != len(wrong):
        return _named(_joined([looks_alike(right, wrong, likeness())]), right, wrong)
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
    if len(right) > 1 and all(map(is_han, right + wrong)):
        if word := words_sound_alike(right, wrong, table):
            return str(word)
    elif len(right) == 2 and right == wrong[::-1]:
        return str(Reason(SWAPPED, f"{right}/{wrong}"))
    pairs = dict.fromkeys(pair for pair in zip(right, wrong, strict=True) if pair[0] != pair[1])
    notes = [_of_pair(*pair, table) for pair in pairs]
    if not all(notes):
        return ""
    if len(notes) == 1 and all(map(is_han, right + wrong)):
        return notes[0]
    return "；".join(_named(note, *pair) for pair, note in zip(pairs, notes, strict=True))


def _of_pair(right: str, wrong: str, table: LikenessTable) -> str:
    """One character for another."""
    if right not in table.readings or wrong not in table.readings:
        narrow = fold_width(right), fold_width(wrong)
        return _joined([looks_alike(*narrow, table), keys_adjacent(*narrow)])
    sound, shape = sounds_alike(right, wrong, table), looks_alike(right, wrong, table)
    if sound is None and shape is None:
        sound = syllable_keys_adjacent(right, wrong, table)
    return _joined([sound, shape]) if sound or shape else ""


def _joined(reasons: Iterable[Reason | None]) -> str:
    return "、".join(str(reason) for reason in reasons if reason)


def _named(note: str, right: str, wrong: str) -> str:
    """The note with the characters it is about."""
    if not note:
        return ""
    return f"{right}/{wrong}：{note}" if note.endswith("）") else f"{note}（{right}/{wrong}）"
