"""Paragraphs from lines of type (恢复段落): which lines go on and which begin anew.

Journals set Chinese justified, the first line indented by two characters. A line ends its paragraph
when the first word of the next line would still have found room on it; a line begins one when it
is indented, when the type size changes, or when the gap above it is larger than the leading. Over
the end of a column or page the same two questions are asked of the two lines that meet there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

from editorial.intake.pdf_joined_lines import is_broken_word
from editorial.intake.pdf_lines import PageText, TextLine

_SIZE_CHANGE: Final = 0.08
_INDENT: Final = 1.2
"""Indent, in type sizes, from which a line begins a paragraph; the usual one is 2."""
_FIRST_LINE_INDENT: Final = (1.5, 2.6)
_WIDER_GAP: Final = 1.35
"""How many times the usual leading a gap is that parts paragraphs."""
_ROOM: Final = 0.6
"""Room, in type sizes, beyond the next word that a full line may still have."""
_NEAR_PAGES: Final = 3
"""Pages before and after that are asked how wide a column is."""
_BLOCK_GAP: Final = 2.5
"""Gap, in type sizes, that parts blocks of lines."""
_CLOSING: Final = "，。、；：？！”’）》〉】〕］｝…—%‰℃,.;:?!)]}"
_OPENING: Final = '“‘（《〈【〔［｛([{"'
_FIRST_WORD: Final = re.compile(
    rf"[{re.escape(_OPENING)}]*(?:[A-Za-z0-9][A-Za-z0-9.,'’/%+\-]*|.)[{re.escape(_CLOSING)}]*"
)
_NARROW: Final = re.compile(r"[\x21-\x7e]")


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines below each other in one column, of one type size."""

    left: float
    right: float
    size: float
    page: int
    is_measure: bool
    """Whether enough lines fill it to show the width of the column."""


def paragraphs_of(
    pages: Sequence[PageText], asides: Sequence[TextLine] = ()
) -> tuple[tuple[TextLine, ...], ...]:
    """Group the lines of all pages, in the order of the file, to paragraphs.

    Args:
        pages: the running text, page by page.
        asides: lines that stood between, such as captions; they don't part paragraphs.
    """
    lines = [line for page in pages for line in page.lines]
    if not lines:
        return ()
    setting = Setting(lines, {page.number: (page.left, page.right) for page in pages})
    for page in pages:
        setting.holes[page.number].extend(page.pictures)
    for aside in asides:
        box = (aside.left, aside.baseline, aside.right, aside.baseline + aside.size)
        setting.holes[aside.page].append(box)
    groups: list[list[TextLine]] = [[lines[0]]]
    for number in range(1, len(lines)):
        plainly = setting.below[number - 1] and setting.goes_on_plainly(number)
        if not plainly and setting.begins_paragraph(number, is_second=len(groups[-1]) == 1):
            groups.append([lines[number]])
        else:
            groups[-1].append(lines[number])
    return tuple(tuple(group) for group in groups)


class Setting:
    """How a document is set: its columns and leadings, and what follows for each line."""

    def __init__(self, lines: Sequence[TextLine], edges: Mapping[int, tuple[float, float]]) -> None:
        self.lines = lines
        self.edges = edges
        self.below = _below(lines)
        """Whether the line behind each one stands below it, in the same column and type."""
        self.leading = _leadings(lines, self.below)
        self.holes: defaultdict[int, list[tuple[float, float, float, float]]] = defaultdict(list)
        """Boxes of what stands between the lines of the running text, by page."""
        self.blocks: list[_Block] = []
        self.measures: defaultdict[int, list[_Block]] = defaultdict(list)
        measures: dict[_Block, None] = {}
        start = 0
        for number, goes_on in enumerate([*self.below, False], 1):
            if not goes_on:
                block = _block(lines[start:number])
                self.blocks += [block] * (number - start)
                start = number
                if block.is_measure:
                    measures[block] = None
        for block in measures:
            self.measures[block.page].append(block)
        self._near: dict[tuple[int, float, float, float], _Block | None] = {}
        """What was found for lines of one place, by page, edges and size."""
        self._found: list[_Block | None] = [b if b.is_measure else None for b in self.blocks]

    def goes_on_plainly(self, number: int) -> bool:
        """Whether a line below another goes on with it, as most do: no gap, no indent, no room.

        It is what `begins_paragraph` denies, in a fraction of its time.
        """
        found = self._found
        above = found[number - 1] or self._measure(number - 1)
        own = found[number] or self._measure(number)
        _, left_above, right_above, baseline_above, size_above, _ = self.lines[number - 1]
        _, left, _, baseline, size, _ = self.lines[number]
        return (
            left - own.left < size
            and above.right - right_above <= size_above
            and left_above - above.left <= 2 * size_above
            and 0.3 * size
            <= baseline_above - baseline
            <= _WIDER_GAP * self.leading.get(size, 1.6 * size)
        )

    def begins_paragraph(self, number: int, *, is_second: bool) -> bool:
        """Whether a line begins a paragraph.

        Args:
            number: index of the line, from 1.
            is_second: whether it would be the second line of its paragraph.
        """
        before, line = self.lines[number - 1], self.lines[number]
        size = line.size
        if abs(before.size - size) > _SIZE_CHANGE * max(before.size, size):
            return True
        if is_broken_word(before.text, line.text):
            return False
        if before.page == line.page:
            gap = before.baseline - line.baseline
            if abs(gap) < 0.3 * size:
                return True  # pieces of one height: cells of a row
            usual = self.leading.get(size, 1.6 * size)
            if gap > _WIDER_GAP * usual and not self._is_interrupted(before, line):
                return True
        above, own = self._measure(number - 1), self._measure(number)
        if _is_centred(before, above) and _is_centred(line, own):
            return False
        return _is_short(before, line, above) or self._is_indented(number, own, is_second=is_second)

    def _is_interrupted(self, before: TextLine, line: TextLine) -> bool:
        """Whether a picture, caption or table stands between two lines of a column."""
        return any(
            low >= line.baseline
            and high <= before.baseline + 0.5 * before.size
            and min(right, line.right) > max(left, line.left)
            for left, low, right, high in self.holes[line.page]
        )

    def _is_indented(self, number: int, measure: _Block, *, is_second: bool) -> bool:
        before, line = self.lines[number - 1], self.lines[number]
        if line.left - measure.left < line.size or not line.size:
            return False
        indent = (line.left - measure.left) / line.size
        if indent < _INDENT:
            return False
        step = (line.left - before.left) / line.size
        same_block = self.blocks[number - 1] is self.blocks[number]
        if same_block and abs(step) < 0.5:  # as deep as the line before
            return _FIRST_LINE_INDENT[0] <= indent <= _FIRST_LINE_INDENT[1]
        return not (is_second and step > 0 and self._hangs(number, measure))

    def _hangs(self, number: int, measure: _Block) -> bool:
        """Whether the line and the next ones are set deeper than the first (悬挂缩进)."""
        if number + 1 >= len(self.lines):
            return False
        line, after = self.lines[number], self.lines[number + 1]
        level = abs(after.left - line.left) < 0.5 * line.size
        return level and self.below[number] and not _is_short(line, after, measure)

    def _measure(self, number: int) -> _Block:
        """The column that a line stands in: its own block, or the nearest that shows its width."""
        found = self._found[number]
        if found is None:
            found = self._found[number] = self._find_measure(number)
        return found

    def _find_measure(self, number: int) -> _Block:
        own, line = self.blocks[number], self.lines[number]
        place = (own.page, line.left, line.right, line.size)
        if place not in self._near:
            self._near[place] = self._nearest(*place)
        if found := self._near[place]:
            return found
        # No line shows how wide the column is: take the right margin to equal the left one.
        left_edge, right_edge = self.edges.get(own.page, (own.left, own.right))
        return replace(own, right=max(own.right, right_edge - (own.left - left_edge)))

    def _nearest(self, page: int, left: float, right: float, size: float) -> _Block | None:
        """The narrowest column that a line fits in, on its page or else the nearest ones."""
        slack = 0.7 * size
        for distance in range(_NEAR_PAGES + 1):
            near = [
                block
                for number in {page - distance, page + distance}
                for block in self.measures.get(number, ())
                if block.left - slack <= left and right <= block.right + slack
            ]
            if near:
                return min(near, key=lambda block: (block.right - block.left, block.left))
        return None


def _is_short(line: TextLine, following: TextLine, measure: _Block) -> bool:
    """Whether the first word of the next line would have found room on this one."""
    room = measure.right - line.right
    if room <= line.size:
        return False
    word = _FIRST_WORD.match(following.text.lstrip())
    ems = sum(0.5 if _NARROW.match(c) else 1.0 for c in (word[0] if word else "一"))
    return room > max(ems + _ROOM, 1.0) * line.size


def _is_centred(line: TextLine, measure: _Block) -> bool:
    left = line.left - measure.left
    if left <= 2 * line.size:
        return False
    right = measure.right - line.right
    return right > 2 * line.size and abs(left - right) < line.size


def _below(lines: Sequence[TextLine]) -> list[bool]:
    """Whether the line behind each one stands under it in the same column and type."""
    found = []
    _, left_above, right_above, above, size_above, page_above = lines[0]
    for _, left, right, baseline, size, page in lines[1:]:
        found.append(
            0 < above - baseline <= _BLOCK_GAP * size
            and page_above == page
            and -_SIZE_CHANGE * size <= size_above - size <= _SIZE_CHANGE * size
            and (right_above if right_above < right else right)
            > (left_above if left_above > left else left)
        )
        left_above, right_above, above, size_above, page_above = left, right, baseline, size, page
    return found


def _block(lines: Sequence[TextLine]) -> _Block:
    _, lefts, rights, _, sizes, pages = zip(*lines, strict=True)
    left, right, size = min(lefts), max(rights), sizes[0]
    full = [line for line, end in zip(lines, rights, strict=True) if end > right - size]
    # Where every full line ends in a point it is verse or a list, not type that runs on.
    is_measure = (
        len(lines) >= 3
        and len(full) >= 2
        and any(line.text.rstrip()[-1:] not in _CLOSING for line in full)
    )
    return _Block(left, right, size, pages[0], is_measure)


def _leadings(lines: Sequence[TextLine], below: Sequence[bool]) -> dict[float, float]:
    """The usual distance of baselines for each type size, in points."""
    gaps: defaultdict[float, list[float]] = defaultdict(list)
    for before, line, goes_below in zip(lines, lines[1:], below, strict=False):
        if goes_below:
            _, _, _, above, size_above, _ = before
            _, _, _, baseline, size, _ = line
            if size_above == size:
                gaps[size].append(above - baseline)
    return {size: median(found) for size, found in gaps.items()}
