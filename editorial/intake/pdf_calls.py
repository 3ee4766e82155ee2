"""PDFium's functions for the text of a page, called without ceremony (直接调用).

The bindings of pypdfium2 check and wrap every argument, which takes longer than the calls
themselves; these are the same functions of the same library without that. What they are given is
made once with `pointer` and `ctypes.byref` and passed on as it is; it must be that of live objects.
They don't let other threads run meanwhile: the process that calls them has none.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
from struct import Struct
from typing import Any, Final, NamedTuple

_ADDRESS: Final = ctypes.c_void_p
Argument = Any
"""What `pointer` or `ctypes.byref` made."""

four_floats: Final = Struct("4f").unpack_from
six_floats: Final = Struct("6f").unpack_from
four_integers: Final = Struct("4I").unpack_from
"""The numbers that a call has written; many times faster than asking ctypes for each."""


class TextCalls(NamedTuple):
    """The functions; of most the first argument is a text page, the second an index."""

    count: Callable[[Argument], int]
    text: Callable[[Argument, int, int, Argument], int]
    """(page, start, count, where the UTF-16 units go)."""
    unicode: Callable[[Argument, int], int]
    text_object: Callable[[Argument, int], int | None]
    """The address of the text object that holds a character."""
    loose_box: Callable[[Argument, int, Argument], int]
    """(page, index, where left, top, right and bottom go as floats)."""
    matrix: Callable[[Argument, int, Argument], int]
    """(page, index, where a to f go as floats); e and f are where its text object begins."""
    size: Callable[[Argument, int], float]
    fill: Callable[[Argument, int, Argument, Argument, Argument, Argument], int]
    """(page, index, where red, green, blue and alpha go as unsigned integers)."""
    page_object: Callable[[Argument, int], int | None]
    """(page, index): any object of a page, not of its text page; its address."""
    render_mode: Callable[[int | None], int]
    """Of an object by its address; less than 0 when it is no text."""
    object_kind: Callable[[int], int]
    bounds: Callable[[int, int, int, int, int], int]
    """(object, where left, bottom, right and top go as floats; all as addresses)."""


@cache
def text_calls() -> TextCalls:
    """The functions of the library that pypdfium2 has loaded."""
    from pypdfium2 import raw  # noqa: PLC0415 - native code is loaded where it is used

    def plain(function: Any, result: Any, *arguments: Any) -> Any:
        # Without types of arguments, integers go as C's int and pointers as they are.
        address = ctypes.cast(function, _ADDRESS).value or 0
        return ctypes.PYFUNCTYPE(result, *arguments)(address)

    return TextCalls(
        plain(raw.FPDFText_CountChars, ctypes.c_int),
        plain(raw.FPDFText_GetText, ctypes.c_int),
        plain(raw.FPDFText_GetUnicode, ctypes.c_uint),
        plain(raw.FPDFText_GetTextObject, _ADDRESS),
        plain(raw.FPDFText_GetLooseCharBox, ctypes.c_int),
        plain(raw.FPDFText_GetMatrix, ctypes.c_int),
        plain(raw.FPDFText_GetFontSize, ctypes.c_double),
        plain(raw.FPDFText_GetFillColor, ctypes.c_int),
        plain(raw.FPDFPage_GetObject, _ADDRESS),
        plain(raw.FPDFTextObj_GetTextRenderMode, ctypes.c_int, _ADDRESS),
        plain(raw.FPDFPageObj_GetType, ctypes.c_int, _ADDRESS),
        plain(raw.FPDFPageObj_GetBounds, ctypes.c_int, *(_ADDRESS,) * 5),
    )


def pointer(handle: Any) -> Argument:
    """A pointer to an object of PDFium, ready to be passed: of a handle of the bindings."""
    return _ADDRESS.from_param(ctypes.cast(handle, _ADDRESS).value or 0)
