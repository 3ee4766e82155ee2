"""The unit of work: one transaction on the database, with its repositories."""

from __future__ import annotations

from contextlib import ExitStack
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, RootTransaction

from editorial.store.audit_log import SqlAuditLog
from editorial.store.blind_reading_repository import SqlBlindReadings
from editorial.store.blob_store import SqlBlobStore
from editorial.store.calendar_repository import SqlIssueCalendars
from editorial.store.draft_store import SqlDraftStore
from editorial.store.engine import READONLY
from editorial.store.issue_records import SqlIssueRecords
from editorial.store.issue_repository import SqlIssueRepository
from editorial.store.manuscript_repository import SqlManuscriptRepository
from editorial.store.people_repository import SqlPeopleRepository
from editorial.store.reading_marks_repository import SqlReadingMarksRepository
from editorial.store.red_check_repository import SqlRedChecks
from editorial.store.refusals import refusal_of, told_plainly
from editorial.store.sample_check_repository import SqlSampleChecks


class UnitOfWorkOver(RuntimeError):
    """A unit of work is used before it was entered or after it was committed."""


class _Repositories:
    """The repositories of one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self.people = SqlPeopleRepository(connection)
        self.issues = SqlIssueRepository(connection)
        self.manuscripts = SqlManuscriptRepository(connection)
        self.reading_marks = SqlReadingMarksRepository(connection)
        self.sample_checks = SqlSampleChecks(connection)
        self.red_checks = SqlRedChecks(connection)
        self.blind_readings = SqlBlindReadings(connection)
        self.issue_records = SqlIssueRecords(connection)
        self.issue_calendars = SqlIssueCalendars(connection)
        self.blobs = SqlBlobStore(connection)
        self.drafts = SqlDraftStore(connection)
        self.audit = SqlAuditLog(connection)


class SqlUnitOfWork:
    """One transaction; what is not committed inside ``with`` is never kept.

    A writing unit waits its turn at the start and is then alone: it must be short, and never
    stay open while a person thinks. A reading unit sees one state of the office throughout and
    waits for nobody.
    """

    def __init__(self, engine: Engine, *, readonly: bool = False) -> None:
        self._engine = engine
        self._readonly = readonly
        self._exit = ExitStack()
        self._transaction: RootTransaction | None = None
        self._repositories: _Repositories | None = None

    @property
    def people(self) -> SqlPeopleRepository:
        """People and deputies."""
        return self._open().people

    @property
    def issues(self) -> SqlIssueRepository:
        """Issues and columns."""
        return self._open().issues

    @property
    def manuscripts(self) -> SqlManuscriptRepository:
        """Manuscripts."""
        return self._open().manuscripts

    @property
    def reading_marks(self) -> SqlReadingMarksRepository:
        """Reading on record."""
        return self._open().reading_marks

    @property
    def sample_checks(self) -> SqlSampleChecks:
        """Checks of the final review's sample."""
        return self._open().sample_checks

    @property
    def red_checks(self) -> SqlRedChecks:
        """Red checks of galleys."""
        return self._open().red_checks

    @property
    def blind_readings(self) -> SqlBlindReadings:
        """Second, independent readings of first galleys."""
        return self._open().blind_readings

    @property
    def issue_records(self) -> SqlIssueRecords:
        """Closings and samples of issues."""
        return self._open().issue_records

    @property
    def issue_calendars(self) -> SqlIssueCalendars:
        """Calendars of issues."""
        return self._open().issue_calendars

    @property
    def blobs(self) -> SqlBlobStore:
        """Original bytes, and documents as read."""
        return self._open().blobs

    @property
    def drafts(self) -> SqlDraftStore:
        """Drafts."""
        return self._open().drafts

    @property
    def audit(self) -> SqlAuditLog:
        """The audit chain."""
        return self._open().audit

    def __enter__(self) -> Self:
        """Begin the transaction.

        Raises:
            StoreRefused: when the database cannot be reached, or others write for too long.
        """
        with ExitStack() as opening:
            with told_plainly():
                connection = opening.enter_context(self._engine.connect())
                connection = connection.execution_options(**{READONLY: self._readonly})
                self._transaction = opening.enter_context(connection.begin())
            self._exit = opening.pop_all()
        self._repositories = _Repositories(connection)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End the transaction; what was not committed is undone.

        Raises:
            StoreRefused: in place of the database's own error, when it tells a person something.
        """
        transaction, self._transaction, self._repositories = self._transaction, None, None
        if transaction is not None and transaction.is_active:
            transaction.rollback()
        self._exit.close()
        if (refusal := refusal_of(error)) is not None:
            raise refusal from error

    def commit(self) -> None:
        """Keep everything; the unit of work is then over."""
        if self._transaction is None:
            raise UnitOfWorkOver("nothing is open that could be committed")
        self._transaction.commit()
        self._transaction, self._repositories = None, None

    def _open(self) -> _Repositories:
        if self._repositories is None:
            raise UnitOfWorkOver("enter the unit of work first; after commit it is over")
        return self._repositories
