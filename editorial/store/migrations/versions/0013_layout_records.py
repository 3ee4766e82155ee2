"""Layout, cover and important matter of pieces; rates that divide by layout characters."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

from editorial.store.migrations import record_triggers

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

STANDING: Final = {"layout_records": "manuscript_id, number"}
"""Tables whose rows are only ever added, with their keys."""


def upgrade() -> None:
    """Make the table with its triggers, and the column of the rates' other denominator."""
    table = "layout_records"
    op.create_table(
        table,
        sa.Column("manuscript_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("characters", sa.Integer(), nullable=True),
        sa.Column("cover", sa.Boolean(), nullable=False),
        sa.Column("paragraphs", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_layout_records_number")),
        sa.CheckConstraint(
            "characters IS NULL OR characters >= 1", name=op.f("ck_layout_records_characters")
        ),
        sa.ForeignKeyConstraint(
            ["manuscript_id"], ["manuscripts.id"], name="fk_layout_records_manuscript_id"
        ),
        sa.ForeignKeyConstraint(
            ["manuscript_id", "version"],
            ["text_versions.manuscript_id", "text_versions.number"],
            name="fk_layout_records_manuscript_id_version",
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["people.id"], name="fk_layout_records_recorded_by"
        ),
        sa.PrimaryKeyConstraint("manuscript_id", "number", name="pk_layout_records"),
    )
    for rates in ("round_rates", "sign_off_rates"):
        op.add_column(rates, sa.Column("text_characters", sa.Integer(), nullable=True))
    dialect = op.get_context().dialect.name
    for statement in record_triggers.standing_records(dialect, table, STANDING[table]):
        op.execute(statement)
