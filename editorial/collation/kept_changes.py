"""What stays as the galley has it (编辑改动，留), as edits of the text that it is read against."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, NamedTuple

from editorial.collation.galley_marks import galley_marks
from editorial.domain.baseline import BREAK
from editorial.domain.discrepancy import CorrectionMark, Discrepancy
from editorial.text.body_text import BodyText

_OTHER_BREAK: Final = {
    CorrectionMark.NEW_PARAGRAPH: CorrectionMark.RUN_ON,
    CorrectionMark.RUN_ON: CorrectionMark.NEW_PARAGRAPH,
}


class KeptEdit(NamedTuple):
    """Put ``new`` in the place of ``baseline[start:end]``; a line break begins a paragraph."""

    start: int
    end: int
    new: str
    difference: int
    """Number of the difference that it comes from."""


def kept_edits(
    discrepancies: Sequence[Discrepancy],
    kept: Collection[int],
    baseline: BodyText,
    galley: BodyText,
) -> tuple[KeptEdit, ...]:
    """The edits that make the baseline say what the galley says at those places.

    They are what marks would be if the baseline were a galley to be corrected by this one.

    Args:
        discrepancies: All discrepancies of the round.
        kept: Numbers of those that are to stand as they are.
        baseline: What the galley was collated with.
        galley: The galley.

    Returns:
        From the end of the text to its beginning, so that each leaves the offsets of the next.
    """
    turned = tuple(map(_turned, discrepancies))
    by_number = {each.number: each for each in discrepancies}
    edits: list[KeptEdit] = []
    for mark in galley_marks(turned, frozenset(kept)):
        found = by_number[mark.number]
        for edit in mark.edits:
            start, end, new = edit.start, edit.end, edit.wanted
            if new and new == found.galley.text:
                start, end, new = _with_breaks(start, end, found, baseline, galley)
            edits.append(KeptEdit(start, end, new, mark.number))
        edits += _breaks(mark.breaks, mark.number, baseline)
    order = {each.number: each.galley.start for each in discrepancies}
    return tuple(sorted(edits, key=lambda e: (e.start, e.end, order[e.difference]), reverse=True))


def _turned(found: Discrepancy) -> Discrepancy:
    return replace(
        found,
        manuscript=found.galley,
        galley=found.manuscript,
        mark=_OTHER_BREAK.get(found.mark, found.mark),
    )


def _with_breaks(
    start: int, end: int, found: Discrepancy, baseline: BodyText, galley: BodyText
) -> tuple[int, int, str]:
    """The galley's text with its paragraphs, where it stands between two of the baseline's."""
    first, last = found.galley.start, found.galley.end
    cuts = [first, *sorted(b for b in galley.breaks if first < b < last), last]
    new = BREAK.join(galley.text[a:b] for a, b in pairwise(cuts))
    if start == end and start in baseline.breaks and last in galley.breaks:
        if first in galley.breaks:
            return start, end, new + BREAK
        return start - 1, end, baseline.text[start - 1] + new
    return start, end, new


def _breaks(
    breaks: Sequence[tuple[int, bool]], number: int, baseline: BodyText
) -> Iterator[KeptEdit]:
    for offset, begins in breaks:
        if begins:
            yield KeptEdit(offset, offset, BREAK, number)
        elif 0 < offset < len(baseline):
            around = slice(offset - 1, offset + 1)
            yield KeptEdit(offset - 1, offset + 1, baseline.text[around], number)
