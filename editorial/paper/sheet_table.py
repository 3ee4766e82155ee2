"""The table of the correction sheet (校对单表格), as WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from editorial.paper.mark_drawing import WIDTH as WIDTH_IN_EMS
from editorial.paper.mark_shapes import EM_POINTS, mark_shapes
from editorial.paper.sheet_rows import SheetRow
from editorial.paper.word_text import Look, paragraph, run

WIDTH: Final = 10490
"""Of the page between its margins, in twentieths of a point."""
BOX: Final = "□"
_STRONG: Final = Look(bold=True)
_QUIET: Final = Look(colour="595959")
_COUNT_WIDTH: Final = 530
_PICTURE: Final = round(WIDTH_IN_EMS * EM_POINTS * 20) + 130
"""The picture's width and the cell's margins, in twentieths of a point."""
_BEFORE: Final = (("序号", 520), ("位置", 1300), ("校样原行和校对符号", _PICTURE))
_BEHIND: Final = (("符号\n类型", 800),)
_LAST: Final = (("处理", 760), ("核红", 520))


def correction_table(rows: Iterable[SheetRow], schemes: Sequence[str]) -> str:
    """The table, its head on every page.

    Args:
        rows: The correction list.
        schemes: Short names of the counting schemes, in the order of the rows' errors.
    """
    counts = [(f"{scheme}\n计错", _COUNT_WIDTH) for scheme in schemes]
    fixed = sum(width for _, width in (*_BEFORE, *_BEHIND, *counts, *_LAST))
    columns = [*_BEFORE, ("原样→应为", WIDTH - fixed), *_BEHIND, *counts, *_LAST]
    widths = [width for _, width in columns]
    head = _row([paragraph(run(name), "TableHead") for name, _ in columns], widths, head=True)
    body = "".join(_row(_cells(row), widths) for row in rows)
    if not body:
        empty = paragraph(run("没有差异。"), "TableText")
        body = f"<w:tr>{_cell(empty, sum(widths), span=len(widths))}</w:tr>"
    return plain_table(head + body, widths)


def plain_table(rows: str, widths: Sequence[int]) -> str:
    """A ruled table of fixed columns around rows made by `table_row`."""
    rules = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = '<w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblBorders>{rules}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}"
        "</w:tbl>"
    )


def table_row(cells: Sequence[str], widths: Sequence[int]) -> str:
    """A row of cells, each paragraphs as XML."""
    return _row(cells, widths)


def _row(cells: Sequence[str], widths: Sequence[int], *, head: bool = False) -> str:
    properties = "<w:cantSplit/>" + ("<w:tblHeader/>" if head else "")
    written = "".join(_cell(c, width, shaded=head) for c, width in zip(cells, widths, strict=True))
    return f"<w:tr><w:trPr>{properties}</w:trPr>{written}</w:tr>"


def _cell(content: str, width: int, *, span: int = 1, shaded: bool = False) -> str:
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    properties += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += '<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>' if shaded else ""
    return f'<w:tc><w:tcPr>{properties}<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'


def _cells(row: SheetRow) -> list[str]:
    reason = row.verdict.reason if row.verdict else ""
    kind = "\n".join(filter(None, (row.mark.value, row.kind.label, row.cause)))
    return [
        _short(str(row.number)),
        _place(row),
        paragraph(mark_shapes(row.drawing, row.number, row.described), "TableText"),
        _wording("原", row.as_printed) + _wording("应", row.should_be) + _reason(reason),
        *map(_short, [kind, *row.errors]),
        _short("\n".join(row.boxes)),
        _short(BOX),
    ]


def _place(row: SheetRow) -> str:
    title = run("题目　", _STRONG) if row.in_title else ""
    place = row.galley_place
    place += f"\n原稿{row.manuscript_place}" if row.manuscript_place else ""
    return paragraph(title + run(place), "TableText")


def _short(text: str) -> str:
    return paragraph(run(text), "TableText", layout='<w:jc w:val="center"/>')


def _reason(text: str) -> str:
    """Why it was decided so: beside the boxes a sentence would stand a syllable a line."""
    return paragraph(run("由　", _QUIET) + run(text), "TableText") if text else ""


def _wording(side: str, text: str) -> str:
    return paragraph(run(f"{side}　", _QUIET) + run(text, _STRONG), "TableText")
