"""Ports: what the use cases ask of the store, whatever database stands behind it.

A unit of work is one transaction: everything in it is kept together with its audit entries when
``commit`` is called, and nothing is kept otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self

from editorial.domain.audit_entry import AuditEntry
from editorial.domain.blind_ports import BlindReadings
from editorial.domain.identifiers import IssueId, ManuscriptId, PersonId, Sha256
from editorial.domain.manuscript import Manuscript
from editorial.domain.manuscript_head import ManuscriptHead
from editorial.domain.people import Actor, Deputation, Person
from editorial.domain.periodical_issue import MagazineColumn, PeriodicalIssue
from editorial.domain.proof_ports import RedChecks
from editorial.domain.reading_ports import IssueRecords, ReadingMarksRepository, SampleChecks
from editorial.domain.schedule_ports import IssueCalendars


@dataclass(frozen=True, slots=True)
class Credentials:
    """What is kept to check a login."""

    password_hash: str
    """Argon2id, in its own encoded form."""
    failures: int = 0
    """Wrong passwords since the last right one."""
    last_failure: datetime | None = None


class PeopleRepository(Protocol):
    """People, their credentials, and deputies."""

    def get(self, person: PersonId) -> Person:
        """The person; KeyError when unknown."""
        ...

    def by_login(self, login: str) -> Person | None:
        """The person with that login name, if any."""
        ...

    def all(self) -> tuple[Person, ...]:
        """Everybody, by name."""
        ...

    def add(self, person: Person, credentials: Credentials) -> None:
        """Keep a new person; ValueError when the login name is taken."""
        ...

    def save(self, person: Person) -> None:
        """Keep a person's changed roles, columns, name or activity."""
        ...

    def credentials(self, person: PersonId) -> Credentials:
        """What checks the person's login."""
        ...

    def set_credentials(self, person: PersonId, credentials: Credentials) -> None:
        """Keep a new password hash or failure count."""
        ...

    def deputations(self) -> tuple[Deputation, ...]:
        """All deputations, oldest first."""
        ...

    def add_deputation(self, deputation: Deputation) -> None:
        """Keep a new deputation."""
        ...


class IssueRepository(Protocol):
    """Periodical issues and columns."""

    def get(self, issue: IssueId) -> PeriodicalIssue:
        """The issue; KeyError when unknown."""
        ...

    def all(self) -> tuple[PeriodicalIssue, ...]:
        """All issues, newest first."""
        ...

    def add(self, issue: PeriodicalIssue) -> None:
        """Keep a new issue."""
        ...

    def columns(self) -> tuple[MagazineColumn, ...]:
        """All columns, by name."""
        ...

    def add_column(self, column: MagazineColumn) -> None:
        """Keep a new column; ValueError when the name is taken."""
        ...


class ManuscriptRepository(Protocol):
    """Manuscripts with all that is on record of them."""

    def get(self, manuscript: ManuscriptId) -> Manuscript:
        """The manuscript; ManuscriptNotFound when unknown."""
        ...

    def by_number(self, number: str) -> Manuscript:
        """The manuscript of that number; ManuscriptNotFound when unknown."""
        ...

    def of_issue(self, issue: IssueId) -> tuple[Manuscript, ...]:
        """The issue's manuscripts, by number."""
        ...

    def all(self) -> tuple[Manuscript, ...]:
        """All manuscripts, by number: for years of them, ask for those that are live."""
        ...

    def live(self, issue: IssueId | None = None) -> tuple[Manuscript, ...]:
        """The manuscripts whose way is not over, of one issue or of all, by number."""
        ...

    def finished(self, issue: IssueId | None = None) -> tuple[ManuscriptHead, ...]:
        """The heads of those whose way is over (已付印、已退稿、已撤稿), by number."""
        ...

    def add(self, manuscript: Manuscript) -> None:
        """Keep a new manuscript (its revision becomes 1)."""
        ...

    def save(self, manuscript: Manuscript) -> None:
        """Keep a changed manuscript, and count its revision up.

        Records once made (reviews, galleys, versions, sign-offs, stage changes) are only ever
        added to; what may change in place is the problems' answers, the newest rounds, a
        sign-off's ``voided_at`` and the head data.

        Raises:
            StaleManuscript: when ``manuscript.revision`` is not the stored one.
        """
        ...


class BlobStore(Protocol):
    """Original bytes by their SHA-256."""

    def put(self, data: bytes) -> Sha256:
        """Keep the bytes (once) and return their hash."""
        ...

    def get(self, digest: Sha256) -> bytes:
        """The bytes; KeyError when unknown, ValueError when they no longer fit their hash."""
        ...


class DraftStore(Protocol):
    """What somebody has typed and not yet handed in."""

    def get(self, person: PersonId, manuscript: ManuscriptId, form: str) -> str | None:
        """The draft (JSON), if there is one."""
        ...

    def put(
        self, person: PersonId, manuscript: ManuscriptId, form: str, draft: str, at: datetime
    ) -> None:
        """Keep the draft, in place of an older one."""
        ...

    def drop(self, person: PersonId, manuscript: ManuscriptId, form: str) -> None:
        """Forget the draft."""
        ...


class AuditLog(Protocol):
    """The audit chain."""

    def append(
        self,
        at: datetime,
        actor: Actor | None,
        action: str,
        subject: str,
        details: Mapping[str, object],
    ) -> AuditEntry:
        """Seal one entry onto the chain, in this transaction."""
        ...

    def entries(self, subject: str | None = None) -> tuple[AuditEntry, ...]:
        """All entries in order, or those of one subject."""
        ...

    def head(self) -> tuple[int, str]:
        """Number of entries and the newest seal (GENESIS when there is none)."""
        ...


class UnitOfWork(Protocol):
    """One transaction."""

    @property
    def people(self) -> PeopleRepository:
        """People and deputies."""
        ...

    @property
    def issues(self) -> IssueRepository:
        """Issues and columns."""
        ...

    @property
    def manuscripts(self) -> ManuscriptRepository:
        """Manuscripts."""
        ...

    @property
    def reading_marks(self) -> ReadingMarksRepository:
        """Reading on record."""
        ...

    @property
    def sample_checks(self) -> SampleChecks:
        """Checks of the final review's sample."""
        ...

    @property
    def red_checks(self) -> RedChecks:
        """Red checks of galleys."""
        ...

    @property
    def blind_readings(self) -> BlindReadings:
        """Second, independent readings of first galleys."""
        ...

    @property
    def issue_records(self) -> IssueRecords:
        """Closings and samples of issues."""
        ...

    @property
    def issue_calendars(self) -> IssueCalendars:
        """Calendars of issues."""
        ...

    @property
    def blobs(self) -> BlobStore:
        """Original bytes, and documents as read."""
        ...

    @property
    def drafts(self) -> DraftStore:
        """Drafts."""
        ...

    @property
    def audit(self) -> AuditLog:
        """The audit chain."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...

    def commit(self) -> None:
        """Keep everything."""
        ...
