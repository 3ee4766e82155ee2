"""The text that PDFium gives of a page (页面文字), a place a character, and where its lines end."""

from __future__ import annotations

import ctypes
import re
from typing import Final

from editorial.intake.pdf_calls import Argument, text_calls

_HYPHENS: Final = {0x02: "-", 0xFFFE: "-"}
"""What PDFium hands out for a hyphen at the end of a line."""
_REPLACED: Final = {0: "\ufffd", **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"), **_HYPHENS}
_ODD: Final = re.compile("[\0\x02\ud800-\udfff\ufffe]")
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


def readable(text: str) -> str:
    """The text with hyphens as such, and U+FFFD for what is no character; as long as before."""
    return text.translate(_REPLACED) if _ODD.search(text) else text


def lines_of(text: str) -> list[tuple[int, str]]:
    """The lines of PDFium's text as they are to be read, each with the index where it begins.

    A hyphen that breaks a word ends a line too. No line is empty.
    """
    shown = readable(text)
    if shown != text or not text.count("\r") == text.count("\n") == text.count("\r\n"):
        found = _LINE.finditer(text)
        return [(match.start(), shown[match.start() : match.end()]) for match in found]
    lines, start = [], 0
    for line in text.split("\r\n"):
        if line:
            lines.append((start, line))
        start += len(line) + 2
    return lines
