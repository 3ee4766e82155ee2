"""The final review in full: rulings, major matters, checks of the sample, named proof-readers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import sqlalchemy as sa
from alembic import op

from editorial.store.migrations import record_triggers
from editorial.store.migrations.checks import one_of
from editorial.store.migrations.wider_checks import change_check

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

STANDING: Final = {
    "rulings": "manuscript_id, problem_number",
    "matter_flags": "manuscript_id, number",
    "reader_assignments": "manuscript_id, number",
    "sample_checks": "manuscript_id, number",
    "sample_errors": "manuscript_id, check_number, number",
    "sample_rates": "manuscript_id, check_number, position",
}
"""Tables whose rows are only ever added, with their keys."""

_ORIGINS = ("received", "author", "edited", "reworked")
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


def upgrade() -> None:
    """Make the tables and columns, and the triggers that keep what is on record."""
    change_check(
        "text_versions",
        "ck_text_versions_origin",
        one_of("origin", _ORIGINS),
        one_of("origin", (*_ORIGINS, "final")),
    )
    _grade_and_carrying()
    _rulings()
    _matter_flags()
    _reader_assignments()
    _sample_checks()
    _sample_errors()
    _sample_rates()
    dialect = op.get_context().dialect.name
    for table, key in STANDING.items():
        for statement in record_triggers.standing_records(dialect, table, key):
            op.execute(statement)
    op.execute(record_triggers.fixed_column(dialect, "problems", "referred"))


def _grade_and_carrying() -> None:
    grades = one_of("grade", ("excellent", "good", "fair", "poor"))
    op.execute(
        f"ALTER TABLE reviews ADD COLUMN grade VARCHAR CONSTRAINT ck_reviews_grade CHECK ({grades})"
    )
    for column in ("referred", "unsolved"):
        op.add_column(
            "problems", sa.Column(column, sa.Boolean(), nullable=False, server_default=sa.false())
        )


def _string(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=nullable)


def _integer(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _boolean(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _moment(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _refers(table: str, columns: Sequence[str], target: str, keys: Sequence[str]) -> Any:
    return sa.ForeignKeyConstraint(
        list(columns), [f"{target}.{key}" for key in keys], name=f"fk_{table}_{'_'.join(columns)}"
    )


def _person(table: str, column: str) -> Any:
    return _refers(table, [column], "people", ["id"])


def _of_manuscript(table: str) -> Any:
    return _refers(table, ["manuscript_id"], "manuscripts", ["id"])


def _check(table: str, name: str, condition: str) -> Any:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))


def _key(table: str, *columns: str) -> Any:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _rulings() -> None:
    op.create_table(
        "rulings",
        _string("manuscript_id"),
        _integer("problem_number"),
        _string("text"),
        _string("ruled_by"),
        _moment("ruled_at"),
        _string("deputising_for", nullable=True),
        _of_manuscript("rulings"),
        _refers(
            "rulings",
            ["manuscript_id", "problem_number"],
            "problems",
            ["manuscript_id", "number"],
        ),
        _person("rulings", "ruled_by"),
        _person("rulings", "deputising_for"),
        _key("rulings", "manuscript_id", "problem_number"),
    )


def _matter_flags() -> None:
    op.create_table(
        "matter_flags",
        _string("manuscript_id"),
        _integer("number"),
        _boolean("flagged"),
        _string("reason"),
        _string("flagged_by"),
        _moment("flagged_at"),
        _check("matter_flags", "number", "number >= 1"),
        _of_manuscript("matter_flags"),
        _person("matter_flags", "flagged_by"),
        _key("matter_flags", "manuscript_id", "number"),
    )


def _reader_assignments() -> None:
    passes = one_of("proof_pass", ("first", "second", "third", "extra", "clean"))
    op.create_table(
        "reader_assignments",
        _string("manuscript_id"),
        _integer("number"),
        _string("proof_pass"),
        _string("reader", nullable=True),
        _string("assigned_by"),
        _moment("assigned_at"),
        _string("reason"),
        _check("reader_assignments", "number", "number >= 1"),
        _check("reader_assignments", "proof_pass", passes),
        _of_manuscript("reader_assignments"),
        _person("reader_assignments", "reader"),
        _person("reader_assignments", "assigned_by"),
        _key("reader_assignments", "manuscript_id", "number"),
    )


def _sample_checks() -> None:
    table = "sample_checks"
    corrected = ("text_sha256", "document_sha256", "name", "characters", "not_read")
    whole = " AND ".join(
        f"(corrected_file_sha256 IS NULL) = (corrected_{each} IS NULL)" for each in corrected
    )
    op.create_table(
        table,
        _string("manuscript_id"),
        _integer("number"),
        _integer("version"),
        _string("checked_by"),
        _moment("checked_at"),
        _integer("characters"),
        _integer("limit_errors"),
        _integer("limit_characters"),
        _string("deputising_for", nullable=True),
        _string("corrected_file_sha256", nullable=True),
        _string("corrected_text_sha256", nullable=True),
        _string("corrected_document_sha256", nullable=True),
        _string("corrected_name", nullable=True),
        _integer("corrected_characters", nullable=True),
        _string("corrected_not_read", nullable=True),
        _check(table, "number", "number >= 1"),
        _check(table, "characters", "characters >= 0"),
        _check(table, "corrected_text_sha256", "length(corrected_text_sha256) = 64"),
        _check(table, "corrected_is_whole", whole),
        _of_manuscript(table),
        _refers(table, ["manuscript_id", "version"], "text_versions", ["manuscript_id", "number"]),
        _person(table, "checked_by"),
        _person(table, "deputising_for"),
        _refers(table, ["corrected_file_sha256"], "blobs", ["sha256"]),
        _refers(table, ["corrected_document_sha256"], "blobs", ["sha256"]),
        _key(table, "manuscript_id", "number"),
    )


def _of_check(table: str) -> Any:
    return _refers(
        table, ["manuscript_id", "check_number"], "sample_checks", ["manuscript_id", "number"]
    )


def _sample_errors() -> None:
    table = "sample_errors"
    op.create_table(
        table,
        _string("manuscript_id"),
        _integer("check_number"),
        _integer("number"),
        _string("origin"),
        _integer("paragraph"),
        _integer("span_start"),
        _integer("span_end"),
        _string("wrong_text"),
        _string("right_text"),
        _string("kind", nullable=True),
        _string("rule"),
        _integer("edits"),
        _integer("weight", nullable=True),
        _boolean("counts"),
        _string("remark"),
        _check(table, "number", "number >= 1"),
        _check(table, "paragraph", "paragraph >= 1"),
        _check(table, "origin", one_of("origin", ("edit", "hand"))),
        _check(table, "kind", one_of("kind", _KINDS)),
        _check(table, "span", "span_start BETWEEN 0 AND span_end"),
        _check(table, "edits", "edits >= 0"),
        _check(table, "weight", "weight >= 0"),
        _of_manuscript(table),
        _of_check(table),
        _key(table, "manuscript_id", "check_number", "number"),
    )


def _sample_rates() -> None:
    table = "sample_rates"
    op.create_table(
        table,
        _string("manuscript_id"),
        _integer("check_number"),
        _integer("position"),
        _string("scheme"),
        _string("scheme_sha256"),
        _integer("tenths"),
        _integer("characters"),
        _check(table, "position", "position >= 1"),
        _check(table, "tenths", "tenths >= 0"),
        _check(table, "characters", "characters >= 0"),
        _of_manuscript(table),
        _of_check(table),
        _key(table, "manuscript_id", "check_number", "position"),
    )
