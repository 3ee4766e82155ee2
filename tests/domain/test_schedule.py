"""The calendar of an issue: counted back, moved to working days, changed by the office."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.identifiers import IssueId, PersonId
from editorial.domain.schedule import (
    LONGEST_AHEAD,
    DueDay,
    IssueCalendar,
    Milestone,
    ScheduleTemplate,
    TemplateStep,
    WorkingDays,
    calendar_refusals,
    counted_back,
    milestone_of,
    printing_refusals,
    with_days_by_hand,
)
from editorial.domain.stages import Stage

FRIDAY = date(2026, 9, 25)
SATURDAY = date(2026, 9, 26)
SUNDAY = date(2026, 9, 27)
MONDAY = date(2026, 9, 28)
NATIONAL_DAY = date(2026, 10, 1)
PLAIN = WorkingDays()
DAYS = (80, 60, 50, 30, 20, 12, 4, 2, 0)


def a_template(days: tuple[int, ...] = DAYS) -> ScheduleTemplate:
    steps = [TemplateStep(m, d, "shared") for m, d in zip(Milestone, days, strict=True)]
    return ScheduleTemplate("plain", "模板", "编者", tuple(steps))


def a_calendar(printing: date = MONDAY, **changed: object) -> IssueCalendar:
    due = counted_back(a_template(), printing, PLAIN)
    at = datetime(2026, 6, 1, tzinfo=UTC)
    calendar = IssueCalendar(IssueId("i"), 1, printing, "plain", due, PersonId("r"), at)
    return replace(calendar, **changed)  # type: ignore[arg-type]


def test_every_stage_of_a_live_piece_belongs_to_one_milestone_and_no_other_stage_to_any() -> None:
    owners = {stage: [m for m in Milestone if stage in m.stages] for stage in Stage}
    assert all(len(found) == (not stage.is_over) for stage, found in owners.items())
    assert milestone_of(Stage.RELEASED) is None
    assert milestone_of(Stage.EXTRA_PROOF) is Milestone.THIRD_PROOF


@pytest.mark.parametrize(
    ("working", "day", "expected"),
    [
        (PLAIN, FRIDAY, FRIDAY),
        (PLAIN, SATURDAY, FRIDAY),
        (PLAIN, SUNDAY, FRIDAY),
        (PLAIN, MONDAY, MONDAY),
        (WorkingDays(weekends_free=False), SUNDAY, SUNDAY),
        (WorkingDays(holidays=(FRIDAY,)), SUNDAY, date(2026, 9, 24)),
        (WorkingDays(make_up_days=(SUNDAY,)), SUNDAY, SUNDAY),
        (WorkingDays(make_up_days=(SATURDAY,)), SUNDAY, SATURDAY),
        (WorkingDays(holidays=(NATIONAL_DAY,)), NATIONAL_DAY, date(2026, 9, 30)),
        (WorkingDays(holidays=(NATIONAL_DAY,), make_up_days=(NATIONAL_DAY,)), NATIONAL_DAY, None),
    ],
)
def test_a_deadline_on_a_free_day_is_moved_to_the_working_day_before(
    working: WorkingDays, day: date, expected: date | None
) -> None:
    assert working.last_until(day) == (expected or day)


def test_deadlines_are_counted_back_and_the_day_of_printing_stays_even_on_a_free_day() -> None:
    due = {each.milestone: each.day for each in counted_back(a_template(), SUNDAY, PLAIN)}
    assert due[Milestone.PRINTING] == SUNDAY
    assert due[Milestone.SIGN_OFF] == FRIDAY  # two days before
    assert due[Milestone.THIRD_PROOF] == date(2026, 9, 23)
    assert due[Milestone.FIRST_REVIEW] == date(2026, 7, 9)


@given(
    printing=st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    days=st.lists(st.integers(0, 400), min_size=8, max_size=8),
    free=st.lists(st.integers(0, 420), max_size=30),
)
def test_a_calendar_counted_back_is_in_order_and_never_late(
    printing: date, days: list[int], free: list[int]
) -> None:
    holidays = tuple(printing - timedelta(days=n) for n in free)
    working = WorkingDays(holidays=holidays)
    template = a_template((*sorted(days, reverse=True), 0))
    due = counted_back(template, printing, working)
    assert calendar_refusals(due, None, "") == ()
    for each, step in zip(due, template.steps, strict=True):
        assert each.day <= printing - timedelta(days=step.days_before)
        assert step.days_before == 0 or working.is_working(each.day)


@pytest.mark.parametrize(
    "steps",
    [
        a_template().steps[:-1],
        a_template().steps[::-1],
        (*a_template().steps[:-1], TemplateStep(Milestone.PRINTING, 1, "")),
        (TemplateStep(Milestone.FIRST_REVIEW, 59, ""), *a_template().steps[1:]),
    ],
)
def test_what_is_no_pattern_of_deadlines_is_refused(steps: tuple[TemplateStep, ...]) -> None:
    with pytest.raises(ValueError, match="template plain"):
        ScheduleTemplate("plain", "模板", "编者", steps)


def test_a_day_set_by_hand_is_marked_and_one_left_as_it_was_is_not() -> None:
    due = counted_back(a_template(), MONDAY, PLAIN)
    typesetting = due[3].day
    changed = with_days_by_hand(
        due, {Milestone.TYPESETTING: typesetting, Milestone.FIRST_PROOF: date(2026, 9, 9)}
    )
    assert changed[3] == due[3]
    assert changed[4] == DueDay(Milestone.FIRST_PROOF, date(2026, 9, 9), by_hand=True)
    assert [each for each in changed if each.by_hand] == [changed[4]]


@pytest.mark.parametrize(
    ("printing", "codes"),
    [
        (FRIDAY, []),
        (FRIDAY - timedelta(days=1), ["printing_past"]),
        (FRIDAY + LONGEST_AHEAD, []),
        (FRIDAY + LONGEST_AHEAD + timedelta(days=1), ["printing_far"]),
        (date.min, ["printing_past"]),
    ],
)
def test_an_issue_is_printed_today_or_later_and_within_reason(
    printing: date, codes: list[str]
) -> None:
    assert [refusal.code for refusal in printing_refusals(printing, FRIDAY)] == codes


CHANGED = with_days_by_hand(a_calendar().due, {Milestone.FIRST_REVIEW: date(2026, 7, 1)})
DISORDERLY = with_days_by_hand(a_calendar().due, {Milestone.FIRST_REVIEW: date(2026, 12, 1)})


@pytest.mark.parametrize(
    ("due", "latest", "reason", "codes"),
    [
        (CHANGED, None, "", []),
        (CHANGED, a_calendar(), "印厂改期", []),
        (CHANGED, a_calendar(), " ", ["no_reason"]),
        (a_calendar().due, a_calendar(), "印厂改期", ["calendar_unchanged"]),
        (CHANGED, a_calendar(due=CHANGED), "", ["calendar_unchanged"]),
        (DISORDERLY, None, "", ["days_out_of_order"]),
        (DISORDERLY, a_calendar(), "", ["days_out_of_order", "no_reason"]),
    ],
)
def test_a_calendar_is_in_order_and_a_change_of_it_is_one_and_has_a_reason(
    due: tuple[DueDay, ...], latest: IssueCalendar | None, reason: str, codes: list[str]
) -> None:
    assert [refusal.code for refusal in calendar_refusals(due, latest, reason)] == codes


def test_a_calendar_knows_by_when_a_piece_must_have_left_its_stage() -> None:
    calendar = a_calendar()
    assert calendar.due_day(Stage.SIGNED) == MONDAY
    assert calendar.due_day(Stage.AUTHOR_REVISION) == calendar.due[0].day
    assert calendar.due_day(Stage.WITHDRAWN) is None
