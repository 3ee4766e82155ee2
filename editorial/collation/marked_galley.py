"""The galley as it should become (照红样改): marks carried out, with their new places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from editorial.collation.galley_marks import GalleyEdit, GalleyMark


class WantedSpan(NamedTuple):
    """Where an edit of a mark lies in the text as it should become."""

    start: int
    end: int
    mark: int


@dataclass(frozen=True, slots=True)
class MarkedGalley:
    """The body text with edits carried out."""

    text: str
    spans: tuple[WantedSpan, ...]
    """Of all marks, carried out or not, in text order."""
    _shifts: tuple[tuple[int, int], ...]

    def offset(self, galley_offset: int) -> int:
        """Where the character at that offset of the galley stands now."""
        index = bisect_right(self._shifts, (galley_offset, 1 << 60)) - 1
        return galley_offset + (self._shifts[index][1] if index >= 0 else 0)


def marked_galley(
    galley: str, marks: Sequence[GalleyMark], carried_out: Collection[int]
) -> MarkedGalley:
    """Carry some of the marks out.

    Args:
        galley: Body text of the galley with the marks on it.
        marks: All its marks; their edits must not overlap.
        carried_out: Numbers of the marks to carry out; the others leave the text as it is.
    """
    edits = sorted(
        ((edit, mark.number) for mark in marks for edit in mark.edits),
        key=lambda each: (each[0].start, each[0].end),
    )
    pieces: list[str] = []
    spans: list[WantedSpan] = []
    shifts: list[tuple[int, int]] = []
    position = length = 0
    for edit, number in edits:
        pieces.append(galley[position : edit.start])
        length += edit.start - position
        new = _outcome(galley, edit, number in carried_out)
        pieces.append(new)
        spans.append(WantedSpan(length, length + len(new), number))
        length += len(new)
        position = edit.end
        shifts.append((position, length - position))
    pieces.append(galley[position:])
    return MarkedGalley("".join(pieces), tuple(spans), tuple(shifts))


def _outcome(galley: str, edit: GalleyEdit, done: bool) -> str:
    return edit.wanted if done else galley[edit.start : edit.end]
