"""Manuscripts: versions, reviews, problems, steps of the way."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from editorial.store.migrations.checks import one_of

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

STAGES = (
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

DECISIONS = (
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
    """Make the tables."""
    _manuscripts()
    _text_versions()
    _stage_changes()
    _reviews()
    _problems()
    _board_conclusions()


def _manuscripts() -> None:
    op.create_table(
        "manuscripts",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("issue_id", sa.String(), nullable=False),
        sa.Column("column_id", sa.String(), nullable=False),
        sa.Column("editor", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("stage_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("registered_by", sa.String(), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("topic_concerned", sa.Boolean(), nullable=True),
        sa.Column("topic_filing_number", sa.String(), nullable=True),
        sa.Column("frozen_version", sa.Integer(), nullable=True),
        sa.Column("frozen_text_sha256", sa.String(), nullable=True),
        sa.Column("frozen_document_sha256", sa.String(), nullable=True),
        sa.Column("frozen_by", sa.String(), nullable=True),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            one_of("stage", STAGES),
            name=op.f("ck_manuscripts_stage"),
        ),
        sa.CheckConstraint(
            "(frozen_version IS NULL) = (frozen_text_sha256 IS NULL)"
            " AND (frozen_version IS NULL) = (frozen_document_sha256 IS NULL)"
            " AND (frozen_version IS NULL) = (frozen_by IS NULL)"
            " AND (frozen_version IS NULL) = (frozen_at IS NULL)",
            name=op.f("ck_manuscripts_frozen_is_whole"),
        ),
        sa.CheckConstraint("revision >= 1", name=op.f("ck_manuscripts_revision")),
        sa.ForeignKeyConstraint(
            ["column_id"], ["magazine_columns.id"], name="fk_manuscripts_column_id"
        ),
        sa.ForeignKeyConstraint(["editor"], ["people.id"], name="fk_manuscripts_editor"),
        sa.ForeignKeyConstraint(["frozen_by"], ["people.id"], name="fk_manuscripts_frozen_by"),
        sa.ForeignKeyConstraint(
            ["frozen_document_sha256"],
            ["blobs.sha256"],
            name="fk_manuscripts_frozen_document_sha256",
        ),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["periodical_issues.id"], name="fk_manuscripts_issue_id"
        ),
        sa.ForeignKeyConstraint(
            ["registered_by"], ["people.id"], name="fk_manuscripts_registered_by"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_manuscripts"),
        sa.UniqueConstraint("number", name="uq_manuscripts_number"),
    )
    op.create_index("ix_manuscripts_issue_id", "manuscripts", ["issue_id"])


def _text_versions() -> None:
    op.create_table(
        "text_versions",
        sa.Column("manuscript_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("file_sha256", sa.String(), nullable=False),
        sa.Column("text_sha256", sa.String(), nullable=False),
        sa.Column("document_sha256", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("added_by", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("not_read", sa.String(), nullable=False),
        sa.CheckConstraint(
            "origin IN ('received', 'author', 'edited', 'reworked')",
            name=op.f("ck_text_versions_origin"),
        ),
        sa.CheckConstraint("characters >= 0", name=op.f("ck_text_versions_characters")),
        sa.CheckConstraint("length(text_sha256) = 64", name=op.f("ck_text_versions_text_sha256")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_text_versions_number")),
        sa.ForeignKeyConstraint(["added_by"], ["people.id"], name="fk_text_versions_added_by"),
        sa.ForeignKeyConstraint(
            ["document_sha256"], ["blobs.sha256"], name="fk_text_versions_document_sha256"
        ),
        sa.ForeignKeyConstraint(
            ["file_sha256"], ["blobs.sha256"], name="fk_text_versions_file_sha256"
        ),
        sa.ForeignKeyConstraint(
            ["manuscript_id"], ["manuscripts.id"], name="fk_text_versions_manuscript_id"
        ),
        sa.PrimaryKeyConstraint("manuscript_id", "number", name="pk_text_versions"),
    )


def _stage_changes() -> None:
    op.create_table(
        "stage_changes",
        sa.Column("manuscript_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.CheckConstraint(
            one_of("decision", DECISIONS),
            name=op.f("ck_stage_changes_decision"),
        ),
        sa.CheckConstraint(
            one_of("source", STAGES),
            name=op.f("ck_stage_changes_source"),
        ),
        sa.CheckConstraint(
            one_of("target", STAGES),
            name=op.f("ck_stage_changes_target"),
        ),
        sa.CheckConstraint("number >= 1", name=op.f("ck_stage_changes_number")),
        sa.ForeignKeyConstraint(["decided_by"], ["people.id"], name="fk_stage_changes_decided_by"),
        sa.ForeignKeyConstraint(
            ["manuscript_id"], ["manuscripts.id"], name="fk_stage_changes_manuscript_id"
        ),
        sa.PrimaryKeyConstraint("manuscript_id", "number", name="pk_stage_changes"),
    )


def _reviews() -> None:
    op.create_table(
        "reviews",
        sa.Column("manuscript_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("signed_by", sa.String(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("opinion", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("record", sa.String(), nullable=False),
        sa.Column("revision_notes", sa.String(), nullable=False),
        sa.Column("assessment", sa.String(), nullable=False),
        sa.Column("read_in_full", sa.Boolean(), nullable=False),
        sa.Column("read_closely", sa.Boolean(), nullable=False),
        sa.Column("checklist", sa.String(), nullable=False),
        sa.Column("deputising_for", sa.String(), nullable=True),
        sa.CheckConstraint(
            one_of("decision", DECISIONS),
            name=op.f("ck_reviews_decision"),
        ),
        sa.CheckConstraint(
            one_of("stage", STAGES),
            name=op.f("ck_reviews_stage"),
        ),
        sa.CheckConstraint("number >= 1", name=op.f("ck_reviews_number")),
        sa.ForeignKeyConstraint(
            ["deputising_for"], ["people.id"], name="fk_reviews_deputising_for"
        ),
        sa.ForeignKeyConstraint(
            ["manuscript_id", "version"],
            ["text_versions.manuscript_id", "text_versions.number"],
            name="fk_reviews_manuscript_id_version",
        ),
        sa.ForeignKeyConstraint(
            ["manuscript_id"], ["manuscripts.id"], name="fk_reviews_manuscript_id"
        ),
        sa.ForeignKeyConstraint(["signed_by"], ["people.id"], name="fk_reviews_signed_by"),
        sa.PrimaryKeyConstraint("manuscript_id", "number", name="pk_reviews"),
    )


def _problems() -> None:
    op.create_table(
        "problems",
        sa.Column("manuscript_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("raised_by", sa.String(), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("raised_in", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_by", sa.String(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            one_of("raised_in", STAGES),
            name=op.f("ck_problems_raised_in"),
        ),
        sa.CheckConstraint(
            "(answered_by IS NULL) = (answered_at IS NULL)",
            name=op.f("ck_problems_answer_is_whole"),
        ),
        sa.CheckConstraint("number >= 1", name=op.f("ck_problems_number")),
        sa.ForeignKeyConstraint(["answered_by"], ["people.id"], name="fk_problems_answered_by"),
        sa.ForeignKeyConstraint(
            ["manuscript_id"], ["manuscripts.id"], name="fk_problems_manuscript_id"
        ),
        sa.ForeignKeyConstraint(["raised_by"], ["people.id"], name="fk_problems_raised_by"),
        sa.PrimaryKeyConstraint("manuscript_id", "number", name="pk_problems"),
    )


def _board_conclusions() -> None:
    op.create_table(
        "board_conclusions",
        sa.Column("manuscript_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("met_on", sa.Date(), nullable=False),
        sa.Column("present", sa.String(), nullable=False),
        sa.Column("approves", sa.Boolean(), nullable=False),
        sa.Column("conclusion", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_board_conclusions_number")),
        sa.ForeignKeyConstraint(
            ["manuscript_id"], ["manuscripts.id"], name="fk_board_conclusions_manuscript_id"
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["people.id"], name="fk_board_conclusions_recorded_by"
        ),
        sa.PrimaryKeyConstraint("manuscript_id", "number", name="pk_board_conclusions"),
    )
