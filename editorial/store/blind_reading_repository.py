"""Blind readings (背对背校对) in the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, and_, exists, insert, select
from sqlmodel import col

from editorial.domain.blind_reading import BlindEnd, BlindEntry, BlindReading, Sheet
from editorial.domain.identifiers import IssueId, ManuscriptId
from editorial.store.blind_reading_tables import (
    BlindEndRow,
    BlindEntryRow,
    BlindEntryTakenBackRow,
    BlindReadingRow,
    BlindSheetRow,
    SheetSide,
)
from editorial.store.column_checks import RecordRow
from editorial.store.manuscript_tables import ManuscriptRow
from editorial.store.reading import rows
from editorial.store.row_mapping import blind_readings as mapping

Scope = Callable[[type[RecordRow]], ColumnElement[bool]]
_Key = tuple[str, int]
Row = TypeVar("Row", bound=RecordRow)


class SqlBlindReadings:
    """Second, independent readings of first galleys."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_manuscript(self, manuscript: ManuscriptId) -> tuple[BlindReading, ...]:
        """All blind readings of a piece, in their order."""
        found = rows(
            self._connection, BlindReadingRow, col(BlindReadingRow.manuscript_id) == manuscript
        )
        return self._whole(found, lambda table: col(table.manuscript_id) == manuscript)

    def of_issue(self, issue: IssueId) -> tuple[BlindReading, ...]:
        """All blind readings of an issue's pieces, by piece."""
        ids = select(col(ManuscriptRow.id)).where(col(ManuscriptRow.issue_id) == issue)
        found = rows(self._connection, BlindReadingRow, col(BlindReadingRow.manuscript_id).in_(ids))
        return self._whole(found, lambda table: col(table.manuscript_id).in_(ids))

    def open(self) -> tuple[BlindReading, ...]:
        """Every reading of the office that has not ended, by piece."""
        ended = and_(
            col(BlindEndRow.manuscript_id) == col(BlindReadingRow.manuscript_id),
            col(BlindEndRow.reading) == col(BlindReadingRow.number),
        )
        found = rows(self._connection, BlindReadingRow, ~exists().where(ended))
        ids = {row.manuscript_id for row in found}
        return self._whole(found, lambda table: col(table.manuscript_id).in_(ids))

    def add(self, reading: BlindReading) -> None:
        """Keep a reading that begins."""
        self._insert(BlindReadingRow, mapping.reading_values(reading))

    def enter(self, reading: BlindReading, entry: BlindEntry) -> None:
        """Keep one more entry of a reading."""
        self._insert(BlindEntryRow, mapping.entry_values(reading, entry))

    def take_back(self, reading: BlindReading, number: int, at: datetime) -> None:
        """Keep that an entry was taken back; once."""
        values = {
            "manuscript_id": reading.manuscript,
            "reading": reading.number,
            "number": number,
            "taken_back_at": at,
        }
        self._insert(BlindEntryTakenBackRow, values)

    def hand_in(self, reading: BlindReading, sheet: Sheet, *, first: bool) -> None:
        """Keep what one of the two had found; once for each."""
        side = SheetSide.FIRST if first else SheetSide.SECOND
        self._insert(BlindSheetRow, mapping.sheet_values(reading, side, sheet))

    def finish(self, reading: BlindReading, end: BlindEnd) -> None:
        """Keep how a reading ended; once."""
        self._insert(BlindEndRow, mapping.end_values(reading, end))

    def _insert(self, table: type[RecordRow], values: dict[str, object]) -> None:
        self._connection.execute(insert(table).values(**values))

    def _whole(self, found: list[BlindReadingRow], scope: Scope) -> tuple[BlindReading, ...]:
        if not found:
            return ()
        taken_back = {
            (row.manuscript_id, row.reading, row.number): row.taken_back_at
            for row in self._of(BlindEntryTakenBackRow, scope)
        }
        entries: defaultdict[_Key, list[BlindEntry]] = defaultdict(list)
        for row in self._of(BlindEntryRow, scope):
            at = taken_back.get((row.manuscript_id, row.reading, row.number))
            entries[row.manuscript_id, row.reading].append(mapping.entry(row, at))
        sheets: defaultdict[_Key, dict[str, Sheet]] = defaultdict(dict)
        for sheet in self._of(BlindSheetRow, scope):
            sheets[sheet.manuscript_id, sheet.reading][sheet.side] = mapping.sheet(sheet)
        ends = {
            (row.manuscript_id, row.reading): mapping.end(row)
            for row in self._of(BlindEndRow, scope)
        }
        return tuple(
            mapping.blind_reading(row, entries[key], sheets[key], ends.get(key))
            for row in found
            for key in [(row.manuscript_id, row.number)]
        )

    def _of(self, table: type[Row], scope: Scope) -> list[Row]:
        return rows(self._connection, table, scope(table))
