"""What stands beside the running text of a page (正文以外): footnotes, captions, tables' cells.

A footnote or a caption between two lines of a paragraph does not end the paragraph: these lines are
taken out of the pages before paragraphs are put together, and come back with their own kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from editorial.intake.pdf_lines import PageText, TextLine, body_size
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


def without_asides(pages: Sequence[PageText]) -> Parted:
    """Part footnotes, captions and the cells of ruled tables from the running text."""
    usual = body_size([line for page in pages for line in page.lines])
    kept: list[PageText] = []
    asides: list[Aside] = []
    tables = 0
    for page in pages:
        if len(page.lines) > _MOST_LINES:
            kept.append(page)
            continue
        cells = cells_of(page, _SMALLER * usual)
        captions = list(_captions(page, usual, {cell.line for cell in cells}))
        notes = _footnotes(page, usual, {t for c in captions for t in c} | {c.line for c in cells})
        before = _lines_before(page)
        for cell in cells:
            place = Location(page.number, tables + cell.table, cell.row, cell.column)
            found = Aside((cell.line,), ParagraphKind.TABLE_CELL, place, before[cell.line])
            asides.append(found)
        tables += max((cell.table for cell in cells), default=0)
        for lines in captions:
            place = Location(page=page.number)
            asides.append(Aside(lines, ParagraphKind.CAPTION, place, before[lines[0]]))
        for mark, lines in notes:
            place = Location(page=page.number, note=mark)
            asides.append(Aside(lines, ParagraphKind.FOOTNOTE, place, before[lines[0]]))
        taken = {line for aside in asides for line in aside.lines if line.page == page.number}
        left = tuple(line for line in page.lines if line not in taken)
        kept.append(replace(page, lines=left) if taken else page)
    return Parted(tuple(kept), tuple(asides))


def _lines_before(page: PageText) -> dict[TextLine, TextLine | None]:
    return dict(zip(page.lines, (None, *page.lines), strict=False))


def _captions(page: PageText, usual: float, cells: set[TextLine]) -> Iterator[tuple[TextLine, ...]]:
    lines = page.lines
    number = 0
    while number < len(lines):
        first = lines[number]
        number += 1
        if first in cells or not _is_caption(first, page, usual):
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
    if len(line.text) > _LONGEST_CAPTION or not _CAPTION.match(line.text):
        return False
    if line.size < _SMALLER * usual:
        return True
    ends = line.text.rstrip()[-1:] in "。；，："
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
    page: PageText, usual: float, taken: set[TextLine]
) -> list[tuple[str | None, tuple[TextLine, ...]]]:
    """The notes at the foot of a page, each with its mark.

    They are set in small type below the text of their column, and either begin with a mark or
    stand under a rule. A list of references behind its heading is no footnote.
    """
    small = [t for t in page.lines if t.size < _SMALLER * usual and t not in taken]
    body = [t for t in page.lines if t.size >= _SMALLER * usual and t not in taken]
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
    if not ruled and not _MARK.match(first.text):
        return []
    notes: list[tuple[str | None, list[TextLine]]] = []
    for line in low:
        match = _MARK.match(line.text)
        if match or not notes:
            mark = match["mark"] if match else None
            notes.append((re.sub(r"\W", "", mark) or mark if mark else None, [line]))
        else:
            notes[-1][1].append(line)
    return [(mark, tuple(lines)) for mark, lines in notes]


def _is_under_body(line: TextLine, body: Sequence[TextLine]) -> bool:
    """Whether the text of the line's column stands above it and none below."""
    column = [t for t in body if min(t.right, line.right) > max(t.left, line.left)]
    return bool(column) and all(t.baseline > line.baseline for t in column)
