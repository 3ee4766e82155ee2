"""Solving gaps: from a gap to the places in it that differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from editorial.collation.embedding import Steps, embedded_edits
from editorial.collation.gap import Gap, TextPair, matrix_cells

_APART: Final = 3
"""So many equal characters keep two edits apart: to edit them too would cost more, unless the edits
around them were as long as they are."""
_MOST_CELLS: Final = 4096
"""Where to choose among scripts takes more cells of the matrix, the one that was found is kept."""
LONG_SCRIPT: Final = 500_000_000
"""Cells of the edit matrix from which a gap is cut before it is solved: solving it in one
call would hold the interpreter for some 150 ms."""
_SOONER_CUT: Final = 100_000_000
"""The same where most of the matrix would have to be filled."""
_MOST_OF_IT: Final = 8192
"""So many cells to a character."""


def solved(pair: TextPair, gaps: list[Gap]) -> Iterator[Gap]:
    """Split gaps into smaller ones on a shortest way.

    Yields:
        Gaps in text order that are edited through, or hold only short agreements; their costs are
        exact and add up to those of ``gaps``.
    """
    for gap in gaps:
        yield from parts(gap, _opcodes(pair, gap))


def _is_long(length: int, galley_length: int, cost: int) -> bool:
    cells = matrix_cells(length, galley_length, cost)
    return cells > (_SOONER_CUT if cells > length * _MOST_OF_IT else LONG_SCRIPT)


def edited_through(gap: Gap) -> bool:
    """Whether a minimal script may edit every character of the gap, leaving none as it is."""
    return gap.cost == max(gap.length, gap.galley_length)


def parts(gap: Gap, script: Iterable[Steps]) -> Iterator[Gap]:
    """What a minimal script of one gap edits, in parts that stand apart.

    Args:
        gap: The gap, its cost exact; if it may be edited through, it is one part.
        script: A minimal script of it.
    """
    if edited_through(gap):
        if gap.cost:
            yield gap
        return
    part: list[Gap] = []
    for start, stop, galley_start, galley_stop in script:
        length, galley_length = stop - start, galley_stop - galley_start
        cost = max(length, galley_length)
        if part and start == part[-1].end and galley_start == part[-1].galley_end:
            i, j, before, galley_before, spent = part.pop()
            part.append(Gap(i, j, before + length, galley_before + galley_length, spent + cost))
            continue
        if part and start - part[-1].end >= _APART:
            yield from _joined(part)
            part = []
        part.append(Gap(start, galley_start, length, galley_length, cost))
    yield from _joined(part)


def _joined(part: list[Gap]) -> Iterator[Gap]:
    """Edits that stand close together as one gap, unless that is too long to choose a script."""
    if not part:
        return
    i, j = part[0].start, part[0].galley_start
    length, galley_length = part[-1].end - i, part[-1].galley_end - j
    cost = sum([place.cost for place in part])
    if length * (cost + 1) <= _MOST_CELLS:
        yield Gap(i, j, length, galley_length, cost)
    else:
        yield from part


def _opcodes(pair: TextPair, gap: Gap) -> Iterator[Steps]:
    """The edits of a minimal script, as offsets into the texts; big gaps are cut first."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - a few edits are found without

    waiting = [gap]
    while waiting:
        i, j, length, galley_length, cost = waiting.pop()
        if not length or not galley_length or not cost:
            if cost:
                yield i, i + length, j, j + galley_length
            continue
        manuscript = pair.manuscript[i : i + length]
        galley = pair.galley[j : j + galley_length]
        if min(length, galley_length) > 1 and _is_long(length, galley_length, cost):
            edits = embedded_edits(manuscript, galley)
            if edits is not None:
                yield from [(i + a, i + b, j + c, j + d) for a, b, c, d in edits]
                continue
            from editorial.collation.cutting import cut  # noqa: PLC0415 - brings numpy

            pieces: list[Gap] = []
            for piece in cut(manuscript, galley, cost):
                pieces.append(Gap(i, j, *piece))
                i += piece.length
                j += piece.galley_length
            waiting += reversed(pieces)
            continue
        for code in Levenshtein.opcodes(manuscript, galley, score_hint=cost):
            if code.tag != "equal":
                yield (
                    i + code.src_start,
                    i + code.src_end,
                    j + code.dest_start,
                    j + code.dest_end,
                )
