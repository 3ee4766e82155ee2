"""Days as an office counts them (工作台的日子): by its own calendar, not in spans of 24 hours."""

from __future__ import annotations

from datetime import date, datetime


def office_day(moment: datetime) -> date:
    """The day on which a moment falls where the office is."""
    return moment.astimezone().date()


def days_between(earlier: datetime, later: datetime) -> int:
    """How many times the day changed between two moments; never below 0.

    What came in last night has waited one day this morning.
    """
    return max((office_day(later) - office_day(earlier)).days, 0)
