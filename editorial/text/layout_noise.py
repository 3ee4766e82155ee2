"""Characters that only serve layout (版式噪声): white space and marks that print nothing.

Layout is not text (design §3.3): these are recognised and left out of the body text, never counted.
"""

from __future__ import annotations

import re
from typing import Final

LAYOUT_CHARACTERS: Final = "\u00ad\u200b\u2060\ufeff\u180e" + "".join(
    chr(c) for c in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))
)
"""Soft hyphen, zero-width space, word joiner, byte order mark, variation selectors."""

_SPACE = re.compile(r"\s+")
_LAYOUT = re.compile(f"[{re.escape(LAYOUT_CHARACTERS)}]")


def without_layout(text: str) -> tuple[str, int]:
    """Take white space and layout characters out of ``text``.

    Returns:
        What is left, and how many layout characters (white space not included) were taken out.
    """
    solid = _SPACE.sub("", text)
    return _LAYOUT.subn("", solid)
