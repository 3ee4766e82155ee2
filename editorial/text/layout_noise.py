"""Characters that only serve layout (版式噪声): white space and marks that print nothing.

Layout is not text (design §3.3): these are recognised and left out of the body text, never counted.
Which they are is said by the rows ``layout`` of the table of character rules.
"""

from __future__ import annotations

import re
from typing import Final

from editorial.text.character_rules import Treatment, one_of, ranges_of

_RANGES: Final = ranges_of(Treatment.LAYOUT)

LAYOUT_CHARACTERS: Final = "".join(
    chr(code) for first, last in _RANGES for code in range(first, last + 1)
)
"""Soft hyphen, zero-width space, word joiner, byte order mark, variation selectors."""

_LAYOUT = re.compile(one_of(_RANGES))


def without_space(text: str) -> str:
    """``text`` without its white space."""
    return "".join(text.split())


def has_layout_characters(text: str) -> bool:
    """Whether ``text`` holds layout characters; white space is not meant."""
    return _LAYOUT.search(text) is not None


def without_layout(text: str) -> tuple[str, int]:
    """Take white space and layout characters out of ``text``.

    Returns:
        What is left, and how many layout characters (white space not included) were taken out.
    """
    return _LAYOUT.subn("", without_space(text))
