"""Red checks of corrected galleys, with their marks, what changed unmarked, and who signed."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

from editorial.store.migrations import record_triggers

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

STANDING: Final = {
    "red_checks": "manuscript_id, galley",
    "red_check_marks": "manuscript_id, galley, number",
    "red_check_changes": "manuscript_id, galley, number",
    "red_check_signatures": "manuscript_id, galley",
}
"""Tables whose rows are only ever added, with their keys."""


def upgrade() -> None:
    """Make the tables, and the triggers that keep what is on record."""
    _red_checks()
    _red_check_marks()
    _red_check_changes()
    _red_check_signatures()
    dialect = op.get_context().dialect.name
    for table, key in STANDING.items():
        for statement in record_triggers.standing_records(dialect, table, key):
            op.execute(statement)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _red_checks() -> None:
    op.create_table(
        "red_checks",
        _text("manuscript_id"),
        _number("galley"),
        _number("marked_round"),
        sa.ForeignKeyConstraint(
            ["manuscript_id"], ["manuscripts.id"], name="fk_red_checks_manuscript_id"
        ),
        sa.ForeignKeyConstraint(
            ["manuscript_id", "galley"],
            ["galleys.manuscript_id", "galleys.number"],
            name="fk_red_checks_manuscript_id_galley",
        ),
        sa.ForeignKeyConstraint(
            ["manuscript_id", "marked_round"],
            ["proof_rounds.manuscript_id", "proof_rounds.number"],
            name="fk_red_checks_manuscript_id_marked_round",
        ),
        sa.PrimaryKeyConstraint("manuscript_id", "galley", name="pk_red_checks"),
    )


def _of_check(table: str, *key: str) -> tuple[sa.Column[str] | sa.Column[int] | sa.Constraint, ...]:
    """What the tables of a red check's parts have in common."""
    return (
        _text("manuscript_id"),
        _number("galley"),
        *(_number(name) for name in key),
        sa.ForeignKeyConstraint(
            ["manuscript_id"], ["manuscripts.id"], name=f"fk_{table}_manuscript_id"
        ),
        sa.ForeignKeyConstraint(
            ["manuscript_id", "galley"],
            ["red_checks.manuscript_id", "red_checks.galley"],
            name=f"fk_{table}_manuscript_id_galley",
        ),
        sa.PrimaryKeyConstraint("manuscript_id", "galley", *key, name=f"pk_{table}"),
    )


def _red_check_marks() -> None:
    op.create_table(
        "red_check_marks",
        *_of_check("red_check_marks", "number"),
        _text("outcome"),
        _text("found"),
        _number("place_start"),
        _number("place_end"),
        sa.CheckConstraint(
            "outcome IN ('done', 'missed', 'wrongly_done')",
            name=op.f("ck_red_check_marks_outcome"),
        ),
        sa.CheckConstraint(
            "place_start >= 0 AND place_end >= place_start", name=op.f("ck_red_check_marks_place")
        ),
    )


_KINDS: Final = (
    "'wrong', 'missing', 'extra', 'transposed', 'moved', 'number', 'numeral_form', "
    "'foreign_word', 'letter_case', 'variant', 'punctuation', 'width', 'paragraph_break'"
)
_MARKS: Final = "'改正', '删除', '增补', '对调', '转移', '接排', '另起段'"


def _red_check_changes() -> None:
    table = "red_check_changes"
    op.create_table(
        table,
        *_of_check(table, "number"),
        _text("kind"),
        _number("edits"),
        _number("wanted_start"),
        _number("wanted_end"),
        _text("wanted_text"),
        _number("wanted_paragraph"),
        _number("found_start"),
        _number("found_end"),
        _text("found_text"),
        _number("found_paragraph"),
        *(_text(name) for name in ("mark", "before", "after", "note")),
        sa.CheckConstraint(f"kind IN ({_KINDS})", name=op.f(f"ck_{table}_kind")),
        sa.CheckConstraint(f"mark IN ({_MARKS})", name=op.f(f"ck_{table}_mark")),
        sa.CheckConstraint("number >= 1", name=op.f(f"ck_{table}_number")),
        sa.CheckConstraint("edits >= 0", name=op.f(f"ck_{table}_edits")),
        sa.CheckConstraint(
            "wanted_start >= 0 AND wanted_end >= wanted_start", name=op.f(f"ck_{table}_wanted_span")
        ),
        sa.CheckConstraint(
            "found_start >= 0 AND found_end >= found_start", name=op.f(f"ck_{table}_found_span")
        ),
    )


def _red_check_signatures() -> None:
    table = "red_check_signatures"
    op.create_table(
        table,
        *_of_check(table),
        _text("signed_by"),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        _text("remark"),
        sa.ForeignKeyConstraint(["signed_by"], ["people.id"], name=f"fk_{table}_signed_by"),
    )
