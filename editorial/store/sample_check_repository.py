"""Checks of the final review's sample in the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, insert, select
from sqlmodel import col

from editorial.domain.identifiers import IssueId, ManuscriptId
from editorial.domain.sample_check import SampleCheck
from editorial.store.appending import insert_rows
from editorial.store.column_checks import RecordRow
from editorial.store.final_review_tables import SampleCheckRow, SampleErrorRow, SampleRateRow
from editorial.store.manuscript_tables import ManuscriptRow
from editorial.store.reading import rows
from editorial.store.row_mapping import sample_checks as mapping

OfCheck = TypeVar("OfCheck", SampleErrorRow, SampleRateRow)


class SqlSampleChecks:
    """Checks of sampled pieces; once made they stand."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_manuscript(self, manuscript: ManuscriptId) -> tuple[SampleCheck, ...]:
        """The piece's checks, oldest first."""
        return self._found(lambda table: col(table.manuscript_id) == manuscript)

    def of_issue(self, issue: IssueId) -> tuple[SampleCheck, ...]:
        """All checks of an issue's pieces, by piece and number."""
        ids = select(col(ManuscriptRow.id)).where(col(ManuscriptRow.issue_id) == issue)
        return self._found(lambda table: col(table.manuscript_id).in_(ids))

    def add(self, check: SampleCheck) -> None:
        """Keep a new check."""
        values = mapping.sample_check_values(check)
        self._connection.execute(insert(SampleCheckRow).values(**values))
        insert_rows(self._connection, SampleErrorRow, mapping.sample_error_values(check))
        insert_rows(self._connection, SampleRateRow, mapping.sample_rate_values(check))

    def _found(
        self, condition: Callable[[type[RecordRow]], ColumnElement[bool]]
    ) -> tuple[SampleCheck, ...]:
        found = rows(self._connection, SampleCheckRow, condition(SampleCheckRow))
        if not found:
            return ()

        def of_checks(table: type[OfCheck]) -> dict[tuple[str, int], list[OfCheck]]:
            grouped: dict[tuple[str, int], list[OfCheck]] = defaultdict(list)
            for row in rows(self._connection, table, condition(table)):
                grouped[row.manuscript_id, row.check_number].append(row)
            return grouped

        errors, rates = of_checks(SampleErrorRow), of_checks(SampleRateRow)
        keys = [(row.manuscript_id, row.number) for row in found]
        return tuple(
            mapping.sample_check(row, errors[key], rates[key])
            for row, key in zip(found, keys, strict=True)
        )
