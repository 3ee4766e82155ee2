"""What stays as the galley has it (编辑改动，留), as edits of the text that it is read against."""

from __future__ import annotations

from collections.abc import Collection, Sequence
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
    joints: list[tuple[int, int]] = []
    for mark in galley_marks(turned, frozenset(kept)):
        found = by_number[mark.number]
        for edit in mark.edits:
            start, end, new = edit.start, edit.end, edit.wanted
            if new and new == found.galley.text:
                start, end, new = _with_breaks(start, end, found, baseline, galley)
            edits.append(KeptEdit(start, end, new, mark.number))
        edits += (KeptEdit(at, at, BREAK, mark.number) for at, begins in mark.breaks if begins)
        joints += ((at, mark.number) for at, begins in mark.breaks if not begins)
    for offset, number in joints:
        edits = _run_on(edits, offset, number, baseline.text)
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


def _run_on(edits: list[KeptEdit], offset: int, number: int, text: str) -> list[KeptEdit]:
    """The edits and one that joins the paragraphs at an offset: its text has no break in it.

    Where the characters beside the break change too, the joint is a part of their edit.
    """
    if not 0 < offset < len(text):
        return edits
    touching = sorted(
        each
        for each in edits
        if (each.start < offset + 1 and offset - 1 < each.end and each.start < each.end)
        or (each.start == each.end == offset and each.new != BREAK)
    )
    if any(each.start < offset < each.end for each in touching):
        return edits
    start = min([offset - 1, *(each.start for each in touching)])
    end = max([offset + 1, *(each.end for each in touching)])
    new, at = "", start
    for each in touching:
        new += text[at : each.start] + each.new
        at = each.end
    held_by = touching[0].difference if touching else number
    joint = KeptEdit(start, end, new + text[at:end], held_by)
    return [*(each for each in edits if each not in touching), joint]
