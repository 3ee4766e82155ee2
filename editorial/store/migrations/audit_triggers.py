"""Triggers of the audit chain: no change, no removal, no gap, no second end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

_GENESIS: Final = "0" * 64

_CONTINUES: Final = f"""
    NEW.sequence = (SELECT COALESCE(MAX(sequence), 0) + 1 FROM audit_entries)
    AND NEW.previous = COALESCE(
        (SELECT seal FROM audit_entries ORDER BY sequence DESC LIMIT 1), '{_GENESIS}')
    AND NOT EXISTS (SELECT 1 FROM audit_entries WHERE seal = NEW.seal)
"""  # noqa: S608 - constants only
"""Whether the new entry is the next one: the last clause keeps INSERT OR REPLACE out."""


def statements(dialect: str) -> Iterator[str]:
    """The statements that make the triggers on ``sqlite`` or ``postgresql``."""
    return _sqlite() if dialect == "sqlite" else _postgresql()


def _sqlite() -> Iterator[str]:
    for event, name in (("UPDATE", "no_update"), ("DELETE", "no_delete")):
        yield (
            f"CREATE TRIGGER audit_entries_{name} BEFORE {event} ON audit_entries"
            f" BEGIN SELECT RAISE(ABORT, 'audit_entries: {name}'); END"
        )
    yield (
        "CREATE TRIGGER audit_entries_no_gap BEFORE INSERT ON audit_entries"
        f" WHEN NOT ({_CONTINUES})"
        " BEGIN SELECT RAISE(ABORT, 'audit_entries: no_gap'); END"
    )


def _postgresql() -> Iterator[str]:
    for event, name in (("UPDATE", "no_update"), ("DELETE", "no_delete")):
        yield (
            f"CREATE TRIGGER audit_entries_{name} BEFORE {event} ON audit_entries FOR EACH ROW"
            f" EXECUTE FUNCTION editorial_refuse('audit_entries: {name}')"
        )
    yield (
        "CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries"
        " FOR EACH STATEMENT EXECUTE FUNCTION editorial_refuse('audit_entries: no_truncate')"
    )
    yield f"""
CREATE FUNCTION editorial_next_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT ({_CONTINUES}) THEN
        RAISE EXCEPTION 'audit_entries: no_gap' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$
"""
    yield (
        "CREATE TRIGGER audit_entries_no_gap BEFORE INSERT ON audit_entries FOR EACH ROW"
        " EXECUTE FUNCTION editorial_next_entry()"
    )
