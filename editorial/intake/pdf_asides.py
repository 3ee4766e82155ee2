"""What stands beside the running text of a page (正文以外): footnotes, captions, tables' cells.

A footnote or a caption between two lines of a paragraph does not end the paragraph: these lines are
taken out of the pages before paragraphs are put together, and come back with their own kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from editorial.intake.pdf_lines import PageText, TextLine
from editorial.intake.pdf_note_marks import settled_mark
from editorial.intake.pdf_tables import cells_of
from editorial.text.paragraphs import Location, ParagraphKind

_SMALLER: Final = 0.96
"""Share of the body's type size below which type is small."""
_NEAR: Final = 3.0
"""Type sizes between a picture or rule and its caption."""
_BELOW: Final = 1.9
"""Greatest distance, in type sizes, of the lines of one caption."""
_MOST_LINES: Final = 1500
"""Lines of a page beyond which nothing is sought beside its text: no printed page has so many."""
_CAPTION_LINES: Final = 4
_LONGEST_CAPTION: Final = 60
_CAPTION: Final = re.compile(
    r"\s*(?:图|表|照片|附图|附表|[Ff]ig(?:ure)?\.?|[Tt]able)\s*"
    r"(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})(?:\s*[-－—–.．]\s*[0-9]{1,3})?"
    r"(?=[\s:：.．、（(\u3400-\u9fff]|$)"
)
_CAPTION_STARTS: Final = frozenset("图表照附FfTt")
_MARK: Final = re.compile(
    r"\s*(?:(?P<mark>[①-⑳㉑-㉟*＊†‡※]+|[\[［〔(（]\s*\d{1,3}\s*[\]］〕)）]|\d{1,3}(?=[\s.．、]))"
    r"|(?=注\s*[:：0-9]|(?:收稿日期|作者简介|作者单位|基金项目|项目基金|通讯作者)\s*[:：]))"
)
_LIST_HEADING: Final = re.compile(
    r"\s*(?:[一二三四五六七八九十]+、)?(?:参考文献|注\s*释|注|References|Notes)\s*[:：]?\s*"
)


@dataclass(frozen=True, slots=True)
class Aside:
    """Lines that stand beside the running text."""

    lines: tuple[TextLine, ...]
    kind: ParagraphKind
    location: Location
    after: TextLine | None
    """The line that stands before it in the file; None at the beginning."""


@dataclass(frozen=True, slots=True)
class Parted:
    """Pages with their running text alone, and what stood beside it."""

    pages: tuple[PageText, ...]
    asides: tuple[Aside, ...]


def without_asides(pages: Sequence[PageText], usual: float) -> Parted:
    """Part footnotes, captions and the cells of ruled tables from the running text.

    Args:
        pages: the pages without running heads.
        usual: the type size of most of their characters, in points.
    """
    kept: list[PageText] = []
    asides: list[Aside] = []
    tables = 0
    for page in pages:
        found = _asides_of(page, usual, tables) if len(page.lines) <= _MOST_LINES else []
        tables = max((aside.location.table or tables for aside in found), default=tables)
        asides += found
        if found:
            taken = {id(line) for aside in found for line in aside.lines}
            left = tuple(line for line in page.lines if id(line) not in taken)
        kept.append(replace(page, lines=left) if found else page)
    return Parted(tuple(kept), tuple(asides))


def _asides_of(page: PageText, usual: float, tables: int) -> list[Aside]:
    """Cells, captions and notes of a page, before which the document has so many tables."""
    cells = cells_of(page, _SMALLER * usual)
    in_cells = {id(line) for cell in cells for line in cell.lines}
    captions = list(_captions(page, usual, in_cells))
    notes = _footnotes(page, usual, {id(t) for c in captions for t in c} | in_cells)
    if not (cells or captions or notes):
        return []
    before = _lines_before(page)
    asides: list[Aside] = []
    for cell in cells:
        place = Location(page.number, tables + cell.table, cell.row, cell.column)
        asides.append(Aside(cell.lines, ParagraphKind.TABLE_CELL, place, before[cell.lines[0]]))
    for lines in captions:
        place = Location(page=page.number)
        asides.append(Aside(lines, ParagraphKind.CAPTION, place, before[lines[0]]))
    for mark, lines in notes:
        place = Location(page=page.number, note=mark)
        asides.append(Aside(lines, ParagraphKind.FOOTNOTE, place, before[lines[0]]))
    return asides


def _lines_before(page: PageText) -> dict[TextLine, TextLine | None]:
    return dict(zip(page.lines, (None, *page.lines), strict=False))


def _captions(page: PageText, usual: float, cells: set[int]) -> Iterator[tuple[TextLine, ...]]:
    lines = page.lines
    starts = [line.text[:1] for line in lines]
    if _CAPTION_STARTS.isdisjoint(starts) and not any(map(str.isspace, starts)):
        return
    number = 0
    while number < len(lines):
        first, start = lines[number], starts[number]
        number += 1
        if start not in _CAPTION_STARTS and not start.isspace():
            continue
        if id(first) in cells or not _is_caption(first, page, usual):
            continue
        caption = [first]
        while number < len(lines) and len(caption) < _CAPTION_LINES:
            line = lines[number]
            if not _goes_on(caption[-1], line, usual) or _CAPTION.match(line.text):
                break
            caption.append(line)
            number += 1
        yield tuple(caption)


def _is_caption(line: TextLine, page: PageText, usual: float) -> bool:
    text = line.text
    if len(text) > _LONGEST_CAPTION or not _CAPTION.match(text):
        return False
    if line.size < _SMALLER * usual:
        return True
    ends = text.rstrip()[-1:] in "。；，："
    return not ends and any(_is_near(line, box) for box in (*page.pictures, *page.rules))


def _is_near(line: TextLine, box: tuple[float, float, float, float]) -> bool:
    left, low, right, high = box
    apart = max(low - (line.baseline + line.size), line.baseline - high)
    return line.left < right and line.right > left and apart <= _NEAR * line.size


def _goes_on(before: TextLine, line: TextLine, usual: float) -> bool:
    """Whether a line is the next one of a caption: the same small type, close below."""
    return (
        line.size < _SMALLER * usual
        and abs(line.size - before.size) < 0.3
        and 0 < before.baseline - line.baseline <= _BELOW * line.size
        and min(before.right, line.right) > max(before.left, line.left)
    )


def _footnotes(
    page: PageText, usual: float, taken: set[int]
) -> list[tuple[str | None, tuple[TextLine, ...]]]:
    """The notes at the foot of a page, each with its mark.

    They are set in small type below the text of their column, and either begin with a mark or
    stand under a rule. A list of references behind its heading is no footnote.
    """
    small = [t for t in page.lines if t.size < _SMALLER * usual and id(t) not in taken]
    if not small:
        return []
    body = [t for t in page.lines if t.size >= _SMALLER * usual and id(t) not in taken]
    low = [t for t in small if _is_under_body(t, body)]
    if not low or any(_LIST_HEADING.fullmatch(t.text) for t in low):
        return []
    top = max(t.baseline + t.size for t in low)
    above = [t for t in body if t.baseline >= top - t.size]
    if above and _LIST_HEADING.fullmatch(min(above, key=lambda t: t.baseline).text):
        return []
    floor = min((t.baseline for t in above), default=page.bottom + page.height)
    first = max(low, key=lambda t: (t.baseline, -t.left))
    ruled = any(top - first.size <= rule[1] and rule[3] <= floor for rule in page.rules)
    if not ruled and not _MARK.match(first.text) and not settled_mark(first.text):
        return []
    notes: list[tuple[str | None, list[TextLine]]] = []
    for line in low:
        settled = settled_mark(line.text)
        match = _MARK.match(line.text)
        if settled or match or not notes:
            mark = settled or (match["mark"] if match else None)
            notes.append((re.sub(r"\W", "", mark) or mark if mark else None, [line]))
        else:
            notes[-1][1].append(line)
    return [(mark, tuple(lines)) for mark, lines in notes]


def _is_under_body(line: TextLine, body: Sequence[TextLine]) -> bool:
    """Whether the text of the line's column stands above it and none below."""
    left, right, baseline = line.left, line.right, line.baseline
    column = [t.baseline for t in body if t.left < right and left < t.right and t.left < t.right]
    return left < right and bool(column) and min(column) > baseline
