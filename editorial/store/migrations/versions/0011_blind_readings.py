"""Blind readings of first galleys: who reads, entries, what was handed in, how it ended."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import sqlalchemy as sa
from alembic import op

from editorial.store.migrations import record_triggers
from editorial.store.migrations.checks import one_of

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

STANDING: Final = {
    "blind_readings": "manuscript_id, number",
    "blind_entries": "manuscript_id, reading, number",
    "blind_entries_taken_back": "manuscript_id, reading, number",
    "blind_sheets": "manuscript_id, reading, side",
    "blind_ends": "manuscript_id, reading",
}
"""Tables whose rows are only ever added, with their keys."""

_KINDS: Final = (
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


def upgrade() -> None:
    """Make the tables, and the triggers that keep what is on record."""
    _readings()
    _entries()
    _taken_back()
    _sheets()
    _ends()
    dialect = op.get_context().dialect.name
    for table, key in STANDING.items():
        for statement in record_triggers.standing_records(dialect, table, key):
            op.execute(statement)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _moment(name: str) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _person(table: str, name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([name], ["people.id"], name=f"fk_{table}_{name}")


def _of_piece(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["manuscript_id"], ["manuscripts.id"], name=f"fk_{table}_manuscript_id"
    )


def _of_reading(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["manuscript_id", "reading"],
        ["blind_readings.manuscript_id", "blind_readings.number"],
        name=f"fk_{table}_manuscript_id_reading",
    )


def _readings() -> None:
    table = "blind_readings"
    op.create_table(
        table,
        _text("manuscript_id"),
        _number("number"),
        _number("round_number"),
        sa.Column("reader", sa.String(), nullable=True),
        _text("named_by"),
        _moment("named_at"),
        _text("reason"),
        sa.CheckConstraint("number >= 1", name=op.f(f"ck_{table}_number")),
        _of_piece(table),
        sa.ForeignKeyConstraint(
            ["manuscript_id", "round_number"],
            ["proof_rounds.manuscript_id", "proof_rounds.number"],
            name=f"fk_{table}_manuscript_id_round_number",
        ),
        _person(table, "reader"),
        _person(table, "named_by"),
        sa.PrimaryKeyConstraint("manuscript_id", "number", name=f"pk_{table}"),
    )


def _entries() -> None:
    table = "blind_entries"
    op.create_table(
        table,
        _text("manuscript_id"),
        _number("reading"),
        _number("number"),
        _number("galley_start"),
        _number("galley_end"),
        *(_text(name) for name in ("wrong_text", "right_text", "kind", "place", "remark")),
        sa.Column("in_text", sa.Boolean(), nullable=False),
        _moment("added_at"),
        sa.CheckConstraint(one_of("kind", _KINDS), name=op.f(f"ck_{table}_kind")),
        sa.CheckConstraint("number >= 1", name=op.f(f"ck_{table}_number")),
        sa.CheckConstraint(
            "galley_start BETWEEN 0 AND galley_end", name=op.f(f"ck_{table}_galley_span")
        ),
        _of_piece(table),
        _of_reading(table),
        sa.PrimaryKeyConstraint("manuscript_id", "reading", "number", name=f"pk_{table}"),
    )


def _taken_back() -> None:
    table = "blind_entries_taken_back"
    op.create_table(
        table,
        _text("manuscript_id"),
        _number("reading"),
        _number("number"),
        _moment("taken_back_at"),
        _of_piece(table),
        sa.ForeignKeyConstraint(
            ["manuscript_id", "reading", "number"],
            ["blind_entries.manuscript_id", "blind_entries.reading", "blind_entries.number"],
            name=f"fk_{table}_manuscript_id_reading_number",
        ),
        sa.PrimaryKeyConstraint("manuscript_id", "reading", "number", name=f"pk_{table}"),
    )


def _sheets() -> None:
    table = "blind_sheets"
    op.create_table(
        table,
        _text("manuscript_id"),
        _number("reading"),
        _text("side"),
        _text("handed_in_by"),
        _moment("handed_in_at"),
        _text("found"),
        sa.CheckConstraint(one_of("side", ("first", "second")), name=op.f(f"ck_{table}_side")),
        _of_piece(table),
        _of_reading(table),
        _person(table, "handed_in_by"),
        sa.PrimaryKeyConstraint("manuscript_id", "reading", "side", name=f"pk_{table}"),
    )


def _ends() -> None:
    table = "blind_ends"
    op.create_table(
        table,
        _text("manuscript_id"),
        _number("reading"),
        _text("outcome"),
        _text("ended_by"),
        _moment("ended_at"),
        _text("reason"),
        sa.CheckConstraint(
            one_of("outcome", ("merged", "waived", "replaced")), name=op.f(f"ck_{table}_outcome")
        ),
        _of_piece(table),
        _of_reading(table),
        _person(table, "ended_by"),
        sa.PrimaryKeyConstraint("manuscript_id", "reading", name=f"pk_{table}"),
    )
