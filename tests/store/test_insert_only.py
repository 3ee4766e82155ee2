from __future__ import annotations

import pytest
from sqlalchemy.exc import DBAPIError

from editorial.store.opening import Store
from tests import domain_builders as a

CHANGES = (
    "UPDATE reviews SET opinion = 'x'",
    "UPDATE galleys SET name = 'x'",
    "UPDATE text_versions SET characters = 1",
    "UPDATE stage_changes SET remark = 'x'",
    "UPDATE board_conclusions SET conclusion = 'x'",
    "UPDATE sign_offs SET opinion = 'x'",
    "UPDATE sign_off_rates SET tenths = 0",
    "UPDATE problems SET text = 'x'",
    "UPDATE problems SET referred = NOT referred",
    "UPDATE rulings SET text = 'x'",
    "UPDATE matter_flags SET flagged = NOT flagged",
    "UPDATE reader_assignments SET reader = NULL",
    "UPDATE sign_offs SET voided_at = NULL WHERE number = 1",
)

DROPS = (
    "sign_off_rates",
    "sign_offs",
    "reviews",
    "text_versions",
    "stage_changes",
    "board_conclusions",
    "problems",
    "rulings",
    "matter_flags",
    "reader_assignments",
)


@pytest.fixture
def full_store(store: Store) -> Store:
    with store.unit_of_work() as unit:
        unit.manuscripts.add(a.a_whole_manuscript())
        unit.commit()
    return store


@pytest.mark.parametrize("statement", [*CHANGES, *(f"DELETE FROM {table}" for table in DROPS)])
def test_the_database_refuses_to_change_or_drop_a_record(full_store: Store, statement: str) -> None:
    with (
        pytest.raises(DBAPIError, match=r"no_update|no_delete|voided_once"),
        full_store._engine.begin() as connection,
    ):
        connection.exec_driver_sql(statement)


def test_a_sign_off_can_be_voided_once(full_store: Store) -> None:
    void = "UPDATE sign_offs SET voided_at = signed_at WHERE number = 2"
    with full_store._engine.begin() as connection:
        assert connection.exec_driver_sql(void).rowcount == 1
    with pytest.raises(DBAPIError, match="voided_once"), full_store._engine.begin() as connection:
        connection.exec_driver_sql(void)


def test_a_record_cannot_be_replaced_by_another_of_its_number(sqlite_store: Store) -> None:
    with sqlite_store.unit_of_work() as unit:
        unit.manuscripts.add(a.a_whole_manuscript())
        unit.commit()
    for table in ("reviews", "sign_offs", "galleys", "problems", "sign_off_rates"):
        with (
            pytest.raises(DBAPIError, match="no_replace"),
            sqlite_store._engine.begin() as connection,
        ):
            connection.exec_driver_sql(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE manuscripts SET stage = 'nowhere'",
        "UPDATE manuscripts SET issue_id = 'nowhere'",
        "UPDATE manuscripts SET editor = 'nobody'",
        "UPDATE manuscripts SET frozen_by = NULL",
        "UPDATE round_differences SET kind = 'nothing'",
        "UPDATE round_differences SET edits = -1",
        "UPDATE round_rates SET tenths = -1",
        "INSERT INTO person_roles VALUES ('editor-1', 'emperor')",
        "UPDATE blobs SET sha256 = 'x'",
        "DELETE FROM blobs",
    ],
)
def test_the_database_refuses_values_that_mean_nothing(full_store: Store, statement: str) -> None:
    with pytest.raises(DBAPIError), full_store._engine.begin() as connection:
        connection.exec_driver_sql(statement)
