"""Moments and days as the office writes them, in the machine's own time zone."""

from __future__ import annotations

from datetime import datetime


def moment(at: datetime) -> str:
    """Day and minute: ``2026-04-12 09:30``."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def clock_time(at: datetime) -> str:
    """Hour, minute and second: ``09:30:05``."""
    return f"{at.astimezone():%H:%M:%S}"


def day(at: datetime) -> str:
    """The day: ``2026-04-12``."""
    return f"{at.astimezone():%Y-%m-%d}"
