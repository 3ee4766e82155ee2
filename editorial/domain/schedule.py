"""The calendar of an issue (期次排期): what is due when, counted back from the day of printing.

Deadlines are set for milestones, each a stretch of the route; a piece that is sent back is judged
by the stage where it lies.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Final

from editorial.domain.identifiers import IssueId, PersonId
from editorial.domain.refusals import Refusal
from editorial.domain.stages import Stage

_SATURDAY: Final = 5
_ONE_DAY: Final = timedelta(days=1)


class Milestone(StrEnum):
    """A stretch of the route that has one deadline; the values are stored and must not change."""

    FIRST_REVIEW = "first_review"
    SECOND_REVIEW = "second_review"
    FINAL_REVIEW = "final_review"
    TYPESETTING = "typesetting"
    FIRST_PROOF = "first_proof"
    SECOND_PROOF = "second_proof"
    THIRD_PROOF = "third_proof"
    SIGN_OFF = "sign_off"
    PRINTING = "printing"

    @property
    def label(self) -> str:
        """The milestone's name in Chinese."""
        return _LABELS[self]

    @property
    def stages(self) -> frozenset[Stage]:
        """The stages that a piece must have left when the day is over."""
        return _STAGES[self]


_LABELS: Final = {
    Milestone.FIRST_REVIEW: "初审（含退改）",
    Milestone.SECOND_REVIEW: "复审",
    Milestone.FINAL_REVIEW: "终审（含再加工）",
    Milestone.TYPESETTING: "发稿排版",
    Milestone.FIRST_PROOF: "一校",
    Milestone.SECOND_PROOF: "二校",
    Milestone.THIRD_PROOF: "三校（含加校）",
    Milestone.SIGN_OFF: "清样审定",
    Milestone.PRINTING: "付印",
}

_STAGES: Final = {
    Milestone.FIRST_REVIEW: frozenset({Stage.FIRST_REVIEW, Stage.AUTHOR_REVISION}),
    Milestone.SECOND_REVIEW: frozenset({Stage.SECOND_REVIEW}),
    Milestone.FINAL_REVIEW: frozenset({Stage.FINAL_REVIEW, Stage.BOARD_REVIEW, Stage.REWORK}),
    Milestone.TYPESETTING: frozenset({Stage.ACCEPTED, Stage.TYPESETTING}),
    Milestone.FIRST_PROOF: frozenset(
        {Stage.FIRST_PROOF, Stage.FIRST_PROOF_APPROVAL, Stage.FIRST_PROOF_CORRECTION}
    ),
    Milestone.SECOND_PROOF: frozenset(
        {Stage.SECOND_PROOF, Stage.SECOND_PROOF_APPROVAL, Stage.SECOND_PROOF_CORRECTION}
    ),
    Milestone.THIRD_PROOF: frozenset(
        {
            Stage.THIRD_PROOF,
            Stage.THIRD_PROOF_APPROVAL,
            Stage.THIRD_PROOF_CORRECTION,
            Stage.EXTRA_PROOF,
            Stage.EXTRA_PROOF_APPROVAL,
            Stage.EXTRA_PROOF_CORRECTION,
        }
    ),
    Milestone.SIGN_OFF: frozenset({Stage.CLEAN_PROOF, Stage.SIGN_OFF}),
    Milestone.PRINTING: frozenset({Stage.SIGNED}),
}


def milestone_of(stage: Stage) -> Milestone | None:
    """The milestone that a piece at that stage works towards; None when its way is over."""
    return next((each for each in Milestone if stage in each.stages), None)


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The days on which the office works (工作日)."""

    weekends_free: bool = True
    """Whether Saturday and Sunday are free."""
    holidays: tuple[date, ...] = ()
    """Free days besides (节假日)."""
    make_up_days: tuple[date, ...] = ()
    """Days of a weekend or holiday that are worked all the same (调休上班)."""

    def is_working(self, day: date) -> bool:
        """Whether the office works on that day."""
        if day in self.make_up_days:
            return True
        if day in self.holidays:
            return False
        return not (self.weekends_free and day.weekday() >= _SATURDAY)

    def last_until(self, day: date) -> date:
        """The day itself when it is worked, else the last worked one before it."""
        while not self.is_working(day):
            day -= _ONE_DAY
        return day


@dataclass(frozen=True, slots=True)
class TemplateStep:
    """How long before the printing a milestone is due."""

    milestone: Milestone
    days_before: int
    """Calendar days before the day of printing."""
    basis: str
    """Where the figure comes from: read off the source, or shared out between two such figures."""


@dataclass(frozen=True, slots=True)
class ScheduleTemplate:
    """A pattern of deadlines (排期模板): data, with its source."""

    id: str
    title: str
    source: str
    steps: tuple[TemplateStep, ...]

    def __post_init__(self) -> None:
        """Demand every milestone once, in order, ending on the day of printing itself.

        Raises:
            ValueError: when the template is no such thing.
        """
        if tuple(step.milestone for step in self.steps) != tuple(Milestone):
            raise ValueError(f"template {self.id}: every milestone once, in the order of the route")
        if any(earlier.days_before < later.days_before for earlier, later in pairwise(self.steps)):
            raise ValueError(f"template {self.id}: a later milestone is due before an earlier one")
        if self.steps[-1].days_before != 0:
            raise ValueError(f"template {self.id}: the printing is due on the day of printing")


@dataclass(frozen=True, slots=True)
class DueDay:
    """The deadline of a milestone, the day included."""

    milestone: Milestone
    day: date
    by_hand: bool = False
    """Whether the office set it in place of the template's day."""


@dataclass(frozen=True, slots=True)
class IssueCalendar:
    """An issue's calendar as it was set; a change makes a new one, the newest counts."""

    issue: IssueId
    number: int
    """Running number for the issue, from 1."""
    printing: date
    """The day of printing (付印日)."""
    template: str
    """Id of the template that it was counted with."""
    due: tuple[DueDay, ...]
    """A day for every milestone, in the order of the route."""
    by: PersonId
    at: datetime
    reason: str = ""
    """Why it was changed; empty for the first."""

    def due_day(self, stage: Stage) -> date | None:
        """When a piece must have left that stage; None when its way is over."""
        milestone = milestone_of(stage)
        return next((each.day for each in self.due if each.milestone is milestone), None)


def counted_back(
    template: ScheduleTemplate, printing: date, working: WorkingDays
) -> tuple[DueDay, ...]:
    """The template's deadlines; one on a free day is moved to the working day before.

    The day of printing itself is the printer's and stays.
    """
    return tuple(
        DueDay(
            step.milestone,
            working.last_until(printing - timedelta(days=step.days_before))
            if step.days_before
            else printing,
        )
        for step in template.steps
    )


def with_days_by_hand(
    due: tuple[DueDay, ...], days: Mapping[Milestone, date]
) -> tuple[DueDay, ...]:
    """The deadlines with the office's own in place of those that it changed."""
    return tuple(
        DueDay(each.milestone, days[each.milestone], by_hand=True)
        if days.get(each.milestone, each.day) != each.day
        else each
        for each in due
    )


LONGEST_AHEAD: Final = timedelta(days=3 * 366)
"""A day of printing further away is a slip of the pen."""


def printing_refusals(printing: date, today: date) -> tuple[Refusal, ...]:
    """Why an issue cannot be printed on that day."""
    if printing < today:
        return (Refusal("printing_past", f"付印日 {printing} 已经过去，请改为今天或以后的日期"),)
    if printing - today > LONGEST_AHEAD:
        return (Refusal("printing_far", f"付印日 {printing} 在三年以后，请核对年份"),)
    return ()


def calendar_refusals(
    due: tuple[DueDay, ...], latest: IssueCalendar | None, reason: str
) -> tuple[Refusal, ...]:
    """Every reason why these deadlines cannot be the issue's calendar."""
    found = [
        Refusal(
            "days_out_of_order",
            f"“{later.milestone.label}”的截止日 {later.day} 早于"
            f"“{earlier.milestone.label}”的 {earlier.day}，请按流程先后排日期",
        )
        for earlier, later in pairwise(due)
        if later.day < earlier.day
    ]
    if latest is not None:
        if {each.milestone: each.day for each in due} == {
            each.milestone: each.day for each in latest.due
        }:
            found.append(Refusal("calendar_unchanged", "排期和现在的一样，没有改动"))
        elif not reason.strip():
            found.append(Refusal("no_reason", "本期已有排期，改期须写明理由"))
    return tuple(found)
