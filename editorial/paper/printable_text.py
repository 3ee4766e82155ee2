"""Text that may stand in a Word file (可入文档的文字): what XML forbids or acts unseen is shown."""

from __future__ import annotations

import re
from typing import Final

from editorial.text.visible_characters import symbol

_SHOWN_RANGES: Final = (
    (0x00, 0x08),
    (0x0E, 0x1B),
    (0x7F, 0x84),
    (0x86, 0x9F),
    (0x61C, 0x61C),
    (0x200E, 0x200F),
    (0x202A, 0x202E),
    (0x2066, 0x206F),
    (0xD800, 0xDFFF),
    (0xFDD0, 0xFDEF),
    (0xFFF9, 0xFFFB),
    (0xFFFE, 0xFFFF),
    *((plane * 0x10000 + 0xFFFE, plane * 0x10000 + 0xFFFF) for plane in range(1, 17)),
    (0xE0000, 0xE007F),
)
"""Controls, marks of direction, lone surrogates, non-characters, tags. Private-use characters are
left alone: offices have Han characters of their own there; so is layout that only joins or parts.
"""
_SHOWN: Final = re.compile("[" + "".join(f"{chr(a)}-{chr(b)}" for a, b in _SHOWN_RANGES) + "]")
_CONTROL_SPACES: Final = re.compile("[\x0b\x0c\r\x1c-\x1f\x85\u2028\u2029]")
"""White space that Word does not know as such; tab and line break have elements of their own."""


def printable(text: str) -> str:
    """The text as it can stand in a Word file.

    Control and direction characters, lone surrogates and non-characters become symbols (``␀``,
    ``⟦U+202E⟧``), white space other than tab, line break and printing spaces becomes a space.
    """
    return _SHOWN.sub(lambda found: symbol(found.group()), _CONTROL_SPACES.sub(" ", text))
