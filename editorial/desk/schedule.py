"""The schedule (进度): an issue's calendar, who holds what, what is overdue, each person's load."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from editorial.desk.case_building import case_of
from editorial.desk.desk import Desk
from editorial.desk.issue_closing import demand_open_issue
from editorial.desk.office_days import office_day
from editorial.desk.schedule_templates import schedule_templates
from editorial.desk.sessions import Session, acting, looking
from editorial.domain.case import DecisionRequest
from editorial.domain.decisions import Decision
from editorial.domain.holdings import Holding, PersonLoad, holders, loads, overdue_first
from editorial.domain.identifiers import IssueId, PersonId
from editorial.domain.manuscript import Manuscript
from editorial.domain.people import Actor, Person, Role
from editorial.domain.periodical_issue import PeriodicalIssue
from editorial.domain.permissions import PERMITTED, Operation, demand, role_refusal
from editorial.domain.ports import UnitOfWork
from editorial.domain.refusals import OperationRefused, Refusal
from editorial.domain.schedule import (
    DueDay,
    IssueCalendar,
    Milestone,
    ScheduleTemplate,
    calendar_refusals,
    counted_back,
    printing_refusals,
    with_days_by_hand,
)
from editorial.domain.workflow import may_ever_act

_WORKING_ROLES = frozenset({Role.EDITOR, Role.RESPONSIBLE_EDITOR, Role.CHIEF_EDITOR})


@dataclass(frozen=True)
class ScheduleView:
    """Everything live, overdue first, with the calendars that it is judged by."""

    today: date
    actor: Actor
    issues: tuple[PeriodicalIssue, ...]
    calendars: dict[IssueId, IssueCalendar]
    """The calendar that counts, of every issue that has one."""
    names: dict[PersonId, str]
    rows: tuple[Holding, ...]
    """What the filters leave, overdue first."""
    loads: tuple[PersonLoad, ...]
    """Of everybody whose work pieces are; of the issue that is looked at, or of all."""

    @property
    def overdue(self) -> tuple[Holding, ...]:
        """The overdue of the rows."""
        return tuple(row for row in self.rows if row.is_overdue(self.today))

    @property
    def calendar_refusal(self) -> Refusal | None:
        """Why this person cannot set calendars, if so; the use case checks again."""
        operation = Operation.SET_CALENDAR
        return role_refusal(self.actor, PERMITTED[operation], operation.label)


def today_at(desk: Desk) -> date:
    """The office's day, in the machine's time zone."""
    return office_day(desk.now())


def proposed_calendar(
    desk: Desk, printing: date, template: str = ""
) -> tuple[ScheduleTemplate, tuple[DueDay, ...]]:
    """What the template gives for that day of printing; nothing is kept.

    Raises:
        OperationRefused: when there is no such template, or the day is past or far away.
    """
    found = schedule_templates().get(template or desk.rules.schedule_template)
    if found is None:
        known = "、".join(schedule_templates())
        refusal = Refusal("no_such_template", f"没有排期模板“{template}”，可用 {known}")
        raise OperationRefused((refusal,))
    refusals = printing_refusals(printing, today_at(desk))
    if refusals:
        raise OperationRefused(refusals)
    return found, counted_back(found, printing, desk.rules.working_days)


def set_calendar(
    desk: Desk,
    session: Session,
    issue_id: IssueId,
    printing: date,
    *,
    days: Mapping[Milestone, date] | None = None,
    template: str = "",
    reason: str = "",
) -> IssueCalendar:
    """Set an issue's calendar: counted back from the printing, with the office's own days.

    Args:
        desk: The desk.
        session: A responsible editor or the chief editor.
        issue_id: The issue.
        printing: The day of printing.
        days: Deadlines in place of the template's; a day of printing in it does not count.
        template: Id of the template, by default the office's.
        reason: Why it is changed; needed from the second time on.

    Raises:
        OperationRefused: when the person may not, the issue is closed, the day is past, the
            deadlines are out of order, nothing changes, or the reason is missing.
    """
    now = desk.now()
    with acting(desk, session) as (unit, actor):
        demand(actor, Operation.SET_CALENDAR)
        issue = demand_open_issue(unit, issue_id)
        pattern, counted = proposed_calendar(desk, printing, template)
        due = with_days_by_hand(counted, {**(days or {}), Milestone.PRINTING: printing})
        earlier = unit.issue_calendars.of_issue(issue_id)
        refusals = calendar_refusals(due, earlier[-1] if earlier else None, reason)
        if refusals:
            raise OperationRefused(refusals)
        calendar = IssueCalendar(
            issue=issue.id,
            number=len(earlier) + 1,
            printing=printing,
            template=pattern.id,
            due=due,
            by=actor.id,
            at=now,
            reason=reason.strip(),
        )
        unit.issue_calendars.add(calendar)
        details = {
            "issue": issue.title,
            "number": calendar.number,
            "printing": printing.isoformat(),
            "template": pattern.id,
            "due": {each.milestone.value: each.day.isoformat() for each in due},
            "by_hand": [each.milestone.value for each in due if each.by_hand],
            "reason": calendar.reason,
        }
        unit.audit.append(now, actor, "issue.set_calendar", issue.id, details)
        unit.commit()
    return calendar


def issue_calendars(desk: Desk, session: Session, issue_id: IssueId) -> tuple[IssueCalendar, ...]:
    """The issue's calendars, oldest first; the last one counts.

    Raises:
        OperationRefused: when the person may not see manuscripts.
    """
    with looking(desk, session) as (unit, actor):
        demand(actor, Operation.READ_MANUSCRIPTS)
        return unit.issue_calendars.of_issue(issue_id)


def schedule_view(
    desk: Desk,
    session: Session,
    issue_id: IssueId | None = None,
    *,
    mine: bool = False,
    overdue: bool = False,
    person: PersonId | None = None,
) -> ScheduleView:
    """What is where, overdue first.

    Args:
        desk: The desk.
        session: Anybody who may see manuscripts.
        issue_id: Only this issue; all by default.
        mine: Only what waits for the person who looks (轮到我).
        overdue: Only what is overdue (逾期).
        person: Only what waits for this person.

    Raises:
        OperationRefused: when the person may not see manuscripts.
    """
    with looking(desk, session) as (unit, actor):
        demand(actor, Operation.READ_MANUSCRIPTS)
        people = unit.people.all()
        staff = _staff(desk, unit, people)
        calendars = unit.issue_calendars.newest()
        live = unit.manuscripts.live(issue_id)
        issues = unit.issues.all()
    today = today_at(desk)
    held = [_holding(desk, staff, calendars, each) for each in live]
    wanted = [
        row
        for row in held
        if (not mine or actor.id in row.holders)
        and (not overdue or row.is_overdue(today))
        and (person is None or person in row.holders)
    ]
    return ScheduleView(
        today=today,
        actor=actor,
        issues=issues,
        calendars=calendars,
        names={each.id: each.name for each in people},
        rows=overdue_first(wanted, today),
        loads=loads(held, (a.id for a in staff if a.roles & _WORKING_ROLES), today),
    )


def load_view(
    desk: Desk, session: Session, issue_id: IssueId | None = None
) -> tuple[PersonLoad, ...]:
    """Everybody's load, the most overdue first.

    Raises:
        OperationRefused: when the person may not see manuscripts.
    """
    return schedule_view(desk, session, issue_id).loads


def _staff(desk: Desk, unit: UnitOfWork, people: tuple[Person, ...]) -> tuple[Actor, ...]:
    deputations, day = unit.people.deputations(), desk.now().date()
    return tuple(Actor.of(person, deputations, day) for person in people if person.active)


def _holding(
    desk: Desk,
    staff: tuple[Actor, ...],
    calendars: dict[IssueId, IssueCalendar],
    manuscript: Manuscript,
) -> Holding:
    blank = DecisionRequest(Decision.WITHDRAW)
    able = (
        actor.id for actor in staff if may_ever_act(case_of(desk, manuscript, actor, blank, staff))
    )
    calendar = calendars.get(manuscript.issue)
    return Holding(
        manuscript=manuscript.id,
        number=manuscript.number,
        title=manuscript.title,
        issue=manuscript.issue,
        stage=manuscript.stage,
        since=office_day(manuscript.stage_since),
        holders=holders(manuscript, able),
        characters=manuscript.current_version.characters,
        due=None if calendar is None else calendar.due_day(manuscript.stage),
    )
