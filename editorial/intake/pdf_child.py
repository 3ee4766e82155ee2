"""The process that opens a PDF: ``python -m editorial.intake.pdf_child < file > lines.json``.

PDFium is native code: a hostile file can make it take all memory or abort, and neither can be
caught. So it never runs in the program itself. The answer is one JSON document: the lines of every
page with tallies, or ``{"refused": code}``.
"""

from __future__ import annotations

import ctypes
import json
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from editorial.intake.limits import MAX_PDF_CHARACTERS, MAX_PDF_PAGES
from editorial.intake.pdf_lines import PlacedCharacter, lines_of_page
from editorial.intake.refusal import RefusalCode

_ADDRESS_SPACE: Final = 2 * 1024**3
_CPU_SECONDS: Final = 120
_MAX_OBJECTS: Final = 20_000
"""Objects of a page that are looked through for pictures."""
_LINE_END_HYPHENS: Final = frozenset({"\x02", "\ufffe"})
"""What PDFium hands out for a hyphen at the end of a line."""


def main() -> None:
    """Read a PDF from standard input and write what it holds to standard output."""
    _limit_self()
    try:
        answer = _read(sys.stdin.buffer.read())
    except _Refused as refused:
        answer = {"refused": str(refused)}
    json.dump(answer, sys.stdout)


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
    left, bottom, right, top = page.get_bbox()
    turn = page.get_rotation()
    corners = (_turned(left, bottom, turn), _turned(right, top, turn))
    (from_left, to_right), (low, high) = (sorted(axis) for axis in zip(*corners, strict=True))
    textpage = page.get_textpage()
    placed = _characters(textpage, (left, bottom, right, top), turn, tally)
    lines = lines_of_page(placed, number)
    textpage.close()
    tally["pictures"] += _pictures(page)
    return {
        "number": number,
        "height": high - low,
        "bottom": low,
        "left": from_left,
        "right": to_right,
        "lines": [[t.text, t.left, t.right, t.baseline, t.size] for t in lines],
    }


def _characters(
    textpage: Any, box: tuple[float, float, float, float], turn: int, tally: Counter[str]
) -> Iterator[PlacedCharacter]:
    """The characters of a page with their places, in the order of the file."""
    from pypdfium2 import raw  # noqa: PLC0415

    count = textpage.count_chars()
    tally["characters"] += max(count, 0)
    if tally["characters"] > MAX_PDF_CHARACTERS:
        raise _Refused(RefusalCode.TOO_MUCH_TEXT)
    rectangle = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(count):
        code = raw.FPDFText_GetUnicode(textpage, index)
        character = chr(code) if 0 < code < 0x110000 else "\ufffd"
        if raw.FPDFText_IsGenerated(textpage, index) == 1 or character in " \t\r\n\u3000":
            yield PlacedCharacter(" ", 0, 0, 0, 0, generated=True)
            continue
        raw.FPDFText_GetLooseCharBox(textpage, index, rectangle)
        raw.FPDFText_GetCharOrigin(textpage, index, x, y)
        middle = (rectangle.left + rectangle.right) / 2
        if not (box[0] <= middle <= box[2] and box[1] <= y.value <= box[3]):
            tally["off_page"] += 1
            continue
        if character in _LINE_END_HYPHENS:
            character = "-"
        tally["unmapped"] += character == "\ufffd"
        tally["invisible"] += _is_invisible(raw, textpage, index)
        edges = (
            _turned(rectangle.left, rectangle.bottom, turn),
            _turned(rectangle.right, rectangle.top, turn),
        )
        yield PlacedCharacter(
            character,
            min(e[0] for e in edges),
            max(e[0] for e in edges),
            _turned(x.value, y.value, turn)[1],
            _type_size(raw, textpage, index, edges),
        )


def _type_size(raw: Any, textpage: Any, index: int, edges: Any) -> float:
    """Type size as printed; some files set type of size 1 and enlarge it by a matrix."""
    size = float(raw.FPDFText_GetFontSize(textpage, index))
    height = abs(edges[0][1] - edges[1][1])
    return size if height == 0 or 0.5 <= size / height <= 1.5 else height / 1.3


def _is_invisible(raw: Any, textpage: Any, index: int) -> bool:
    text_object = raw.FPDFText_GetTextObject(textpage, index)
    if not text_object:
        return False
    mode = raw.FPDFTextObj_GetTextRenderMode(text_object)
    return bool(mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE)


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """A point of a page that is shown turned clockwise by so many degrees."""
    return {90: (y, -x), 180: (-x, -y), 270: (-y, x)}.get(turn, (x, y))


def _pictures(page: Any) -> int:
    from pypdfium2 import raw  # noqa: PLC0415

    count = min(raw.FPDFPage_CountObjects(page), _MAX_OBJECTS)
    kinds = (raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, i)) for i in range(count))
    return sum(kind == raw.FPDF_PAGEOBJ_IMAGE for kind in kinds)


if __name__ == "__main__":
    main()
