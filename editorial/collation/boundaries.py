"""Where a proof-reader would begin and end a deleted or inserted stretch.

Of "甲、乙、丙" with "、乙" gone it can't be said whether "、乙" or "乙、" was deleted: both leave
"甲、丙". The ranks here say which of two such readings a proof-reader would mark.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

_SENTENCE_END: Final = frozenset("。！？；!?;\n")
_CLOSING: Final = frozenset("”’」』）》〉】〕］｝)]}")
_OPENING: Final = frozenset("“‘「『（《〈【〔［｛([{")
_SEPARATOR: Final = frozenset("，、：,:·—－")


@lru_cache(maxsize=16384)
def character_class(character: str) -> str:
    """The class of a character: ``H`` Han and kana, ``L`` letter, ``N`` digit, ``P`` mark."""
    category = unicodedata.category(character)
    if category == "Lo":
        return "H"
    return category[0] if category[0] in "LN" else "P"


def stretch_rank(text: str, start: int, end: int) -> int:
    """How natural it is to delete or insert ``text[start:end]`` as one stretch; more is better.

    =====  ==========================================================================
    +8     a bracketed or quoted whole: begins with its opening mark, ends with a closing one
    +6     a whole sentence: stands behind a sentence's end and ends a sentence itself
    +4     begins with a separator (、，：) and stands before another mark
    +3     begins with a separator
    +2     ends with a separator and stands behind a mark
    +1     stands behind a mark, or before one
    -4     begins with a closing mark or ends with an opening one: tears pairs apart
    -2     each end that cuts a number or a foreign word in two
    =====  ==========================================================================
    """
    first, last = text[start], text[end - 1]
    before = text[start - 1] if start else ""
    after = text[end : end + 1]
    rank = 0
    if first in _CLOSING or last in _OPENING:
        rank -= 4
    if _one_token(before, first):
        rank -= 2
    if _one_token(last, after):
        rank -= 2
    if first in _OPENING and last in _CLOSING:
        return rank + 8
    if _ends_sentence(text, start) and _ends_sentence(text, end):
        return rank + 6
    if first in _SEPARATOR:
        return rank + (4 if _is_mark(after) else 3)
    if _is_mark(before):
        return rank + (2 if last in _SEPARATOR else 1)
    return rank + (1 if _is_mark(after) else 0)


def _ends_sentence(text: str, position: int) -> bool:
    """Whether a sentence ends just before ``position``; the text's beginning counts."""
    if position and text[position - 1] in _CLOSING:
        position -= 1
    return position == 0 or text[position - 1] in _SENTENCE_END


def _is_mark(character: str) -> bool:
    return not character or character_class(character) == "P"


def _one_token(left: str, right: str) -> bool:
    """Whether two neighbouring characters belong to one number or one foreign word."""
    if not left or not right:
        return False
    kind = character_class(left)
    return kind in "LN" and kind == character_class(right)
