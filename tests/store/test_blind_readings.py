"""Blind readings: the same on both databases, and kept as they were made."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.exc import DBAPIError

from editorial.domain.blind_reading import (
    BlindEnd,
    BlindEntry,
    BlindOutcome,
    BlindReading,
    FoundPlace,
    Sheet,
)
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.store.opening import Store
from tests import domain_builders as a

PIECES = tuple(a.a_whole_manuscript(f"2026-04-{n:03}", differences=2) for n in (1, 2))
ENTRY = BlindEntry(1, 3, 4, "侯", "候", DiscrepancyKind.WRONG, a.later(10))
PICTURE = BlindEntry(
    2, 0, 0, "", "", DiscrepancyKind.WRONG, a.later(11), "第 2 页图 1", "图题不对", in_text=False
)
SECOND = Sheet(a.EDITOR, a.later(20), (FoundPlace(1, 3, "侯", "候"),))
FIRST = Sheet(a.EDITOR, a.later(21), (FoundPlace(4, 0, "", "", in_text=False, where="图 1"),))
MERGED = BlindEnd(BlindOutcome.MERGED, a.EDITOR, a.later(30), "理由")


def a_reading(number: int = 1, piece: int = 0) -> BlindReading:
    return BlindReading(PIECES[piece].id, number, 1, a.EDITOR, a.EDITOR, a.later(9), "首次试行")


def a_whole_reading() -> BlindReading:
    taken_back = replace(PICTURE, taken_back_at=a.later(12))
    return replace(a_reading(), entries=(ENTRY, taken_back), first=FIRST, second=SECOND, end=MERGED)


@pytest.fixture
def full_store(store: Store) -> Store:
    return filled(store)


def filled(store: Store) -> Store:
    with store.unit_of_work() as unit:
        for piece in PIECES:
            unit.manuscripts.add(piece)
        one, two = a_reading(), replace(a_reading(2), reader=None)
        unit.blind_readings.add(one)
        unit.blind_readings.enter(one, ENTRY)
        unit.blind_readings.enter(one, PICTURE)
        unit.blind_readings.take_back(one, 2, a.later(12))
        unit.blind_readings.hand_in(one, SECOND, first=False)
        unit.blind_readings.hand_in(one, FIRST, first=True)
        unit.blind_readings.finish(one, MERGED)
        unit.blind_readings.add(two)
        unit.blind_readings.add(a_reading(piece=1))
        unit.commit()
    return store


def test_blind_readings_come_back_as_they_were_kept(full_store: Store) -> None:
    unnamed = replace(a_reading(2), reader=None)
    with full_store.unit_of_work(readonly=True) as unit:
        kept = unit.blind_readings
        assert kept.of_manuscript(PIECES[0].id) == (a_whole_reading(), unnamed)
        assert kept.of_issue(a.ISSUE.id) == (a_whole_reading(), unnamed, a_reading(piece=1))
        assert kept.open() == (unnamed, a_reading(piece=1))


RECORDS = {
    "blind_readings": "reason = 'x'",
    "blind_entries": "wrong_text = 'x'",
    "blind_entries_taken_back": "number = 1",
    "blind_sheets": "found = '[]'",
    "blind_ends": "reason = 'x'",
}


def test_the_database_refuses_to_change_or_drop_a_blind_reading(full_store: Store) -> None:
    statements = [f"UPDATE {table} SET {change}" for table, change in RECORDS.items()]
    statements += [f"DELETE FROM {table}" for table in RECORDS]
    for statement in statements:
        with (
            pytest.raises(DBAPIError, match=r"no_update|no_delete"),
            full_store._engine.begin() as connection,
        ):
            connection.exec_driver_sql(statement)


def test_a_sheet_is_handed_in_once_and_a_reading_ends_once(full_store: Store) -> None:
    with full_store.unit_of_work() as unit, pytest.raises(DBAPIError):
        unit.blind_readings.hand_in(a_reading(), SECOND, first=False)
    with full_store.unit_of_work() as unit, pytest.raises(DBAPIError):
        unit.blind_readings.finish(a_reading(), MERGED)
