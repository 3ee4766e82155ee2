"""Reading on record, closings of second reviews and issues, samples of the final review."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

from editorial.store.migrations import record_triggers

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

STANDING: Final = {
    "second_review_closings": "issue_id, number",
    "sample_draws": "issue_id, number",
    "sample_candidates": "issue_id, draw_number, number",
    "hand_picks": "issue_id, draw_number, number",
    "issue_closings": "issue_id",
}
"""Tables whose rows are only ever added, with their keys."""


def upgrade() -> None:
    """Make the tables, and the triggers that keep what is on record."""
    _reading_marks()
    _second_review_closings()
    _sample_draws()
    _sample_candidates()
    _hand_picks()
    _issue_closings()
    dialect = op.get_context().dialect.name
    for table, key in STANDING.items():
        for statement in record_triggers.standing_records(dialect, table, key):
            op.execute(statement)
    for statement in record_triggers.never_dropped(dialect, "reading_marks"):
        op.execute(statement)


def _reading_marks() -> None:
    op.create_table(
        "reading_marks",
        sa.Column("manuscript_id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("reader", sa.String(), nullable=False),
        sa.Column("lengths", sa.String(), nullable=False),
        sa.Column("paragraphs_read", sa.String(), nullable=False),
        sa.Column("paragraphs_close", sa.String(), nullable=False),
        sa.Column("on_paper", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "stage IN ('first_review', 'second_review', 'final_review')",
            name=op.f("ck_reading_marks_stage"),
        ),
        sa.ForeignKeyConstraint(
            ["manuscript_id"], ["manuscripts.id"], name="fk_reading_marks_manuscript_id"
        ),
        sa.ForeignKeyConstraint(
            ["manuscript_id", "version"],
            ["text_versions.manuscript_id", "text_versions.number"],
            name="fk_reading_marks_manuscript_id_version",
        ),
        sa.ForeignKeyConstraint(["reader"], ["people.id"], name="fk_reading_marks_reader"),
        sa.PrimaryKeyConstraint(
            "manuscript_id", "version", "stage", "reader", name="pk_reading_marks"
        ),
    )


def _second_review_closings() -> None:
    op.create_table(
        "second_review_closings",
        sa.Column("issue_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("closed_by", sa.String(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("pieces", sa.Integer(), nullable=False),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("pieces_close", sa.Integer(), nullable=False),
        sa.Column("characters_close", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("per_cent", sa.Integer(), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_second_review_closings_number")),
        sa.CheckConstraint(
            "unit IN ('pieces', 'characters')", name=op.f("ck_second_review_closings_unit")
        ),
        sa.CheckConstraint(
            "pieces_close BETWEEN 0 AND pieces", name=op.f("ck_second_review_closings_pieces")
        ),
        sa.CheckConstraint(
            "characters_close BETWEEN 0 AND characters",
            name=op.f("ck_second_review_closings_characters"),
        ),
        sa.ForeignKeyConstraint(
            ["closed_by"], ["people.id"], name="fk_second_review_closings_closed_by"
        ),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["periodical_issues.id"], name="fk_second_review_closings_issue_id"
        ),
        sa.PrimaryKeyConstraint("issue_id", "number", name="pk_second_review_closings"),
    )


def _sample_draws() -> None:
    op.create_table(
        "sample_draws",
        sa.Column("issue_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("seed", sa.String(), nullable=False),
        sa.Column("share_per_cent", sa.Integer(), nullable=False),
        sa.Column("drawn_by", sa.String(), nullable=False),
        sa.Column("drawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_sample_draws_number")),
        sa.CheckConstraint(
            "share_per_cent BETWEEN 1 AND 100", name=op.f("ck_sample_draws_share_per_cent")
        ),
        sa.ForeignKeyConstraint(["drawn_by"], ["people.id"], name="fk_sample_draws_drawn_by"),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["periodical_issues.id"], name="fk_sample_draws_issue_id"
        ),
        sa.PrimaryKeyConstraint("issue_id", "number", name="pk_sample_draws"),
    )


def _of_draw(table: str) -> tuple[sa.Column[str] | sa.Column[int] | sa.Constraint, ...]:
    """What the tables of a drawing's pieces have in common."""
    return (
        sa.Column("issue_id", sa.String(), nullable=False),
        sa.Column("draw_number", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("manuscript_id", sa.String(), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f(f"ck_{table}_number")),
        sa.ForeignKeyConstraint(
            ["issue_id", "draw_number"],
            ["sample_draws.issue_id", "sample_draws.number"],
            name=f"fk_{table}_issue_id_draw_number",
        ),
        sa.ForeignKeyConstraint(
            ["manuscript_id"], ["manuscripts.id"], name=f"fk_{table}_manuscript_id"
        ),
        sa.PrimaryKeyConstraint("issue_id", "draw_number", "number", name=f"pk_{table}"),
    )


def _sample_candidates() -> None:
    op.create_table(
        "sample_candidates",
        *_of_draw("sample_candidates"),
        sa.Column("drawn", sa.Boolean(), nullable=False),
    )


def _hand_picks() -> None:
    op.create_table(
        "hand_picks",
        *_of_draw("hand_picks"),
        sa.Column("added", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("picked_by", sa.String(), nullable=False),
        sa.Column("picked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["picked_by"], ["people.id"], name="fk_hand_picks_picked_by"),
    )


def _issue_closings() -> None:
    op.create_table(
        "issue_closings",
        sa.Column("issue_id", sa.String(), nullable=False),
        sa.Column("closed_by", sa.String(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("released", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Integer(), nullable=False),
        *(
            sa.CheckConstraint(f"{column} >= 0", name=op.f(f"ck_issue_closings_{column}"))
            for column in ("released", "rejected", "withdrawn")
        ),
        sa.ForeignKeyConstraint(["closed_by"], ["people.id"], name="fk_issue_closings_closed_by"),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["periodical_issues.id"], name="fk_issue_closings_issue_id"
        ),
        sa.PrimaryKeyConstraint("issue_id", name="pk_issue_closings"),
    )
