"""Blind readings (背对背校对): a second person reads the first galley and neither sees the other.

The first reader works as always, with the list that the comparison makes; the second reads the
same galley by eye. When both have handed in, what they found is laid side by side and merged into
the round. Only such a pair of readings says how much nobody has found (估计残留).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from editorial.domain.discrepancy import DiscrepancyKind
from editorial.domain.errors_left import ErrorsLeft, NoEstimate, errors_left
from editorial.domain.identifiers import ManuscriptId, PersonId


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place where a reader found an error, as narrow as it can be said."""

    number: int
    """Its number among what that reader found."""
    start: int
    """Where it is in the galley's body text, in code points."""
    wrong: str
    right: str
    in_text: bool = True
    """Whether the galley's text as read has it; a picture or formula is in no text."""
    where: str = ""
    """The place in the reader's words, for what is in no text."""

    @property
    def end(self) -> int:
        """Offset behind its last character."""
        return self.start + (len(self.wrong) if self.in_text else 0)


@dataclass(frozen=True, slots=True)
class BlindEntry:
    """One error that the second reader has entered."""

    number: int
    start: int
    end: int
    wrong: str
    right: str
    kind: DiscrepancyKind
    added_at: datetime
    place: str = ""
    remark: str = ""
    in_text: bool = True
    taken_back_at: datetime | None = None

    @property
    def stands(self) -> bool:
        """Whether the reader has not taken it back."""
        return self.taken_back_at is None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one of the two had found when handing in; it cannot be changed afterwards."""

    by: PersonId
    at: datetime
    found: tuple[FoundPlace, ...]


class BlindOutcome(StrEnum):
    """How a blind reading ended; the values are stored and must not change."""

    MERGED = "merged"
    WAIVED = "waived"
    REPLACED = "replaced"

    @property
    def label(self) -> str:
        """The outcome in Chinese."""
        return {"merged": "已合并", "waived": "已免做", "replaced": "已另派人"}[self.value]


@dataclass(frozen=True, slots=True)
class BlindEnd:
    """Who ended a blind reading, how, and why."""

    outcome: BlindOutcome
    by: PersonId
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BlindReading:
    """A second, independent reading of the galley of one round."""

    manuscript: ManuscriptId
    number: int
    """Running number for the manuscript, from 1."""
    round_number: int
    reader: PersonId | None
    """The second reader; None when it was waived before anybody was named."""
    named_by: PersonId
    named_at: datetime
    reason: str = ""
    entries: tuple[BlindEntry, ...] = ()
    """What the second reader entered, with what was taken back."""
    first: Sheet | None = None
    """What the round's own reader had found at handing in."""
    second: Sheet | None = None
    end: BlindEnd | None = None

    @property
    def both_in(self) -> bool:
        """Whether both have handed in."""
        return self.first is not None and self.second is not None

    @property
    def is_sealed(self) -> bool:
        """Whether neither may see what the other has found."""
        return self.reader is not None and self.end is None and not self.both_in

    @property
    def is_settled(self) -> bool:
        """Whether the round can be completed: merged, or waived."""
        return self.end is not None and self.end.outcome is not BlindOutcome.REPLACED

    @property
    def is_independent(self) -> bool:
        """Whether two readings stand that knew nothing of each other."""
        return self.both_in and (self.end is None or self.end.outcome is BlindOutcome.MERGED)

    @property
    def standing(self) -> tuple[BlindEntry, ...]:
        """The entries that were not taken back."""
        return tuple(entry for entry in self.entries if entry.stands)


@dataclass(frozen=True, slots=True)
class PlaceOfBoth:
    """One place with what each of the two found there."""

    first: tuple[FoundPlace, ...]
    second: tuple[FoundPlace, ...]

    @property
    def by_both(self) -> bool:
        """Whether both found it."""
        return bool(self.first and self.second)

    @property
    def start(self) -> int:
        """Where it begins in the galley's body text."""
        return min(each.start for each in (*self.first, *self.second))


def narrowed(galley: str, start: int, wrong: str, right: str) -> tuple[int, str, str]:
    """An error said as narrowly as it can be, so that two people's words for it are the same.

    What wrong and right begin and end with alike is left off; a character too many or missing in
    a run of equal ones is the first of them.

    Args:
        galley: The galley's body text.
        start: Where ``wrong`` begins in it, in code points.
        wrong: What stands there.
        right: What is to stand there.

    Returns:
        Start, wrong and right. Equal texts are left as they are.
    """
    if wrong == right:
        return start, wrong, right
    while wrong and right and wrong[-1] == right[-1]:
        wrong, right = wrong[:-1], right[:-1]
    while wrong and right and wrong[0] == right[0]:
        start, wrong, right = start + 1, wrong[1:], right[1:]
    while start and not right and galley[start - 1] == wrong[-1]:
        start, wrong = start - 1, wrong[-1] + wrong[:-1]
    while start and not wrong and galley[start - 1] == right[-1]:
        start, right = start - 1, right[-1] + right[:-1]
    return start, wrong, right


def is_same_place(one: FoundPlace, other: FoundPlace) -> bool:
    """Whether two people mean the same error: the same place, and the same that is wrong there.

    Longer and shorter words for one place mean the same one. What is to stand there instead may
    differ: both have found it.
    """
    if one.in_text != other.in_text:
        return False
    if not one.in_text:
        named = bool(one.where) and one.where == other.where
        words = (one.start, one.wrong, one.right) == (other.start, other.wrong, other.right)
        return named or (words and one.where == other.where)
    if one.wrong and other.wrong:
        return one.start < other.end and other.start < one.end
    if not one.wrong and not other.wrong:
        return one.start == other.start
    point, stretch = (other, one) if one.wrong else (one, other)
    return stretch.start < point.start < stretch.end


def side_by_side(first: Sequence[FoundPlace], second: Sequence[FoundPlace]) -> list[PlaceOfBoth]:
    """What two readers found, place by place in the order of the galley."""
    places = [PlaceOfBoth((each,), ()) for each in first]
    for found in second:
        same = [p for p in places if any(is_same_place(each, found) for each in p.first)]
        same += [p for p in places if not p.first and is_same_place(p.second[0], found)]
        places = [place for place in places if place not in same]
        places.append(
            PlaceOfBoth(
                tuple(each for place in same for each in place.first),
                (*(each for place in same for each in place.second), found),
            )
        )
    return sorted(places, key=lambda place: place.start)


def as_seen_by(reading: BlindReading, person: PersonId) -> BlindReading:
    """The reading as that person may see it: before both have handed in only what is the own.

    Who has handed in, and when, is no secret.
    """
    if not reading.is_sealed:
        return reading
    return replace(
        reading,
        entries=reading.entries if person == reading.reader else (),
        first=_own(reading.first, person),
        second=_own(reading.second, person),
    )


def _own(sheet: Sheet | None, person: PersonId) -> Sheet | None:
    return sheet if sheet is None or sheet.by == person else replace(sheet, found=())


def left_after(readings: Sequence[BlindReading]) -> ErrorsLeft | NoEstimate:
    """Estimate what two people have both missed, from all galleys that the same two have read.

    The first reader had the comparison's list and the second only the eyes: as the second finds
    any error as likely whether it was on that list or not, the estimate holds.
    """
    first: list[tuple[int, int]] = []
    second: list[tuple[int, int]] = []
    for index, reading in enumerate(readings):
        if reading.first is None or reading.second is None:
            raise ValueError("an estimate needs both readings")
        for place, found in enumerate(side_by_side(reading.first.found, reading.second.found)):
            if found.first:
                first.append((index, place))
            if found.second:
                second.append((index, place))
    return errors_left(first, second)
