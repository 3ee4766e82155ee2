"""Tables of periodical issues (期) and columns (栏目)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from editorial.store.column_checks import StoredRow


class IssueRow(StoredRow, table=True):
    """One issue of the periodical."""

    __tablename__ = "periodical_issues"
    __table_args__ = (UniqueConstraint("periodical", "label"),)

    id: str = Field(primary_key=True)
    periodical: str
    label: str
    opened_at: datetime


class ColumnRow(StoredRow, table=True):
    """One column of the periodical."""

    __tablename__ = "magazine_columns"

    id: str = Field(primary_key=True)
    name: str = Field(unique=True)
