"""Line breaking with 禁则 (行首行末禁则): where a Chinese line may end.

No point or closing bracket begins a line, no opening bracket ends one, and words, numbers, ``……``
and ``——`` stay whole (push-out: the line ends earlier). When nothing in a line may be parted, it is
cut where it is full, so that a line is never wider than asked.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from tui.rendering.cell_width import WIDTHS, cumulative_widths

NEVER_FIRST: Final = frozenset(
    "，。、；：？！）》」』】〕〉］｝〗〙〛”’…—～·％‰‱℃°′″〟々ー,.;:?!)]}%｡､｣"
)
"""Characters that may not begin a line: points, closing brackets and quotes, units."""

NEVER_LAST: Final = frozenset("（《「『【〔〈［｛〖〘〚“‘〝([{｢#$￥¥￡№§")
"""Characters that may not end a line: opening brackets and quotes, currency and number signs."""

_UNPARTED: Final = frozenset("…—")
_JOINERS: Final = frozenset("'’.,-_/:@&+=~%")


def _word_character(character: str) -> bool:
    return character.isalnum() and WIDTHS[character] == 1


def may_break(text: str, at: int) -> bool:
    """Whether a line may end before ``text[at]`` (code points, ``0 < at < len(text)``)."""
    before, after = text[at - 1], text[at]
    if after == " " or WIDTHS[after] == 0:
        return False
    if after in NEVER_FIRST or before in NEVER_LAST:
        return False
    if before == after and before in _UNPARTED:
        return False
    if not _word_character(after):
        joins = after in _JOINERS and at + 1 < len(text) and _word_character(text[at + 1])
        return not (joins and _word_character(before))
    if before in _JOINERS:
        return at < 2 or not _word_character(text[at - 2])
    return not _word_character(before)


def line_breaks(text: str, width: int) -> tuple[int, ...]:
    """Where the lines of a drawable paragraph end.

    Args:
        text: One paragraph without line breaks, made drawable.
        width: Cells of a line, at least 2.

    Returns:
        The end of each line as an offset in code points, ascending, the last one ``len(text)``; an
        empty text has one empty line. Spaces may hang over the end of a line.
    """
    if len(text) * 2 <= width:
        return (len(text),)
    sums = cumulative_widths(text)
    length = len(text)
    ends: list[int] = []
    start = 0
    while sums[length] - sums[start] > width:
        full = bisect_right(sums, sums[start] + width, lo=start) - 1
        full = max(full, start + 1)
        end = _hung(text, full)
        if end == length:
            break
        if end == full or not may_break(text, end):
            end = _allowed(text, start, full)
        ends.append(end)
        start = end
    ends.append(length)
    return tuple(ends)


def _hung(text: str, end: int) -> int:
    """The end with the spaces behind it, which may hang over."""
    while end < len(text) and text[end] == " ":
        end += 1
    return end


def _allowed(text: str, start: int, full: int) -> int:
    """The last place in the line where it may end; where it is full when there is none."""
    for at in range(full, start, -1):
        if may_break(text, at):
            return at
    return full


def wrapped(text: str, width: int) -> tuple[str, ...]:
    """The lines of a drawable paragraph; joined they are the text again."""
    start = 0
    lines: list[str] = []
    for end in line_breaks(text, width):
        lines.append(text[start:end])
        start = end
    return tuple(lines)
