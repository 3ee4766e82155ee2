"""What tables share: one schema, names for keys and checks, checks that no path can get around."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar, Final

from sqlalchemy import CheckConstraint, MetaData
from sqlmodel import Field, SQLModel

METADATA: Final = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""The schema as the program expects it; every key and check has a name of its own."""


class StoredRow(SQLModel):
    """What all tables of the store share: one schema, one naming rule for keys and checks."""

    metadata: ClassVar[MetaData] = METADATA


class RecordRow(StoredRow):
    """A row that belongs to one manuscript."""

    manuscript_id: str = Field(primary_key=True, foreign_key="manuscripts.id")


def one_of(column: str, values: type[StrEnum]) -> CheckConstraint:
    """The column holds one of the enumeration's values.

    Values are kept as text, not as a database's own enumeration: both databases then hold the
    same, and a new value is a changed check.
    """
    listed = ", ".join(f"'{value.value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def from_one(column: str) -> CheckConstraint:
    """The column counts from 1."""
    return CheckConstraint(f"{column} >= 1", name=column)


def not_negative(column: str) -> CheckConstraint:
    """The column holds no negative number."""
    return CheckConstraint(f"{column} >= 0", name=column)


def sha256_hex(column: str) -> CheckConstraint:
    """The column holds the 64 digits of a SHA-256."""
    return CheckConstraint(f"length({column}) = 64", name=column)
