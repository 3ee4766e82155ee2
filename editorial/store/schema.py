"""The schema's step: which one a database is at, and the way to the program's own."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, inspect, text

from editorial.store.engine import READONLY
from editorial.store.refusals import StoreRefused, told_plainly

NEWEST: Final = "0013"
"""The step that this program works with."""

KNOWN: Final = tuple(f"{number:04}" for number in range(1, int(NEWEST) + 1))
"""Every step there ever was, oldest first."""


def revision_of(engine: Engine) -> str | None:
    """The step that the engine's database is at; None for an empty one."""
    with told_plainly(), engine.connect().execution_options(**{READONLY: True}) as connection:
        return stored_revision(connection)


def stored_revision(connection: Connection) -> str | None:
    """The step that the connection's database is at; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def upgrade_engine(engine: Engine) -> None:
    """Bring the engine's database to this program's schema; all of it or nothing.

    Raises:
        StoreRefused: when it was made by a newer program, or is no database of this program.
    """
    if revision_of(engine) == NEWEST:
        return
    with (
        engine.begin() as connection
    ):  # alone from here on: a second program waits and finds it done
        revision = stored_revision(connection)
        if revision == NEWEST:
            return
        _demand_known(connection, revision)
        _run(connection)


def _demand_known(connection: Connection, revision: str | None) -> None:
    if revision is None and inspect(connection).get_table_names():
        raise StoreRefused("foreign_database", "这个数据库里有别的程序的数据，请换一个数据库或文件")
    if revision is not None and revision not in KNOWN:
        raise StoreRefused(
            "newer_schema", f"数据库由更新的版本建立（{revision}），请先升级本程序再打开"
        )


def _run(connection: Connection) -> None:
    # Alembic takes a moment to load and is wanted only for a new or an old database.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    folder = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, NEWEST)
