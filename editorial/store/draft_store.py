"""Drafts in the database."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, select
from sqlmodel import col

from editorial.domain.identifiers import ManuscriptId, PersonId
from editorial.store.draft_tables import DraftRow


class SqlDraftStore:
    """What somebody has typed and not yet handed in."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, person: PersonId, manuscript: ManuscriptId, form: str) -> str | None:
        """The draft (JSON), if there is one."""
        kept = select(col(DraftRow.draft)).where(_is(person, manuscript, form))
        return self._connection.execute(kept).scalar_one_or_none()

    def put(
        self, person: PersonId, manuscript: ManuscriptId, form: str, draft: str, at: datetime
    ) -> None:
        """Keep the draft, in place of an older one."""
        self.drop(person, manuscript, form)
        values = {"person_id": person, "manuscript_id": manuscript, "form": form}
        self._connection.execute(insert(DraftRow).values(**values, draft=draft, saved_at=at))

    def drop(self, person: PersonId, manuscript: ManuscriptId, form: str) -> None:
        """Forget the draft."""
        self._connection.execute(delete(DraftRow).where(_is(person, manuscript, form)))


def _is(person: PersonId, manuscript: ManuscriptId, form: str) -> ColumnElement[bool]:
    return and_(
        col(DraftRow.person_id) == person,
        col(DraftRow.manuscript_id) == manuscript,
        col(DraftRow.form) == form,
    )
