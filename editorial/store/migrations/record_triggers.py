"""Triggers that refuse to change or drop records once made.

Who can write the file of a SQLite database can also drop its triggers: they stop accidents and
programs, not a person who means it. That is what the audit chain is for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

INSERT_ONLY: Final = {
    "text_versions": "number",
    "stage_changes": "number",
    "reviews": "number",
    "board_conclusions": "number",
    "galleys": "number",
    "sign_off_rates": "sign_off_number, position",
}
"""Tables whose rows are never changed, with the rest of their key behind the manuscript."""

NEVER_DROPPED: Final = ("manuscripts", "problems", "proof_rounds", "sign_offs")
"""Tables whose rows may change in part and are never dropped."""

AS_RAISED: Final = "text, raised_by, raised_at, raised_in"
"""Columns of a problem that its answer leaves alone."""

AS_SIGNED: Final = (
    "signed_by, signed_at, galley, galley_sha256, frozen_sha256, opinion, deputising_for"
)
"""Columns of a sign-off that voiding leaves alone."""


def statements(dialect: str) -> Iterator[str]:
    """The statements that make the triggers on ``sqlite`` or ``postgresql``."""
    refuse = _sqlite if dialect == "sqlite" else _postgresql
    if dialect == "postgresql":
        yield _POSTGRESQL_FUNCTION
    for table in INSERT_ONLY:
        yield refuse(table, "UPDATE", "no_update")
    for table in (*INSERT_ONLY, *NEVER_DROPPED):
        yield refuse(table, "DELETE", "no_delete")
    yield refuse("problems", f"UPDATE OF {AS_RAISED}", "no_update")
    yield refuse("sign_offs", f"UPDATE OF {AS_SIGNED}", "no_update")
    yield refuse("sign_offs", "UPDATE OF voided_at", "voided_once", "OLD.voided_at IS NOT NULL")
    if dialect == "sqlite":
        for table, key in (*INSERT_ONLY.items(), ("sign_offs", "number"), ("problems", "number")):
            yield _no_replacing(table, key)
    else:
        for table in (*INSERT_ONLY, *NEVER_DROPPED):
            yield (
                f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}"
                f" FOR EACH STATEMENT EXECUTE FUNCTION editorial_refuse('{table}: no_truncate')"
            )


def standing_records(dialect: str, table: str, key: str) -> Iterator[str]:
    """The statements that let a table's rows only be added.

    Args:
        dialect: ``sqlite`` or ``postgresql``.
        table: Name of the table.
        key: Its primary key's columns, with commas between.
    """
    yield from never_dropped(dialect, table)
    if dialect == "sqlite":
        yield _sqlite(table, "UPDATE", "no_update")
        same = " AND ".join(f"{column} = NEW.{column}" for column in key.split(", "))
        exists = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608 - names of our own
        yield _sqlite(table, "INSERT", "no_replace", exists)
    else:
        yield _postgresql(table, "UPDATE", "no_update")


def fixed_column(dialect: str, table: str, column: str) -> str:
    """The statement that lets a column stand as it was written."""
    refuse = _sqlite if dialect == "sqlite" else _postgresql
    return refuse(table, f"UPDATE OF {column}", f"no_update_of_{column}")


def never_dropped(dialect: str, table: str) -> Iterator[str]:
    """The statements that let a table's rows be added and changed, and never dropped."""
    if dialect == "sqlite":
        yield _sqlite(table, "DELETE", "no_delete")
        return
    yield _postgresql(table, "DELETE", "no_delete")
    yield (
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}"
        f" FOR EACH STATEMENT EXECUTE FUNCTION editorial_refuse('{table}: no_truncate')"
    )


def _sqlite(table: str, event: str, name: str, when: str = "") -> str:
    condition = f" WHEN {when}" if when else ""
    return (
        f"CREATE TRIGGER {table}_{name} BEFORE {event} ON {table} FOR EACH ROW{condition}"
        f" BEGIN SELECT RAISE(ABORT, '{table}: {name}'); END"
    )


def _no_replacing(table: str, key: str) -> str:
    """INSERT OR REPLACE drops the older row without asking the DELETE trigger."""
    columns = ["manuscript_id", *key.split(", ")]
    same = " AND ".join(f"{column} = NEW.{column}" for column in columns)
    exists = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608 - names of our own
    return _sqlite(table, "INSERT", "no_replace", exists)


_POSTGRESQL_FUNCTION: Final = """
CREATE FUNCTION editorial_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
END
$$
"""


def _postgresql(table: str, event: str, name: str, when: str = "") -> str:
    condition = f" WHEN ({when})" if when else ""
    return (
        f"CREATE TRIGGER {table}_{name} BEFORE {event} ON {table} FOR EACH ROW{condition}"
        f" EXECUTE FUNCTION editorial_refuse('{table}: {name}')"
    )
