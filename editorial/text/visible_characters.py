"""Characters that can't be seen, made visible (不可见字符显形): hostile text stays only text.

Control, bidirectional and zero-width characters, private-use characters, non-characters and lone
surrogates are replaced by symbols, so that a page, a sheet or a terminal shows that they are there
and none of them acts.
"""

from __future__ import annotations

import re
from typing import Final

_RANGES: Final = (
    (0x00, 0x1F),
    (0x7F, 0x9F),
    (0xAD, 0xAD),
    (0x34F, 0x34F),
    (0x61C, 0x61C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x2028, 0x202E),
    (0x2060, 0x206F),
    (0x2800, 0x2800),
    (0x3164, 0x3164),
    (0xD800, 0xF8FF),
    (0xFDD0, 0xFDEF),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFB),
    (0xFFFE, 0xFFFF),
    (0x1D173, 0x1D17A),
    *((plane * 0x10000 + 0xFFFE, plane * 0x10000 + 0xFFFF) for plane in range(1, 14)),
    (0xE0000, 0x10FFFF),
)

INVISIBLE: Final = re.compile(
    "([" + "".join(f"{re.escape(chr(a))}-{re.escape(chr(b))}" for a, b in _RANGES) + "])"
)
"""One character that shows nothing, or something else than it is; the group makes split keep it."""


def symbol(character: str) -> str:
    """The visible symbol of one invisible character: ``␀`` for NUL, ``⟦U+202E⟧`` for others."""
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return f"⟦U+{code:04X}⟧"


def visible(text: str) -> str:
    """Replace every invisible character of ``text``, line breaks included, by its symbol."""
    return INVISIBLE.sub(lambda found: symbol(found.group()), text)
