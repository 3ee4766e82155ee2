"""What was found by eye in one galley, to be looked for in the next (手工补记转入下一校样)."""

from __future__ import annotations

from dataclasses import replace

from editorial.domain.manuscript import Manuscript
from editorial.domain.red_check import CheckedMark, GalleyRedCheck, MarkOutcome
from editorial.domain.round_marks import Disposition, HandEntry, RoundDifference


def carried_entries(manuscript: Manuscript, checked: GalleyRedCheck) -> tuple[HandEntry, ...]:
    """The entries that the new galley may still have; they are undecided until somebody looks.

    What the red check found done is done. What an approved change of the text stands behind shows
    as a difference by itself when it was missed. The rest is carried: what no text tells, and
    what was missed.

    Args:
        manuscript: As it stands before the galley is added to it.
        checked: The red check of the new galley.
    """
    before = manuscript.rounds[checked.marked_round - 1]
    outcomes = {mark.number: mark for mark in checked.check.marks}
    changed = {
        number
        for change in manuscript.changes_since_freeze
        if change.galley == before.galley and change.is_approved
        for number in change.differences
    }
    return tuple(
        _carried(entry, outcomes.get(entry.number), before.number)
        for entry in before.hand_entries
        if entry.stands
        and entry.mark.disposition.counts
        and entry.number not in changed
        and not _is_done(outcomes.get(entry.number))
    )


def _is_done(mark: CheckedMark | None) -> bool:
    return mark is not None and mark.outcome is MarkOutcome.DONE


def _carried(entry: HandEntry, mark: CheckedMark | None, found_in: int) -> HandEntry:
    found = entry.mark.discrepancy
    if mark is not None:
        galley = replace(found.galley, start=mark.start, end=mark.end, text=mark.found)
        found = replace(found, galley=galley)
    return replace(
        entry,
        mark=RoundDifference(found, Disposition.UNDECIDED),
        carried_from=entry.carried_from or found_in,
        in_text=False,  # its offsets are those of an older baseline: somebody must look
    )
