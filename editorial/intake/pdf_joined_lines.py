"""Lines of a paragraph put together to its text (接行): hyphens, spaces, spaced-out setting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from editorial.intake.pdf_lines import TextLine

_LATIN_END: Final = re.compile(r"[A-Za-z0-9,.;:)]")
_LATIN_START: Final = re.compile(r"[A-Za-z0-9(]")
_HYPHENS: Final = frozenset("-\u00ad\u2010")
_CAN_JOIN: Final = re.compile(r"[A-Za-z0-9,.;:)\-\u00ad\u2010]")
"""Ends of lines behind which something may come between them, or a hyphen may go."""
_SPACED_OUT: Final = re.compile(
    "(?<=[\u3001-\u303f\u3400-\u9fff\uff01-\uff5e\u2018-\u201d]) +"
    "(?=[\u3001-\u303f\u3400-\u9fff\uff01-\uff5e\u2018-\u201d])"
)
"""Spaces between two Han characters or marks."""
_DENSE: Final = 0.3
"""Share of such spaces from which a single line counts as spaced out."""


def joined(lines: Sequence[TextLine]) -> tuple[str, int]:
    """The text of a paragraph's lines.

    A word broken by a hyphen at the end of a line is made whole; a compound that happened to break
    at its own hyphen can't be told apart and loses it.

    Returns:
        The text, and how many hyphens were left out.
    """
    pieces = [line.text.strip() for line in lines]
    hyphens = 0
    if _CAN_JOIN.search("".join([piece[-1:] for piece in pieces[:-1]])):
        pieces, hyphens = _joined_words(pieces)
    text = "".join(pieces)
    if " " not in text:
        return text, hyphens
    closed, spaces = _SPACED_OUT.subn("", text)
    # One line alone may part two names by a space; lines that run on are spaced out by the setting.
    return closed if len(lines) > 1 or spaces > _DENSE * len(closed) else text, hyphens


def _joined_words(lines: Sequence[str]) -> tuple[list[str], int]:
    """Lines with words made whole and spaces put between them, and how many hyphens went."""
    pieces: list[str] = []
    hyphens = 0
    before = ""
    for piece in lines:
        end = before[-1:]
        if end in _HYPHENS and is_broken_word(before, piece):
            pieces[-1] = before[:-1]
            hyphens += 1
        elif _LATIN_END.match(end) and _LATIN_START.match(piece):
            pieces.append(" ")
        pieces.append(piece)
        before = piece
    return pieces, hyphens


def is_broken_word(before: str, after: str) -> bool:
    """Whether a Latin word is broken by a hyphen between two lines."""
    end = before.rstrip()[-2:]
    if end[-1:] not in _HYPHENS:
        return False
    start = after.lstrip()[:1]
    return end[0].isascii() and end[0].isalpha() and start.isascii() and start.islower()
