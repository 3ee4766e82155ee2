"""Head and foot of a page (页眉、页脚) of our Word files."""

from __future__ import annotations

from editorial.paper.word_styles import HEAD, WORD
from editorial.paper.word_text import paragraph, run

_LONGEST = 60
"""Characters of a name in the foot of a page, so that it stays on one line."""


def header_xml(text: str) -> str:
    """The part ``header1.xml``: one line above every page."""
    return f'{HEAD}<w:hdr xmlns:w="{WORD}">{paragraph(run(text), "Footer")}</w:hdr>'


def footer_xml(name: str) -> str:
    """The part ``footer1.xml``: what this is, and 第 x 页 共 y 页."""

    def number(code: str) -> str:
        return f'<w:fldSimple w:instr="{code}">{run("1")}</w:fldSimple>'

    shown = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
    content = run(f"{shown}　　第 ") + number("PAGE") + run(" 页　共 ") + number("NUMPAGES")
    return f'{HEAD}<w:ftr xmlns:w="{WORD}">{paragraph(content + run(" 页"), "Footer")}</w:ftr>'
