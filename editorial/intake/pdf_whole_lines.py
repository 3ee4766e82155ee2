"""Lines of one text object, upright and seen (整行): a page of them asked about at once.

Nearly all lines of a galley are so. Asking for all of them one thing after the other, and looking
at the answers together, takes half the time of looking at line after line. Whatever isn't plainly
so is left to whoever looks closer.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from functools import cache
from itertools import repeat
from operator import eq
from typing import Any, Final, NamedTuple

from editorial.intake.pdf_calls import Argument, text_calls
from editorial.intake.pdf_lines import PlacedRun, run_of
from editorial.intake.pdf_places import SMALLEST_TYPE, WHITE, Box, likely_size

_BLACK: Final = (0).to_bytes(12, "little") + (255).to_bytes(4, "little")
_SLACK: Final = 1.5
"""Type sizes by which a line may be broader or narrower than its characters usually are, before
its gaps are looked at."""
_NARROW: Final = 0.5
"""Usual breadth of a character of ASCII in type sizes."""
_SPACED_OUT: Final = 0.12
"""Share by which justified lines are spaced out."""


def whole_lines(
    page: Argument, lines: Sequence[tuple[int, str]], sheet: Box
) -> list[PlacedRun | None]:
    """The run that each line is, or None when it has to be looked at closer.

    Args:
        page: PDFium's text page, as a pointer; it is not turned, all its text printed in colour.
        lines: each with the index where it begins.
        sheet: left, bottom, right and top of the page in points.
    """
    texts = [line.strip() for _, line in lines]
    firsts = [begin + len(line) - len(line.lstrip()) for begin, line in lines]
    lasts = [first + len(text) - 1 for first, text in zip(firsts, texts, strict=True)]
    if "" in texts:  # of these, the white space itself is asked
        firsts = [min(pair) for pair in zip(firsts, lasts, strict=True)]
    answers = _answers(page, firsts, lasts)
    if answers is None:
        return [None] * len(lines)
    from_left, low, to_right, high = sheet
    runs: list[PlacedRun | None] = []
    for text, is_plain, d, baseline, left, top, right, bottom, edge, end, size in zip(
        texts, *answers, strict=True
    ):
        found = None
        own = likely_size(size * abs(d), top - bottom)
        to = end if end > right else right
        if (
            is_plain
            and edge > left  # no line of one character, nor one that goes to the left
            and own >= SMALLEST_TYPE
            and from_left <= left
            and to <= to_right
            and low <= baseline <= high
        ):
            words = text.split()
            shown = " ".join(words) if len(words) > 1 else text
            if len(words) == 1 or fits(shown, to - left, own):
                found = run_of((shown, left, to, baseline, own))
        runs.append(found)
    return runs


def fits(text: str, breadth: float, size: float) -> bool:
    """Whether a line is about as broad as its characters are, so that no wide gap can be in it."""
    narrow = len(text.encode("ascii", "ignore"))
    usual = len(text) - narrow + _NARROW * narrow
    slack = breadth / size - usual
    return -_SLACK - 0.5 * _NARROW * narrow <= slack <= _SLACK + _SPACED_OUT * usual


class _Slots(NamedTuple):
    """Where answers about so many characters go, with pointers to the place of each."""

    matrices: ctypes.Array[ctypes.c_float]
    matrices_at: list[Any]
    boxes: ctypes.Array[ctypes.c_float]
    boxes_at: list[Any]
    colours: ctypes.Array[ctypes.c_uint]
    colours_at: list[list[Any]]


@cache
def _slots(count: int) -> _Slots:
    matrices, boxes = (ctypes.c_float * (6 * count))(), (ctypes.c_float * (4 * count))()
    colours = (ctypes.c_uint * (4 * count))()
    return _Slots(
        matrices,
        [ctypes.byref(matrices, 24 * number) for number in range(count)],
        boxes,
        [ctypes.byref(boxes, 16 * number) for number in range(count)],
        colours,
        [[ctypes.byref(colours, 16 * n + 4 * part) for n in range(count)] for part in range(4)],
    )


def _answers(
    page: Argument, firsts: Sequence[int], lasts: Sequence[int]
) -> tuple[Sequence[Any], ...] | None:
    """What PDFium says of the first and last characters of lines, each a column.

    Whether the line is of one object, upright and seen; d of its matrix, its baseline; left, top,
    right and bottom of the first box; left and right of the last; the type size. None when PDFium
    doesn't answer all.
    """
    calls, count = text_calls(), len(firsts)
    slots = _slots(1 << max(count - 1, 0).bit_length())
    pages = repeat(page)
    first_objects = list(map(calls.text_object, pages, firsts))
    last_objects = list(map(calls.text_object, pages, lasts))
    told = list(map(calls.matrix, pages, firsts, slots.matrices_at))
    _, b, c, d, _, baselines = _columns(slots.matrices, 6, count)
    told += map(calls.loose_box, pages, lasts, slots.boxes_at)
    edges, _, ends, _ = _columns(slots.boxes, 4, count)
    told += map(calls.loose_box, pages, firsts, slots.boxes_at)
    boxes = _columns(slots.boxes, 4, count)
    told += map(calls.fill, pages, firsts, *slots.colours_at)
    if 0 in told:
        return None
    colours = bytes(memoryview(slots.colours).cast("B")[: 16 * count])
    if any(b) or any(c) or first_objects != last_objects or colours != _BLACK * count:
        of_one = map(eq, first_objects, last_objects)
        each = zip(of_one, b, c, zip(*_columns(slots.colours, 4, count), strict=True), strict=True)
        plain = [
            one and not (slant or lean) and alpha > 0 and min(rgb) < WHITE
            for one, slant, lean, (*rgb, alpha) in each
        ]
    else:
        plain = [True] * count
    sizes = list(map(calls.size, pages, firsts))
    return plain, d, baselines, *boxes, edges, ends, sizes


def _columns(numbers: ctypes.Array[Any], of: int, count: int) -> list[list[Any]]:
    """The first so many rows of an array of rows, as columns."""
    flat = numbers[: of * count]
    return [flat[number::of] for number in range(of)]
