"""Refusals of the store: what the database cannot do, in words that say what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import (
    DataError,
    DBAPIError,
    IntegrityError,
    OperationalError,
    ProgrammingError,
)

from editorial.domain.refusals import OperationRefused, Refusal


class StoreRefused(OperationRefused):
    """The database cannot be opened, read or written as asked."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__((Refusal(code, reason),))


_KNOWN: Final = (
    (("locked", "lock timeout", "locknotavailable"), "store_busy", "别处正在写数据库，请稍后再试"),
    (
        ("disk is full", "no space left"),
        "disk_full",
        "磁盘已满，刚才的操作没有保存，请腾出空间后重做",
    ),
    (
        ("readonly", "read-only", "permission denied"),
        "store_readonly",
        "数据库不可写，请检查数据文件夹的权限",
    ),
    (
        ("unable to open", "not a database", "malformed", "disk image"),
        "store_damaged",
        "数据库文件打不开或已损坏，请用 editorial restore 恢复备份",
    ),
    (
        ("disk i/o error", "input/output error"),
        "disk_error",
        "读写磁盘出错，刚才的操作没有保存，请检查磁盘",
    ),
    (
        ("connection", "server closed", "could not connect", "password authentication"),
        "no_connection",
        "连不上数据库，请检查网络、数据库地址和口令",
    ),
)


def refusal_of(error: BaseException | None) -> StoreRefused | None:
    """The refusal that tells a person what the database's error means.

    None when nobody but a programmer can do something about it: a broken constraint, bad SQL, or
    an error that is not the database's at all.
    """
    if isinstance(error, UnicodeEncodeError) or (
        isinstance(error, DataError) and "NUL" in str(error.orig)
    ):
        return StoreRefused(
            "not_storable", "文字里有不能保存的字符（空字符或残缺的字符），请删去后再办理"
        )
    if not isinstance(error, DBAPIError):
        return None
    if isinstance(error, IntegrityError | DataError | ProgrammingError):
        return None
    said = f"{type(error.orig).__name__} {error.orig}".lower()
    for words, code, reason in _KNOWN:
        if any(word in said for word in words):
            return StoreRefused(code, reason)
    if isinstance(error, OperationalError):
        return StoreRefused("store_failed", f"数据库出错，刚才的操作没有保存（{error.orig}）")
    return None


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn the database's errors into refusals where a person can do something about them."""
    try:
        yield
    except (DBAPIError, UnicodeEncodeError) as error:
        refusal = refusal_of(error)
        if refusal is None:
            raise
        raise refusal from error
