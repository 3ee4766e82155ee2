"""Characters that only serve layout (版式噪声): white space and marks that print nothing.

Layout is not text (design §3.3): these are recognised and left out of the body text, never counted.
"""

from __future__ import annotations

import re
from typing import Final

_RANGES: Final = (
    (0xAD, 0xAD),
    (0x180E, 0x180E),
    (0x200B, 0x200B),
    (0x2060, 0x2060),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xE0100, 0xE01EF),
)

LAYOUT_CHARACTERS: Final = "".join(
    chr(code) for first, last in _RANGES for code in range(first, last + 1)
)
"""Soft hyphen, zero-width space, word joiner, byte order mark, variation selectors."""

# Written as ranges: a class of single characters is sixty times slower to search for.
_LAYOUT = re.compile("[" + "".join(f"{chr(a)}-{chr(b)}" for a, b in _RANGES) + "]")


def without_layout(text: str) -> tuple[str, int]:
    """Take white space and layout characters out of ``text``.

    Returns:
        What is left, and how many layout characters (white space not included) were taken out.
    """
    return _LAYOUT.subn("", "".join(text.split()))
