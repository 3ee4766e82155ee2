"""The correction sheet (校对单): what the printer corrects, to be decided, checked and signed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from editorial.comparison.comparison import ComparedSide, Comparison
from editorial.paper.sheet_rows import INSERTION, sheet_rows
from editorial.paper.sheet_table import WIDTH, correction_table, plain_table, table_row
from editorial.paper.word_package import a4_section, word_package
from editorial.paper.word_styles import HEAD, WORD
from editorial.paper.word_text import Look, paragraph, run
from editorial.reports.comparison_view import (
    VerdictLine,
    file_name,
    ignored_lines,
    kind_lines,
    reading_notes,
    verdict_lines,
)
from editorial.text.paragraphs import ParagraphKind

_BOLD: Final = Look(bold=True)
_SIGNATURES: Final = ("校对人", "核红人", "主编批准")
_BLANK: Final = "＿" * 10
_DATE: Final = f"{'＿' * 4}年{'＿' * 2}月{'＿' * 2}日"
_TITLE_CHARACTERS: Final = 60


def correction_sheet_docx(
    comparison: Comparison,
    *,
    author: str,
    at: datetime,
    title: str | None = None,
    proof: str = "",
) -> bytes:
    """The correction sheet as a Word file that prints on A4.

    Args:
        comparison: What was found.
        author: Author in the file's properties; the sheet itself is signed by hand.
        at: When it was made, for the head; the bytes depend on nothing but the arguments.
        title: The manuscript's title; by default the one that its text has, or its file's name.
        proof: The proof pass (一校), to be filled in by hand when empty.
    """
    name = title or _own_title(comparison)
    schemes = [line.short_title for line in verdict_lines(comparison)]
    body = "".join(
        [
            paragraph(run("校对单"), "Title"),
            *_head(comparison, name, proof, at),
            paragraph("", "NoteText"),
            correction_table(sheet_rows(comparison), schemes),
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
        at=at,
        parts={"footer1": _footer(name)},
    )


def _own_title(comparison: Comparison) -> str:
    """The title in the manuscript's text; else the name of its file, or of the galley's."""
    for paragraph_ in comparison.manuscript.body.document.paragraphs:
        if paragraph_.kind is ParagraphKind.TITLE:
            return " ".join(paragraph_.text.split())[:_TITLE_CHARACTERS]
    return file_name(comparison.manuscript, "") or file_name(comparison.galley, "（未命名）")


def _head(comparison: Comparison, name: str, proof: str, at: datetime) -> Iterator[str]:
    """What is compared, and what it comes to."""
    manuscript, galley = comparison.manuscript, comparison.galley
    kinds = "、".join(f"{line.kind.label} {line.places}" for line in kind_lines(comparison))
    places = f"{len(comparison.discrepancies)} 处" + (f"（{kinds}）" if kinds else "")
    rows = [
        ("题名", name),
        ("校次", f"{proof or _BLANK}　　制表时间　{at:%Y-%m-%d %H:%M}"),
        ("原稿", _described(manuscript)),
        ("校样", _described(galley)),
        ("差异", f"{places}；最小编辑距离 {comparison.edit_distance} 字"),
    ]
    lines = verdict_lines(comparison)
    rows += [("差错率", "\n".join(map(_verdict, lines)))]
    widths = (1200, WIDTH - 1200)
    written = "".join(_head_row(title, text, widths) for title, text in rows)
    verdict = run("结论", _BOLD), run(f"{lines[0].verdict}（以{lines[0].title}判定）", _BOLD)
    written += table_row([paragraph(cell, "TableText") for cell in verdict], widths)
    yield plain_table(written, widths)


def _described(side: ComparedSide) -> str:
    name = file_name(side, "（内存文本）")
    return f"{name}　{side.characters} 字，{side.paragraphs} 段"


def _head_row(title: str, text: str, widths: tuple[int, int]) -> str:
    cells = (run(title, _BOLD), run(text))
    return table_row([paragraph(cell, "TableText") for cell in cells], widths)


def _verdict(line: VerdictLine) -> str:
    return (
        f"{line.title}：计错 {line.errors}，{line.rate}（合 {line.other_rate}），"
        f"{line.limit}，{line.verdict}"
    )


def _notes(comparison: Comparison) -> Iterator[str]:
    """How to read the table, and what it does not hold."""
    notes = [f"页、段按校样计；粗体加下划线的是差异本身，两旁是上下文，“{INSERTION}”处此方无字。"]
    ignored = "，".join(f"{name} {count}" for name, count in ignored_lines(comparison))
    if ignored:
        notes.append(f"未计入：{ignored}。")
    notes += reading_notes(comparison)
    yield from (paragraph(run(f"注：{note}"), "NoteText") for note in notes)


def _signatures() -> Iterator[str]:
    layout = '<w:keepNext/><w:tabs><w:tab w:val="left" w:pos="5670"/></w:tabs>'
    layout += '<w:spacing w:before="240"/>'
    for name in _SIGNATURES:
        yield paragraph(run(f"{name}：{_BLANK}\t日期：{_DATE}"), layout=layout)


def _fingerprints(comparison: Comparison) -> Iterator[str]:
    """What the sheet was made of, to the byte."""
    sums = [
        ("原稿 SHA-256", comparison.manuscript.sha256),
        ("校样 SHA-256", comparison.galley.sha256),
        *((f"{x.title}计错办法 SHA-256", x.sha256) for x in verdict_lines(comparison)),
    ]
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
