"""The process that opens a PDF: ``python -m editorial.intake.pdf_child < file > lines.json``.

PDFium is native code: a hostile file can make it take all memory or abort, and neither can be
caught. So it never runs in the program itself. The answer is one JSON document: the lines of every
page with tallies, or ``{"refused": code}``.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import sys
from array import array
from collections import Counter
from itertools import repeat
from typing import IO, Any, Final, NamedTuple

from editorial.intake.limits import MAX_PDF_CHARACTERS, MAX_PDF_PAGES
from editorial.intake.pdf_calls import pointer, text_calls
from editorial.intake.pdf_characters import PageMake, characters_of
from editorial.intake.pdf_lines import lines_of_page
from editorial.intake.pdf_note_marks import with_marks_enclosed, with_marks_settled
from editorial.intake.pdf_open_page import OpenPage, opened
from editorial.intake.pdf_places import NOT_PRINTED, Box, turned_box
from editorial.intake.refusal import RefusalCode

_ADDRESS_SPACE: Final = 2 * 1024**3
_CPU_SECONDS: Final = 120
_FEW_TO_AN_OBJECT: Final = 4
"""Characters a text object below which a page counts as set glyph by glyph."""
_MAX_OBJECTS: Final = 20_000
"""Objects of a page that are looked through for pictures."""
_MAX_BOXES: Final = 1000
_FEW_PAGES: Final = 16
_RULE_HEIGHT: Final = 2.0
_RULE_LENGTH: Final = 40.0
"""Points: a path so flat and so long is a rule."""
_UPRIGHT_LENGTH: Final = 10.0
"""Points: an upright path so long may part the columns of a table."""


def main() -> None:
    """Read a PDF from standard input and write what it holds to standard output."""
    answer(sys.stdin.buffer, sys.stdout.buffer)


def answer(question: IO[bytes], out: IO[bytes], part: tuple[int, ...] = (0, 1)) -> None:
    """Read a PDF and write what it holds; the process is of no use afterwards.

    Args:
        question: the file; other processes may be reading it too, so its position is not used.
        out: where the answer goes.
        part: which part of the pages is read, from 0, and of how many.
    """
    _limit_self()
    gc.disable()  # nothing here makes cycles worth looking for
    try:
        found = _read(_whole(question), *part)
    except _Refused as refused:
        found = {"refused": str(refused)}
    out.write(json.dumps(found, ensure_ascii=False).encode("utf-8", "surrogatepass"))


class _Objects(NamedTuple):
    """What a page is made of."""

    texts: int
    pictures: list[Box]
    """Boxes: left, bottom, right, top, before the page is turned."""
    rules: list[Box]
    others: int
    """Objects that are not text."""
    is_plain: bool
    """Whether all its text is printed and lies open."""
    is_filled: bool
    """Whether all its text is printed in its colour and lies open."""


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


def _whole(file: IO[bytes]) -> bytes:
    if not hasattr(os, "pread"):
        return file.read()
    size, pieces, at = os.fstat(file.fileno()).st_size, [], 0
    while at < size and (piece := os.pread(file.fileno(), size - at, at)):
        pieces.append(piece)
        at += len(piece)
    return b"".join(pieces)


def _read(data: bytes, part: int = 0, parts: int = 1) -> dict[str, Any]:
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
    for index in _share(len(document), part, parts):
        with opened(document, index) as page:
            if page is None:
                tally["unreadable_pages"] += 1
            else:
                pages.append(_page(page, index + 1, tally))
    return {"pages": pages, "tally": dict(tally), "pages_in_all": len(document)}


def _share(pages: int, part: int, parts: int) -> range:
    """The indexes of the pages that one of several processes reads; of few, the first reads all."""
    if pages < _FEW_PAGES:
        return range(pages if part == 0 else 0)
    return range(pages * part // parts, pages * (part + 1) // parts)


def _page(page: OpenPage, number: int, tally: Counter[str]) -> dict[str, Any]:
    count = max(text_calls().count(page.text), 0)
    tally["characters"] += count
    if tally["characters"] > MAX_PDF_CHARACTERS:
        raise _Refused(RefusalCode.TOO_MUCH_TEXT)
    objects = _objects(page.handle)
    is_glyphwise = objects.is_plain and objects.texts * _FEW_TO_AN_OBJECT > count
    make = PageMake(is_glyphwise, objects.is_filled)
    found = characters_of(page.text, page.box, page.turn, tally, make)
    runs, may_have_notes = with_marks_enclosed(found.runs)
    lines = lines_of_page(runs, number)
    if may_have_notes:
        lines = with_marks_settled(lines)
    _count_annotations(page.handle, tally)
    turn = found.turn

    def shown(edges: Box) -> Box:
        left, low, right, high = turned_box(*edges, turn)
        return (-high, left, -low, right) if found.is_vertical else (left, low, right, high)

    edge, low, far_edge, high = shown(page.box)
    pictures = [shown(picture) for picture in objects.pictures]
    tally["pictures"] += len(pictures)
    return {
        "number": number,
        "label": page.label,
        "height": high - low,
        "bottom": low,
        "left": edge,
        "right": far_edge,
        "lines": [line.text for line in lines],
        "measures": array(
            "d",
            [
                round(measure * 100)
                for _, left, right, baseline, size, _ in lines
                for measure in (left, right, baseline, size)
            ],
        )
        .tobytes()
        .hex(),
        "pictures": pictures,
        "rules": [rule for rule in map(shown, objects.rules) if _is_rule(rule)],
        "uprights": [rule for rule in map(shown, objects.rules) if _is_upright(rule)],
        "is_vertical": found.is_vertical,
        "is_picture": not lines and bool(objects.others),
    }


def _objects(page: Any) -> _Objects:
    """The objects of a page, its forms not opened."""
    from pypdfium2 import raw  # noqa: PLC0415

    calls = text_calls()
    count = min(raw.FPDFPage_CountObjects(page), _MAX_OBJECTS)
    objects = list(map(calls.page_object, repeat(pointer(page)), range(count)))
    modes = list(map(calls.render_mode, objects))
    kinds_of_text = set(modes)
    others: list[int] = []
    if kinds_of_text and min(kinds_of_text) < 0:
        others = [o for o, mode in zip(objects, modes, strict=True) if mode < 0 and o]
    kinds = list(map(calls.object_kind, others))
    pictures, rules = (
        [_bounds(o) for o, k in zip(others, kinds, strict=True) if k == kind][:_MAX_BOXES]
        for kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH)
    )
    is_open = raw.FPDF_PAGEOBJ_FORM not in kinds and count < _MAX_OBJECTS
    return _Objects(
        count - len(others),
        pictures,
        rules,
        len(others),
        is_plain=is_open and NOT_PRINTED.isdisjoint(kinds_of_text),
        is_filled=is_open and kinds_of_text <= {0, -1},
    )


def _bounds(page_object: int) -> Box:
    edges = (ctypes.c_float * 4)()
    at = ctypes.addressof(edges)
    text_calls().bounds(page_object, at, at + 4, at + 8, at + 12)
    left, low, right, high = edges
    return left, low, right, high


def _is_rule(box: Box) -> bool:
    left, low, right, high = box
    return high - low <= _RULE_HEIGHT and right - left >= _RULE_LENGTH


def _is_upright(box: Box) -> bool:
    left, low, right, high = box
    return right - left <= _RULE_HEIGHT and high - low >= _UPRIGHT_LENGTH


def _count_annotations(page: Any, tally: Counter[str]) -> None:
    """Count form fields and remarks; links and the windows of remarks say nothing themselves."""
    from pypdfium2 import raw  # noqa: PLC0415

    silent = {raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP}
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MAX_BOXES)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        kind = raw.FPDFAnnot_GetSubtype(annotation) if annotation else raw.FPDF_ANNOT_UNKNOWN
        raw.FPDFPage_CloseAnnot(annotation)
        if kind not in silent:
            tally["fields" if kind == raw.FPDF_ANNOT_WIDGET else "annotations"] += 1


if __name__ == "__main__":
    main()
