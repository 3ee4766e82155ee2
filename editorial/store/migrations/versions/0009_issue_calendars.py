"""Calendars of issues: what is due when, every change a new calendar."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

from editorial.store.migrations import record_triggers
from editorial.store.migrations.checks import one_of

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

STANDING: Final = {
    "issue_calendars": "issue_id, number",
    "due_days": "issue_id, calendar_number, position",
}
"""Tables whose rows are only ever added, with their keys."""

_MILESTONES: Final = (
    "first_review",
    "second_review",
    "final_review",
    "typesetting",
    "first_proof",
    "second_proof",
    "third_proof",
    "sign_off",
    "printing",
)


def upgrade() -> None:
    """Make the tables, and the triggers that keep what is on record."""
    op.create_table(
        "issue_calendars",
        sa.Column("issue_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("printing_day", sa.Date(), nullable=False),
        sa.Column("template", sa.String(), nullable=False),
        sa.Column("set_by", sa.String(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_issue_calendars_number")),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["periodical_issues.id"], name="fk_issue_calendars_issue_id"
        ),
        sa.ForeignKeyConstraint(["set_by"], ["people.id"], name="fk_issue_calendars_set_by"),
        sa.PrimaryKeyConstraint("issue_id", "number", name="pk_issue_calendars"),
    )
    op.create_table(
        "due_days",
        sa.Column("issue_id", sa.String(), nullable=False),
        sa.Column("calendar_number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("milestone", sa.String(), nullable=False),
        sa.Column("due_day", sa.Date(), nullable=False),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.CheckConstraint("position >= 1", name=op.f("ck_due_days_position")),
        sa.CheckConstraint(one_of("milestone", _MILESTONES), name=op.f("ck_due_days_milestone")),
        sa.ForeignKeyConstraint(
            ["issue_id", "calendar_number"],
            ["issue_calendars.issue_id", "issue_calendars.number"],
            name="fk_due_days_issue_id_calendar_number",
        ),
        sa.PrimaryKeyConstraint("issue_id", "calendar_number", "position", name="pk_due_days"),
    )
    dialect = op.get_context().dialect.name
    for table, key in STANDING.items():
        for statement in record_triggers.standing_records(dialect, table, key):
            op.execute(statement)
