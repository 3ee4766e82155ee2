"""Periodical issues and columns in the database."""

from __future__ import annotations

from sqlalchemy import Connection, insert
from sqlmodel import col

from editorial.domain.identifiers import IssueId
from editorial.domain.periodical_issue import MagazineColumn, PeriodicalIssue
from editorial.store.issue_tables import ColumnRow, IssueRow
from editorial.store.reading import rows
from editorial.store.row_mapping import issues as mapping


class SqlIssueRepository:
    """Periodical issues and columns."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, issue: IssueId) -> PeriodicalIssue:
        """The issue; KeyError when unknown."""
        found = rows(self._connection, IssueRow, col(IssueRow.id) == issue)
        if not found:
            raise KeyError(issue)
        return mapping.issue(found[0])

    def all(self) -> tuple[PeriodicalIssue, ...]:
        """All issues, newest first."""
        found = [mapping.issue(row) for row in rows(self._connection, IssueRow)]
        return tuple(sorted(found, key=lambda one: (one.opened_at, one.label), reverse=True))

    def add(self, issue: PeriodicalIssue) -> None:
        """Keep a new issue; ValueError when the periodical already has one of that label."""
        same = rows(
            self._connection,
            IssueRow,
            col(IssueRow.periodical) == issue.periodical,
            col(IssueRow.label) == issue.label,
        )
        if same:
            raise ValueError(f"{issue.title}已经建立，不必再建")
        self._connection.execute(insert(IssueRow).values(**mapping.issue_values(issue)))

    def columns(self) -> tuple[MagazineColumn, ...]:
        """All columns, by name."""
        found = [mapping.column(row) for row in rows(self._connection, ColumnRow)]
        return tuple(sorted(found, key=lambda one: one.name))

    def add_column(self, column: MagazineColumn) -> None:
        """Keep a new column; ValueError when the name is taken."""
        if rows(self._connection, ColumnRow, col(ColumnRow.name) == column.name):
            raise ValueError(f"栏目“{column.name}”已经建立，不必再建")
        self._connection.execute(insert(ColumnRow).values(**mapping.column_values(column)))
