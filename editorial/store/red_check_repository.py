"""Red checks (核红) in the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, insert, select
from sqlmodel import col

from editorial.domain.identifiers import IssueId, ManuscriptId
from editorial.domain.red_check import GalleyRedCheck
from editorial.store.appending import insert_rows
from editorial.store.column_checks import RecordRow
from editorial.store.manuscript_tables import ManuscriptRow
from editorial.store.reading import rows
from editorial.store.red_check_tables import (
    RedCheckChangeRow,
    RedCheckMarkRow,
    RedCheckRow,
    RedCheckSignatureRow,
)
from editorial.store.row_mapping import red_checks as mapping

OfCheck = TypeVar("OfCheck", RedCheckMarkRow, RedCheckChangeRow, RedCheckSignatureRow)
Scope = Callable[[type[RecordRow]], ColumnElement[bool]]


class SqlRedChecks:
    """Red checks of galleys that came back."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, manuscript: ManuscriptId, galley: int) -> GalleyRedCheck | None:
        """The red check of that galley; None when it had no marks to carry out."""
        found = self.of_manuscript(manuscript)
        return next((each for each in found if each.galley == galley), None)

    def of_manuscript(self, manuscript: ManuscriptId) -> tuple[GalleyRedCheck, ...]:
        """All red checks of a piece, in the order of its galleys."""
        return self._found(lambda table: col(table.manuscript_id) == manuscript)

    def of_issue(self, issue: IssueId) -> tuple[GalleyRedCheck, ...]:
        """All red checks of an issue's pieces, by piece and galley."""
        ids = select(col(ManuscriptRow.id)).where(col(ManuscriptRow.issue_id) == issue)
        return self._found(lambda table: col(table.manuscript_id).in_(ids))

    def add(self, check: GalleyRedCheck) -> None:
        """Keep a red check that nobody has signed yet."""
        self._connection.execute(insert(RedCheckRow).values(**mapping.red_check_values(check)))
        insert_rows(self._connection, RedCheckMarkRow, mapping.mark_values(check))
        insert_rows(self._connection, RedCheckChangeRow, mapping.change_values(check))

    def sign(self, check: GalleyRedCheck) -> None:
        """Keep who signed a red check that is kept already, and when; once."""
        values = mapping.signature_values(check)
        self._connection.execute(insert(RedCheckSignatureRow).values(**values))

    def _found(self, scope: Scope) -> tuple[GalleyRedCheck, ...]:
        found = rows(self._connection, RedCheckRow, scope(RedCheckRow))
        if not found:
            return ()
        marks = self._grouped(RedCheckMarkRow, scope)
        changes = self._grouped(RedCheckChangeRow, scope)
        signatures = self._grouped(RedCheckSignatureRow, scope)
        return tuple(
            mapping.red_check(row, marks[key], changes[key], next(iter(signatures[key]), None))
            for row in found
            for key in [(row.manuscript_id, row.galley)]
        )

    def _grouped(
        self, table: type[OfCheck], scope: Scope
    ) -> defaultdict[tuple[str, int], list[OfCheck]]:
        grouped: defaultdict[tuple[str, int], list[OfCheck]] = defaultdict(list)
        for row in rows(self._connection, table, scope(table)):
            grouped[row.manuscript_id, row.galley].append(row)
        return grouped
