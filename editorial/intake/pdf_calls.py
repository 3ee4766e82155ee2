"""PDFium's functions for the text of a page, called with plain addresses (直接调用).

The bindings of pypdfium2 check and wrap every argument, which takes longer than the calls
themselves; these are the same functions of the same library without that. Addresses must be those
of live objects.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Any, Final, NamedTuple

_ADDRESS: Final = ctypes.c_void_p
_INDEX: Final = ctypes.c_int


class TextCalls(NamedTuple):
    """The functions; the first argument of each is a text page, the second an index."""

    count: Callable[[int], int]
    text: Callable[[int, int, int, int], int]
    """(page, start, count, where the UTF-16 units go)."""
    unicode: Callable[[int, int], int]
    text_object: Callable[[int, int], int | None]
    loose_box: Callable[[int, int, int], int]
    """(page, index, where left, top, right and bottom go as floats)."""
    matrix: Callable[[int, int, int], int]
    """(page, index, where a to f go as floats); e and f are where its text object begins."""
    size: Callable[[int, int], float]
    fill: Callable[[int, int, int, int, int, int], int]
    """(page, index, where red, green, blue and alpha go as unsigned integers)."""
    render_mode: Callable[[int | None], int]
    """Of a text object."""
    page_object: Callable[[int, int], int | None]
    """(page, index): any object of a page, not of its text page."""
    object_kind: Callable[[int], int]
    bounds: Callable[[int, int, int, int, int], int]
    """(object, where left, bottom, right and top go as floats)."""


@cache
def text_calls() -> TextCalls:
    """The functions of the library that pypdfium2 has loaded."""
    from pypdfium2 import raw  # noqa: PLC0415 - native code is loaded where it is used

    def plain(function: Any, result: Any, *arguments: Any) -> Any:
        address = ctypes.cast(function, _ADDRESS).value or 0
        return ctypes.CFUNCTYPE(result, *arguments)(address)

    at = (_ADDRESS, _INDEX)
    return TextCalls(
        plain(raw.FPDFText_CountChars, ctypes.c_int, _ADDRESS),
        plain(raw.FPDFText_GetText, ctypes.c_int, *at, _INDEX, _ADDRESS),
        plain(raw.FPDFText_GetUnicode, ctypes.c_uint, *at),
        plain(raw.FPDFText_GetTextObject, _ADDRESS, *at),
        plain(raw.FPDFText_GetLooseCharBox, ctypes.c_int, *at, _ADDRESS),
        plain(raw.FPDFText_GetMatrix, ctypes.c_int, *at, _ADDRESS),
        plain(raw.FPDFText_GetFontSize, ctypes.c_double, *at),
        plain(raw.FPDFText_GetFillColor, ctypes.c_int, *at, *(_ADDRESS,) * 4),
        plain(raw.FPDFTextObj_GetTextRenderMode, ctypes.c_int, _ADDRESS),
        plain(raw.FPDFPage_GetObject, _ADDRESS, *at),
        plain(raw.FPDFPageObj_GetType, ctypes.c_int, _ADDRESS),
        plain(raw.FPDFPageObj_GetBounds, ctypes.c_int, *(_ADDRESS,) * 5),
    )
