"""Changes of the frozen text, entries by hand, steps of marking, pages of galleys."""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa
from alembic import op

from editorial.store.migrations import record_triggers
from editorial.store.migrations.checks import one_of

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

STANDING: Final = {
    "baseline_changes": "manuscript_id, number",
    "change_rulings": "manuscript_id, change_number",
    "mark_steps": "manuscript_id, round_number, number",
}
"""Tables whose rows are only ever added, with their keys."""

_KINDS = (
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
_MARKS = ("改正", "删除", "增补", "对调", "转移", "接排", "另起段")
_DISPOSITIONS = (
    "undecided",
    "typesetting_error",
    "editor_change",
    "manuscript_query",
    "not_an_error",
)


def upgrade() -> None:
    """Make the tables and columns, and the triggers that keep what is on record."""
    _columns()
    _baseline_changes()
    _change_rulings()
    _hand_entries()
    _mark_steps()
    dialect = op.get_context().dialect.name
    for table, key in STANDING.items():
        for statement in record_triggers.standing_records(dialect, table, key):
            op.execute(statement)
    for statement in record_triggers.never_dropped(dialect, "hand_entries"):
        op.execute(statement)
    for column in ("baseline_changes", "baseline_sha256"):
        op.execute(record_triggers.fixed_column(dialect, "sign_offs", column))


def _columns() -> None:
    for column in ("pages_expected", "pages_present"):
        op.add_column("galleys", sa.Column(column, sa.Integer(), nullable=True))
    for table in ("proof_rounds", "sign_offs"):
        op.add_column(
            table, sa.Column("baseline_changes", sa.Integer(), nullable=False, server_default="0")
        )
    op.add_column("proof_rounds", sa.Column("baseline_text_sha256", sa.String(), nullable=True))
    op.execute(
        "ALTER TABLE proof_rounds ADD COLUMN baseline_document_sha256 VARCHAR"
        " CONSTRAINT fk_proof_rounds_baseline_document_sha256 REFERENCES blobs (sha256)"
    )
    op.add_column("sign_offs", sa.Column("baseline_sha256", sa.String(), nullable=True))


def _string(name: str, *, nullable: bool = False) -> Any:
    return sa.Column(name, sa.String(), nullable=nullable)


def _integer(name: str, *, nullable: bool = False) -> Any:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> Any:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _check(table: str, name: str, condition: str) -> Any:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))


def _person(table: str, column: str) -> Any:
    return sa.ForeignKeyConstraint([column], ["people.id"], name=f"fk_{table}_{column}")


def _of_manuscript(table: str) -> Any:
    return sa.ForeignKeyConstraint(
        ["manuscript_id"], ["manuscripts.id"], name=f"fk_{table}_manuscript_id"
    )


def _of_round(table: str) -> Any:
    return sa.ForeignKeyConstraint(
        ["manuscript_id", "round_number"],
        ["proof_rounds.manuscript_id", "proof_rounds.number"],
        name=f"fk_{table}_manuscript_id_round_number",
    )


def _baseline_changes() -> None:
    table = "baseline_changes"
    op.create_table(
        table,
        _string("manuscript_id"),
        _integer("number"),
        _integer("span_start"),
        _integer("span_end"),
        _string("old_text"),
        _string("new_text"),
        _string("reason"),
        _string("proposed_by"),
        _moment("proposed_at"),
        _integer("galley", nullable=True),
        _string("differences"),
        _string("supersedes"),
        _check(table, "number", "number >= 1"),
        _check(table, "span", "span_start BETWEEN 0 AND span_end"),
        _of_manuscript(table),
        _person(table, "proposed_by"),
        sa.PrimaryKeyConstraint("manuscript_id", "number", name=f"pk_{table}"),
    )


def _change_rulings() -> None:
    table = "change_rulings"
    op.create_table(
        table,
        _string("manuscript_id"),
        _integer("change_number"),
        sa.Column("approves", sa.Boolean(), nullable=False),
        _string("ruled_by"),
        _moment("ruled_at"),
        _string("remark"),
        _string("deputising_for", nullable=True),
        _of_manuscript(table),
        sa.ForeignKeyConstraint(
            ["manuscript_id", "change_number"],
            ["baseline_changes.manuscript_id", "baseline_changes.number"],
            name=f"fk_{table}_manuscript_id_change_number",
        ),
        _person(table, "ruled_by"),
        _person(table, "deputising_for"),
        sa.PrimaryKeyConstraint("manuscript_id", "change_number", name=f"pk_{table}"),
    )


def _hand_entries() -> None:
    table = "hand_entries"
    op.create_table(
        table,
        _string("manuscript_id"),
        _integer("round_number"),
        _integer("number"),
        _string("kind"),
        _integer("edits"),
        _integer("manuscript_start"),
        _integer("manuscript_end"),
        _string("right_text"),
        _integer("manuscript_paragraph"),
        _integer("galley_start"),
        _integer("galley_end"),
        _string("wrong_text"),
        _integer("galley_paragraph"),
        _string("mark"),
        _string("before"),
        _string("after"),
        _string("place"),
        _string("remark"),
        sa.Column("in_text", sa.Boolean(), nullable=False),
        _integer("carried_from", nullable=True),
        _string("added_by"),
        _moment("added_at"),
        _string("disposition"),
        _string("reason"),
        _string("decided_by", nullable=True),
        _moment("decided_at", nullable=True),
        _string("taken_out_by", nullable=True),
        _moment("taken_out_at", nullable=True),
        _check(table, "kind", one_of("kind", _KINDS)),
        _check(table, "mark", one_of("mark", _MARKS)),
        _check(table, "disposition", one_of("disposition", _DISPOSITIONS)),
        _check(table, "number", "number >= 1"),
        _check(table, "galley_span", "galley_start BETWEEN 0 AND galley_end"),
        _check(table, "taking_out_is_whole", "(taken_out_by IS NULL) = (taken_out_at IS NULL)"),
        _of_manuscript(table),
        _of_round(table),
        _person(table, "added_by"),
        _person(table, "decided_by"),
        _person(table, "taken_out_by"),
        sa.PrimaryKeyConstraint("manuscript_id", "round_number", "number", name=f"pk_{table}"),
    )


def _mark_steps() -> None:
    table = "mark_steps"
    acts = one_of("act", ("decide", "add", "take_out", "undo", "redo"))
    op.create_table(
        table,
        _string("manuscript_id"),
        _integer("round_number"),
        _integer("number"),
        _string("act"),
        _string("done_by"),
        _moment("done_at"),
        _integer("repeats", nullable=True),
        _string("changes"),
        _check(table, "act", acts),
        _check(table, "number", "number >= 1"),
        _of_manuscript(table),
        _of_round(table),
        _person(table, "done_by"),
        sa.PrimaryKeyConstraint("manuscript_id", "round_number", "number", name=f"pk_{table}"),
    )
