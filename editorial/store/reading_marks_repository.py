"""Reading on record in the database."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, and_, insert, update
from sqlmodel import col

from editorial.domain.identifiers import ManuscriptId, PersonId
from editorial.domain.reading_marks import ReadingMarks
from editorial.domain.stages import Stage
from editorial.store.reading import rows
from editorial.store.reading_tables import ReadingMarksRow
from editorial.store.row_mapping import issue_records as mapping


class SqlReadingMarksRepository:
    """Who has read which paragraphs of what."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(
        self, manuscript: ManuscriptId, version: int, stage: Stage, reader: PersonId
    ) -> ReadingMarks | None:
        """What that person has marked of that version at that stage, if anything."""
        found = rows(
            self._connection,
            ReadingMarksRow,
            col(ReadingMarksRow.manuscript_id) == manuscript,
            col(ReadingMarksRow.version) == version,
            col(ReadingMarksRow.stage) == stage.value,
            col(ReadingMarksRow.reader) == reader,
        )
        return mapping.reading_marks(found[0]) if found else None

    def of_manuscript(self, manuscript: ManuscriptId) -> tuple[ReadingMarks, ...]:
        """Everybody's marks, by version, stage and reader."""
        of_it = col(ReadingMarksRow.manuscript_id) == manuscript
        return tuple(map(mapping.reading_marks, rows(self._connection, ReadingMarksRow, of_it)))

    def save(self, marks: ReadingMarks, at: datetime) -> None:
        """Keep the marks, in place of what the same person had marked there."""
        key = {
            "manuscript_id": marks.manuscript,
            "version": marks.version,
            "stage": marks.stage.value,
            "reader": marks.reader,
        }
        values = mapping.reading_marks_values(marks, at)
        changed = self._connection.execute(
            update(ReadingMarksRow)
            .where(and_(*(col(getattr(ReadingMarksRow, name)) == key[name] for name in key)))
            .values(**values)
        )
        if changed.rowcount == 0:
            self._connection.execute(insert(ReadingMarksRow).values(**key, **values))
