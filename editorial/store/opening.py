"""Opening the store: a database that is safe to work on, at this program's schema."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, Engine

from editorial.store.engine import READONLY, create_store_engine
from editorial.store.refusals import StoreRefused, told_plainly
from editorial.store.schema import upgrade_engine
from editorial.store.unit_of_work import SqlUnitOfWork
from editorial.store.verification import faults

_WANTED: Final = (("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"))
"""SQLite's settings without which acknowledged work could be lost or go wrong."""


class Store:
    """An open database."""

    def __init__(self, engine: Engine, warnings: tuple[str, ...] = ()) -> None:
        self._engine = engine
        self.warnings = warnings
        """What about the database's settings should be better, in Chinese."""

    @property
    def database(self) -> str:
        """Which database it is, without its password, for people to read."""
        return self._engine.url.render_as_string(hide_password=True)

    def unit_of_work(self, *, readonly: bool = False) -> SqlUnitOfWork:
        """A new unit of work, to be entered with ``with``."""
        return SqlUnitOfWork(self._engine, readonly=readonly)

    def faults(self) -> tuple[str, ...]:
        """Everything that is wrong with what the database holds, in Chinese.

        Reads every kept file: seconds for a large office.
        """
        with (
            told_plainly(),
            self._engine.connect().execution_options(**{READONLY: True}) as connection,
        ):
            return faults(connection)

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()


def open_store(url: str) -> Store:
    """Open the database at the URL, making or upgrading its tables when needed.

    Args:
        url: ``sqlite:///FILE`` or ``postgresql://…``.

    Raises:
        StoreRefused: when it cannot be opened, cannot be trusted to keep what it acknowledges,
            or was made by a newer program.
    """
    engine = create_store_engine(url)
    try:
        warnings = _checked(engine)
        upgrade_engine(engine)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, warnings)


def _checked(engine: Engine) -> tuple[str, ...]:
    with told_plainly(), engine.connect().execution_options(**{READONLY: True}) as connection:
        if engine.dialect.name == "sqlite":
            return _checked_sqlite(connection)
        return _checked_postgresql(connection)


def _checked_sqlite(connection: Connection) -> tuple[str, ...]:
    for pragma, wanted in _WANTED:
        found = str(connection.exec_driver_sql(f"PRAGMA {pragma}").scalar()).lower()
        if found != wanted:
            raise StoreRefused(
                "unsafe_settings",
                f"数据库不能按安全方式打开（{pragma} 为 {found}，应为 {wanted}），"
                "请把数据文件夹放在本机普通磁盘上",
            )
    return ()


def _checked_postgresql(connection: Connection) -> tuple[str, ...]:
    settings = {
        name: str(connection.exec_driver_sql(f"SHOW {name}").scalar())
        for name in ("fsync", "synchronous_commit", "data_checksums")
    }
    if settings["fsync"] != "on" or settings["synchronous_commit"] == "off":
        raise StoreRefused(
            "unsafe_settings",
            "PostgreSQL 的 fsync 或 synchronous_commit 已关闭，断电会丢稿件，请管理员打开后再用",
        )
    if settings["data_checksums"] != "on":
        return ("PostgreSQL 没有启用数据校验（data_checksums），建议管理员启用",)
    return ()
