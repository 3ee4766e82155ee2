"""The office: people, issues, kept files, drafts, the audit chain."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _people()
    _person_roles()
    _periodical_issues()
    _magazine_columns()
    _person_columns()
    _credentials()
    _deputations()
    _blobs()
    _drafts()
    _audit_entries()


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("login", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
        sa.UniqueConstraint("login", name="uq_people_login"),
    )


def _person_roles() -> None:
    op.create_table(
        "person_roles",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.CheckConstraint(
            "role IN ('editor', 'responsible_editor', 'chief_editor', 'administrator', 'auditor')",
            name=op.f("ck_person_roles_role"),
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_person_roles_person_id"),
        sa.PrimaryKeyConstraint("person_id", "role", name="pk_person_roles"),
    )


def _periodical_issues() -> None:
    op.create_table(
        "periodical_issues",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("periodical", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_periodical_issues"),
        sa.UniqueConstraint("periodical", "label", name="uq_periodical_issues_periodical_label"),
    )


def _magazine_columns() -> None:
    op.create_table(
        "magazine_columns",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_magazine_columns"),
        sa.UniqueConstraint("name", name="uq_magazine_columns_name"),
    )


def _person_columns() -> None:
    op.create_table(
        "person_columns",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("column_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["column_id"], ["magazine_columns.id"], name="fk_person_columns_column_id"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_person_columns_person_id"),
        sa.PrimaryKeyConstraint("person_id", "column_id", name="pk_person_columns"),
    )


def _credentials() -> None:
    op.create_table(
        "credentials",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_failure", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("failures >= 0", name=op.f("ck_credentials_failures")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_credentials_person_id"),
        sa.PrimaryKeyConstraint("person_id", name="pk_credentials"),
    )


def _deputations() -> None:
    op.create_table(
        "deputations",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("deputy", sa.String(), nullable=False),
        sa.Column("principal", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint("last_day >= first_day", name=op.f("ck_deputations_days")),
        sa.ForeignKeyConstraint(["deputy"], ["people.id"], name="fk_deputations_deputy"),
        sa.ForeignKeyConstraint(["principal"], ["people.id"], name="fk_deputations_principal"),
        sa.PrimaryKeyConstraint("number", name="pk_deputations"),
    )


def _blobs() -> None:
    op.create_table(
        "blobs",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(data) <= 52428800", name=op.f("ck_blobs_size")),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_blobs_sha256")),
        sa.PrimaryKeyConstraint("sha256", name="pk_blobs"),
    )


def _drafts() -> None:
    op.create_table(
        "drafts",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("manuscript_id", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("draft", sa.String(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_drafts_person_id"),
        sa.PrimaryKeyConstraint("person_id", "manuscript_id", "form", name="pk_drafts"),
    )


def _audit_entries() -> None:
    op.create_table(
        "audit_entries",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("details", sa.String(), nullable=False),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("seal", sa.String(), nullable=False),
        sa.CheckConstraint("length(previous) = 64", name=op.f("ck_audit_entries_previous")),
        sa.CheckConstraint("length(seal) = 64", name=op.f("ck_audit_entries_seal")),
        sa.CheckConstraint("sequence >= 1", name=op.f("ck_audit_entries_sequence")),
        sa.PrimaryKeyConstraint("sequence", name="pk_audit_entries"),
        sa.UniqueConstraint("previous", name="uq_audit_entries_previous"),
        sa.UniqueConstraint("seal", name="uq_audit_entries_seal"),
    )
    op.create_index("ix_audit_entries_subject", "audit_entries", ["subject"])
