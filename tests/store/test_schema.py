from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, Engine, inspect

import editorial.store
from editorial.store import schema
from editorial.store.opening import Store, open_store
from editorial.store.refusals import StoreRefused
from editorial.store.tables import METADATA
from tests.store.databases import PostgresqlServer, sqlite_url, step_of


def test_the_steps_lead_to_the_schema_that_the_program_expects(store: Store) -> None:
    with store._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


def checks(engine: Engine) -> dict[str, str]:
    """Checks by name, without the brackets that each database puts in."""
    inspector = inspect(engine)
    return {
        str(check["name"]): _plain(check["sqltext"])
        for table in METADATA.tables
        for check in inspector.get_check_constraints(table)
    }


def _plain(condition: str) -> str:
    return re.sub(r"[\s()]", "", condition)


def test_the_steps_make_every_check_that_the_tables_name(sqlite_store: Store) -> None:
    expected = {
        str(check.name): _plain(str(check.sqltext))
        for table in METADATA.tables.values()
        for check in table.constraints
        if isinstance(check, CheckConstraint)
    }
    assert checks(sqlite_store._engine) == expected


def test_postgresql_has_the_same_checks_by_name(
    sqlite_store: Store, postgresql_store: Store
) -> None:
    assert checks(postgresql_store._engine).keys() == checks(sqlite_store._engine).keys()


def test_the_program_knows_every_step_in_order() -> None:
    config = Config()
    folder = Path(editorial.store.__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder))
    script = ScriptDirectory.from_config(config)
    steps = [revision.revision for revision in script.walk_revisions()][::-1]
    assert tuple(steps) == schema.KNOWN
    assert schema.KNOWN[-1] == schema.NEWEST
    assert script.get_heads() == [schema.NEWEST]


def test_an_empty_database_is_brought_to_the_newest_step(tmp_path: Path) -> None:
    url = sqlite_url(tmp_path / "100% 新库.db")
    assert step_of(url) is None
    open_store(url).close()
    assert step_of(url) == schema.NEWEST
    open_store(url).close()  # and once more: nothing happens


def test_an_empty_postgresql_database_is_brought_to_the_newest_step(
    postgresql: PostgresqlServer,
) -> None:
    url = postgresql.empty_url()
    assert step_of(url) is None
    open_store(url).close()
    assert step_of(url) == schema.NEWEST


def test_a_broken_off_upgrade_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = sqlite_url(tmp_path / "office.db")

    def broken(_dialect: str) -> list[str]:
        return ["CREATE TRIGGER and then the light went out"]

    with monkeypatch.context() as patched:
        patched.setattr("editorial.store.migrations.audit_triggers.statements", broken)
        with pytest.raises(Exception, match="light"):
            open_store(url)
    with closing(sqlite3.connect(tmp_path / "office.db")) as left:
        assert left.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    open_store(url).close()
    assert step_of(url) == schema.NEWEST


def test_a_database_of_a_newer_program_is_refused(sqlite_store: Store, sqlite_url: str) -> None:
    with sqlite_store._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreRefused, match="先升级本程序"):
        open_store(sqlite_url)
