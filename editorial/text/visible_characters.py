"""Characters that can't be seen, made visible (不可见字符显形): hostile text stays only text.

Control, bidirectional and zero-width characters, private-use characters, non-characters and lone
surrogates are replaced by symbols, so that a page, a sheet or a terminal shows that they are there
and none of them acts. Which they are is said by the rows ``shown`` of the table of character rules.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from editorial.text.character_rules import Treatment, one_of, ranges_of

_LONG_RANGE: Final = 4096
"""A longer range is private use and halves of characters, which Python never takes for print."""
_LAST_PLANES: Final = "\U000e0000"
"""From here on nothing is a character that anybody sees."""


_LONG_LINE: Final = 1000
"""Characters from which on searching is quicker than asking for each."""


@cache
def invisible() -> re.Pattern[str]:
    """One character that shows nothing, or something else than it is; split keeps it (a group).

    Made ready when a text may hold one: most lines of most texts are seen to hold none.
    """
    return re.compile(f"({one_of(ranges_of(Treatment.SHOWN))})")


@cache
def _invisible_in_basic_plane() -> re.Pattern[str]:
    """Those of the basic plane: searched for many times faster than all of them."""
    ranges = ranges_of(Treatment.SHOWN)
    return re.compile(one_of(tuple((a, min(b, 0xFFFF)) for a, b in ranges if a <= 0xFFFF)))


@cache
def _taken_for_print() -> frozenset[str]:
    """The invisible characters that Python takes for printable ones."""
    ranges = [(a, b) for a, b in ranges_of(Treatment.SHOWN) if b - a < _LONG_RANGE]
    return frozenset(filter(str.isprintable, (chr(c) for a, b in ranges for c in range(a, b + 1))))


def _is_plain(line: str) -> bool:
    """Whether a short text certainly holds no invisible character."""
    return (
        line.replace("\u3000", "").isprintable()
        and max(line, default="") < _LAST_PLANES
        and _taken_for_print().isdisjoint(line)
    )


def has_invisible(text: str) -> bool:
    """Whether ``text`` holds a character that shows nothing; quick for long texts."""
    if len(text) < _LONG_LINE and _is_plain(text):
        return False
    if _invisible_in_basic_plane().search(text):
        return True
    is_basic = len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text)
    return not is_basic and invisible().search(text) is not None


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
    return text if _is_plain(text) else invisible().sub(lambda one: symbol(one.group()), text)
