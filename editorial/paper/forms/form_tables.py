"""Tables of the forms (表单的表格), as WordprocessingML: rows of cells of any widths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_RULES: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARGINS: Final = '<w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>'


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: paragraphs as XML."""

    content: str
    width: int
    """In twentieths of a point."""
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of cells that together are as wide as the table."""

    cells: tuple[Cell, ...]
    least: int = 0
    """Least height in twentieths of a point."""
    whole: bool = True
    """Whether it stays on one page; a row of long texts may not."""
    head: bool = False
    """Whether it is repeated on every page."""


def ruled_table(rows: Sequence[TableRow]) -> str:
    """A ruled table; where cells of other rows begin, cells span columns of the grid."""
    edges = sorted({edge for row in rows for edge in _edges(row)})
    grid = [end - start for start, end in zip([0, *edges], edges, strict=False)]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(grid)}" w:type="dxa"/>'
        f'<w:tblBorders>{_RULES}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{_MARGINS}</w:tblCellMar></w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
        f"{''.join(_row(row, edges) for row in rows)}</w:tbl>"
    )


def _edges(row: TableRow) -> list[int]:
    """Where the row's cells end, from the table's left."""
    ends: list[int] = []
    for cell in row.cells:
        ends.append((ends[-1] if ends else 0) + cell.width)
    return ends


def _row(row: TableRow, edges: list[int]) -> str:
    properties = "<w:cantSplit/>" if row.whole else ""
    properties += f'<w:trHeight w:val="{row.least}" w:hRule="atLeast"/>' if row.least else ""
    properties += "<w:tblHeader/>" if row.head else ""
    cells, start = [], 0
    for cell, end in zip(row.cells, _edges(row), strict=True):
        cells.append(_cell(cell, sum(start < edge <= end for edge in edges)))
        start = end
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(cell: Cell, span: int) -> str:
    properties = f'<w:tcW w:w="{cell.width}" w:type="dxa"/>'
    properties += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += '<w:shd w:val="clear" w:color="auto" w:fill="F0F0F0"/>' if cell.shaded else ""
    return f'<w:tc><w:tcPr>{properties}<w:vAlign w:val="center"/></w:tcPr>{cell.content}</w:tc>'


def shared_widths(width: int, shares: Sequence[int]) -> list[int]:
    """Split a width by shares, to the last twentieth of a point."""
    total, taken, widths = sum(shares), 0, []
    for position in range(1, len(shares) + 1):
        end = width * sum(shares[:position]) // total
        widths.append(end - taken)
        taken = end
    return widths
