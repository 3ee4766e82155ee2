"""Table of the audit chain (审计记录)."""

from __future__ import annotations

from sqlmodel import Field

from editorial.store.column_checks import StoredRow, from_one, sha256_hex


class AuditEntryRow(StoredRow, table=True):
    """One sealed entry; all that is sealed is kept as the very text that was sealed."""

    __tablename__ = "audit_entries"
    __table_args__ = (from_one("sequence"), sha256_hex("previous"), sha256_hex("seal"))

    sequence: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: str
    actor: str
    action: str
    subject: str = Field(index=True)
    details: str
    previous: str = Field(unique=True)
    seal: str = Field(unique=True)
