"""The audit chain: reading it, and verifying that nobody has touched it."""

from __future__ import annotations

from dataclasses import dataclass

from editorial.desk.desk import Desk
from editorial.desk.sessions import Session, looking
from editorial.domain.audit_entry import AuditEntry, first_broken
from editorial.domain.permissions import Operation, demand


@dataclass(frozen=True, slots=True)
class AuditVerdict:
    """What a verification found."""

    entries: int
    head: str
    """The newest seal (hex)."""
    first_bad: int | None = None
    """Sequence number of the first entry that does not fit; None when the chain is whole."""

    @property
    def ok(self) -> bool:
        """Whether the chain is whole."""
        return self.first_bad is None

    def to_json(self) -> dict[str, object]:
        """The public JSON (schema ``editorial.audit/1``)."""
        document: dict[str, object] = {
            "schema": "editorial.audit/1",
            "entries": self.entries,
            "head": self.head,
            "ok": self.ok,
        }
        if self.first_bad is not None:
            document["first_bad"] = self.first_bad
        return document


def verify_audit(desk: Desk) -> AuditVerdict:
    """Compute the whole chain anew and compare."""
    with desk.reading() as unit:
        entries = unit.audit.entries()
        _, head = unit.audit.head()
    return AuditVerdict(len(entries), head, first_broken(entries))


def audit_entries(
    desk: Desk, session: Session, subject: str | None = None
) -> tuple[AuditEntry, ...]:
    """The entries, of one manuscript or all, for those who may read them.

    Raises:
        OperationRefused: when the person may not.
    """
    with looking(desk, session) as (unit, actor):
        demand(actor, Operation.READ_AUDIT)
        return unit.audit.entries(subject)
