"""Tables of the issues' calendars (期次排期)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKeyConstraint
from sqlmodel import Field

from editorial.domain.schedule import Milestone
from editorial.store.column_checks import StoredRow, from_one, one_of


class IssueCalendarRow(StoredRow, table=True):
    """One calendar of an issue."""

    __tablename__ = "issue_calendars"
    __table_args__ = (from_one("number"),)

    issue_id: str = Field(primary_key=True, foreign_key="periodical_issues.id")
    number: int = Field(primary_key=True)
    printing_day: date
    template: str
    set_by: str = Field(foreign_key="people.id")
    set_at: datetime
    reason: str


class DueDayRow(StoredRow, table=True):
    """The deadline of one milestone in a calendar."""

    __tablename__ = "due_days"
    __table_args__ = (
        ForeignKeyConstraint(
            ["issue_id", "calendar_number"], ["issue_calendars.issue_id", "issue_calendars.number"]
        ),
        from_one("position"),
        one_of("milestone", Milestone),
    )

    issue_id: str = Field(primary_key=True)
    calendar_number: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    milestone: str
    due_day: date
    by_hand: bool
