"""The red check (核红): the marks of a red proof held against the galley that came back (A-06).

A mark is done, missed, or wrongly done; whatever else changed between the two galleys changed
unmarked (改动未标), a new error of the printer's until somebody says otherwise.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import replace

from editorial.collation.carried_out_marks import carried_out
from editorial.collation.collate import collate
from editorial.collation.edit_script import Edit
from editorial.collation.engine import edit_script
from editorial.collation.galley_marks import GalleyMark
from editorial.collation.marked_galley import MarkedGalley, WantedSpan, marked_galley
from editorial.domain.discrepancy import Discrepancy, DiscrepancyKind
from editorial.domain.red_check import CheckedMark, MarkOutcome, RedCheck
from editorial.text.body_text import BodyText


def red_check(galley: BodyText, marks: Sequence[GalleyMark], corrected: BodyText) -> RedCheck:
    """Check a corrected galley against the marks of the galley before it.

    Args:
        galley: The galley with the marks on it.
        marks: Its marks, in its offsets; see :func:`editorial.collation.galley_marks.galley_marks`.
        corrected: The galley that came back from the printer.

    Returns:
        What became of each mark, and what changed unmarked.
    """
    done = carried_out(galley.text, marks, corrected.text)
    became = marked_galley(galley.text, marks, done)
    expected = BodyText(
        became.text, _paragraph_starts(galley, marks, done, became), galley.document
    )
    differences = collate(expected, corrected).discrepancies
    spoilt: dict[int, Discrepancy] = {}
    unmarked: list[Discrepancy] = []
    for found in differences:
        if _comes_with_a_mark(found, became):
            continue
        mark = _mark_of(found, marks, became, done)
        if mark is None:
            unmarked.append(found)
        else:
            spoilt.setdefault(mark, found)
    checked = _with_places(
        [_checked(galley.text, mark, done, spoilt) for mark in marks], marks, became, corrected.text
    )
    return RedCheck(_as_their_moves(checked, marks), tuple(unmarked))


def _with_places(
    checked: Sequence[CheckedMark],
    marks: Sequence[GalleyMark],
    became: MarkedGalley,
    corrected: str,
) -> tuple[CheckedMark, ...]:
    """The marks with where each stands in the corrected galley."""
    spans: dict[int, tuple[int, int]] = {}
    for span in became.spans:
        longer = span.end - span.start > _length(spans.get(span.mark))
        if span.mark not in spans or longer:
            spans[span.mark] = (span.start, span.end)
    for mark in marks:
        for offset, _ in mark.breaks:
            spans[mark.number] = (became.offset(offset), became.offset(offset))
    edits = edit_script(became.text, corrected).edits
    moved = [
        replace(each, start=_carried(edits, at[0], first=True), end=_carried(edits, at[1]))
        if (at := spans.get(each.number)) is not None
        else each
        for each in checked
    ]
    return tuple(replace(each, end=max(each.start, each.end)) for each in moved)


def _length(span: tuple[int, int] | None) -> int:
    return span[1] - span[0] if span is not None else 0


def _carried(edits: Sequence[Edit], offset: int, *, first: bool = False) -> int:
    """Where an offset of the expected text lies in the corrected galley."""
    index = bisect_right(edits, offset, key=lambda edit: edit.manuscript_start) - 1
    if first:  # text put in just there belongs to the place
        while index >= 0 and edits[index].manuscript_start == offset:
            index -= 1
    if index < 0:
        return offset
    edit = edits[index]
    if offset < edit.manuscript_end:
        return edit.galley_start if first else edit.galley_end
    return offset - edit.manuscript_end + edit.galley_end


def _as_their_moves(
    checked: Sequence[CheckedMark], marks: Sequence[GalleyMark]
) -> tuple[CheckedMark, ...]:
    """Marks inside a stretch that another mark moves become what the move became."""
    by_number = {each.number: each for each in checked}
    return tuple(
        replace(by_number[mark.inside], number=each.number) if mark.inside is not None else each
        for each, mark in zip(checked, marks, strict=True)
    )


def _checked(
    galley: str, mark: GalleyMark, done: Collection[int], spoilt: dict[int, Discrepancy]
) -> CheckedMark:
    found = spoilt.get(mark.number)
    if mark.number not in done or (found is not None and mark.breaks):
        still = next((galley[edit.start : edit.end] for edit in mark.edits), "")
        return CheckedMark(mark.number, MarkOutcome.MISSED, still)
    if found is None:
        return CheckedMark(mark.number, MarkOutcome.DONE)
    return CheckedMark(mark.number, MarkOutcome.WRONGLY_DONE, found.galley.text)


def _paragraph_starts(
    galley: BodyText, marks: Sequence[GalleyMark], done: Collection[int], became: MarkedGalley
) -> tuple[int, ...]:
    """Where paragraphs are to begin: as in the galley, but for what the marks ask.

    What begins inside struck text is gone with it.
    """
    asked = {offset: begins for mark in marks for offset, begins in mark.breaks}
    struck = sorted((e.start, e.end) for m in marks if m.number in done for e in m.edits)
    starts = {
        became.offset(start)
        for start in galley.paragraph_starts
        if asked.get(start, True) and not _inside(start, struck)
    }
    starts |= {became.offset(offset) for offset, begins in asked.items() if begins}
    return tuple(sorted(starts | {0}))


def _inside(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether an offset lies inside one of spans that are sorted and clear of each other."""
    index = bisect_right(spans, (offset, 0)) - 1
    return index >= 0 and spans[index][0] < offset < spans[index][1]


def _mark_of(
    found: Discrepancy,
    marks: Sequence[GalleyMark],
    became: MarkedGalley,
    done: Collection[int],
) -> int | None:
    """The mark that a difference from the expected text belongs to; None when it was unmarked."""
    if found.kind is DiscrepancyKind.PARAGRAPH_BREAK:
        return _mark_of_break(found.manuscript.start, marks, became)
    first, last = _reach(found, became.text)
    for span in became.spans:
        if span.mark in done and _touches(span, found, first, last):
            return span.mark
    return None


def _mark_of_break(offset: int, marks: Sequence[GalleyMark], became: MarkedGalley) -> int | None:
    for mark in marks:
        if any(became.offset(asked) == offset for asked, _ in mark.breaks):
            return mark.number
    return None


def _comes_with_a_mark(found: Discrepancy, became: MarkedGalley) -> bool:
    """Whether it is a paragraph break inside, or at an edge of, a stretch that a mark brings in.

    Marks don't say where lost text has its own breaks; the collation with the manuscript does.
    """
    if found.kind is not DiscrepancyKind.PARAGRAPH_BREAK:
        return False
    offset = found.manuscript.start
    return any(span.start <= offset <= span.end for span in became.spans if span.start < span.end)


def _touches(span: WantedSpan, found: Discrepancy, first: int, last: int) -> bool:
    if found.manuscript.text and found.galley.text:
        return first < span.end and span.start < last
    return first <= span.end and span.start <= last


def _reach(found: Discrepancy, expected: str) -> tuple[int, int]:
    """From where to where an edit could as well stand: 的 lost of 的的 may be either."""
    start, end = found.manuscript.start, found.manuscript.end
    if found.manuscript.text and found.galley.text:
        return start, end
    moving = found.manuscript.text or found.galley.text
    first, last = start, end
    size = len(moving)
    index = size - 1
    while first > 0 and expected[first - 1] == moving[index % size]:
        first, index = first - 1, index - 1
    index = 0
    while last < len(expected) and expected[last] == moving[index % size]:
        last, index = last + 1, index + 1
    return first, last
