"""Replacements in the frozen text (改动的算法): how edits of its baseline lie in the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Replacement(NamedTuple):
    """``frozen[start:end]`` becomes ``new``; offsets are code points of the frozen body text."""

    start: int
    end: int
    new: str
    """White space does not count; a line break begins a paragraph."""

    @property
    def body(self) -> str:
        """The new text as the body text has it."""
        return "".join(self.new.split())


def clash(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two changes cannot both be made: their spans overlap, or insert at one place.

    Args:
        one: Start and end of a change in the frozen body text.
        other: Of another one.
    """
    if one[0] == one[1] and other[0] == other[1]:
        return one[0] == other[0]
    return one[0] < other[1] and other[0] < one[1]


class _Placed(NamedTuple):
    """A replacement with its place in the baseline."""

    first: int
    last: int
    made: Replacement


def _placed(replacements: Iterable[Replacement]) -> list[_Placed]:
    placed = []
    shift = 0
    for each in sorted(replacements):
        first = each.start + shift
        last = first + len(each.body)
        placed.append(_Placed(first, last, each))
        shift += len(each.body) - (each.end - each.start)
    return placed


def frozen_place(replacements: Iterable[Replacement], offset: int) -> tuple[int, int]:
    """Where an offset of the baseline lies, the same whatever changes come and go elsewhere.

    Returns:
        An offset of the frozen text, and how many characters inside a change's new text.
    """
    shift = 0
    for first, last, made in _placed(replacements):
        if last <= offset:
            shift = last - made.end
        elif first <= offset:
            return made.start, offset - first
        else:
            break
    return offset - shift, 0


def edited(
    replacements: Iterable[Replacement], start: int, end: int, new: str, baseline: str
) -> tuple[Replacement, tuple[Replacement, ...]]:
    """One more edit of the baseline, as a replacement in the frozen text.

    Args:
        replacements: What makes the baseline.
        start: Where the edit begins, in code points of the baseline's body text.
        end: Where it ends; equal to ``start`` for an insertion.
        new: What is to stand there.
        baseline: The baseline's body text.

    Returns:
        The replacement, and those that it takes in because it touches their text.
    """
    placed = _placed(replacements)
    absorbed = [each for each in placed if _touched(each, start, end)]
    while True:
        first = min([start, *(each.first for each in absorbed)])
        last = max([end, *(each.last for each in absorbed)])
        low = min([_start_in_frozen(placed, first), *(each.made.start for each in absorbed)])
        high = max([low, *(each.made.end for each in absorbed)])
        if first < last:
            high = max(high, _end_in_frozen(placed, last))
        more = [
            each
            for each in placed
            if each not in absorbed and clash((low, high), (each.made.start, each.made.end))
        ]
        if not more:
            break
        absorbed = sorted([*absorbed, *more])
    before = [each for each in absorbed if each.first < start]
    behind = [each for each in absorbed if each.last > end or each.first >= end]
    text = _written(before, first, start, baseline) + new + _written(behind, end, last, baseline)
    return Replacement(low, high, text), tuple(each.made for each in absorbed)


def _touched(each: _Placed, start: int, end: int) -> bool:
    if each.first == each.last:
        return start < each.first < end
    return start < each.last and each.first < end


def _start_in_frozen(placed: Sequence[_Placed], offset: int) -> int:
    """The frozen offset of a start: behind what was taken out at that place."""
    return offset - next(
        (each.last - each.made.end for each in reversed(placed) if each.last <= offset), 0
    )


def _end_in_frozen(placed: Sequence[_Placed], offset: int) -> int:
    """The frozen offset of an end: before what was taken out at that place."""
    return offset - next(
        (
            each.last - each.made.end
            for each in reversed(placed)
            if each.last <= offset and not each.first == each.last == offset
        ),
        0,
    )


def _written(absorbed: Iterable[_Placed], start: int, end: int, baseline: str) -> str:
    """A stretch of the baseline, with the spaces and breaks of the new texts in it."""
    pieces: list[str] = []
    position = start
    for first, last, made in absorbed:
        pieces.append(baseline[position : max(position, first)])
        cut = slice(
            _written_offset(made.new, max(start - first, 0)),
            _written_offset(made.new, end - first) if end < last else None,
        )
        pieces.append(made.new[cut])
        position = max(position, min(last, end))
    pieces.append(baseline[position:end])
    return "".join(pieces)


def _written_offset(new: str, characters: int) -> int:
    """The offset in a text as written behind so many characters of its body."""
    if characters <= 0:
        return 0
    solid = [at for at, character in enumerate(new, 1) if not character.isspace()]
    return solid[characters - 1]
