"""Audit entries ↔ rows."""

from __future__ import annotations

from dataclasses import asdict

from editorial.domain.audit_entry import AuditEntry
from editorial.store.audit_tables import AuditEntryRow


def audit_entry(row: AuditEntryRow) -> AuditEntry:
    """The entry of a row."""
    return AuditEntry(
        sequence=row.sequence,
        at=row.at,
        actor=row.actor,
        action=row.action,
        subject=row.subject,
        details=row.details,
        previous=row.previous,
        seal=row.seal,
    )


def audit_entry_values(entry: AuditEntry) -> dict[str, object]:
    """The row of an entry."""
    return asdict(entry)
