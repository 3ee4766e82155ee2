"""Calendars of issues in the database."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import ColumnElement, Connection, insert
from sqlmodel import col

from editorial.domain.identifiers import IssueId
from editorial.domain.schedule import IssueCalendar
from editorial.store.appending import insert_rows
from editorial.store.calendar_tables import DueDayRow, IssueCalendarRow
from editorial.store.reading import rows
from editorial.store.row_mapping import calendars as mapping


class SqlIssueCalendars:
    """Calendars of issues."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_issue(self, issue: IssueId) -> tuple[IssueCalendar, ...]:
        """The issue's calendars, oldest first; the last one counts."""
        of_calendars, of_days = col(IssueCalendarRow.issue_id), col(DueDayRow.issue_id)
        return self._calendars((of_calendars == issue,), (of_days == issue,))

    def newest(self) -> dict[IssueId, IssueCalendar]:
        """The calendar that counts, of every issue that has one."""
        return {each.issue: each for each in self._calendars((), ())}  # a later one overwrites

    def add(self, calendar: IssueCalendar) -> None:
        """Keep a new calendar."""
        values = mapping.calendar_values(calendar)
        self._connection.execute(insert(IssueCalendarRow).values(**values))
        insert_rows(self._connection, DueDayRow, mapping.due_day_values(calendar))

    def _calendars(
        self,
        of_calendars: tuple[ColumnElement[bool], ...],
        of_days: tuple[ColumnElement[bool], ...],
    ) -> tuple[IssueCalendar, ...]:
        days: dict[tuple[str, int], list[DueDayRow]] = defaultdict(list)
        for day in rows(self._connection, DueDayRow, *of_days):
            days[(day.issue_id, day.calendar_number)].append(day)
        found = rows(self._connection, IssueCalendarRow, *of_calendars)
        return tuple(mapping.calendar(row, days[(row.issue_id, row.number)]) for row in found)
