"""Sets small galleys in PDF: Chinese type, two-character indents, heads, folios, columns."""

from __future__ import annotations

import atexit
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pylopdf_fonts_zh_cn
from fontTools import subset
from fpdf import FPDF

_NO_START = "，。、；：？！”’）》〉】〕,.;:?!)%"
_NO_END = "“‘（《〈【〔("
POINTS_PER_LINE = 1.6
"""Leading in lines of the type size."""


@dataclass(frozen=True)
class Sheet:
    """Measures of a page, in points and characters of the body size."""

    size: float = 10.5
    across: int = 30
    """Characters of a full line."""
    lines: int = 20
    """Lines of a column."""
    columns: int = 1
    left: float = 72
    top: float = 100
    gutter: float = 24
    justified: bool = False
    """Whether full lines are spaced out to the measure (两端对齐)."""
    heads: Sequence[str] = ()
    """Running heads, taken in turn page by page."""
    folios: bool = False
    folio: str = "{}"
    first_page: int = 1


@dataclass
class Galley:
    """One article being set; `pdf` gives the file."""

    sheet: Sheet = field(default_factory=Sheet)
    typeface: Path | None = None
    """A font file; by default one that has only the characters of these tests."""

    def __post_init__(self) -> None:
        self.document = FPDF(unit="pt", format=(500, 700))
        self.document.set_auto_page_break(False)
        self.document.set_creation_date(datetime(2026, 1, 1, tzinfo=UTC))
        self.document.add_font("serif", fname=self.typeface or _font())
        self._line = self._column = 0
        self._new_page()

    def title(self, *texts: str, size: float = 18) -> Galley:
        """A title in large type, centred, in one or more lines."""
        measure = self.sheet.across * self.sheet.size
        self._line += 1
        for text in texts:
            x = self.sheet.left + (measure - self._width(text, size)) / 2
            self._put(x, text, size)
            self._line += 2
        return self

    def heading(self, text: str, size: float = 12) -> Galley:
        """A heading flush left, slightly larger than the body."""
        self._line += 1
        self._put(self._x(), text, size)
        self._line += 1
        return self

    def paragraph(self, text: str, indent: int = 2) -> Galley:
        """A paragraph with its first line indented, broken where type may be broken."""
        measure = self.sheet.across * self.sheet.size
        lines = self._broken(text, measure, indent * self.sheet.size)
        for number, line in enumerate(lines):
            if self._line >= self.sheet.lines:
                self._next_column()
            shift = indent * self.sheet.size if number == 0 else 0
            room = measure - shift - self._width(line, self.sheet.size)
            if self.sheet.justified and number < len(lines) - 1 and len(line) > 1:
                self.document.set_char_spacing(room / (len(line) - 1))
            self._put(self._x() + shift, line, self.sheet.size)
            self.document.set_char_spacing(0)
            self._line += 1
        return self

    def lines(self, *texts: str, size: float | None = None) -> Galley:
        """Lines just as given, flush left."""
        for text in texts:
            self._put(self._x(), text, size or self.sheet.size)
            self._line += 1
        return self

    def pdf(self, password: str = "") -> bytes:
        """The finished file."""
        if password:
            self.document.set_encryption(owner_password="owner", user_password=password)
        return bytes(self.document.output())

    def _x(self) -> float:
        measure = self.sheet.across * self.sheet.size
        return self.sheet.left + self._column * (measure + self.sheet.gutter)

    def _put(self, x: float, text: str, size: float) -> None:
        self.document.set_font("serif", size=size)
        leading = self.sheet.size * POINTS_PER_LINE
        self.document.text(x, self.sheet.top + self._line * leading, text)

    def _width(self, text: str, size: float) -> float:
        self.document.set_font("serif", size=size)
        return float(self.document.get_string_width(text))

    def _broken(self, text: str, measure: float, indent: float) -> list[str]:
        """Break a text into lines as a typesetter does: by width, points never at a line's start.

        Latin words and numbers are kept whole.
        """
        lines: list[str] = []
        line: list[str] = []
        room = measure - indent
        for word in re.findall(r"[A-Za-z0-9.\-]+|.", text):
            width = self._width(word, self.sheet.size)
            if width > room and line:
                carried: list[str] = []
                if word in _NO_START:
                    carried = [line.pop()]
                while line and line[-1] in _NO_END:
                    carried.insert(0, line.pop())
                lines.append("".join(line))
                line = carried
                room = measure - self._width("".join(carried), self.sheet.size)
            line.append(word)
            room -= width
        return [*lines, "".join(line)]

    def _next_column(self) -> None:
        self._line = 0
        self._column += 1
        if self._column >= self.sheet.columns:
            self._column = 0
            self._new_page()

    def _new_page(self) -> None:
        self.document.add_page()
        number = self.document.page - 1
        self.document.set_font("serif", size=9)
        if self.sheet.heads:
            self.document.text(
                self.sheet.left, 60, self.sheet.heads[number % len(self.sheet.heads)]
            )
        if self.sheet.folios:
            folio = self.sheet.folio.format(number + self.sheet.first_page)
            self.document.text(245, 660, folio)


@cache
def _font() -> Path:
    """The serif typeface with only the characters that these tests set: far quicker to load."""
    folder = Path(__file__).parent
    used = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    options = subset.Options(layout_features=[], notdef_outline=True)
    small = Path(mkdtemp(prefix="galley-type-")) / "serif.otf"
    atexit.register(rmtree, small.parent)
    with subset.load_font(str(pylopdf_fonts_zh_cn.serif_path()), options) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=used)
        subsetter.subset(font)
        font.save(str(small))
    return small
