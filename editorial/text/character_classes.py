"""Character classes (字符类别): Han, punctuation, foreign letters."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

_NOT_PUNCTUATION: Final = frozenset("%％‰‱#＃@＠&＆*＊\\＼§¶†‡※〃")
"""Category P in Unicode, but symbols with a reading or a value of their own."""

_ALSO_PUNCTUATION: Final = frozenset("~～〜∼<>＜＞|｜`｀´^＾·・∶─￣")
"""Symbols in Unicode that stand as punctuation in Chinese text (浪纹线, 书名号 typed as < >)."""

FOREIGN_LETTERS: Final = (
    "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0370-\u03ff\u0400-\u052f"
    "\u1e00-\u1fff\uff21-\uff3a\uff41-\uff5a"
)
"""The inside of a regular-expression class: Latin, Greek and Cyrillic letters, full-width too."""

WORD_JOINERS: Final = frozenset("-‐'’")
"""Marks that belong to a foreign word when they stand inside it (e-mail, don't)."""

_RARER_HAN: Final = (
    ("\u3400", "\u4dbf"),
    ("\U00020000", "\U0003ffff"),
    ("\u3005", "\u3007"),
    ("\u2e80", "\u2fd5"),
    ("\uf900", "\ufaff"),
)
"""Ranges beside the common one; compared, as a pattern of such ranges is slow to make ready."""


def is_han(character: str) -> bool:
    """Whether it is a Han character (汉字), the iteration mark 々 and 〇 included."""
    first = character[:1]
    return "\u4e00" <= first <= "\u9fff" or any(
        lowest <= first <= highest for lowest, highest in _RARER_HAN
    )


def is_foreign_letter(character: str) -> bool:
    """Whether it is a Latin, Greek or Cyrillic letter (外文字母)."""
    if "\u1fff" < character < "\uff21":  # Han and the marks beside it, nearly all there is
        return False
    return _foreign_letter().match(character) is not None


@cache
def _foreign_letter() -> re.Pattern[str]:
    return re.compile(f"[{FOREIGN_LETTERS}]")


@cache
def is_punctuation(character: str) -> bool:
    """Whether it is a punctuation mark (标点), in the sense of GB/T 15834."""
    if character in _ALSO_PUNCTUATION:
        return True
    return unicodedata.category(character)[0] == "P" and character not in _NOT_PUNCTUATION


def all_punctuation(text: str) -> bool:
    """Whether ``text`` is not empty and holds nothing but punctuation marks."""
    return bool(text) and all(map(is_punctuation, text))


def written_characters(text: str) -> int:
    """How many characters of ``text`` are not punctuation: what “字” counts in 漏字 and 多字."""
    return len(text) - sum(map(is_punctuation, text))
