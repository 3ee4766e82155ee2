"""The correction sheet (校对单) in Word: what the printer corrects, to be checked and signed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from editorial.comparison.comparison import Comparison
from editorial.paper.sheet_head import (
    BLANK,
    DATE,
    SIGNATURES,
    SheetFacts,
    fingerprints,
    head_lines,
    notes,
    sheet_title,
)
from editorial.paper.sheet_rows import sheet_rows
from editorial.paper.sheet_table import WIDTH, correction_table, plain_table, table_row
from editorial.paper.word_package import a4_section, word_package
from editorial.paper.word_styles import HEAD, WORD
from editorial.paper.word_text import Look, paragraph, run
from editorial.reports.comparison_view import verdict_lines

_BOLD: Final = Look(bold=True)
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
            *_notes(comparison),
            *_signatures(),
            *_fingerprints(comparison),
        ]
    )
    footer = '<w:footerReference w:type="default" r:id="rId_footer1"/>'
    return word_package(
        body + a4_section(964, (11906 - WIDTH) // 2, footer),
        title=f"校对单　{name}",
        author=author,
        at=facts.at,
        parts={"footer1": _footer(name)},
    )


def _head(comparison: Comparison, facts: SheetFacts) -> str:
    widths = (1200, WIDTH - 1200)
    rows = []
    for name, text in head_lines(comparison, facts):
        cells = run(name, _BOLD), run(text, _BOLD) if name == _DECIDES else run(text)
        rows.append(table_row([paragraph(cell, "TableText") for cell in cells], widths))
    return plain_table("".join(rows), widths)


def _notes(comparison: Comparison) -> Iterator[str]:
    for note in notes(comparison):
        # Kept with the signatures, so that these never stand alone on a page.
        yield paragraph(run(f"注：{note}"), "NoteText", layout="<w:keepNext/>")


def _signatures() -> Iterator[str]:
    layout = '<w:keepNext/><w:tabs><w:tab w:val="left" w:pos="5670"/></w:tabs>'
    layout += '<w:spacing w:before="240"/>'
    for name in SIGNATURES:
        yield paragraph(run(f"{name}：{BLANK}\t日期：{DATE}"), layout=layout)


def _fingerprints(comparison: Comparison) -> Iterator[str]:
    sums = fingerprints(comparison)
    for position, (name, digest) in enumerate(sums):
        # Kept with the signatures: a last page with nothing but a hash is a wasted sheet.
        layout = "<w:keepNext/>" if position + 1 < len(sums) else ""
        layout += '<w:spacing w:before="200"/>' if position == 0 else ""
        yield paragraph(run(f"{name}　{digest}"), "Fingerprint", layout=layout)


def _footer(name: str) -> str:
    def number(code: str) -> str:
        return f'<w:fldSimple w:instr="{code}">{run("1")}</w:fldSimple>'

    content = run(f"校对单　{name}　第 ") + number("PAGE") + run(" 页，共 ") + number("NUMPAGES")
    return f'{HEAD}<w:ftr xmlns:w="{WORD}">{paragraph(content + run(" 页"), "Footer")}</w:ftr>'
