"""Tables of manuscripts (稿件): head data, text versions, steps of the way."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from editorial.domain.decisions import Decision
from editorial.domain.manuscript import VersionOrigin
from editorial.domain.stages import Stage
from editorial.store.column_checks import (
    RecordRow,
    StoredRow,
    from_one,
    not_negative,
    one_of,
    sha256_hex,
)


class ManuscriptRow(StoredRow, table=True):
    """The head of a manuscript; ``revision`` counts its saves."""

    __tablename__ = "manuscripts"
    __table_args__ = (
        one_of("stage", Stage),
        from_one("revision"),
        CheckConstraint(
            "(frozen_version IS NULL) = (frozen_text_sha256 IS NULL)"
            " AND (frozen_version IS NULL) = (frozen_document_sha256 IS NULL)"
            " AND (frozen_version IS NULL) = (frozen_by IS NULL)"
            " AND (frozen_version IS NULL) = (frozen_at IS NULL)",
            name="frozen_is_whole",
        ),
    )

    id: str = Field(primary_key=True)
    number: str = Field(unique=True)
    title: str
    author: str
    issue_id: str = Field(foreign_key="periodical_issues.id", index=True)
    column_id: str = Field(foreign_key="magazine_columns.id")
    editor: str = Field(foreign_key="people.id")
    stage: str
    stage_since: datetime
    registered_by: str = Field(foreign_key="people.id")
    registered_at: datetime
    topic_concerned: bool | None = None
    topic_filing_number: str | None = None
    frozen_version: int | None = None
    frozen_text_sha256: str | None = None
    frozen_document_sha256: str | None = Field(default=None, foreign_key="blobs.sha256")
    frozen_by: str | None = Field(default=None, foreign_key="people.id")
    frozen_at: datetime | None = None
    revision: int


class TextVersionRow(RecordRow, table=True):
    """One version of a manuscript's text."""

    __tablename__ = "text_versions"
    __table_args__ = (
        one_of("origin", VersionOrigin),
        from_one("number"),
        sha256_hex("text_sha256"),
        not_negative("characters"),
    )

    number: int = Field(primary_key=True)
    origin: str
    file_sha256: str = Field(foreign_key="blobs.sha256")
    text_sha256: str
    document_sha256: str = Field(foreign_key="blobs.sha256")
    name: str
    characters: int
    added_by: str = Field(foreign_key="people.id")
    added_at: datetime
    not_read: str
    """JSON list of what the file holds and was not read."""


class StageChangeRow(RecordRow, table=True):
    """One step of a manuscript's way."""

    __tablename__ = "stage_changes"
    __table_args__ = (
        one_of("source", Stage),
        one_of("decision", Decision),
        one_of("target", Stage),
        from_one("number"),
    )

    number: int = Field(primary_key=True)
    source: str
    decision: str
    target: str
    decided_by: str = Field(foreign_key="people.id")
    decided_at: datetime
    remark: str
