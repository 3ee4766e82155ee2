"""Calendars of issues: the same on both databases, and every change a new one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy.exc import DBAPIError

from editorial.domain.identifiers import IssueId
from editorial.domain.schedule import DueDay, IssueCalendar, Milestone
from editorial.store.opening import Store
from tests import domain_builders as a

PRINTING = date(2026, 9, 28)
ANOTHER = replace(a.ISSUE, id=IssueId("issue-5"), label="2026年第5期")


def a_calendar(number: int = 1, issue: IssueId = a.ISSUE.id) -> IssueCalendar:
    last = len(Milestone) - 1
    due = tuple(
        DueDay(milestone, PRINTING - timedelta(days=7 * (last - at)), by_hand=at == 2)
        for at, milestone in enumerate(Milestone)
    )
    reason = "" if number == 1 else "印刷单位改期"
    return IssueCalendar(
        issue, number, PRINTING, "journal", due, a.RESPONSIBLE, a.later(number), reason
    )


@pytest.fixture
def full_store(store: Store) -> Store:
    return with_calendars(store, a_calendar(), a_calendar(2))


def with_calendars(store: Store, *calendars: IssueCalendar) -> Store:
    with store.unit_of_work() as unit:
        for calendar in calendars:
            unit.issue_calendars.add(calendar)
        unit.commit()
    return store


def test_calendars_come_back_as_they_were_kept_oldest_first(full_store: Store) -> None:
    with full_store.unit_of_work(readonly=True) as unit:
        assert unit.issue_calendars.of_issue(a.ISSUE.id) == (a_calendar(), a_calendar(2))
        assert unit.issue_calendars.of_issue(IssueId("none")) == ()


def test_the_newest_calendar_of_every_issue_counts(full_store: Store) -> None:
    with full_store.unit_of_work() as unit:
        unit.issues.add(ANOTHER)
        unit.issue_calendars.add(a_calendar(1, ANOTHER.id))
        assert unit.issue_calendars.newest() == {
            a.ISSUE.id: a_calendar(2),
            ANOTHER.id: a_calendar(1, ANOTHER.id),
        }


def test_a_calendar_of_a_number_that_is_taken_is_refused(full_store: Store) -> None:
    with full_store.unit_of_work() as unit, pytest.raises(DBAPIError):
        unit.issue_calendars.add(a_calendar(2))


RECORDS = {"issue_calendars": "reason = 'x'", "due_days": "by_hand = NOT by_hand"}


def test_the_database_refuses_to_change_or_drop_a_calendar(full_store: Store) -> None:
    statements = [f"UPDATE {table} SET {change}" for table, change in RECORDS.items()]
    statements += [f"DELETE FROM {table}" for table in RECORDS]
    for statement in statements:
        with (
            pytest.raises(DBAPIError, match=r"no_update|no_delete"),
            full_store._engine.begin() as connection,
        ):
            connection.exec_driver_sql(statement)


def test_a_calendar_cannot_be_replaced_by_another_of_its_number(sqlite_store: Store) -> None:
    with_calendars(sqlite_store, a_calendar())
    for table in RECORDS:
        with (
            pytest.raises(DBAPIError, match="no_replace"),
            sqlite_store._engine.begin() as connection,
        ):
            connection.exec_driver_sql(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
