"""What the side-by-side view is given: two texts, which paragraphs face each other, differences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest


class Side(StrEnum):
    """Which text: the frozen manuscript (原稿) or the galley (清样)."""

    MANUSCRIPT = "manuscript"
    GALLEY = "galley"


@dataclass(frozen=True, slots=True)
class DifferenceSpan:
    """One side of a difference; an empty span is a place where something is missing."""

    side: Side
    paragraph: int
    """Index of the paragraph on its side, from 0."""
    start: int
    """Offset in the paragraph's text, in code points."""
    end: int
    """Offset behind the last character; equal to ``start`` when nothing stands there."""
    number: int
    """Number of the difference; both its sides carry the same."""


@dataclass(frozen=True, slots=True)
class SideBySideText:
    """Two texts laid beside each other."""

    manuscript: tuple[str, ...]
    galley: tuple[str, ...]
    spans: tuple[DifferenceSpan, ...] = ()
    rows: tuple[tuple[int | None, int | None], ...] = ()
    """Which paragraphs face each other (manuscript, galley; indices from 0, ``None`` for nothing);
    empty to face them one by one."""
    always_both: bool = False
    """Whether both sides are shown where they agree, too: who reads blindly must find for oneself
    where they don't."""

    @property
    def faced(self) -> tuple[tuple[int | None, int | None], ...]:
        """The rows, one by one where none were given."""
        if self.rows:
            return self.rows
        return tuple(zip_longest(range(len(self.manuscript)), range(len(self.galley))))

    @property
    def numbers(self) -> tuple[int, ...]:
        """Numbers of the differences, ascending."""
        return tuple(sorted({span.number for span in self.spans}))


def faced_paragraphs(
    manuscript_common: Sequence[int], galley_common: Sequence[int]
) -> tuple[tuple[int | None, int | None], ...]:
    """Pair the paragraphs of two texts by the characters that they share.

    Args:
        manuscript_common: For each manuscript paragraph, how many of its characters stand in no
            difference (code points).
        galley_common: The same for the galley; both add up to the same sum when the differences
            are all there are.

    Returns:
        Pairs of indices in reading order; ``None`` faces a paragraph that has no counterpart.
    """
    rows: list[tuple[int | None, int | None]] = []
    left = right = left_at = right_at = 0
    while left < len(manuscript_common) and right < len(galley_common):
        left_end = left_at + manuscript_common[left]
        right_end = right_at + galley_common[right]
        overlap = min(left_end, right_end) - max(left_at, right_at)
        both_new = manuscript_common[left] == galley_common[right] == 0 and left_at == right_at
        if overlap > 0 or both_new:
            rows.append((left, right))
            left, left_at, right, right_at = left + 1, left_end, right + 1, right_end
        elif left_end <= right_end and left_end <= max(left_at, right_at):
            rows.append((left, None))
            left, left_at = left + 1, left_end
        else:
            rows.append((None, right))
            right, right_at = right + 1, right_end
    rows += ((index, None) for index in range(left, len(manuscript_common)))
    rows += ((None, index) for index in range(right, len(galley_common)))
    return tuple(rows)
