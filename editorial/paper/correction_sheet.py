"""The correction sheet (校对单) in Word: what the printer corrects, to be checked and signed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from editorial.comparison.comparison import Comparison
from editorial.paper.page_margins import footer_xml, header_xml
from editorial.paper.sheet_additions import COLUMNS, TITLE, addition_rows
from editorial.paper.sheet_head import (
    SheetFacts,
    fingerprints,
    head_lines,
    notes,
    sheet_title,
    signatures,
)
from editorial.paper.sheet_rows import sheet_rows
from editorial.paper.sheet_table import WIDTH, correction_table, plain_table, table_row
from editorial.paper.word_package import a4_section, word_package
from editorial.paper.word_text import Look, paragraph, run
from editorial.reports.comparison_view import verdict_lines

_BOLD: Final = Look(bold=True)
_ADDITION_WIDTHS: Final = (860, 1750, 1800, 1800, 950, 560, 760, 1490)
"""Twentieths of a point of the additions' columns but the last."""
_DECIDES: Final = "结论"
"""Name of the head's last line, which is set bold."""


def correction_sheet_docx(comparison: Comparison, facts: SheetFacts, *, author: str) -> bytes:
    """The correction sheet as a Word file that prints on A4, with the marks drawn.

    Args:
        comparison: What was found.
        facts: What the sheet says beside that; the bytes depend on nothing but the arguments.
        author: Author in the file's properties; the sheet itself is signed by hand.
    """
    name = sheet_title(comparison, facts)
    schemes = [line.short_title for line in verdict_lines(comparison)]
    body = "".join(
        [
            paragraph(run("校对单"), "Title"),
            _head(comparison, facts),
            paragraph("", "NoteText"),
            correction_table(sheet_rows(comparison, facts.verdicts), schemes),
            *_additions(facts),
            *_notes(comparison),
            *_signatures(facts),
            *_fingerprints(comparison, facts),
        ]
    )
    references = '<w:footerReference w:type="default" r:id="rId_footer1"/>'
    parts = {"footer1": footer_xml(f"校对单　{name}")}
    if facts.issue:
        references = f'<w:headerReference w:type="default" r:id="rId_header1"/>{references}'
        parts["header1"] = header_xml(f"{facts.issue}　校对单")
    return word_package(
        body + a4_section(964, (11906 - WIDTH) // 2, references),
        title=f"校对单　{name}",
        author=author,
        at=facts.at,
        parts=parts,
    )


def _head(comparison: Comparison, facts: SheetFacts) -> str:
    widths = (1200, WIDTH - 1200)
    rows = []
    for name, text in head_lines(comparison, facts):
        cells = run(name, _BOLD), run(text, _BOLD) if name == _DECIDES else run(text)
        rows.append(table_row([paragraph(cell, "TableText") for cell in cells], widths))
    return plain_table("".join(rows), widths)


def _additions(facts: SheetFacts) -> Iterator[str]:
    if not facts.additions:
        return
    widths = (*_ADDITION_WIDTHS, WIDTH - sum(_ADDITION_WIDTHS))
    looks = [(COLUMNS, _BOLD), *((cells, Look()) for cells in addition_rows(facts.additions))]
    rows = [
        table_row([paragraph(run(cell, look), "TableText") for cell in cells], widths)
        for cells, look in looks
    ]
    space = '<w:keepNext/><w:spacing w:before="160" w:after="60"/>'
    yield paragraph(run(TITLE, _BOLD), "NoteText", layout=space)
    yield plain_table("".join(rows), widths)
    yield paragraph("", "NoteText")


def _notes(comparison: Comparison) -> Iterator[str]:
    for note in notes(comparison):
        # Kept with the signatures, so that these never stand alone on a page.
        yield paragraph(run(f"注：{note}"), "NoteText", layout="<w:keepNext/>")


def _signatures(facts: SheetFacts) -> Iterator[str]:
    layout = '<w:keepNext/><w:tabs><w:tab w:val="left" w:pos="5670"/></w:tabs>'
    layout += '<w:spacing w:before="240"/>'
    for label, name, date in signatures(facts):
        yield paragraph(run(f"{label}：{name}\t日期：{date}"), layout=layout)


def _fingerprints(comparison: Comparison, facts: SheetFacts) -> Iterator[str]:
    sums = fingerprints(comparison, facts)
    for position, (name, digest) in enumerate(sums):
        # Kept with the signatures: a last page with nothing but a hash is a wasted sheet.
        layout = "<w:keepNext/>" if position + 1 < len(sums) else ""
        layout += '<w:spacing w:before="200"/>' if position == 0 else ""
        yield paragraph(run(f"{name}　{digest}"), "Fingerprint", layout=layout)
