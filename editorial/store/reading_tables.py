"""Table of reading on record (审读痕迹)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint
from sqlmodel import Field

from editorial.store.column_checks import RecordRow


class ReadingMarksRow(RecordRow, table=True):
    """What one person has read of one version at one stage; changes while the review goes on."""

    __tablename__ = "reading_marks"
    __table_args__ = (
        ForeignKeyConstraint(
            ["manuscript_id", "version"], ["text_versions.manuscript_id", "text_versions.number"]
        ),
        CheckConstraint("stage IN ('first_review', 'second_review', 'final_review')", name="stage"),
    )

    version: int = Field(primary_key=True)
    stage: str = Field(primary_key=True)
    reader: str = Field(primary_key=True, foreign_key="people.id")
    lengths: str
    """JSON list of the characters of each paragraph."""
    paragraphs_read: str
    """Numbers of paragraphs: 1-4,7."""
    paragraphs_close: str
    on_paper: bool
    changed_at: datetime
