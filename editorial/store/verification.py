"""Verification (查验): is what a database holds still what was put into it?

A database file has no check sums of its own: most single damaged bits pass SQLite's integrity
check. The audit chain and the hashes of the kept files find them.
"""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, select
from sqlalchemy.exc import DatabaseError
from sqlmodel import col

from editorial.domain.audit_entry import first_broken
from editorial.store.audit_log import SqlAuditLog
from editorial.store.blob_tables import BlobRow


def faults(connection: Connection) -> tuple[str, ...]:
    """Everything that is wrong with the database, in Chinese; empty when all is well."""
    try:
        structure = _structure(connection) if connection.dialect.name == "sqlite" else []
        return (*structure, *_chain(connection), *_files(connection))
    except (DatabaseError, UnicodeDecodeError) as error:
        told = getattr(error, "orig", error)
        return (f"数据库读不下去，文件可能已损坏（{told}）",)


def _structure(connection: Connection) -> list[str]:
    found = []
    integrity = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
    if integrity != "ok":
        found.append(f"数据库文件结构已损坏（{integrity}）")
    orphan = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if orphan is not None:
        found.append(f"数据表 {orphan[0]} 中有记录所指的内容不存在")
    return found


def _chain(connection: Connection) -> list[str]:
    broken = first_broken(SqlAuditLog(connection).entries())
    return [] if broken is None else [f"审计记录第 {broken} 条与前后不符，内容被改动过"]


def _files(connection: Connection) -> list[str]:
    found = []
    digests = connection.execute(select(col(BlobRow.sha256))).scalars().all()
    for digest in digests:  # one at a time: a file may have 50 MB
        kept = select(col(BlobRow.data)).where(col(BlobRow.sha256) == digest)
        data = connection.execute(kept).scalar_one()
        if hashlib.sha256(data).hexdigest() != digest:
            found.append(f"存档文件 {digest[:12]}… 的内容已被改动")
    return found
