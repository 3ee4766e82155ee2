"""Reading rows: whole rows by column name, without an object's weight for each."""

from __future__ import annotations

from typing import TypeVar, cast

from sqlalchemy import ColumnElement, Connection, Table, select
from sqlmodel import SQLModel

RowType = TypeVar("RowType", bound=SQLModel)


def table_of(row_type: type[SQLModel]) -> Table:
    """The table behind a row type."""
    return cast("Table", row_type.__dict__["__table__"])


def rows(
    connection: Connection, row_type: type[RowType], *conditions: ColumnElement[bool]
) -> list[RowType]:
    """The rows that meet the conditions, in the order of the primary key.

    They carry the columns of ``row_type`` by name but are plain read-only tuples: making an
    object of the table's class for each of many thousand differences would take seconds.
    """
    table = table_of(row_type)
    query = select(table).where(*conditions).order_by(*table.primary_key.columns)
    return cast("list[RowType]", connection.execute(query).all())
