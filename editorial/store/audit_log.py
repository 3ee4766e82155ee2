"""The audit chain in the database, written in the transaction of what it tells of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select
from sqlmodel import col

from editorial.domain.audit_entry import GENESIS, AuditEntry, sealed
from editorial.domain.people import Actor
from editorial.store.audit_tables import AuditEntryRow
from editorial.store.reading import rows
from editorial.store.row_mapping.audit import audit_entry, audit_entry_values

OFFICE = "编辑台"
"""Who acts when no person does: the program on the office's behalf."""


class SqlAuditLog:
    """The audit chain."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(
        self,
        at: datetime,
        actor: Actor | None,
        action: str,
        subject: str,
        details: Mapping[str, object],
    ) -> AuditEntry:
        """Seal one entry onto the chain, in this transaction.

        A writing transaction is alone from its start on both databases, so the head that is read
        here is still the head when the entry is written.

        Raises:
            ValueError: when ``at`` does not say its time zone.
        """
        if at.utcoffset() is None:
            raise ValueError("an audit entry needs an aware time")
        count, seal = self.head()
        moment = at.astimezone(UTC).isoformat(timespec="microseconds")
        who = OFFICE if actor is None else f"{actor.id} {actor.name}"
        entry = sealed(count + 1, moment, who, action, subject, details, seal)
        self._connection.execute(insert(AuditEntryRow).values(**audit_entry_values(entry)))
        return entry

    def entries(self, subject: str | None = None) -> tuple[AuditEntry, ...]:
        """All entries in order, or those of one subject."""
        conditions = () if subject is None else (col(AuditEntryRow.subject) == subject,)
        found = rows(self._connection, AuditEntryRow, *conditions)
        return tuple(audit_entry(row) for row in found)

    def head(self) -> tuple[int, str]:
        """Number of entries and the newest seal (GENESIS when there is none)."""
        newest = (
            select(col(AuditEntryRow.sequence), col(AuditEntryRow.seal))
            .order_by(col(AuditEntryRow.sequence).desc())
            .limit(1)
        )
        found = self._connection.execute(newest).first()
        return (0, GENESIS) if found is None else (found.sequence, found.seal)
