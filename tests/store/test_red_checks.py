"""Red checks: the same on both databases, and kept as they were made."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.exc import DBAPIError

from editorial.domain.identifiers import IssueId
from editorial.domain.red_check import CheckedMark, GalleyRedCheck, MarkOutcome, RedCheck
from editorial.store.opening import Store
from tests import domain_builders as a

PIECES = tuple(a.a_whole_manuscript(f"2026-04-{n:03}", differences=2) for n in (1, 2))


def a_red_check(piece: int = 0, galley: int = 2) -> GalleyRedCheck:
    check = RedCheck(
        marks=(
            CheckedMark(1, MarkOutcome.DONE, start=7, end=8),
            CheckedMark(2, MarkOutcome.WRONGLY_DONE, "𠮷", 14, 15),
            CheckedMark(4, MarkOutcome.MISSED, "既", 28, 29),
        ),
        unmarked=tuple(a.a_difference(n).discrepancy for n in (1, 2)),
    )
    return GalleyRedCheck(PIECES[piece].id, galley, galley - 1, check)


def signed(check: GalleyRedCheck) -> GalleyRedCheck:
    by = replace(check.check, signed_by=a.EDITOR, signed_at=a.later(120))
    return replace(check, check=by, remark="漏改一处，已另批")


@pytest.fixture
def full_store(store: Store) -> Store:
    return filled(store)


def filled(store: Store) -> Store:
    with store.unit_of_work() as unit:
        for piece in PIECES:
            unit.manuscripts.add(piece)
        for check in (a_red_check(galley=3), a_red_check(), a_red_check(1)):
            unit.red_checks.add(check)
        unit.red_checks.sign(signed(a_red_check()))
        unit.commit()
    return store


def test_red_checks_come_back_as_they_were_kept_in_the_order_of_their_galleys(
    full_store: Store,
) -> None:
    with full_store.unit_of_work(readonly=True) as unit:
        first = PIECES[0].id
        assert unit.red_checks.of_manuscript(first) == (
            signed(a_red_check()),
            a_red_check(galley=3),
        )
        assert unit.red_checks.get(first, 3) == a_red_check(galley=3)
        assert unit.red_checks.get(first, 1) is None


def test_the_red_checks_of_an_issue_are_those_of_its_pieces(full_store: Store) -> None:
    with full_store.unit_of_work(readonly=True) as unit:
        assert unit.red_checks.of_issue(a.ISSUE.id) == (
            signed(a_red_check()),
            a_red_check(galley=3),
            a_red_check(1),
        )
        assert unit.red_checks.of_issue(IssueId("none")) == ()


def test_a_red_check_is_signed_once(full_store: Store) -> None:
    with full_store.unit_of_work() as unit, pytest.raises(DBAPIError):
        unit.red_checks.sign(signed(a_red_check()))


RECORDS = {
    "red_checks": "marked_round = 2",
    "red_check_marks": "outcome = 'done'",
    "red_check_changes": "note = 'x'",
    "red_check_signatures": "remark = 'x'",
}


def test_the_database_refuses_to_change_or_drop_a_red_check(full_store: Store) -> None:
    statements = [f"UPDATE {table} SET {change}" for table, change in RECORDS.items()]
    statements += [f"DELETE FROM {table}" for table in RECORDS]
    for statement in statements:
        with (
            pytest.raises(DBAPIError, match=r"no_update|no_delete"),
            full_store._engine.begin() as connection,
        ):
            connection.exec_driver_sql(statement)


def test_a_red_check_cannot_be_replaced(sqlite_store: Store) -> None:
    filled(sqlite_store)
    for table in RECORDS:
        with (
            pytest.raises(DBAPIError, match="no_replace"),
            sqlite_store._engine.begin() as connection,
        ):
            connection.exec_driver_sql(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
