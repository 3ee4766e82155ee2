"""Characters that can't be seen, made visible (不可见字符显形): hostile text stays only text.

Control, bidirectional and zero-width characters, private-use characters, non-characters and lone
surrogates are replaced by symbols, so that a page, a sheet or a terminal shows that they are there
and none of them acts. Which they are is said by the rows ``shown`` of the table of character rules.
"""

from __future__ import annotations

import re
from typing import Final

from editorial.text.character_rules import Treatment, one_of, ranges_of

INVISIBLE: Final = re.compile(f"({one_of(ranges_of(Treatment.SHOWN))})")
"""One character that shows nothing, or something else than it is; the group makes split keep it."""


_BASIC: Final = re.compile(
    one_of(tuple((a, min(b, 0xFFFF)) for a, b in ranges_of(Treatment.SHOWN) if a <= 0xFFFF))
)
"""Those of the basic plane: searched for many times faster than all of them."""


def has_invisible(text: str) -> bool:
    """Whether ``text`` holds a character that shows nothing; quick for long texts."""
    if _BASIC.search(text):
        return True
    is_basic = len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text)
    return not is_basic and INVISIBLE.search(text) is not None


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
