"""Folding (归并): characters that differ in form only, brought to one form for comparing.

Every fold maps one character to one character, so offsets stay what they are; a text is never
changed, only its comparison key. NFKC is not used on running text: it would hide real errors
(① and 1, ㎡ and m2).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Final

from editorial.text.character_classes import is_han
from editorial.text.layout_folding import layout_folds
from editorial.text.old_forms import old_forms

_COMPATIBILITY_RANGES: Final = ((0x2E80, 0x2FD5), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F))
"""Radicals and compatibility ideographs: second codes of ordinary characters."""

_COMMON_FORMS: Final = dict(
    zip("乾吒夥後徵拚捱摺於榘菸薹袷醣麴麽", "干咤伙后征拼挨折于矩烟苔夹糖曲么", strict=True)
)
"""Of the characters in daily use (GB/T 2312) those that OpenCC folds; so that a slip of common
characters needs none of its tables."""


@cache
def fold_width(character: str) -> str:
    """The ordinary form of a full-width or half-width character (全半角): Ａ to A, ， to ,."""
    form, _, code = unicodedata.decomposition(character).partition(" ")
    if form in {"<wide>", "<narrow>"} and " " not in code:
        return chr(int(code, 16))
    return character


@cache
def fold_case(character: str) -> str:
    """The small letter of a capital (大小写), where that is one character."""
    small = character.lower()
    return small if len(small) == 1 else character


@cache
def _converter(configuration: str) -> Callable[[str], str]:
    # OpenCC loads its tables here, not when this module is imported: most texts never need them.
    from opencc import OpenCC  # noqa: PLC0415

    convert: Callable[[str], str] = OpenCC(configuration).convert
    return convert


@cache
def fold_variant(character: str) -> str:
    """The simplified standard character of a traditional or variant one (繁体字、异体字).

    Characters that are each standard in their own right (着 and 著, 复 and 覆) keep apart: to mix
    them up is a wrong character, not another form.
    """
    if not is_han(character):
        return character
    if any(first <= ord(character) <= last for first, last in _COMPATIBILITY_RANGES):
        character = layout_folds().get(ord(character)) or unicodedata.normalize("NFKC", character)
    if _is_common(character):
        return _COMMON_FORMS.get(character, character)
    folded = _converter("t2s")(character)
    if folded == character:
        folded = old_forms().get(character) or _converter("t2s")(_converter("jp2t")(character))
    return folded if len(folded) == 1 else character


def _is_common(character: str) -> bool:
    """Whether GB/T 2312 has it, the set of 6,763 simplified characters in daily use."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def fold_text(text: str, fold: Callable[[str], str]) -> str:
    """Fold every character of ``text``; the length does not change."""
    if len(text) == 1:
        return fold(text)
    changed = {ord(c): folded for c in set(text) if (folded := fold(c)) != c}
    return text.translate(changed) if changed else text
