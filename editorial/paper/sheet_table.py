"""The table of the correction sheet (校对单表格), as WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from editorial.domain.discrepancy import DiscrepancyKind
from editorial.paper.sheet_rows import INSERTION, SheetRow, Wording
from editorial.paper.word_text import PLAIN, Look, paragraph, run

WIDTH: Final = 10490
"""Of the page between its margins, in twentieths of a point."""
BOX: Final = "□"
_TO_DO: Final = f"{BOX}改 {BOX}保留\n{BOX}质疑"
_STRONG: Final = Look(bold=True, underlined=True)
_CONTEXT: Final = Look(colour="595959")
_COUNT_WIDTH: Final = 580
_BEFORE: Final = (("序号", 480), ("页/段", 700))
_BEHIND: Final = (("校对\n符号", 700), ("类型", 1030))
_LAST: Final = (("处理", 1160), ("核红", 520))


def correction_table(rows: Iterable[SheetRow], schemes: Sequence[str]) -> str:
    """The table, its head on every page.

    Args:
        rows: The correction list.
        schemes: Short names of the counting schemes, in the order of the rows' errors.
    """
    counts = [(f"{scheme}\n计错", _COUNT_WIDTH) for scheme in schemes]
    fixed = sum(width for _, width in (*_BEFORE, *_BEHIND, *counts, *_LAST))
    wide = (WIDTH - fixed) // 2
    texts = [("原样（错）", wide), ("应为（正）", wide)]
    columns = [*_BEFORE, *texts, *_BEHIND, *counts, *_LAST]
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
    page = f"{row.page}页\n" if row.page else ""
    kind = f"{row.kind.label}\n{row.cause}" if row.cause else row.kind.label
    middle = [row.mark.value, kind, *row.errors]
    return [
        _short(str(row.number)),
        _short(f"{page}{row.paragraph}段"),
        _wording(row.as_printed, row),
        _wording(row.should_be, row),
        *map(_short, middle),
        _short(_TO_DO),
        _short(BOX),
    ]


def _short(text: str) -> str:
    return paragraph(run(text), "TableText", layout='<w:jc w:val="center"/>')


def _wording(wording: Wording, row: SheetRow) -> str:
    """A wording in its context; the place itself bold and underlined."""
    is_break = row.kind is DiscrepancyKind.PARAGRAPH_BREAK
    text = f"〔{wording.stated}〕" if is_break else wording.text or INSERTION
    look = PLAIN if is_break else _STRONG if wording.text else Look(bold=True)
    pieces = run(wording.before, _CONTEXT) + run(text, look) + run(wording.after, _CONTEXT)
    return paragraph(pieces, "TableText")
