"""The segmentation guard (分词限制): a short wrong form must not be made of two right words.

认*定单*位 holds 定单 and 工*商确*认 holds 商确, but nobody wrote those words. Two readings of the
place are weighed against each other by word frequencies:

- as it stands: the best segmentation of the hit with its neighbours;
- as suspected: the right form as one word, its neighbours segmented on either side.

Where no word of the first reading straddles the hit's edges there is nothing to weigh and the
entry speaks. Where one does, the entry speaks only when the second reading is likelier.
"""

from __future__ import annotations

from typing import Final

from editorial.checking.checked_text import CheckedText
from editorial.checking.word_segmentation import best_segmentation, word_boundaries

_NEIGHBOURS: Final = 6
"""Han characters looked at on each side; the longest words that matter have five."""

_LEAST_GAIN: Final = 0.0
"""Natural-log gain that the suspected reading needs over the text as it stands."""


def stands_as_word(text: CheckedText, start: int, end: int, rights: tuple[str, ...]) -> bool:
    """Whether the characters from ``start`` to ``end`` are one word there, meant as ``rights``.

    Args:
        text: The text under check.
        start: Offset of the hit's first character.
        end: Offset behind its last character.
        rights: The forms that may be meant.
    """
    before = text.han_before(start, _NEIGHBOURS)
    after = text.han_after(end, _NEIGHBOURS)
    as_it_stands, words = best_segmentation(before + text.text[start:end] + after)
    boundaries = word_boundaries(words)
    if {len(before), len(before) + end - start} <= boundaries:
        return True
    around = best_segmentation(before)[0] + best_segmentation(after)[0]
    as_suspected = max(best_segmentation(right)[0] for right in rights) + around
    return as_suspected > as_it_stands + _LEAST_GAIN
