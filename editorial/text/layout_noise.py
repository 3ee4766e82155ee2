"""Characters that only serve layout (版式噪声): white space and marks that print nothing.

Layout is not text (design §3.3): these are recognised and left out of the body text, never counted.
Which they are is said by the rows ``layout`` of the table of character rules.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from editorial.text.character_rules import Treatment, one_of, ranges_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_RANGES: Final = ranges_of(Treatment.LAYOUT)

LAYOUT_CHARACTERS: Final = "".join(
    chr(code) for first, last in _RANGES for code in range(first, last + 1)
)
"""Soft hyphen, zero-width space, word joiner, byte order mark, variation selectors."""

_LAYOUT: Final = frozenset(LAYOUT_CHARACTERS)

_SHORT: Final = 10_000
"""Characters up to which it takes less time to ask for each than to make the search ready."""
_LONG: Final = 50_000
"""Characters from which on it takes less time to look at all of them at once, as numbers."""


def without_space(text: str) -> str:
    """``text`` without its white space."""
    return "".join(text.split())


def has_layout_characters(text: str) -> bool:
    """Whether ``text`` holds layout characters; white space is not meant."""
    if len(text) < _SHORT:
        return not _LAYOUT.isdisjoint(text)
    if len(text) >= _LONG and not _has_their_units(text):
        return False
    return _one_layout_character().search(text) is not None


@cache
def _one_layout_character() -> re.Pattern[str]:
    return re.compile(one_of(_RANGES))


def _has_their_units(text: str) -> bool:
    """Whether any 16 bits of a long text are those that a layout character begins with."""
    import numpy as np  # noqa: PLC0415 - short texts do without

    units = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    return bool(_first_units().take(units).any())


@cache
def _first_units() -> NDArray[np.bool_]:
    """For all 16-bit units, whether a layout character begins with it."""
    import numpy as np  # noqa: PLC0415 - as above

    table = np.zeros(1 << 16, np.bool_)
    firsts = b"".join(character.encode("utf-16-le")[:2] for character in LAYOUT_CHARACTERS)
    table[np.frombuffer(firsts, np.uint16)] = True
    return table


def without_layout(text: str) -> tuple[str, int]:
    """Take white space and layout characters out of ``text``.

    Returns:
        What is left, and how many layout characters (white space not included) were taken out.
    """
    bare = without_space(text)
    if not has_layout_characters(bare):
        return bare, 0
    return _one_layout_character().subn("", bare)
