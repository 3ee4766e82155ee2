"""The process that opens a PDF: ``python -m editorial.intake.pdf_child < file > lines.json``.

PDFium is native code: a hostile file can make it take all memory or abort, and neither can be
caught. So it never runs in the program itself. The answer is one JSON document: the lines of every
page with tallies, or ``{"refused": code}``.
"""

from __future__ import annotations

import ctypes
import gc
import json
import sys
from collections import Counter
from itertools import repeat
from typing import Any, Final, NamedTuple

from editorial.intake.limits import MAX_PDF_CHARACTERS, MAX_PDF_PAGES
from editorial.intake.pdf_calls import text_calls
from editorial.intake.pdf_characters import characters_of
from editorial.intake.pdf_lines import lines_of_page
from editorial.intake.pdf_places import NOT_PRINTED, turned_box
from editorial.intake.refusal import RefusalCode

_ADDRESS_SPACE: Final = 2 * 1024**3
_CPU_SECONDS: Final = 120
_FEW_TO_AN_OBJECT: Final = 4
"""Characters a text object below which a page counts as set glyph by glyph."""
_MAX_OBJECTS: Final = 20_000
"""Objects of a page that are looked through for pictures."""


def main() -> None:
    """Read a PDF from standard input and write what it holds to standard output."""
    _limit_self()
    gc.disable()  # nothing here makes cycles worth looking for
    try:
        answer = _read(sys.stdin.buffer.read())
    except _Refused as refused:
        answer = {"refused": str(refused)}
    sys.stdout.write(json.dumps(answer))


class _Objects(NamedTuple):
    """What a page is made of."""

    texts: int
    pictures: int
    is_plain: bool
    """Whether all its text is printed and lies open."""


class _Refused(Exception):
    """The file can't be read; the message is a refusal code."""


def _limit_self() -> None:
    """Where the system can, bound memory and time from inside as well."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    for limit, value in (
        (resource.RLIMIT_AS, _ADDRESS_SPACE),
        (resource.RLIMIT_CPU, _CPU_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(limit)
        bounded = value if hard == resource.RLIM_INFINITY else min(value, hard)
        try:
            resource.setrlimit(limit, (bounded, hard))
        except (ValueError, OSError):  # some systems know a limit and don't let it be set
            continue


def _read(data: bytes) -> dict[str, Any]:
    import pypdfium2 as pdfium  # noqa: PLC0415 - only in this process

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        password = getattr(error, "err_code", None) == pdfium.raw.FPDF_ERR_PASSWORD
        is_locked = password or "password" in str(error).lower()
        code = RefusalCode.PDF_PASSWORD if is_locked else RefusalCode.PDF_BROKEN
        raise _Refused(code) from error
    if len(document) > MAX_PDF_PAGES:
        raise _Refused(RefusalCode.PDF_TOO_LONG)
    if not len(document):
        raise _Refused(RefusalCode.PDF_BROKEN)
    tally: Counter[str] = Counter()
    pages = []
    for index in range(len(document)):
        try:
            page = document[index]
            pages.append(_page(page, index + 1, tally))
            page.close()
        except pdfium.PdfiumError:
            tally["unreadable_pages"] += 1
    if tally["unreadable_pages"] == len(document):
        raise _Refused(RefusalCode.PDF_BROKEN)
    return {"pages": pages, "tally": dict(tally)}


def _page(page: Any, number: int, tally: Counter[str]) -> dict[str, Any]:
    box: tuple[float, float, float, float] = page.get_bbox()
    textpage = page.get_textpage()
    address = ctypes.cast(textpage.raw, ctypes.c_void_p).value or 0
    count = max(text_calls().count(address), 0)
    tally["characters"] += count
    if tally["characters"] > MAX_PDF_CHARACTERS:
        raise _Refused(RefusalCode.TOO_MUCH_TEXT)
    objects = _objects(page)
    is_glyphwise = objects.is_plain and objects.texts * _FEW_TO_AN_OBJECT > count
    found = characters_of(address, box, page.get_rotation(), tally, is_glyphwise=is_glyphwise)
    lines = lines_of_page(found.runs, number)
    textpage.close()
    tally["pictures"] += objects.pictures
    left, low, right, high = turned_box(*box, found.turn)
    if found.is_vertical:
        left, low, right, high = -high, left, -low, right
    return {
        "number": number,
        "height": high - low,
        "bottom": low,
        "left": left,
        "right": right,
        "lines": [[t.text, t.left, t.right, t.baseline, t.size] for t in lines],
    }


def _objects(page: Any) -> _Objects:
    """The objects of a page, its forms not opened."""
    from pypdfium2 import raw  # noqa: PLC0415

    calls = text_calls()
    address = ctypes.cast(page.raw, ctypes.c_void_p).value or 0
    count = min(raw.FPDFPage_CountObjects(page), _MAX_OBJECTS)
    objects = list(map(calls.page_object, repeat(address), range(count)))
    modes = list(map(calls.render_mode, objects))
    others = [o for o, mode in zip(objects, modes, strict=True) if mode < 0]
    kinds = Counter(map(calls.object_kind, others))
    is_plain = NOT_PRINTED.isdisjoint(modes) and not kinds[raw.FPDF_PAGEOBJ_FORM]
    return _Objects(
        texts=count - len(others),
        pictures=kinds[raw.FPDF_PAGEOBJ_IMAGE],
        is_plain=is_plain and count < _MAX_OBJECTS,
    )


if __name__ == "__main__":
    main()
