"""Table of drafts: what was typed and not yet handed in."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from editorial.store.column_checks import StoredRow


class DraftRow(StoredRow, table=True):
    """One person's draft of one form; the manuscript may not be registered yet."""

    __tablename__ = "drafts"

    person_id: str = Field(primary_key=True, foreign_key="people.id")
    manuscript_id: str = Field(primary_key=True)
    form: str = Field(primary_key=True)
    draft: str
    saved_at: datetime
