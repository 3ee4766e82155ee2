"""What a red proof asks for (红样上的要求): differences, errors found by eye, approved changes.

All of it is in one text, what the printer is to set next. Its differences from the galley are the
marks; each bears the numbers by which the record knows it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from editorial.collation.both_texts import galley_span
from editorial.collation.galley_marks import GalleyMark, galley_marks
from editorial.domain.baseline import BREAK, BaselineChange
from editorial.domain.discrepancy import CorrectionMark, Discrepancy, DiscrepancyKind, TextSpan
from editorial.domain.marking import next_number
from editorial.domain.pending_changes import PendingChange
from editorial.domain.proofs import ProofRound
from editorial.domain.round_marks import Disposition, HandEntry
from editorial.text.body_text import BodyText

_CORRECTED = frozenset({Disposition.TYPESETTING_ERROR, Disposition.UNDECIDED})


class AskedMark(NamedTuple):
    """One thing that is to be changed in a galley."""

    number: int
    """Its number in the round; changes of the frozen text are numbered behind the round's
    places."""
    found: Discrepancy
    """The galley's side stands there, the manuscript's is wanted."""
    entry: HandEntry | None = None
    """The entry, when it was found by eye."""
    change: BaselineChange | None = None
    """The change of the frozen text, when it is one."""

    @property
    def name(self) -> str:
        """How papers and screens call it."""
        if self.change is not None:
            return f"改动 {self.change.number}"
        return f"补 {self.number}" if self.entry is not None else str(self.number)

    @property
    def kind(self) -> str:
        """What it is, in Chinese."""
        return "编辑改动" if self.change is not None else self.found.kind.label


def asked_marks(
    proof_round: ProofRound,
    pending: Iterable[PendingChange],
    galley: BodyText,
    dispositions: frozenset[Disposition] = _CORRECTED,
) -> tuple[AskedMark, ...]:
    """Everything that a round asks of the printer and that the text can tell.

    Args:
        proof_round: The round.
        pending: The approved changes that its galley does not have yet.
        galley: Its galley.
        dispositions: Which places are to be corrected.
    """
    found = [each.discrepancy for each in proof_round.differences]
    differences = (
        AskedMark(each.discrepancy.number, each.discrepancy)
        for each in proof_round.differences
        if each.disposition in dispositions
    )
    entries = (
        AskedMark(each.number, each.mark.discrepancy, entry=each)
        for each in proof_round.hand_entries
        if each.stands and each.in_text and each.mark.disposition in dispositions
    )
    first = next_number(proof_round)
    changes = (
        AskedMark(number, _of_change(number, each, found, galley), change=each.change)
        for number, each in enumerate(pending, first)
    )
    return (*differences, *entries, *changes)


def _of_change(
    number: int, pending: PendingChange, found: Sequence[Discrepancy], galley: BodyText
) -> Discrepancy:
    start, end = galley_span(found, pending.start, pending.end)
    new = "".join(pending.change.new.split())
    runs_on = pending.change.old.count(BREAK) > pending.change.new.count(BREAK)
    mark = CorrectionMark.RUN_ON if runs_on else CorrectionMark.NEW_PARAGRAPH
    old, paragraph = galley.text[start:end], galley.paragraph_at(start)
    return Discrepancy(
        number=number,
        kind=DiscrepancyKind.PARAGRAPH_BREAK if old == new else DiscrepancyKind.WRONG,
        edits=0,
        manuscript=TextSpan(pending.start, pending.start + len(new), new, paragraph),
        galley=TextSpan(start, end, old, paragraph),
        mark=mark if old == new else CorrectionMark.CORRECT,
    )


def owners(
    wanted: Iterable[Discrepancy], asked: Sequence[AskedMark]
) -> Mapping[int, tuple[AskedMark, ...]]:
    """Which marks each difference from the wanted text belongs to, by its number.

    Args:
        wanted: All differences of the galley from what is to be set.
        asked: What the round asks for.
    """
    alike: defaultdict[_Place, list[AskedMark]] = defaultdict(list)
    for mark in asked:
        alike[_place(mark.found)].append(mark)
    return {
        each.number: tuple(alike.get(_place(each), ())) or _nearest(each, asked) for each in wanted
    }


_Place = tuple[int, int, str]


def _place(found: Discrepancy) -> _Place:
    """What makes it the same difference; looked up, as there may be thousands."""
    return found.galley.start, found.galley.end, found.manuscript.text


def _nearest(found: Discrepancy, asked: Sequence[AskedMark]) -> tuple[AskedMark, ...]:
    """The marks that overlap a place; else those that touch it; else the one next to it."""
    near = tuple(each for each in asked if _overlap(each.found, found))
    near = near or tuple(each for each in asked if _apart(each.found, found) == 0)
    if near or not asked:
        return near
    return (min(asked, key=lambda each: _apart(each.found, found)),)


def _overlap(one: Discrepancy, other: Discrepancy) -> bool:
    return one.galley.start < other.galley.end and other.galley.start < one.galley.end


def _apart(one: Discrepancy, other: Discrepancy) -> int:
    """How many characters of the galley lie between two places."""
    return max(one.galley.start - other.galley.end, other.galley.start - one.galley.end, 0)


def red_marks(wanted: Sequence[Discrepancy], asked: Sequence[AskedMark]) -> tuple[GalleyMark, ...]:
    """What is asked for as marks on the galley, under the numbers of the record.

    Where several numbers ask for one change of the text, they come right with the first of them.

    Args:
        wanted: All differences of the galley from what is to be set.
        asked: What the round asks for.
    """
    belongs = owners(wanted, asked)
    marks: dict[int, GalleyMark] = {}
    beside: dict[int, int] = {}
    put_in: dict[int, int] = {}
    for mark in galley_marks(wanted, frozenset(each.number for each in wanted)):
        numbers = [each.number for each in belongs[mark.number]]
        # What is put in at one place of the galley is one mark's: it must stay in its order.
        points = [edit.start for edit in mark.edits if edit.start == edit.end]
        numbers = [*(put_in[at] for at in points if at in put_in), *numbers]
        for first in numbers[:1]:
            put_in |= dict.fromkeys(points, first)
            mover = [each.number for each in belongs.get(mark.inside or 0, ())][:1]
            before = marks.get(first, GalleyMark(first))
            marks[first] = GalleyMark(
                first,
                before.edits + mark.edits,
                before.breaks + mark.breaks,
                inside=next((each for each in mover if each != first), None),
            )
            beside |= {number: first for number in numbers[1:] if number != first}
    for number, first in beside.items():
        marks.setdefault(number, GalleyMark(number, inside=first))
    return tuple(
        mark if not mark.edits else GalleyMark(mark.number, mark.edits, mark.breaks)
        for mark in sorted(marks.values(), key=lambda each: each.number)
    )
