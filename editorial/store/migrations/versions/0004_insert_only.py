"""Triggers: records once made stand, and the audit chain has no gaps."""

from __future__ import annotations

from alembic import op

from editorial.store.migrations import audit_triggers, record_triggers

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the triggers in the database's own language."""
    dialect = op.get_context().dialect.name
    for statement in (*record_triggers.statements(dialect), *audit_triggers.statements(dialect)):
        op.execute(statement)
