"""Text for the cells of tables (表格单元): plain text that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Final

from editorial.text.visible_characters import visible

BYTE_ORDER_MARK: Final = "\ufeff"
"""Spreadsheet programs take a CSV file for UTF-8 only when it begins with this."""

FORMULA_STARTS: Final = tuple("=+-@\t\r＝＋－＠")
"""A cell that begins with one of these may be run as a formula when the file is opened."""

CELL_LIMIT: Final = 32_767
"""What a spreadsheet cell holds, in UTF-16 units."""

CONTINUED: Final = "（续）"
"""Put in front of the further parts of a text that was too long for one cell."""


def guarded(text: str) -> str:
    """Text for a CSV cell: invisible characters shown, an apostrophe before a formula start."""
    shown = visible(text)
    return f"'{shown}" if shown.lstrip(" \u3000").startswith(FORMULA_STARTS) else shown


def csv_text(rows: Iterable[Sequence[str | int]]) -> str:
    """Rows as CSV for spreadsheet programs: byte order mark, CRLF, guarded text."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return BYTE_ORDER_MARK + out.getvalue()


def cell_parts(text: str) -> list[str]:
    """Cut a text into parts that each fit one spreadsheet cell; no character is lost.

    Every part after the first begins with the mark of continuation.
    """
    parts: list[str] = []
    room, start, used = CELL_LIMIT, 0, 0
    for position, character in enumerate(text):
        width = 2 if ord(character) > 0xFFFF else 1
        if used + width > room:
            parts.append(text[start:position])
            room, start, used = CELL_LIMIT - len(CONTINUED), position, 0
        used += width
    parts.append(text[start:])
    return [parts[0], *(CONTINUED + part for part in parts[1:])]
