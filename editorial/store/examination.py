"""Examination (体检) of a database, for the doctor: what it is and whether it is whole.

Looks only: makes no file, upgrades no tables.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from editorial.store.audit_log import SqlAuditLog
from editorial.store.database_file import database_file
from editorial.store.engine import READONLY, create_store_engine, parsed_url
from editorial.store.refusals import StoreRefused, told_plainly
from editorial.store.schema import KNOWN, NEWEST, stored_revision
from editorial.store.verification import faults

_SETTINGS: Final = {
    "sqlite": ("journal_mode", "synchronous", "foreign_keys"),
    "postgresql": ("server_version", "fsync", "synchronous_commit", "data_checksums"),
}


@dataclass(frozen=True, slots=True)
class ExaminedStore:
    """What was found of a database that can be opened."""

    revision: str
    """The step of its schema."""
    settings: tuple[tuple[str, str], ...]
    """The database's own settings that keep what it acknowledges."""
    entries: int
    """Audit entries."""
    head: str
    """The newest seal (hex)."""
    faults: tuple[str, ...]
    """Everything that is wrong with what it holds, in Chinese."""

    @property
    def needs_upgrade(self) -> bool:
        """Whether its tables are brought to the program's own step when it is next opened."""
        return self.revision != NEWEST


def database_label(url: str) -> str:
    """The database as people know it: a file, or an address without its password.

    Raises:
        StoreRefused: when the URL names no kind of database that can be used.
    """
    parsed = parsed_url(url)
    if parsed.get_backend_name() == "sqlite":
        return str(database_file(parsed))
    return parsed.render_as_string(hide_password=True)


def examine_store(url: str) -> ExaminedStore | None:
    """Look a database through; None when there is none yet or it is empty.

    Reads every kept file: seconds for a large office.

    Raises:
        StoreRefused: when it cannot be opened, is none of ours or was made by a newer program.
    """
    parsed = parsed_url(url)
    if parsed.get_backend_name() == "sqlite":
        file = database_file(parsed)
        if not file.is_file() or file.stat().st_size == 0:
            return None
        _demand_ours(file)  # before the engine: opening would change another program's journal
    engine = create_store_engine(url)
    try:
        with (
            told_plainly(),
            engine.connect().execution_options(**{READONLY: True}) as connection,
        ):
            return _examined(connection)
    finally:
        engine.dispose()


def _demand_ours(file: Path) -> None:
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
            if tables and "alembic_version" not in tables:
                raise StoreRefused("foreign_database", "里面是别的程序的数据，请换一个文件")
            versions = connection.execute("SELECT * FROM alembic_version") if tables else ()
            _demand_known([str(version) for (version,) in versions])
    except sqlite3.DatabaseError as error:
        raise StoreRefused(
            "store_damaged", f"不是数据库，或已损坏（{error}），请用 editorial restore 恢复备份"
        ) from error


def _demand_known(revisions: list[str]) -> None:
    for revision in revisions:
        if revision not in KNOWN:
            raise StoreRefused("newer_schema", f"由更新的版本建立（{revision}），请先升级本程序")


def _examined(connection: Connection) -> ExaminedStore | None:
    revision = stored_revision(connection)
    if revision is None:
        return None
    _demand_known([revision])  # on PostgreSQL nobody has looked yet
    found = faults(connection)
    head = SqlAuditLog(connection).head() if not found else (0, "")
    return ExaminedStore(revision, _settings(connection), *head, found)


def _settings(connection: Connection) -> tuple[tuple[str, str], ...]:
    dialect = connection.dialect.name
    asked = "PRAGMA" if dialect == "sqlite" else "SHOW"
    return tuple(
        (name, str(connection.exec_driver_sql(f"{asked} {name}").scalar()))
        for name in _SETTINGS[dialect]
    )
