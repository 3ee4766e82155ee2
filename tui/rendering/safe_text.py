"""Text of authors made safe to look at (不可见字符显形): hidden characters are shown.

Control characters, direction marks and zero-width characters reach the terminal unchanged through
every widget; an office must see them, and a terminal must not obey them. Showing one may take
several characters, so the way back to the source is kept.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

_NAMED: Final = {
    0x00AD: "⟦软连字符⟧",
    0x061C: "⟦U+061C⟧",
    0x180E: "⟦零宽⟧",
    0x200B: "⟦零宽⟧",
    0x200C: "⟦零宽⟧",
    0x200D: "⟦零宽⟧",
    0x2060: "⟦零宽⟧",
    0xFEFF: "⟦零宽⟧",
    0x0009: " ",
    0x007F: "␡",
}

_HIDDEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\ud800-\udfff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


@dataclass(frozen=True, slots=True)
class ShownText:
    """What is drawn for a source text, with the way back."""

    text: str
    """What is drawn: no control, direction or zero-width character in it."""
    places: tuple[tuple[int, int], ...] = ((0, 0),)
    """Pairs (offset drawn, offset in the source), in code points, ascending: between two of them
    both sides advance together, up to the next pair's source offset."""

    def shown_offset(self, source: int) -> int:
        """Offset in the drawn text of the source offset, both in code points."""
        position = max(bisect_right(self.places, source, key=lambda place: place[1]) - 1, 0)
        shown, start = self.places[position]
        return shown + source - start

    def source_offset(self, shown: int) -> int:
        """Offset in the source of an offset in the drawn text, both in code points."""
        position = max(bisect_right(self.places, shown, key=lambda place: place[0]) - 1, 0)
        begin, source = self.places[position]
        advanced = source + shown - begin
        if position + 1 < len(self.places):
            return min(advanced, self.places[position + 1][1])
        return advanced


def visible_form(character: str) -> str:
    """How one hidden character is shown: ``⟦零宽⟧``, ``␛``, ``⟦U+202E⟧``, ``�``."""
    code = ord(character)
    if code in _NAMED:
        return _NAMED[code]
    if code < 0x20:
        return chr(0x2400 + code)
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return f"⟦U+{code:04X}⟧"


def shown_text(source: str) -> ShownText:
    """Make a text drawable and keep the way back, in code points."""
    if _HIDDEN.search(source) is None:
        return ShownText(source)
    pieces: list[str] = []
    places = [(0, 0)]
    shown = last = 0
    for match in _HIDDEN.finditer(source):
        start = match.start()
        form = visible_form(match.group())
        pieces += (source[last:start], form)
        shown += start - last + len(form)
        last = start + 1
        if len(form) > 1:
            places += ((shown - len(form), start), (shown, last))
    pieces.append(source[last:])
    return ShownText("".join(pieces), _without_repeats(places))


def _without_repeats(places: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    return tuple(dict.fromkeys(places))


def safe(source: str) -> str:
    """The text as it may be drawn; a line of it, line breaks shown as marks."""
    return shown_text(source).text


def safe_lines(source: str) -> str:
    """The text as it may be drawn, its line breaks kept."""
    return "\n".join(safe(line) for line in source.replace("\r\n", "\n").split("\n"))


def window_title(source: str) -> str:
    """A text for the terminal's title bar: hidden characters and format marks taken out."""
    return "".join(c for c in source if not unicodedata.category(c).startswith("C"))
