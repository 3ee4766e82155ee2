"""The checklists of proofs, sign-off and release, as they were answered."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

from editorial.store.migrations import record_triggers
from editorial.store.migrations.checks import one_of

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

STANDING: Final = {"answered_checklists": "manuscript_id, number"}
"""Tables whose rows are only ever added, with their keys."""

_STAGES: Final = (
    "first_review",
    "author_revision",
    "second_review",
    "final_review",
    "board_review",
    "rework",
    "accepted",
    "typesetting",
    "first_proof",
    "first_proof_approval",
    "first_proof_correction",
    "second_proof",
    "second_proof_approval",
    "second_proof_correction",
    "third_proof",
    "third_proof_approval",
    "third_proof_correction",
    "extra_proof",
    "extra_proof_approval",
    "extra_proof_correction",
    "clean_proof",
    "sign_off",
    "signed",
    "released",
    "rejected",
    "withdrawn",
)
_DECISIONS: Final = (
    "recommend",
    "return_to_author",
    "reject",
    "resubmit",
    "pass",
    "refer",
    "accept",
    "rework",
    "submit_rework",
    "submit_to_board",
    "board_concludes",
    "send_to_typesetting",
    "receive_galley",
    "complete_proof",
    "approve_corrections",
    "approve_clean",
    "return_proof",
    "require_extra_proof",
    "submit_for_sign_off",
    "return_for_correction",
    "sign",
    "return_galley",
    "release",
    "withdraw",
    "reopen",
)


def upgrade() -> None:
    """Make the table, and the triggers that keep what is on record."""
    table = "answered_checklists"
    op.create_table(
        table,
        sa.Column("manuscript_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("round_number", sa.Integer(), nullable=True),
        sa.Column("answered_by", sa.String(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("points", sa.String(), nullable=False),
        sa.Column("deputising_for", sa.String(), nullable=True),
        sa.CheckConstraint("number >= 1", name=op.f("ck_answered_checklists_number")),
        sa.CheckConstraint(one_of("stage", _STAGES), name=op.f("ck_answered_checklists_stage")),
        sa.CheckConstraint(
            one_of("decision", _DECISIONS), name=op.f("ck_answered_checklists_decision")
        ),
        sa.ForeignKeyConstraint(
            ["manuscript_id"], ["manuscripts.id"], name="fk_answered_checklists_manuscript_id"
        ),
        sa.ForeignKeyConstraint(
            ["manuscript_id", "round_number"],
            ["proof_rounds.manuscript_id", "proof_rounds.number"],
            name="fk_answered_checklists_manuscript_id_round_number",
        ),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["people.id"], name="fk_answered_checklists_answered_by"
        ),
        sa.ForeignKeyConstraint(
            ["deputising_for"], ["people.id"], name="fk_answered_checklists_deputising_for"
        ),
        sa.PrimaryKeyConstraint("manuscript_id", "number", name="pk_answered_checklists"),
    )
    dialect = op.get_context().dialect.name
    for statement in record_triggers.standing_records(dialect, table, STANDING[table]):
        op.execute(statement)
