"""Solving gaps: from a gap to the places in it that differ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rapidfuzz.distance import Levenshtein

from editorial.collation.exact_distance import matrix_cells
from editorial.collation.gap import Gap, TextPair

_APART: Final = 3
"""So many equal characters keep two edits apart: to edit them too would cost more, unless the edits
around them were as long as they are."""
LONG_SCRIPT: Final = 500_000_000
"""Cells of the edit matrix from which a gap is cut in two before it is solved: solving it in one
call would hold the interpreter for some 150 ms."""


def solved(pair: TextPair, gaps: list[Gap]) -> Iterator[Gap]:
    """Split gaps into smaller ones on a shortest way.

    Yields:
        Gaps in text order that are edited through, or hold only short agreements; their costs are
        exact and add up to those of ``gaps``.
    """
    for gap in gaps:
        if edited_through(gap):
            yield gap
        else:
            yield from _parts(pair, gap)


def edited_through(gap: Gap) -> bool:
    """Whether a minimal script may edit every character of the gap, leaving none as it is."""
    return gap.cost == max(gap.length, gap.galley_length)


def _parts(pair: TextPair, gap: Gap) -> Iterator[Gap]:
    """What a minimal script of one gap edits, in parts that stand apart."""
    i, j, end, galley_end, cost = 0, 0, 0, 0, 0
    for start, stop, galley_start, galley_stop in _opcodes(pair, gap):
        if cost and start - end >= _APART:
            yield Gap(i, j, end - i, galley_end - j, cost)
            cost = 0
        if not cost:
            i, j = start, galley_start
        end, galley_end = stop, galley_stop
        cost += max(stop - start, galley_stop - galley_start)
    if cost:
        yield Gap(i, j, end - i, galley_end - j, cost)


def _opcodes(pair: TextPair, gap: Gap) -> Iterator[tuple[int, int, int, int]]:
    """The edits of a minimal script, as offsets into the texts; big gaps are cut first."""
    waiting = [gap]
    while waiting:
        i, j, length, galley_length, cost = waiting.pop()
        if not length or not galley_length or not cost:
            if cost:
                yield i, i + length, j, j + galley_length
            continue
        manuscript = pair.manuscript[i : i + length]
        galley = pair.galley[j : j + galley_length]
        if length > 1 and matrix_cells(length, galley_length, cost) > LONG_SCRIPT:
            from editorial.collation.midpoint import cut_in_two  # noqa: PLC0415 - brings numpy

            at, galley_at, before, behind = cut_in_two(manuscript, galley, cost)
            waiting += (
                Gap(i + at, j + galley_at, length - at, galley_length - galley_at, behind),
                Gap(i, j, at, galley_at, before),
            )
            continue
        for code in Levenshtein.opcodes(manuscript, galley, score_hint=cost):
            if code.tag != "equal":
                yield (
                    i + code.src_start,
                    i + code.src_end,
                    j + code.dest_start,
                    j + code.dest_end,
                )
