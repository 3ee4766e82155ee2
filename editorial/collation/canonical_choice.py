"""The proof-reader's choice among minimal scripts.

Texts that differ have many minimal scripts, all of one cost. Which of them is returned is fixed by
rules, so that it is the same everywhere, and so that it reads as a proof-reader would mark it. The
rules are listed in ``docs/engine.md``.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate
from operator import ne
from typing import Final

from editorial.collation.boundaries import character_class, leaning, stretch_rank
from editorial.collation.edit_script import Edit
from editorial.collation.fewest_places import fewest_places
from editorial.collation.gap import Gap, TextPair
from editorial.collation.gap_solving import edited_through
from editorial.text.folding import fold_case, fold_variant, fold_width

_LONGEST_WORD: Final = 12
"""A stretch is not looked for elsewhere if it has more characters."""
_LONGEST_REPLACED: Final = 4096
"""So many replaced characters in a row are looked at to find where the surplus stands best."""
_CHOICES: Final = 4096
"""So many places are looked at for one stretch, the latest ones."""
_NEAR: Final = 2000
"""So many characters on either side show which stretches are words here."""


def canonical_edits(pair: TextPair, gaps: Iterable[Gap]) -> tuple[Edit, ...]:
    """Choose the edits of gaps on a shortest way.

    Args:
        pair: The texts.
        gaps: In text order, their costs exact.

    Returns:
        A minimal script of the texts, if the gaps lie on a shortest way.
    """
    edits: list[Edit] = []
    for gap in gaps:
        places = (gap,) if edited_through(gap) else fewest_places(pair, gap)
        for place in places:
            edits += _edits_of_place(pair, place)
    return tuple(_slid(pair, edits))


def _edits_of_place(pair: TextPair, place: Gap) -> list[Edit]:
    """One replacement, and the surplus of the longer side at one end of it or within it."""
    i, j, length, galley_length, _ = place
    if length == galley_length or not length or not galley_length:
        return [Edit(i, i + length, j, j + galley_length)]
    kept = min(length, galley_length)
    ahead = _best_surplus(pair.manuscript[i : i + length], pair.galley[j : j + galley_length], kept)
    after = i + ahead + length - kept
    galley_after = j + ahead + galley_length - kept
    parts = (
        Edit(i, i + ahead, j, j + ahead),
        Edit(i + ahead, after, j + ahead, galley_after),
        Edit(after, i + length, galley_after, j + galley_length),
    )
    return [edit for edit in parts if edit.cost]


def _best_surplus(left: str, right: str, kept: int) -> int:
    """How many characters are to be replaced before the surplus of the longer side comes.

    Marks are replaced by marks, digits by digits, as far as can be; then the surplus comes at the
    end, else at the beginning, else as late as can be. Where pages are replaced it comes at the
    end.
    """
    if kept > _LONGEST_REPLACED:
        return kept
    before = _unlike(left[:kept], right[:kept])
    behind = _unlike(left[: -kept - 1 : -1], right[: -kept - 1 : -1])
    unlike = [x + y for x, y in zip(before, reversed(behind), strict=True)]
    if kept <= _LONGEST_WORD:
        # Of these, another form of a character stands for that character.
        before = [0, *accumulate(map(_of_one_character, left, right[:kept]))]
        behind = [0, *accumulate(map(_of_one_character, left[::-1], right[: -kept - 1 : -1]))]
        kin = [x + y for x, y in zip(before[: kept + 1], behind[kept::-1], strict=True)]
        unlike = [x * (kept + 1) - y for x, y in zip(unlike, kin, strict=True)]
    fewest = min(unlike)
    for ahead in (kept, 0):
        if unlike[ahead] == fewest:
            return ahead
    return kept - unlike[::-1].index(fewest)


def _of_one_character(character: str, other: str) -> bool:
    """Whether the two are forms of one character (全半角、大小写、繁体/异体)."""
    width, case, variant = _forms(character)
    other_width, other_case, other_variant = _forms(other)
    return width == other_width or case == other_case or variant == other_variant


@lru_cache(maxsize=16384)
def _forms(character: str) -> tuple[str, str, str]:
    return fold_width(character), fold_case(character), fold_variant(character)


def _unlike(left: str, right: str) -> list[int]:
    """For each beginning, how many characters stand against such of another class."""
    classes = map(character_class, left), map(character_class, right)
    return [0, *accumulate(map(ne, *classes))]


def _slid(pair: TextPair, edits: list[Edit]) -> list[Edit]:
    """Move every deletion and insertion that stands alone to its natural place."""
    for number, edit in enumerate(edits):
        start, end, galley_start, galley_end = edit
        if start != end and galley_start != galley_end:
            continue
        earliest = edits[number - 1].manuscript_end if number else 0
        following = edits[number + 1].manuscript_start if number + 1 < len(edits) else None
        if following == end or (number and earliest == start):
            continue
        if start != end:
            latest = len(pair.manuscript) if following is None else following
            by = _natural_shift(pair.manuscript, start, end, start - earliest, latest - end)
        else:
            latest = len(pair.manuscript) if following is None else following
            by = _natural_shift(
                pair.galley, galley_start, galley_end, start - earliest, latest - end
            )
        if by:
            edits[number] = Edit(start + by, end + by, galley_start + by, galley_end + by)
    return edits


def _natural_shift(text: str, start: int, end: int, back: int, ahead: int) -> int:
    """By how much to move a stretch of ``text`` that may stand in several places.

    It may move as long as the character it gives up at one end is the one it takes in at the
    other, at most ``back`` characters backwards and ``ahead`` forwards.
    """
    lowest = highest = 0
    while highest < ahead and text[start + highest] == text[end + highest]:
        highest += 1
    while -lowest < back and text[start + lowest - 1] == text[end + lowest - 1]:
        lowest -= 1
    if lowest == highest:
        return 0
    length = end - start
    usual = highest
    if highest - lowest >= length:
        usual = lowest + (highest - lowest) // length * length
    # Further back than one length the same choices come again.
    earliest = max(lowest, highest - min(length, _CHOICES) + 1)
    shifts: list[int] = [usual, *range(highest, earliest - 1, -1)]
    ranks = [stretch_rank(text, start + shift, end + shift) for shift in shifts]
    highest_rank = max(ranks)
    best = [shift for shift, rank in zip(shifts, ranks, strict=True) if rank == highest_rank]
    if len(best) == 1 or length > _LONGEST_WORD or highest - lowest >= length:
        return best[0]
    return _likelier_word(text, start, end, best)


def _likelier_word(text: str, start: int, end: int, shifts: list[int]) -> int:
    """Of equal ranks the stretch whose ends are not torn off; then what stands nearby most often.

    Of a stretch that is repeated whole this can't be said: turned round, it leans as well.
    """

    def likelihood(shift: int) -> tuple[int, int]:
        stretch = text[start + shift : end + shift]
        return leaning(stretch), text.count(stretch, max(start - _NEAR, 0), end + _NEAR)

    return max(shifts, key=likelihood)
