"""One page of a PDF, opened by PDFium's own functions and closed again (打开一页).

The classes of pypdfium2 keep account of what is open; here a page is closed before the next one.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from editorial.intake.pdf_calls import Argument, pointer

if TYPE_CHECKING:
    import pypdfium2

    from editorial.intake.pdf_places import Box


class OpenPage(NamedTuple):
    """A page while it is open."""

    handle: Any
    """The page, as the bindings of pypdfium2 take it."""
    text: Argument
    """Its text page, as a pointer."""
    box: Box
    """Left, bottom, right and top in points, before it is turned."""
    turn: int
    """Degrees by which it is shown turned clockwise."""
    label: str
    """The number that the file itself gives it; often none."""


@contextmanager
def opened(document: pypdfium2.PdfDocument, index: int) -> Iterator[OpenPage | None]:
    """Open a page, by its index from 0; None when it can't be."""
    from pypdfium2 import raw  # noqa: PLC0415 - native code is loaded where it is used

    page = raw.FPDF_LoadPage(document.raw, index)
    text = raw.FPDFText_LoadPage(page) if page else None
    try:
        box = raw.FS_RECTF()
        if text and raw.FPDF_GetPageBoundingBox(page, ctypes.byref(box)):
            edges = (box.left, box.bottom, box.right, box.top)
            turn = 90 * raw.FPDFPage_GetRotation(page)
            yield OpenPage(page, pointer(text), edges, turn, _label(document, index))
        else:
            yield None
    finally:
        if text:
            raw.FPDFText_ClosePage(text)
        if page:
            raw.FPDF_ClosePage(page)


def _label(document: pypdfium2.PdfDocument, index: int) -> str:
    from pypdfium2 import raw  # noqa: PLC0415

    length = raw.FPDF_GetPageLabel(document.raw, index, None, 0)
    return str(document.get_page_label(index)) if length > 2 else ""
