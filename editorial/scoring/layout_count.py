"""Layout characters (版面字数): the total that the regulations divide by, from a small form.

每行字数 × 每面行数 × 面数, with covers, pictures, foreign text and small type at their own shares.
Everything is an exact integer; fractions of a character are dropped once, at the very end, which
can only make a rate stricter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from editorial.scoring.basis import LayoutRefused

_MOST: Final = 100_000
"""More characters in a line, lines on a page, or pages are a slip of the keyboard."""


class LayoutPart(StrEnum):
    """Kinds of pages, by the share of a full page of text that each counts."""

    TEXT = "正文"
    """Pages of text, front and back matter, contents, imprint, advertisements, inserts."""
    COVER = "封面"
    """封一（含书脊）, 封二, 封三, 封四, as far as they are printed."""
    PICTURE_WITH_TEXT = "图文"
    """Pages that a figure or table fills, with a caption; picture pages with text."""
    PICTURE = "图"
    """The same without text."""
    FOREIGN = "外文"
    """Pages in a foreign or minority language, or in pinyin."""

    @property
    def per_cent(self) -> int:
        """Hundredths of a full page of text."""
        return {"正文": 100, "封面": 50, "图文": 50, "图": 20, "外文": 130}[self]


@dataclass(frozen=True, slots=True)
class SmallType:
    """A stretch in another size (另号字): notes, references, index, appendix.

    It counts by its own lines; the lines of text whose place it takes do not count.
    """

    line: int
    """Characters in one of its lines."""
    lines: int
    instead_of: int = 0
    """Lines of ordinary type that would fill its place, where it shares pages with text."""


@dataclass(frozen=True, slots=True)
class LayoutCount:
    """The form: a page's measure, how many pages of each kind, what is set smaller.

    Raises:
        LayoutRefused: when the numbers can't be right.
    """

    line: int
    """每行字数, in the usual size."""
    lines: int
    """每面行数; running heads and page numbers set apart count as lines. Of one column, where a
    page has several."""
    pages: tuple[tuple[LayoutPart, int], ...]
    """How many pages of each kind; blank ones are none."""
    small_type: tuple[SmallType, ...] = ()
    columns: int = 1
    """每面栏数; ``line`` is then that of one column."""

    def __post_init__(self) -> None:
        _check("每行字数", self.line, least=1)
        _check("每面行数", self.lines, least=1)
        _check("每面栏数", self.columns, least=1)
        for part, pages in self.pages:
            _check(f"{part}面数", pages)
        for small in self.small_type:
            _check("小字的每行字数", small.line, least=1)
            _check("小字的行数", small.lines)
            _check("小字所占正文行数", small.instead_of)
        if sum(each.instead_of for each in self.small_type) > self._text_lines:
            raise LayoutRefused("小字所占的行数多于正文的总行数，请核对")
        if self.characters <= 0:
            raise LayoutRefused("版面字数为 0，请填写面数")

    @property
    def _text_lines(self) -> int:
        pages = sum(n for part, n in self.pages if part is LayoutPart.TEXT)
        return self.lines * self.columns * pages

    @property
    def characters(self) -> int:
        """版面字数: whole characters, the fraction dropped."""
        page = self.line * self.lines * self.columns
        hundredths = sum(page * pages * part.per_cent for part, pages in self.pages)
        small = sum(s.line * s.lines - self.line * s.instead_of for s in self.small_type)
        return hundredths // 100 + small


_NUMBER: Final = re.compile(r"[0-9]+")
_GRID: Final = re.compile(r"([0-9]+)[×xX*]([0-9]+)(?:[×xX*]([0-9]+)栏)?[×xX*]([0-9]+)")
_PAGES: Final = re.compile(r"(封面|图文|图|外文)([0-9]+)")
_SMALL: Final = re.compile(r"小字([0-9]+)[×xX*]([0-9]+)(?:代([0-9]+))?")
_FORM: Final = (
    "请写“每行字数×每面行数×面数”，如 40×44×64；分栏的写“每行字数×每栏行数×栏数×面数”，"
    "如 20×44×2栏×64；其后可加"
    "“+封面4”“+图文2”“+图1”“+外文3”（面数）和“+小字50×120代96”（每行字数×行数代所占正文行数）；"
    "或直接写总字数，如 112640"
)


def read_layout(form: str) -> int:
    """Layout characters from the form in one line, such as ``40×44×64+封面4``, or a number.

    Raises:
        LayoutRefused: when the form can't be read or counted; the message says how to write it.
    """
    written = form.replace(" ", "").replace("＋", "+")
    if _NUMBER.fullmatch(written):
        if not int(written):
            raise LayoutRefused(f"版面字数不能为 0；{_FORM}")
        return int(written)
    first, *rest = written.split("+")
    grid = _GRID.fullmatch(first)
    if grid is None:
        raise LayoutRefused(f"看不懂版面字数“{form}”；{_FORM}")
    line, lines, columns, count = (int(each or 1) for each in grid.groups())
    pages: list[tuple[LayoutPart, int]] = [(LayoutPart.TEXT, count)]
    small_type: list[SmallType] = []
    for term in rest:
        if found := _PAGES.fullmatch(term):
            pages.append((LayoutPart(found[1]), int(found[2])))
        elif found := _SMALL.fullmatch(term):
            small_type.append(SmallType(int(found[1]), int(found[2]), int(found[3] or 0)))
        else:
            raise LayoutRefused(f"看不懂“{term}”；{_FORM}")
    return LayoutCount(line, lines, tuple(pages), tuple(small_type), columns).characters


class LayoutParts(NamedTuple):
    """The one line in its parts, as somebody fills them in; each as written, empty when missing."""

    line: str = ""
    lines: str = ""
    columns: str = ""
    pages: str = ""
    extra: str = ""
    """What is added behind the first ``+``: 封面2+图1."""
    total: str = ""
    """The number itself, where nobody counted it from a page's measure."""

    @property
    def written(self) -> str:
        """The form in one line, for :func:`read_layout`; empty when nothing is filled in."""
        if self.total or not self.line:
            return self.total
        columns = [] if self.columns in {"", "1"} else [f"{self.columns}栏"]
        grid = "×".join([self.line, self.lines, *columns, self.pages])
        extra = self.extra.replace("＋", "+").strip("+")
        return f"{grid}+{extra}" if extra else grid


def layout_parts(form: str) -> LayoutParts:
    """The parts of a form that :func:`read_layout` can read."""
    first, _, extra = form.replace(" ", "").replace("＋", "+").partition("+")
    grid = _GRID.fullmatch(first)
    if grid is None:
        return LayoutParts(total=form)
    line, lines, columns, pages = (each or "" for each in grid.groups())
    return LayoutParts(line, lines, columns, pages, extra)


def _check(name: str, number: int, least: int = 0) -> None:
    if not least <= number <= _MOST:
        raise LayoutRefused(f"{name}应在 {least} 到 {_MOST} 之间，现在是 {number}，请核对")
