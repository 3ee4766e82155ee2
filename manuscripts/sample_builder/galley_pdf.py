"""Galleys as a printing house sends them: 16开 pages with running heads and folios, as PDF."""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pylopdf_fonts_zh_cn
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fpdf import FPDF

from sample_builder.source_text import Block, accepted, parse

_MM = 72 / 25.4
_PAGE = (185 * _MM, 260 * _MM)
_SIZE = 10.5  # 五号
_LEADING = 17.5
_CHARACTERS_IN_LINE = 38
_WIDTH = _SIZE * _CHARACTERS_IN_LINE
_LEFT = (_PAGE[0] - _WIDTH) / 2
_TOP = 78.0
_LINES_ON_PAGE = 34
_UNITS_PER_EM = 256  # fine enough for a screen, and a third smaller than the full outlines
_NEVER_FIRST = set("，。、；：？！）》”’」』〉】％%‰℃…—·～")
_NEVER_LAST = set("（《“‘「『〈【")
_TOKEN = re.compile(r"[A-Za-z0-9.+/\-%‰]+|——|……|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PageFurniture:
    """What stands on every page beside the text."""

    periodical: str
    issue: str
    column: str
    first_page: int
    running_head: str = ""
    """The head of every page; when empty the column heads odd pages, the issue even ones."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    indent: float
    justified: bool


def _small_font(path: Path, text: str, folder: Path) -> Path:
    """Cut a font down to the characters of ``text``."""
    font = TTFont(path, recalcTimestamp=False)
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.notdef_outline = True
    options.drop_tables += ["VORG", "vhea", "vmtx", "BASE", "GPOS", "GSUB", "GDEF"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)
    scale_upem(font, _UNITS_PER_EM)
    small = folder / path.name
    font.save(small)
    return small


class _Typesetter:
    """Sets blocks line by line and begins new pages."""

    def __init__(self, furniture: PageFurniture, serif: Path, sans: Path) -> None:
        self._furniture = furniture
        self._pdf = FPDF(unit="pt", format=_PAGE)
        self._pdf.set_auto_page_break(auto=False)
        self._pdf.set_creation_date(datetime(2026, 1, 1, tzinfo=UTC))
        self._pdf.set_title(f"《{furniture.periodical}》{furniture.issue}校样")
        self._pdf.add_font("serif", "", str(serif))
        self._pdf.add_font("sans", "", str(sans))
        self._row = _LINES_ON_PAGE

    def bytes(self) -> bytes:
        buffer = io.BytesIO()
        self._pdf.output(buffer)
        return buffer.getvalue()

    def _begin_page(self) -> None:
        self._pdf.add_page()
        number = self._furniture.first_page + self._pdf.page_no() - 1
        recto = number % 2 == 1
        issue = f"{self._furniture.periodical}　{self._furniture.issue}"
        head = self._furniture.running_head or (self._furniture.column if recto else issue)
        self._pdf.set_font("sans", size=8)
        self._text_at_edge(head, 52, outer_right=recto)
        self._pdf.set_line_width(0.4)
        self._pdf.line(_LEFT, 58, _LEFT + _WIDTH, 58)
        self._pdf.set_font("serif", size=9)
        self._text_at_edge(str(number), _PAGE[1] - 42, outer_right=recto)
        self._row = 0

    def _text_at_edge(self, text: str, y: float, *, outer_right: bool) -> None:
        width = self._pdf.get_string_width(text)
        self._pdf.text(_LEFT + _WIDTH - width if outer_right else _LEFT, y, text)

    def _next_baseline(self, rows: int = 1) -> float:
        if self._row + rows > _LINES_ON_PAGE:
            self._begin_page()
        self._row += rows
        return _TOP + self._row * _LEADING

    def centred(self, text: str, font: str, size: float, rows: int) -> None:
        y = self._next_baseline(rows) - 6
        self._pdf.set_font(font, size=size)
        self._pdf.text((_PAGE[0] - self._pdf.get_string_width(text)) / 2, y, text)

    def paragraph(self, text: str, font: str, *, keep: int = 1) -> None:
        self._pdf.set_font(font, size=_SIZE)
        for line in self._lines(text):
            if self._row + keep > _LINES_ON_PAGE:
                self._begin_page()
            y = self._next_baseline()
            self._pdf.set_font(font, size=_SIZE)
            gap = _WIDTH - line.indent - self._pdf.get_string_width(line.text)
            spread = line.justified and len(line.text) > 1
            self._pdf.set_char_spacing(gap / (len(line.text) - 1) if spread else 0)
            self._pdf.text(_LEFT + line.indent, y, line.text)
            self._pdf.set_char_spacing(0)

    def _lines(self, text: str) -> Iterator[_Line]:
        indent = 2 * _SIZE
        line: list[str] = []
        for token in _TOKEN.findall(text):
            width = self._pdf.get_string_width("".join(line) + token)
            if line and width > _WIDTH - indent + 0.01:
                carried = self._carried(line, token)
                yield _Line("".join(line), indent, justified=True)
                line, indent = carried, 0.0
            line.append(token)
        yield _Line("".join(line), indent, justified=False)

    @staticmethod
    def _carried(line: list[str], token: str) -> list[str]:
        """Take from the end of ``line`` what may not be parted from the next line (避头尾)."""
        carried: list[str] = []
        first = token
        while len(line) > 1 and (first[0] in _NEVER_FIRST or line[-1] in _NEVER_LAST):
            first = line.pop()
            carried.insert(0, first)
        return carried


def _set_block(typesetter: _Typesetter, block: Block) -> None:
    text = accepted(block.text)
    if block.kind == "title":
        typesetter.centred(text, "sans", 16, rows=3)
    elif block.kind == "author":
        typesetter.centred(text, "serif", 9.5, rows=2)
    elif block.kind == "heading":
        typesetter.paragraph(text, "sans", keep=2)
    elif block.kind == "body":
        typesetter.paragraph(text, "serif")
    else:
        raise ValueError(f"a PDF galley cannot hold a {block.kind}")


def galley_pdf(source: str, furniture: PageFurniture) -> bytes:
    """Typeset a source text; the same source gives the same bytes."""
    blocks = parse(source)
    text = "".join(accepted(block.text) for block in blocks) + "0123456789"
    heads = "".join(accepted(b.text) for b in blocks if b.kind in {"title", "heading"})
    heads += f"{furniture.periodical}　{furniture.issue}{furniture.column}"
    with tempfile.TemporaryDirectory() as name:
        serif = _small_font(Path(pylopdf_fonts_zh_cn.serif_path()), text, Path(name))
        sans = _small_font(Path(pylopdf_fonts_zh_cn.sans_path()), heads, Path(name))
        typesetter = _Typesetter(furniture, serif, sans)
        for block in blocks:
            _set_block(typesetter, block)
        return typesetter.bytes()
