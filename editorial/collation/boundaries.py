"""Where a proof-reader would begin and end a deleted or inserted stretch.

Of "甲、乙、丙" with "、乙" gone it can't be said whether "、乙" or "乙、" was deleted: both leave
"甲、丙". The ranks here say which of two such readings a proof-reader would mark.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

_SENTENCE_END: Final = frozenset("。！？；!?;\n")
_CLOSING: Final = frozenset("”’」』）》〉】〕］｝)]}")
_OPENING: Final = frozenset("“‘「『（《〈【〔［｛([{")
_SEPARATOR: Final = frozenset("，、：,:·—－")

_NUMERALS: Final = "〇零一二两三四五六七八九十百千0-9０-９"
_ITEM_BEGINS: Final = frozenset("第（(〔0123456789０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_LEANS_BACK: Final = frozenset("的了着们吗呢吧")
_LEANS_ON: Final = frozenset("第不每各把被很最太")


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
    +5     one numbered item or more: begins with its number (第二章, （二）, ②, 2.), and stands
           before another number or a mark
    +4     begins with a separator (、，：) and stands before another mark
    +3     begins with a separator
    +2     begins with an item's number; or ends with a separator and stands behind a mark
    +1     stands behind a mark, or before one, or ends with a separator
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
    if last not in _SEPARATOR and item_begins(text, start):
        return rank + (5 if _is_mark(after) or item_begins(text, end) else 2)
    if _is_mark(before):
        return rank + (2 if last in _SEPARATOR else 1)
    return rank + (1 if _is_mark(after) or last in _SEPARATOR else 0)


def item_begins(text: str, position: int) -> bool:
    """Whether an item's number begins at ``position``: 第二, （二）, ②, 2."""
    first = text[position : position + 1]
    if not first or first not in _ITEM_BEGINS:
        return False
    if first.isdecimal() and _one_token(text[position - 1 : position], first):
        return False
    return _item_number().match(text, position) is not None


@cache
def _item_number() -> re.Pattern[str]:
    return re.compile(
        f"第[{_NUMERALS}]|[（(〔][{_NUMERALS}]{{1,4}}[）)〕]|[①-⑳]"
        "|[0-9０-９]{1,3}[.．、](?![0-9０-９])"
    )


def leaning(stretch: str) -> int:
    """What the ends of a stretch tell where nothing else does: 0, or less if they seem torn off.

    A particle leans on the word before it, so it seldom begins a stretch; 不 or 每 on the word
    behind, so it seldom ends one. There are words that begin with such a particle (了解), hence
    this only decides between equals.
    """
    return -(stretch[0] in _LEANS_BACK) - (stretch[-1] in _LEANS_ON)


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
