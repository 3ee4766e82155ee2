"""Look-alikes that typesetting leaves in a PDF (排版异码): one printed form, several code points.

Programs that make PDFs take any code point of a glyph that several share: a Kangxi radical for the
character, a box-drawing line for the dash. Folding gives back the usual code point. It is for text
taken from PDFs alone; in a manuscript the same code points are faults that someone typed. Nothing
is folded that prints differently: never ①, Ⅳ, ％, full width, 己 and 已. Which characters are
folded is said by the rows ``equal`` of the table of character rules.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from editorial.text.character_rules import Treatment, character_rules, one_of, ranges_of


@cache
def layout_folds() -> Mapping[int, str]:
    """Code point to what it is folded to; one character can become several (ﬁ, ⸺)."""
    return {code: text for rule in character_rules() for code, text in rule.folds().items()}


@cache
def _folded() -> re.Pattern[str]:
    return re.compile(one_of(ranges_of(Treatment.EQUAL)))


@cache
def _folded_in_basic_plane() -> re.Pattern[str]:
    """Those of the basic plane: searched for sooner than all of them."""
    ranges = ranges_of(Treatment.EQUAL)
    return re.compile(one_of(tuple(pair for pair in ranges if pair[1] <= 0xFFFF)))


def _has_folded(text: str) -> bool:
    """Whether a text may hold characters that are folded."""
    beyond = len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)
    return beyond or _folded_in_basic_plane().search(text) is not None


def fold_layout(text: str) -> tuple[str, int]:
    """Fold the look-alikes of a text that was taken from a PDF.

    Canonical composition (NFC) is part of it: it turns CJK compatibility ideographs into the
    unified ones and joins a letter with its accent.

    Returns:
        The folded text, and how many characters of the given one were folded.
    """
    if text.isascii():
        return text, 0
    count = 0
    if _has_folded(text) and (found := _folded().findall(text)):
        folds = layout_folds()
        count = sum(ord(character) in folds for character in found)
        text = text.translate(folds)
    if unicodedata.is_normalized("NFC", text):
        return text, count
    return unicodedata.normalize("NFC", text), count
