"""Calendars of issues ↔ rows."""

from __future__ import annotations

from collections.abc import Sequence

from editorial.domain.identifiers import IssueId, PersonId
from editorial.domain.schedule import DueDay, IssueCalendar, Milestone
from editorial.store.calendar_tables import DueDayRow, IssueCalendarRow

Values = dict[str, object]


def calendar(row: IssueCalendarRow, days: Sequence[DueDayRow]) -> IssueCalendar:
    """The calendar of a row and those of its days, in their order."""
    return IssueCalendar(
        issue=IssueId(row.issue_id),
        number=row.number,
        printing=row.printing_day,
        template=row.template,
        due=tuple(DueDay(Milestone(each.milestone), each.due_day, each.by_hand) for each in days),
        by=PersonId(row.set_by),
        at=row.set_at,
        reason=row.reason,
    )


def calendar_values(one: IssueCalendar) -> Values:
    """The row of a calendar."""
    return {
        "issue_id": one.issue,
        "number": one.number,
        "printing_day": one.printing,
        "template": one.template,
        "set_by": one.by,
        "set_at": one.at,
        "reason": one.reason,
    }


def due_day_values(one: IssueCalendar) -> list[Values]:
    """The rows of a calendar's days."""
    return [
        {
            "issue_id": one.issue,
            "calendar_number": one.number,
            "position": position,
            "milestone": each.milestone.value,
            "due_day": each.day,
            "by_hand": each.by_hand,
        }
        for position, each in enumerate(one.due, 1)
    ]
