"""The head of a manuscript (稿件目录): what lists show of a piece whose way is over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from editorial.domain.identifiers import ColumnId, IssueId, ManuscriptId
from editorial.domain.proofs import RoundRate
from editorial.domain.stages import Stage


@dataclass(frozen=True, slots=True)
class ManuscriptHead:
    """One piece without its record."""

    id: ManuscriptId
    number: str
    title: str
    author: str
    issue: IssueId
    column: ColumnId
    stage: Stage
    stage_since: datetime
    characters: int
    """Characters of the newest text version."""
    gate: RoundRate | None
    """The gate's rate of the newest proof round."""
