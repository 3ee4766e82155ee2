"""Workbooks (电子表格) in which every text is only text: no formulas, no links, nothing cut."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from itertools import zip_longest
from types import TracebackType
from typing import Final, Self

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from editorial.reports.table_cells import cell_parts
from editorial.text.visible_characters import visible

_CREATED: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands in the file when no moment is given, so that equal reports are equal files."""


class TextWorkbook:
    """A workbook under construction; leaving its context finishes it."""

    def __init__(self, title: str, made_at: datetime | None = None) -> None:
        self._buffer = BytesIO()
        self._book = Workbook(
            self._buffer,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_numbers": False,
                "strings_to_urls": False,
            },
        )
        created = (made_at or _CREATED).astimezone(UTC).replace(tzinfo=None)
        self._book.set_properties({"title": visible(title), "author": "", "created": created})
        face = {"font_name": "宋体", "font_size": 11, "valign": "top", "text_wrap": True}
        self._body = self._book.add_format(face)
        self._head = self._book.add_format(
            {**face, "font_name": "黑体", "bold": True, "bottom": 1, "bg_color": "#F1F0EB"}
        )
        self._alert = self._book.add_format({**face, "bold": True, "font_color": "#A8201A"})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self._book.close()

    def content(self) -> bytes:
        """The finished file."""
        return self._buffer.getvalue()

    def add_table(
        self,
        name: str,
        head: Sequence[str],
        rows: Iterable[Sequence[str | int]],
        widths: Sequence[int],
        alerts: frozenset[int] = frozenset(),
    ) -> None:
        """Add a sheet with one table.

        Args:
            name: the sheet's name, at most 31 characters.
            head: heads of the columns; they stay in view and repeat on every printed page.
            rows: numbers stay numbers, all else is written as text; a text too long for a cell
                goes on in the rows below.
            widths: widths of the columns in characters.
            alerts: indices (from 0) of rows that are set in bold red.
        """
        sheet = self._book.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        _write_row(sheet, 0, [visible(name) for name in head], self._head)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        line = 1
        for index, row in enumerate(rows):
            face = self._alert if index in alerts else self._body
            line = _write_parts(sheet, line, row, face)


def _write_parts(sheet: Worksheet, line: int, row: Sequence[str | int], face: Format) -> int:
    """Write one row, over several lines when a text is too long; returns the next free line."""
    columns: list[list[str | int]] = [
        [*cell_parts(visible(cell))] if isinstance(cell, str) else [cell] for cell in row
    ]
    for parts in zip_longest(*columns, fillvalue=""):
        _write_row(sheet, line, list(parts), face)
        line += 1
    return line


def _write_row(sheet: Worksheet, line: int, cells: Sequence[str | int], face: Format) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, int):
            status = sheet.write_number(line, column, cell, face)
        elif cell:
            status = sheet.write_string(line, column, cell, face)
        else:
            status = sheet.write_blank(line, column, None, face)
        if status != 0:
            raise ValueError(f"cell {line}:{column} was not written (status {status})")
