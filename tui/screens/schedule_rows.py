"""Rows of the schedule's tables (进度表): pieces with their deadlines, people with their load."""

from __future__ import annotations

from datetime import date

from editorial.desk.schedule import ScheduleView
from editorial.domain.holdings import Holding, PersonLoad, place_outside
from editorial.domain.schedule import IssueCalendar
from tui.rendering.safe_text import safe
from tui.wording import t

PIECES_WIDE = {
    "number": 12,
    "title": 26,
    "stage": 12,
    "due": 10,
    "late": 12,
    "held": 8,
    "holders": 26,
}
PIECES_NARROW = {"title": 20, "stage": 10, "due": 6, "late": 11, "held": 6, "holders": 12}
LOADS = {"person": 14, "pieces": 8, "alone": 10, "shared": 10, "load_overdue": 8, "size": 10}
"""Columns with their widths in cells."""

_SOON_DAYS = 3
"""Days before a deadline from which it is told how many are left."""


def late_text(due: date | None, today: date) -> str:
    """How a deadline stands: a sign and words, so that colour is never the only signal."""
    if due is None:
        return t("schedule.no_due")
    left = (due - today).days
    if left < 0:
        return t("schedule.overdue", days=-left)
    if left == 0:
        return t("schedule.due_today")
    return t("schedule.soon", days=left) if left <= _SOON_DAYS else ""


def late_style(due: date | None, today: date) -> str:
    """The colour that goes with it."""
    if due is None or (due - today).days > _SOON_DAYS:
        return ""
    return "bold red" if due < today else "yellow"


def piece_cells(view: ScheduleView, row: Holding, *, wide: bool) -> dict[str, str]:
    """The cells of a piece."""
    names = "、".join(view.names.get(who, "") for who in row.holders) or t("schedule.nobody")
    outside = place_outside(row.stage)
    holders = t("schedule.outside", outside=outside, names=names) if outside else names
    due = "" if row.due is None else row.due.isoformat()
    return {
        "number": safe(row.number),
        "title": safe(row.title),
        "stage": row.stage.label,
        "due": due if wide else due[len("2026-") :],
        "late": late_text(row.due, view.today),
        "held": t("schedule.held", days=row.days_held(view.today)),
        "holders": safe(holders),
    }


def load_cells(view: ScheduleView, load: PersonLoad) -> dict[str, str]:
    """The cells of a person's load."""
    return {
        "person": safe(view.names.get(load.person, "")),
        "pieces": str(load.pieces),
        "alone": str(load.alone),
        "shared": str(load.shared),
        "load_overdue": t("schedule.overdue_pieces", count=load.overdue) if load.overdue else "—",
        "size": str(load.characters),
    }


def calendar_line(calendar: IssueCalendar, today: date) -> str:
    """The deadlines of an issue in one line; of those that are over it is said."""
    days = [
        t(
            "schedule.day_over" if each.day < today else "schedule.day",
            milestone=each.milestone.label.partition("（")[0],
            day=f"{each.day:%m-%d}",
        )
        for each in calendar.due
    ]
    return "  ".join(days)
