"""The periodical issue (期) and its columns (栏目)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from editorial.domain.identifiers import ColumnId, IssueId


@dataclass(frozen=True, slots=True)
class MagazineColumn:
    """A column (栏目) of the periodical."""

    id: ColumnId
    name: str


@dataclass(frozen=True, slots=True)
class PeriodicalIssue:
    """One issue (期) of the periodical."""

    id: IssueId
    periodical: str
    label: str
    """As printed: 2026年第4期."""
    opened_at: datetime

    @property
    def title(self) -> str:
        """Name and issue, as a person would say it."""
        return f"《{self.periodical}》{self.label}"
