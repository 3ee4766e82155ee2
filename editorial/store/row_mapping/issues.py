"""Issues and columns ↔ rows."""

from __future__ import annotations

from editorial.domain.identifiers import ColumnId, IssueId
from editorial.domain.periodical_issue import MagazineColumn, PeriodicalIssue
from editorial.store.issue_tables import ColumnRow, IssueRow

Values = dict[str, object]


def issue(row: IssueRow) -> PeriodicalIssue:
    """The issue of a row."""
    return PeriodicalIssue(IssueId(row.id), row.periodical, row.label, row.opened_at)


def issue_values(one: PeriodicalIssue) -> Values:
    """The row of an issue."""
    return {
        "id": one.id,
        "periodical": one.periodical,
        "label": one.label,
        "opened_at": one.opened_at,
    }


def column(row: ColumnRow) -> MagazineColumn:
    """The column of a row."""
    return MagazineColumn(ColumnId(row.id), row.name)


def column_values(one: MagazineColumn) -> Values:
    """The row of a column."""
    return {"id": one.id, "name": one.name}
