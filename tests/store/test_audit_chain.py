from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from editorial.domain.audit_entry import GENESIS, first_broken
from editorial.domain.people import Actor
from editorial.store.opening import Store
from tests import domain_builders as a

ACTOR = Actor.of(a.a_person(), (), a.START.date())


def append(store: Store, *actions: str) -> None:
    with store.unit_of_work() as unit:
        for action in actions:
            unit.audit.append(a.START, ACTOR, action, "manuscript-1", {"opinion": "同意"})
        unit.commit()


def tamper(store: Store, statement: str) -> None:
    """What somebody with the database's file can do: the triggers are dropped first."""
    with store._engine.begin() as connection:
        _switch_triggers_off(connection)
        connection.exec_driver_sql(statement)


def _switch_triggers_off(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        return
    for name in ("no_update", "no_delete", "no_gap"):
        connection.exec_driver_sql(f"DROP TRIGGER audit_entries_{name}")


def first_bad(store: Store) -> int | None:
    with store.unit_of_work(readonly=True) as unit:
        return first_broken(unit.audit.entries())


def test_the_chain_of_an_empty_store_begins_with_genesis(store: Store) -> None:
    with store.unit_of_work(readonly=True) as unit:
        assert unit.audit.head() == (0, GENESIS)
        assert unit.audit.entries() == ()


def test_entries_are_sealed_one_onto_the_other(store: Store) -> None:
    append(store, "decision.pass")
    append(store, "decision.accept", "decision.sign")
    with store.unit_of_work(readonly=True) as unit:
        entries = unit.audit.entries()
        assert [e.sequence for e in entries] == [1, 2, 3]
        assert [e.previous for e in entries] == [GENESIS, entries[0].seal, entries[1].seal]
        assert unit.audit.head() == (3, entries[-1].seal)
        assert first_broken(entries) is None


def test_an_entry_says_who_and_when_in_utc(store: Store) -> None:
    in_beijing = datetime(2026, 4, 1, 9, 30, tzinfo=timezone(timedelta(hours=8)))
    with store.unit_of_work() as unit:
        by_person = unit.audit.append(in_beijing, ACTOR, "x", "", {"b": 1, "a": "字"})
        by_nobody = unit.audit.append(in_beijing.astimezone(UTC), None, "x", "", {})
        unit.commit()
    assert by_person.at == by_nobody.at == "2026-04-01T01:30:00.000000+00:00"
    assert by_person.actor == "editor-1 编辑甲"
    assert by_nobody.actor == "编辑台"
    assert json.loads(by_person.details) == {"a": "字", "b": 1}
    with store.unit_of_work(readonly=True) as unit:
        assert unit.audit.entries() == (by_person, by_nobody)


def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    with store.unit_of_work() as unit, pytest.raises(ValueError, match="aware"):
        unit.audit.append(datetime(2026, 4, 1), ACTOR, "x", "", {})  # noqa: DTZ001


def test_the_entries_of_one_subject_can_be_asked_for(store: Store) -> None:
    with store.unit_of_work() as unit:
        for subject in ("manuscript-1", "manuscript-2", "manuscript-1"):
            unit.audit.append(a.START, ACTOR, "x", subject, {})
        unit.commit()
    with store.unit_of_work(readonly=True) as unit:
        assert [e.sequence for e in unit.audit.entries("manuscript-1")] == [1, 3]


def test_an_entry_is_undone_with_what_it_tells_of(store: Store) -> None:
    append(store, "kept")
    with store.unit_of_work() as unit:
        unit.manuscripts.add(a.a_manuscript())
        unit.audit.append(a.START, ACTOR, "lost", "manuscript", {})
    with store.unit_of_work(readonly=True) as unit:
        assert [e.action for e in unit.audit.entries()] == ["kept"]
        assert unit.manuscripts.all() == ()
    append(store, "next")
    assert first_bad(store) is None


SKIPS_A_NUMBER = (
    "INSERT INTO audit_entries SELECT 9, at, actor, action, subject, details, seal, previous"
    " FROM audit_entries WHERE sequence = 3"
)
BEGINS_A_SECOND_END = (
    "INSERT INTO audit_entries SELECT 4, at, actor, action, subject, details, previous,"
    " replace(seal, '0', '1') FROM audit_entries WHERE sequence = 2"
)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entries SET details = '{}' WHERE sequence = 2",
        "DELETE FROM audit_entries WHERE sequence = 3",
        "DELETE FROM audit_entries",
        SKIPS_A_NUMBER,
        BEGINS_A_SECOND_END,
    ],
)
def test_the_database_itself_refuses_to_change_the_chain(store: Store, statement: str) -> None:
    append(store, "one", "two", "three")
    with pytest.raises(DBAPIError, match="audit_entries"), store._engine.begin() as connection:
        connection.exec_driver_sql(statement)
    assert first_bad(store) is None


def test_an_older_entry_cannot_be_replaced_through_its_seal(sqlite_store: Store) -> None:
    append(sqlite_store, "one", "two", "three")
    replacing = (
        "INSERT OR REPLACE INTO audit_entries SELECT 4, at, actor, action, subject, details,"
        " (SELECT seal FROM audit_entries WHERE sequence = 3), seal"
        " FROM audit_entries WHERE sequence = 1"
    )
    with pytest.raises(DBAPIError, match="no_gap"), sqlite_store._engine.begin() as connection:
        connection.exec_driver_sql(replacing)


def test_the_chain_cannot_be_truncated(postgresql_store: Store) -> None:
    append(postgresql_store, "one")
    with (
        pytest.raises(DBAPIError, match="no_truncate"),
        postgresql_store._engine.begin() as connection,
    ):
        connection.exec_driver_sql("TRUNCATE audit_entries")


@pytest.mark.parametrize(
    ("statement", "first"),
    [
        ("UPDATE audit_entries SET details = '{}' WHERE sequence = 2", 2),
        ("UPDATE audit_entries SET actor = 'editor-9 某人' WHERE sequence = 1", 1),
        ("UPDATE audit_entries SET at = replace(at, '2026', '2025') WHERE sequence = 3", 3),
        ("DELETE FROM audit_entries WHERE sequence = 1", 1),
        ("DELETE FROM audit_entries WHERE sequence = 2", 2),
        ("UPDATE audit_entries SET sequence = 7 WHERE sequence = 3", 3),
    ],
)
def test_tampering_behind_the_triggers_is_found(store: Store, statement: str, first: int) -> None:
    append(store, "one", "two", "three")
    tamper(store, statement)
    assert first_bad(store) == first
    assert any(f"第 {first} 条" in fault for fault in store.faults())
