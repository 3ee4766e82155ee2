"""Backup (备份) and restoring (恢复) of a SQLite database.

A database in use must not be copied as a file: most such copies lack the newest work or cannot be
read at all. SQLite's own backup takes one consistent state while others go on writing.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from editorial.store.audit_log import SqlAuditLog
from editorial.store.database_file import database_file, is_on_network
from editorial.store.engine import parsed_url
from editorial.store.file_under_way import FileUnderWay
from editorial.store.refusals import StoreRefused
from editorial.store.schema import KNOWN, stored_revision
from editorial.store.verification import faults


@dataclass(frozen=True, slots=True)
class Verified:
    """A database file that was looked through and found whole."""

    entries: int
    """Audit entries in it."""
    head: str
    """Its newest seal."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restoring did."""

    now: Verified
    before: int | None
    """Audit entries of the database that was replaced; None when there was none to be read."""
    kept: Path | None
    """Where the database that was replaced now lies."""


def backup(url: str, target: Path) -> Verified:
    """Copy the database at the URL to a new file, verified before it gets its name.

    Raises:
        StoreRefused: for PostgreSQL; when there is no database, the file exists already, or what
            was copied is damaged.
    """
    source = _sqlite_file(url, "备份请用 pg_dump --format=custom --file=备份文件 数据库名")
    if not source.is_file():
        raise StoreRefused("no_database", f"还没有数据库（{source}），没有可备份的内容")
    target = target.absolute()
    if target.exists():
        raise StoreRefused("backup_exists", f"{target} 已经存在，请换一个文件名")
    with FileUnderWay(target) as part:
        _copy(source, part.path, "请用 editorial restore 恢复最近的备份")
        verified = verify_file(part.path, source.name)
        part.keep(target)
    return verified


def restore(source: Path, url: str) -> Restored:
    """Put a backup in the place of the database at the URL, which is kept beside it.

    Raises:
        StoreRefused: for PostgreSQL; when the backup is damaged or no backup of ours, or the
            database is open elsewhere.
    """
    target = _sqlite_file(url, "恢复请用 pg_restore --clean --dbname=数据库名 备份文件")
    source = source.absolute()
    if not source.is_file():
        raise StoreRefused("no_backup", f"没有备份文件 {source}，请检查路径")
    if is_on_network(target):
        raise StoreRefused("network_drive", f"{target.parent} 在网络盘上，请恢复到本机文件夹")
    with FileUnderWay(target) as part:
        _copy(source, part.path, "请改用另一份备份")
        verified = verify_file(part.path, source.name)
        before = _close_current(target)
        kept = _keep_current(target)
        part.keep(target)
    for journal in ("-wal", "-shm"):  # of the old database: they would be read into the new one
        target.with_name(target.name + journal).unlink(missing_ok=True)
    return Restored(verified, before, kept)


def verify_file(path: Path, name: str = "") -> Verified:
    """Look through a database file that nobody is using.

    Args:
        path: The file.
        name: What people call it, when it is a copy that they have not seen.

    Raises:
        StoreRefused: when it is damaged, was made by a newer program, or is none of ours.
    """
    name = name or path.name
    engine = create_engine(URL.create("sqlite+pysqlite", database=str(path)), poolclass=NullPool)
    try:
        with engine.connect() as connection:
            revision = stored_revision(connection)
            if revision is None:
                raise StoreRefused("foreign_database", f"{name} 不是编辑台的数据库或备份")
            if revision not in KNOWN:
                raise StoreRefused(
                    "newer_schema", f"{name} 由更新的版本建立（{revision}），请先升级本程序"
                )
            found = faults(connection)
            if found:
                raise StoreRefused("damaged", "；".join(found) + "。请改用另一份备份")
            return Verified(*SqlAuditLog(connection).head())
    except DBAPIError as error:
        raise StoreRefused(
            "damaged", f"{name} 不是数据库，或已损坏（{error.orig}），请改用另一份备份"
        ) from error


def _sqlite_file(url: str, instead: str) -> Path:
    parsed = parsed_url(url)
    if parsed.get_backend_name() != "sqlite":
        raise StoreRefused("postgresql", f"PostgreSQL 数据库的{instead}")
    return database_file(parsed)


def _copy(source: Path, target: Path, advice: str) -> None:
    """One consistent state of the source, in a single file without journals."""
    try:
        with (
            closing(sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True, timeout=10)) as read,
            closing(sqlite3.connect(target)) as written,
        ):
            read.backup(written, pages=-1)  # in steps it would begin anew at every foreign write
            written.execute("PRAGMA journal_mode=DELETE").close()
    except sqlite3.DatabaseError as error:
        raise StoreRefused(
            "damaged", f"{source.name} 不是数据库，或读不出来（{error}），{advice}"
        ) from error


def _close_current(target: Path) -> int | None:
    """Fold the current database's journals into it; the audit entries that it holds.

    Leaving WAL mode works only for the last one who has the file open.
    """
    if not target.is_file() or target.stat().st_size == 0:
        return None
    with closing(sqlite3.connect(target, timeout=1)) as current:
        try:
            current.execute("PRAGMA journal_mode=DELETE").close()
            return int(current.execute("SELECT count(*) FROM audit_entries").fetchone()[0])
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise StoreRefused(
                    "in_use", "数据库正在使用，请先退出所有打开的编辑台，再恢复"
                ) from error
            return None
        except sqlite3.DatabaseError:
            return None  # damaged: that is why it is being replaced


def _keep_current(target: Path) -> Path | None:
    if not target.is_file() or target.stat().st_size == 0:
        return None
    number = 1
    while (kept := target.with_name(f"{target.name}.replaced-{number}")).exists():
        number += 1
    try:
        os.link(target, kept)  # the database never goes without its name
    except OSError:
        shutil.copy2(target, kept)
    return kept
