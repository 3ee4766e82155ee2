"""Port of the issues' calendars."""

from __future__ import annotations

from typing import Protocol

from editorial.domain.identifiers import IssueId
from editorial.domain.schedule import IssueCalendar


class IssueCalendars(Protocol):
    """Calendars of issues (期次排期), every change a new one."""

    def of_issue(self, issue: IssueId) -> tuple[IssueCalendar, ...]:
        """The issue's calendars, oldest first; the last one counts."""
        ...

    def newest(self) -> dict[IssueId, IssueCalendar]:
        """The calendar that counts, of every issue that has one."""
        ...

    def add(self, calendar: IssueCalendar) -> None:
        """Keep a new calendar."""
        ...
