"""The engine: how a database is spoken to so that nothing acknowledged is ever lost.

SQLite is opened in WAL mode with ``synchronous=FULL`` and foreign keys on. A writing transaction
takes the write lock at its start (``BEGIN IMMEDIATE``): a reading transaction that turns into a
writing one would either lose updates or be refused at once. PostgreSQL does the same by one
advisory lock, so that both databases have one writer at a time and need no retries.
"""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from editorial.store.database_file import database_file, prepare_file
from editorial.store.refusals import StoreRefused

READONLY: Final = "editorial_readonly"
"""Execution option of a connection that only reads."""

WRITER_LOCK: Final = 0x45444954
"""Key of the advisory lock that a writer holds on PostgreSQL until its transaction ends."""

_BUSY_SECONDS = 10
"""How long a unit of work waits for its turn before a person is told."""

_SQLITE_PRAGMAS: Final = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
)


def create_store_engine(url: str) -> Engine:
    """The engine for a SQLite file (``sqlite:///…``) or a PostgreSQL database (``postgresql://…``).

    Raises:
        StoreRefused: when the URL names no database that can be used, or its driver is missing.
    """
    parsed = parsed_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite_engine(parsed)
    return _postgresql_engine(parsed)


def parsed_url(url: str) -> URL:
    """The URL in its parts; StoreRefused when it names no kind of database that can be used."""
    try:
        parsed = make_url(url)
        backend = parsed.get_backend_name()
    except (ArgumentError, ValueError) as error:
        raise StoreRefused(
            "database_url", "数据库地址写法不对，请写成 sqlite:///文件路径 或 postgresql://…"
        ) from error
    if backend not in {"sqlite", "postgresql"}:
        raise StoreRefused(
            "database_url", f"不支持 {backend} 数据库，请使用 SQLite 文件或 PostgreSQL"
        )
    return parsed


def _sqlite_engine(url: URL) -> Engine:
    path = database_file(url)
    prepare_file(path)
    engine = create_engine(
        url.set(drivername="sqlite+pysqlite"), connect_args={"timeout": _BUSY_SECONDS}
    )
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
    # With the driver's own transactions on, the pragmas would run inside one and be ignored.
    connection.isolation_level = None
    for pragma in (*_SQLITE_PRAGMAS, f"busy_timeout={_BUSY_SECONDS * 1000}"):
        connection.execute(f"PRAGMA {pragma}").close()
    set_config: Any = getattr(connection, "setconfig", None)
    if set_config is not None:  # Python 3.12 on: no tricks with a writable schema
        set_config(vars(sqlite3)["SQLITE_DBCONFIG_DEFENSIVE"], True)


def _begin_sqlite(connection: Connection) -> None:
    readonly = bool(connection.get_execution_options().get(READONLY))
    connection.exec_driver_sql(f"PRAGMA query_only={int(readonly)}")
    connection.exec_driver_sql("BEGIN" if readonly else "BEGIN IMMEDIATE")


def _postgresql_engine(url: URL) -> Engine:
    try:
        engine = create_engine(
            url.set(drivername="postgresql+psycopg"),
            pool_pre_ping=True,
            connect_args={
                "connect_timeout": _BUSY_SECONDS,
                "options": f"-c lock_timeout={_BUSY_SECONDS}s -c statement_timeout=60s"
                " -c synchronous_commit=on",
            },
        )
    except (ImportError, NoSuchModuleError) as error:
        raise StoreRefused(
            "no_driver",
            "没有安装 PostgreSQL 的驱动，请运行 pip install 'editorial-desk[postgres]'",
        ) from error
    event.listen(engine, "begin", _begin_postgresql)
    return engine


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get(READONLY):
        # One snapshot for all selects: a manuscript is never seen half before, half after a save.
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
    else:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER_LOCK})")
