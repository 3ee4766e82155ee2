"""Entries of a reference list (参考文献著录): how they begin, and what gives them away.

GB/T 7714 numbers entries [1], [2] … and marks the kind of each work ([M] book, [J] journal …);
offices also write 1. or ①, and lists numbered by the word processor show no number at all.
"""

from __future__ import annotations

import re
from typing import Final

from editorial.text.numerals import numeral_value

_LIST_HEADING: Final = re.compile(
    r"(?:[一二三四五六七八九十]+、|[0-9]+[.．、]?\s+|[【〔\[])?\s*"
    r"(?:主要)?(?:参\s*考\s*文\s*献|参考书目|参考资料|引用文献|注\s*释|尾\s*注"
    r"|references?|bibliography|works cited)"
    r"\s*[】〕\]]?\s*[:：]?",
    re.IGNORECASE,
)
_BRACKETED: Final = re.compile(r"\s*[\[［〔【]\s*([0-9０-９]{1,3})\s*[\]］〕】]")
_NUMBERED: Final = re.compile(
    r"\s*(?:[(（]([0-9０-９]{1,3})[)）]|([0-9０-９]{1,3})\s*[.．、](?![0-9])|([①-⑳]))"
)
_WORK: Final = re.compile(
    r"[\[［](?:[MJCDRSNPGKAZ]|CM|DS|EB|DB|CP)(?:[/／](?:OL|CD|MT|DK))?[\]］]", re.IGNORECASE
)
"""Mark of the kind of work (文献类型标识, GB/T 7714)."""
_YEAR: Final = re.compile(r"(?<![0-9])(?:1[89]|20)[0-9]{2}(?![0-9])")
_PARTS: Final = re.compile(r"[.．,，:：]")


def is_list_heading(text: str) -> bool:
    """Whether a paragraph says nothing but that a reference list follows."""
    return _LIST_HEADING.fullmatch(text.strip()) is not None


def entry_number(text: str, *, bracketed: bool = False) -> int | None:
    """The number at the head of an entry; None when there is none.

    Args:
        text: The paragraph.
        bracketed: Whether only ``[1]`` counts, not ``1.``, ``（1）`` and ``①``.
    """
    found = _BRACKETED.match(text) or (None if bracketed else _NUMBERED.match(text))
    if found is None:
        return None
    value = numeral_value(next(group for group in found.groups() if group))
    return None if value is None else int(value)


def looks_like_an_entry(text: str) -> bool:
    """Whether a paragraph without a number looks like an entry: a kind of work, or its parts.

    Without the mark of a kind it must have a year and at least three points that part author,
    title, place and the like.
    """
    return bool(_WORK.search(text) or (_YEAR.search(text) and len(_PARTS.findall(text)) >= 3))
