"""Letting a column hold a new value: a changed check on a table with records in it."""

from __future__ import annotations

from alembic import op
from sqlalchemy import text


def change_check(table: str, name: str, before: str, after: str) -> None:
    """Put another condition in the place of a table's check.

    SQLite cannot change a check: the table is made anew with its rows, and its triggers and
    indexes after it. References to it wait for the end of the transaction meanwhile.

    Args:
        table: Name of the table.
        name: Name of the check.
        before: Its condition, as the steps before have written it.
        after: The condition that is to hold.
    """
    if op.get_context().dialect.name != "sqlite":
        op.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        op.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({after})")
        return
    connection = op.get_bind()
    found = connection.execute(
        text("SELECT type, sql FROM sqlite_master WHERE tbl_name = :t AND sql IS NOT NULL"),
        {"t": table},
    ).all()
    (made,) = (sql for kind, sql in found if kind == "table")
    if before not in made:
        raise RuntimeError(f"{table} has no check of the form {before}")
    aside = f"{table}_aside"
    op.execute("PRAGMA defer_foreign_keys = ON")
    op.execute(f"CREATE TABLE {aside} AS SELECT * FROM {table}")  # noqa: S608 - our own
    op.execute(f"DROP TABLE {table}")
    connection.exec_driver_sql(made.replace(before, after))
    op.execute(f"INSERT INTO {table} SELECT * FROM {aside}")  # noqa: S608 - our own
    op.execute(f"DROP TABLE {aside}")
    for kind, sql in found:
        if kind != "table":
            connection.exec_driver_sql(sql)
