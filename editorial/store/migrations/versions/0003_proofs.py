"""Proofs: galleys, rounds, differences, rates, sign-offs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from editorial.store.migrations.checks import one_of

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KINDS = (
    "wrong",
    "missing",
    "extra",
    "transposed",
    "moved",
    "number",
    "numeral_form",
    "foreign_word",
    "letter_case",
    "variant",
    "punctuation",
    "width",
    "paragraph_break",
)

MARKS = (
    "改正",
    "删除",
    "增补",
    "对调",
    "转移",
    "接排",
    "另起段",
)

DISPOSITIONS = (
    "undecided",
    "typesetting_error",
    "editor_change",
    "manuscript_query",
    "not_an_error",
)

PASSES = (
    "first",
    "second",
    "third",
    "extra",
    "clean",
)


def upgrade() -> None:
    """Make the tables."""
    _galleys()
    _proof_rounds()
    _round_differences()
    _round_rates()
    _sign_offs()
    _sign_off_rates()


def _galleys() -> None:
    op.create_table(
        "galleys",
        sa.Column("manuscript_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("file_sha256", sa.String(), nullable=False),
        sa.Column("text_sha256", sa.String(), nullable=False),
        sa.Column("document_sha256", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("received_by", sa.String(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("not_read", sa.String(), nullable=False),
        sa.CheckConstraint("characters >= 0", name=op.f("ck_galleys_characters")),
        sa.CheckConstraint("length(text_sha256) = 64", name=op.f("ck_galleys_text_sha256")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_galleys_number")),
        sa.ForeignKeyConstraint(
            ["document_sha256"], ["blobs.sha256"], name="fk_galleys_document_sha256"
        ),
        sa.ForeignKeyConstraint(["file_sha256"], ["blobs.sha256"], name="fk_galleys_file_sha256"),
        sa.ForeignKeyConstraint(
            ["manuscript_id"], ["manuscripts.id"], name="fk_galleys_manuscript_id"
        ),
        sa.ForeignKeyConstraint(["received_by"], ["people.id"], name="fk_galleys_received_by"),
        sa.PrimaryKeyConstraint("manuscript_id", "number", name="pk_galleys"),
    )


def _proof_rounds() -> None:
    op.create_table(
        "proof_rounds",
        sa.Column("manuscript_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("proof_pass", sa.String(), nullable=False),
        sa.Column("galley", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edit_distance", sa.Integer(), nullable=False),
        sa.Column("reader", sa.String(), nullable=True),
        sa.Column("completed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sheets_expected", sa.Integer(), nullable=True),
        sa.Column("sheets_present", sa.Integer(), nullable=True),
        sa.Column("read_through", sa.Boolean(), nullable=False),
        sa.Column("major_change", sa.Boolean(), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("approved_by", sa.String(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            one_of("proof_pass", PASSES),
            name=op.f("ck_proof_rounds_proof_pass"),
        ),
        sa.CheckConstraint("edit_distance >= 0", name=op.f("ck_proof_rounds_edit_distance")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_proof_rounds_number")),
        sa.ForeignKeyConstraint(["approved_by"], ["people.id"], name="fk_proof_rounds_approved_by"),
        sa.ForeignKeyConstraint(
            ["manuscript_id", "galley"],
            ["galleys.manuscript_id", "galleys.number"],
            name="fk_proof_rounds_manuscript_id_galley",
        ),
        sa.ForeignKeyConstraint(
            ["manuscript_id"], ["manuscripts.id"], name="fk_proof_rounds_manuscript_id"
        ),
        sa.ForeignKeyConstraint(["reader"], ["people.id"], name="fk_proof_rounds_reader"),
        sa.PrimaryKeyConstraint("manuscript_id", "number", name="pk_proof_rounds"),
    )


def _round_differences() -> None:
    op.create_table(
        "round_differences",
        sa.Column("manuscript_id", sa.String(), nullable=False),
        sa.Column("round_number", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("edits", sa.Integer(), nullable=False),
        sa.Column("manuscript_start", sa.Integer(), nullable=False),
        sa.Column("manuscript_end", sa.Integer(), nullable=False),
        sa.Column("manuscript_text", sa.String(), nullable=False),
        sa.Column("manuscript_paragraph", sa.Integer(), nullable=False),
        sa.Column("galley_start", sa.Integer(), nullable=False),
        sa.Column("galley_end", sa.Integer(), nullable=False),
        sa.Column("galley_text", sa.String(), nullable=False),
        sa.Column("galley_paragraph", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("after", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("disposition", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            one_of("disposition", DISPOSITIONS),
            name=op.f("ck_round_differences_disposition"),
        ),
        sa.CheckConstraint(
            one_of("kind", KINDS),
            name=op.f("ck_round_differences_kind"),
        ),
        sa.CheckConstraint(
            one_of("mark", MARKS),
            name=op.f("ck_round_differences_mark"),
        ),
        sa.CheckConstraint(
            "(decided_by IS NULL) = (decided_at IS NULL)",
            name=op.f("ck_round_differences_decision_is_whole"),
        ),
        sa.CheckConstraint("edits >= 0", name=op.f("ck_round_differences_edits")),
        sa.CheckConstraint(
            "galley_start >= 0 AND galley_end >= galley_start",
            name=op.f("ck_round_differences_galley_span"),
        ),
        sa.CheckConstraint(
            "manuscript_start >= 0 AND manuscript_end >= manuscript_start",
            name=op.f("ck_round_differences_manuscript_span"),
        ),
        sa.CheckConstraint("number >= 1", name=op.f("ck_round_differences_number")),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["people.id"], name="fk_round_differences_decided_by"
        ),
        sa.ForeignKeyConstraint(
            ["manuscript_id", "round_number"],
            ["proof_rounds.manuscript_id", "proof_rounds.number"],
            name="fk_round_differences_manuscript_id_round_number",
        ),
        sa.ForeignKeyConstraint(
            ["manuscript_id"], ["manuscripts.id"], name="fk_round_differences_manuscript_id"
        ),
        sa.PrimaryKeyConstraint(
            "manuscript_id", "round_number", "number", name="pk_round_differences"
        ),
    )


def _round_rates() -> None:
    op.create_table(
        "round_rates",
        sa.Column("manuscript_id", sa.String(), nullable=False),
        sa.Column("round_number", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("scheme", sa.String(), nullable=False),
        sa.Column("scheme_sha256", sa.String(), nullable=False),
        sa.Column("tenths", sa.Integer(), nullable=False),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("limit_errors", sa.Integer(), nullable=False),
        sa.Column("limit_characters", sa.Integer(), nullable=False),
        sa.CheckConstraint("side IN ('incoming', 'current')", name=op.f("ck_round_rates_side")),
        sa.CheckConstraint("characters >= 0", name=op.f("ck_round_rates_characters")),
        sa.CheckConstraint("tenths >= 0", name=op.f("ck_round_rates_tenths")),
        sa.ForeignKeyConstraint(
            ["manuscript_id", "round_number"],
            ["proof_rounds.manuscript_id", "proof_rounds.number"],
            name="fk_round_rates_manuscript_id_round_number",
        ),
        sa.ForeignKeyConstraint(
            ["manuscript_id"], ["manuscripts.id"], name="fk_round_rates_manuscript_id"
        ),
        sa.PrimaryKeyConstraint(
            "manuscript_id", "round_number", "side", "position", name="pk_round_rates"
        ),
    )


def _sign_offs() -> None:
    op.create_table(
        "sign_offs",
        sa.Column("manuscript_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("signed_by", sa.String(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("galley", sa.Integer(), nullable=False),
        sa.Column("galley_sha256", sa.String(), nullable=False),
        sa.Column("frozen_sha256", sa.String(), nullable=False),
        sa.Column("opinion", sa.String(), nullable=False),
        sa.Column("deputising_for", sa.String(), nullable=True),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(frozen_sha256) = 64", name=op.f("ck_sign_offs_frozen_sha256")),
        sa.CheckConstraint("length(galley_sha256) = 64", name=op.f("ck_sign_offs_galley_sha256")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_sign_offs_number")),
        sa.ForeignKeyConstraint(
            ["deputising_for"], ["people.id"], name="fk_sign_offs_deputising_for"
        ),
        sa.ForeignKeyConstraint(
            ["manuscript_id", "galley"],
            ["galleys.manuscript_id", "galleys.number"],
            name="fk_sign_offs_manuscript_id_galley",
        ),
        sa.ForeignKeyConstraint(
            ["manuscript_id"], ["manuscripts.id"], name="fk_sign_offs_manuscript_id"
        ),
        sa.ForeignKeyConstraint(["signed_by"], ["people.id"], name="fk_sign_offs_signed_by"),
        sa.PrimaryKeyConstraint("manuscript_id", "number", name="pk_sign_offs"),
    )


def _sign_off_rates() -> None:
    op.create_table(
        "sign_off_rates",
        sa.Column("manuscript_id", sa.String(), nullable=False),
        sa.Column("sign_off_number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("scheme", sa.String(), nullable=False),
        sa.Column("scheme_sha256", sa.String(), nullable=False),
        sa.Column("tenths", sa.Integer(), nullable=False),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("limit_errors", sa.Integer(), nullable=False),
        sa.Column("limit_characters", sa.Integer(), nullable=False),
        sa.CheckConstraint("characters >= 0", name=op.f("ck_sign_off_rates_characters")),
        sa.CheckConstraint("tenths >= 0", name=op.f("ck_sign_off_rates_tenths")),
        sa.ForeignKeyConstraint(
            ["manuscript_id", "sign_off_number"],
            ["sign_offs.manuscript_id", "sign_offs.number"],
            name="fk_sign_off_rates_manuscript_id_sign_off_number",
        ),
        sa.ForeignKeyConstraint(
            ["manuscript_id"], ["manuscripts.id"], name="fk_sign_off_rates_manuscript_id"
        ),
        sa.PrimaryKeyConstraint(
            "manuscript_id", "sign_off_number", "position", name="pk_sign_off_rates"
        ),
    )
