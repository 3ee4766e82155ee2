"""Entries of a reference list (参考文献著录): how they begin, and what gives them away.

GB/T 7714 numbers entries [1], [2] … and marks the kind of each work ([M] book, [J] journal …);
offices also write 1. or ①, and lists numbered by the word processor show no number at all.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from editorial.text.numerals import numeral_value

_LIST_HEADING: Final = (
    r"(?i)(?:[一二三四五六七八九十]+、|[0-9]+[.．、]?\s+|[【〔\[])?\s*"
    r"(?:主要)?(?:参\s*考\s*文\s*献|参考书目|参考资料|引用文献|注\s*释|尾\s*注"
    r"|references?|bibliography|works cited)"
    r"\s*[】〕\]]?\s*[:：]?"
)
_HEADING_ENDS: Final = frozenset("献目料释注eEsSyYdD】〕]:：")
"""What such a heading ends with: it tells most paragraphs apart at once."""
_BRACKETED: Final = r"\s*[\[［〔【]\s*([0-9０-９]{1,3})\s*[\]］〕】]"
_NUMBERED: Final = (
    r"\s*(?:[(（]([0-9０-９]{1,3})[)）]|([0-9０-９]{1,3})\s*[.．、](?![0-9])|([①-⑳]))"
)
_NUMBER_BEGINS: Final = frozenset("[［〔【(（0123456789０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_WORK: Final = r"(?i)[\[［](?:[MJCDRSNPGKAZ]|CM|DS|EB|DB|CP)(?:[/／](?:OL|CD|MT|DK))?[\]］]"
"""Mark of the kind of work (文献类型标识, GB/T 7714)."""
_YEAR: Final = r"(?<![0-9])(?:1[89]|20)[0-9]{2}(?![0-9])"
_PARTS: Final = r"[.．,，:：]"
_form = cache(re.compile)
"""A form ready for use; made on first use, as many texts have no such list."""


def is_list_heading(text: str) -> bool:
    """Whether a paragraph says nothing but that a reference list follows."""
    text = text.strip()
    return text[-1:] in _HEADING_ENDS and _form(_LIST_HEADING).fullmatch(text) is not None


def entry_number(text: str, *, bracketed: bool = False) -> int | None:
    """The number at the head of an entry; None when there is none.

    Args:
        text: The paragraph.
        bracketed: Whether only ``[1]`` counts, not ``1.``, ``（1）`` and ``①``.
    """
    if text.lstrip()[:1] not in _NUMBER_BEGINS:
        return None
    found = _form(_BRACKETED).match(text)
    if found is None and not bracketed:
        found = _form(_NUMBERED).match(text)
    if found is None:
        return None
    value = numeral_value(next(group for group in found.groups() if group))
    return None if value is None else int(value)


def looks_like_an_entry(text: str) -> bool:
    """Whether a paragraph without a number looks like an entry: a kind of work, or its parts.

    Without the mark of a kind it must have a year and at least three points that part author,
    title, place and the like.
    """
    if _form(_WORK).search(text):
        return True
    return bool(_form(_YEAR).search(text)) and len(_form(_PARTS).findall(text)) >= 3
