"""Appending: records once made stand; only new ones are written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import Connection, insert
from sqlmodel import SQLModel

Record = TypeVar("Record")


class RecordRewritten(ValueError):
    """A record that was once made has been changed or dropped: the program is at fault."""


def added(
    stored: tuple[Record, ...], changed: tuple[Record, ...], what: str
) -> list[tuple[int, Record]]:
    """The records behind those that stand, each with its number from 1.

    Raises:
        RecordRewritten: when one of those that stand was changed or is missing.
    """
    if changed[: len(stored)] != stored:
        raise RecordRewritten(f"a {what} on record was changed or dropped")
    return list(enumerate(changed, 1))[len(stored) :]


def insert_rows(
    connection: Connection, table: type[SQLModel], values: Sequence[dict[str, object]]
) -> None:
    """Write the rows, all at once; nothing for none."""
    if values:
        connection.execute(insert(table), values)
