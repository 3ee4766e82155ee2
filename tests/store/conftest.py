"""The same store on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from editorial.store.opening import Store, open_store
from tests.store.databases import PostgresqlServer, SqliteServer, postgresql_server


@pytest.fixture(scope="session")
def sqlite_server(tmp_path_factory: pytest.TempPathFactory) -> SqliteServer:
    return SqliteServer(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgresqlServer]:
    with postgresql_server() as server:
        yield server


@pytest.fixture
def sqlite_url(sqlite_server: SqliteServer, tmp_path: Path) -> str:
    return sqlite_server.new_url(tmp_path)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """A new database, once on each."""
    if request.param == "sqlite":
        found: str = request.getfixturevalue("sqlite_url")
        return found
    server: PostgresqlServer = request.getfixturevalue("postgresql")
    return server.new_url()


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """A store with the office in it, once on each database."""
    opened = open_store(url)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_store(sqlite_url: str) -> Iterator[Store]:
    """A store on SQLite alone."""
    opened = open_store(sqlite_url)
    yield opened
    opened.close()


@pytest.fixture
def postgresql_store(postgresql: PostgresqlServer) -> Iterator[Store]:
    """A store on PostgreSQL alone."""
    opened = open_store(postgresql.new_url())
    yield opened
    opened.close()
