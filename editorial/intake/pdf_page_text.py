"""The text that PDFium gives of a page (页面文字), a place a character, and where its lines end."""

from __future__ import annotations

import ctypes
import re
from typing import Final

from editorial.intake.pdf_calls import Argument, text_calls

_HYPHENS: Final = {0x02: "-", 0xFFFE: "-"}
"""What PDFium hands out for a hyphen at the end of a line."""
_REPLACED: Final = {0: "\ufffd", **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"), **_HYPHENS}
_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]")
_UNUSUAL: Final = re.compile(
    "[\0\x02\ud800-\udfff\ufffd\ufffe\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]"
)
_LINE: Final = re.compile("[^\r\n\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
"""A line in PDFium's text, up to a hyphen at its end."""


def text_of(page: Argument) -> str:
    """All characters of a text page, one a place, as PDFium gives them."""
    calls = text_calls()
    count = max(calls.count(page), 0)
    units = (ctypes.c_uint16 * (count + 1))()
    calls.text(page, 0, count, ctypes.byref(units))
    text = bytes(units)[: 2 * count].decode("utf-16-le", "surrogatepass")
    if len(text) != count or "\0" in text:
        # That text leaves out glyphs without a character: one call a character, then.
        codes = (calls.unicode(page, index) for index in range(count))
        text = "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)
    return text


def is_plain(text: str) -> bool:
    """Whether a text is read as it is: every line of it goes on to the right and ends itself."""
    ends = text.count("\r\n")
    return not _UNUSUAL.search(text) and ends == text.count("\r") == text.count("\n")


def is_right_to_left(text: str) -> bool:
    """Whether some of it is written to the left: PDFium puts such characters in another order."""
    return _RIGHT_TO_LEFT.search(text) is not None


def readable(text: str) -> str:
    """The text with hyphens as such, and U+FFFD for what is no character; as long as before."""
    return text.translate(_REPLACED)


def lines_of(text: str, shown: str) -> list[tuple[int, str]]:
    """The lines of PDFium's text as they are to be read, each with the index where it begins.

    A hyphen that breaks a word ends a line too. No line is empty.

    Args:
        text: as PDFium gives it.
        shown: as it is to be read.
    """
    spans = (match.span() for match in _LINE.finditer(text))
    return [(start, shown[start:end]) for start, end in spans]


def plain_lines_of(text: str) -> list[tuple[int, str]]:
    """What `lines_of` gives of a plain text, sooner."""
    lines, start = [], 0
    for line in text.split("\r\n"):
        if line:
            lines.append((start, line))
        start += len(line) + 2
    return lines
