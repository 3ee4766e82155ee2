"""Table of what was recorded of pieces' layout, cover and important matter (版面登记)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint
from sqlmodel import Field

from editorial.store.column_checks import RecordRow, from_one


class LayoutRecordRow(RecordRow, table=True):
    """One layout record; the newest of a text version holds."""

    __tablename__ = "layout_records"
    __table_args__ = (
        ForeignKeyConstraint(
            ["manuscript_id", "version"], ["text_versions.manuscript_id", "text_versions.number"]
        ),
        from_one("number"),
        CheckConstraint("characters IS NULL OR characters >= 1", name="characters"),
    )

    number: int = Field(primary_key=True)
    version: int
    form: str
    characters: int | None = None
    cover: bool
    paragraphs: str
    """JSON list of numbers."""
    words: str
    """JSON list of words."""
    recorded_by: str = Field(foreign_key="people.id")
    recorded_at: datetime
