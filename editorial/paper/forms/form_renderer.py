"""Forms in Word (表单的排版): one renderer for all of them; prints on A4, upright or across."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import singledispatch
from itertools import groupby
from typing import Final

from editorial.paper.forms.form_blocks import (
    Block,
    Box,
    Boxes,
    Fields,
    Form,
    Listing,
    Notes,
    Passage,
    Points,
    Section,
    Signature,
)
from editorial.paper.forms.form_tables import Cell, TableRow, ruled_table, shared_widths
from editorial.paper.page_margins import footer_xml, header_xml
from editorial.paper.word_package import a4_section, word_package
from editorial.paper.word_text import Look, paragraph, run

PROGRAM: Final = "三审三校编辑台"
"""Author in the file's properties: forms are signed in their own fields."""
BLANK_DATE: Final = "　　　年　　月　　日"
_MARGIN: Final = 708
UPRIGHT: Final = 11906 - 2 * _MARGIN
ACROSS: Final = 16838 - 2 * _MARGIN
"""Widths between the margins, in twentieths of a point."""
_LABEL: Final = 1500
_LINE: Final = 320
_LEAST: Final = 400
_LONG: Final = 300
"""Characters from which a row may be broken over pages."""
_STRONG: Final = Look(bold=True)
_CENTRED: Final = '<w:jc w:val="center"/>'
_KEEP: Final = "<w:keepNext/>"
_STYLE: Final = re.compile(f'<w:pStyle w:val="[^"]*"/>(?!{_KEEP})')
_EPOCH: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands in the properties of a form of an office in which nothing was done yet."""
_FACE: Final = "Segoe UI Symbol"
"""A face that has ticked boxes: the Chinese book faces lack them."""


def form_docx(form: Form) -> bytes:
    """The form as a Word file; equal forms give equal bytes."""
    width = ACROSS if form.landscape else UPRIGHT
    body = "".join(
        [
            paragraph(run(form.title), "Title"),
            *_blocks(form.blocks, width),
            *_foundations(form),
        ]
    )
    references = (
        '<w:headerReference w:type="default" r:id="rId_header1"/>'
        '<w:footerReference w:type="default" r:id="rId_footer1"/>'
    )
    name = f"{form.title}　{form.about}"
    return word_package(
        body + a4_section(964, _MARGIN, references, landscape=form.landscape),
        title=name,
        author=PROGRAM,
        at=form.audit.at or _EPOCH,
        parts={"header1": header_xml(form.issue), "footer1": footer_xml(name)},
    )


def _blocks(blocks: Sequence[Block], width: int) -> Iterator[str]:
    """Neighbouring blocks in one table, lists in tables of their own, small print between."""
    for apart, group in groupby(blocks, key=lambda block: isinstance(block, Listing | Notes)):
        if not apart:
            filled, signed = _signed(list(group))
            if filled:
                yield ruled_table([row for block in filled for row in _rows(block, width)])
            if filled and signed:
                yield paragraph("", "Fingerprint", layout=_KEEP)
            if signed:
                rows = [row for block in signed for row in _rows(block, width)]
                yield _kept_with_next(ruled_table(rows))
            continue
        for block in group:
            if isinstance(block, Listing):
                # The paragraphs keep tables apart that would be taken for one, head and all.
                yield paragraph(run(block.title), "TableHead" if block.title else "Fingerprint")
                yield ruled_table(list(_listing(block, width)))
                yield paragraph("", "Fingerprint")
            elif isinstance(block, Notes):
                for number, line in enumerate(block.lines):
                    layout = _KEEP + ('<w:spacing w:before="80"/>' if number == 0 else "")
                    yield paragraph(run(line), "NoteText", layout=layout)


def _signed(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    """The blocks, and apart from them the signatures at their end with what is written there.

    These are kept with what follows: a last page with nothing but small print is a wasted sheet.
    """
    at = len(blocks)
    while at and (
        isinstance(blocks[at - 1], Signature)
        or (isinstance(last := blocks[at - 1], Passage) and not last.text)
    ):
        at -= 1
    return blocks[:at], blocks[at:]


def _kept_with_next(table: str) -> str:
    """A table whose every paragraph stays on the page of the next one."""
    return _STYLE.sub(rf"\g<0>{_KEEP}", table)


def _foundations(form: Form) -> Iterator[str]:
    """What the form was made of: the texts by their hashes, the record by its seal."""
    sums = [f"{each.name}　SHA-256 {each.sha256}" for each in form.fingerprints]
    beside = 2 if form.landscape else 1
    lines = ["　　　".join(sums[at : at + beside]) for at in range(0, len(sums), beside)]
    audit = form.audit
    lines.append(
        f"审计记录　第 {audit.entries} 条（{audit.moment}），印记 {audit.seal}"
        if audit.entries
        else "审计记录　尚无"
    )
    for number, line in enumerate(lines):
        layout = _KEEP if number + 1 < len(lines) else ""
        layout += '<w:spacing w:before="160"/>' if number == 0 else ""
        yield paragraph(run(line), "Fingerprint", layout=layout)


@singledispatch
def _rows(block: object, width: int) -> Iterator[TableRow]:
    raise TypeError(f"no rows for {type(block).__name__} in a width of {width}")


@_rows.register
def _(block: Section, width: int) -> Iterator[TableRow]:
    content = paragraph(run(block.title), "TableHead", layout=_KEEP)
    yield TableRow((Cell(content, width, shaded=True),), _LEAST)


@_rows.register
def _(block: Fields, width: int) -> Iterator[TableRow]:
    for entries in block.rows:
        label = min(_LABEL, width // len(entries) // 2)
        cells: list[Cell] = []
        for entry, own in zip(entries, shared_widths(width, [1] * len(entries)), strict=True):
            look = _STRONG if entry.strong else Look()
            cells += [
                _label(entry.label, label),
                Cell(_paragraphs(entry.text, look), own - label),
            ]
        yield TableRow(tuple(cells), _LEAST, whole=_is_short(e.text for e in entries))


@_rows.register
def _(block: Passage, width: int) -> Iterator[TableRow]:
    least = _LEAST if block.text else max(_LEAST, block.lines * _LINE)
    cells = _label(block.label, _LABEL), Cell(_paragraphs(block.text), width - _LABEL)
    yield TableRow(cells, least, whole=_is_short([block.text]))


@_rows.register
def _(block: Boxes, width: int) -> Iterator[TableRow]:
    remark = run(f"　{block.remark}") if block.remark else ""
    content = paragraph(_box_runs(block.boxes) + remark, "TableText")
    yield TableRow((_label(block.label, _LABEL), Cell(content, width - _LABEL)), _LEAST)


@_rows.register
def _(block: Points, width: int) -> Iterator[TableRow]:
    widths = shared_widths(width, [50, 28, 22])
    for point in block.points:
        contents = (
            paragraph(run(point.text), "TableText"),
            paragraph(_box_runs(point.boxes), "TableText"),
            _paragraphs(point.remark),
        )
        cells = tuple(Cell(c, w) for c, w in zip(contents, widths, strict=True))
        yield TableRow(cells, whole=_is_short([point.remark]))


@_rows.register
def _(block: Signature, width: int) -> Iterator[TableRow]:
    date = width // 3
    cells = (
        _label(block.label, _LABEL),
        Cell(_paragraphs(block.name, _STRONG), width - date - _LABEL * 3 // 2),
        _label("日期", _LABEL // 2),
        Cell(_paragraphs(block.date or BLANK_DATE), date),
    )
    yield TableRow(cells, 480)


def _listing(block: Listing, width: int) -> Iterator[TableRow]:
    widths = shared_widths(width, [column.share for column in block.columns])
    centred = [column.centred for column in block.columns]
    yield TableRow(
        tuple(
            Cell(paragraph(run(column.name), "TableHead"), own, shaded=True)
            for column, own in zip(block.columns, widths, strict=True)
        ),
        _LEAST,
        head=True,
    )
    blank = ("",) * len(widths)
    for texts in [*block.rows, *([blank] * block.blanks)]:
        yield _list_row(texts, widths, centred, Look())
    for texts in block.sums:
        yield _list_row(texts, widths, centred, _STRONG)


def _list_row(
    texts: Sequence[str], widths: Sequence[int], centred: Sequence[bool], look: Look
) -> TableRow:
    cells = tuple(
        Cell(_paragraphs(text, look, _CENTRED if middle else ""), own)
        for text, own, middle in zip(texts, widths, centred, strict=True)
    )
    least = 0 if any(texts) else _LEAST  # a row to be written in by hand needs room
    return TableRow(cells, least, whole=_is_short(texts))


def _is_short(texts: Sequence[str] | Iterator[str]) -> bool:
    return all(len(text) < _LONG for text in texts)


def _label(text: str, width: int) -> Cell:
    return Cell(paragraph(run(text), "TableText", layout=_CENTRED), width, shaded=True)


def _paragraphs(text: str, look: Look | None = None, layout: str = "") -> str:
    """A paragraph a line, so that long texts break over pages."""
    written: Callable[[str], str] = lambda line: run(line, look or Look())  # noqa: E731
    lines = [line for line in text.split("\n") if line.strip()] or [""]
    return "".join(paragraph(written(line), "TableText", layout=layout) for line in lines)


def _box_runs(boxes: Sequence[Box]) -> str:
    return "".join(
        _box(each.ticked) + run(each.text + ("　" if number + 1 < len(boxes) else ""))
        for number, each in enumerate(boxes)
    )


def _box(ticked: bool) -> str:
    faces = "".join(f' w:{of}="{_FACE}"' for of in ("ascii", "hAnsi", "eastAsia", "cs"))
    return f"<w:r><w:rPr><w:rFonts{faces}/></w:rPr><w:t>{'☑' if ticked else '□'}</w:t></w:r>"
