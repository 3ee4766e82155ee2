"""Proofs (校样): galleys, proof rounds, what was decided of each difference, and sign-offs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from editorial.domain.discrepancy import Discrepancy
from editorial.domain.error_rate import ErrorRate, RateLimit
from editorial.domain.identifiers import PersonId, Sha256
from editorial.domain.stages import ProofPass


class Disposition(StrEnum):
    """What is done about one difference."""

    UNDECIDED = "undecided"
    TYPESETTING_ERROR = "typesetting_error"
    EDITOR_CHANGE = "editor_change"
    MANUSCRIPT_QUERY = "manuscript_query"
    NOT_AN_ERROR = "not_an_error"

    @property
    def label(self) -> str:
        """The disposition's name in Chinese."""
        return _DISPOSITION_TITLES[self]

    @property
    def counts(self) -> bool:
        """Whether the difference counts in the error rate: it does until it is excused."""
        return self in {Disposition.UNDECIDED, Disposition.TYPESETTING_ERROR}

    @property
    def needs_reason(self) -> bool:
        """Whether a reason must be given."""
        return self in {
            Disposition.EDITOR_CHANGE,
            Disposition.MANUSCRIPT_QUERY,
            Disposition.NOT_AN_ERROR,
        }


_DISPOSITION_TITLES = {
    Disposition.UNDECIDED: "未处理",
    Disposition.TYPESETTING_ERROR: "排版错，改",
    Disposition.EDITOR_CHANGE: "编辑改动，留",
    Disposition.MANUSCRIPT_QUERY: "原稿疑问",
    Disposition.NOT_AN_ERROR: "不算错",
}


@dataclass(frozen=True, slots=True)
class RoundDifference:
    """A difference of the galley under reading, with what was decided of it."""

    discrepancy: Discrepancy
    disposition: Disposition = Disposition.UNDECIDED
    reason: str = ""
    decided_by: PersonId | None = None
    decided_at: datetime | None = None

    @property
    def identity(self) -> tuple[object, ...]:
        """What makes it the same difference in a later galley: its place and texts."""
        found = self.discrepancy
        return (found.kind, found.manuscript.start, found.manuscript.text, found.galley.text)


@dataclass(frozen=True, slots=True)
class RoundRate:
    """The rate of a round under one scheme, as counted when it was recorded."""

    scheme: str
    scheme_sha256: Sha256
    rate: ErrorRate
    limit: RateLimit

    @property
    def passes(self) -> bool:
        """Whether the limit is kept."""
        return self.rate.within(self.limit)


@dataclass(frozen=True, slots=True)
class Galley:
    """A galley (校样) as it came from the printer."""

    number: int
    """Running number for the manuscript, from 1."""
    file_sha256: Sha256
    text_sha256: Sha256
    """SHA-256 of its canonical text: what a sign-off covers."""
    document_sha256: Sha256
    """SHA-256 of the text as it was read, kept as a blob (``editorial.text.document_json``)."""
    name: str
    characters: int
    received_by: PersonId
    received_at: datetime
    not_read: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProofRound:
    """One reading of one galley against the frozen manuscript."""

    number: int
    """Running number for the manuscript, from 1."""
    proof_pass: ProofPass
    galley: int
    """Number of the galley that is read."""
    opened_at: datetime
    edit_distance: int
    differences: tuple[RoundDifference, ...]
    incoming_rates: tuple[RoundRate, ...]
    """The galley's rates as received, before anybody excused a difference."""
    rates: tuple[RoundRate, ...]
    """The rates of what still counts; the first is the gate's."""
    reader: PersonId | None = None
    completed_at: datetime | None = None
    sheets_expected: int | None = None
    sheets_present: int | None = None
    read_through: bool = False
    """Whether the clean galley was read through on its own (通读, A-07)."""
    major_change: bool = False
    """Whether the reader declared a major change (重大修改, S-42)."""
    remark: str = ""
    approved_by: PersonId | None = None
    approved_at: datetime | None = None

    @property
    def undecided(self) -> int:
        """Differences that nobody has decided yet."""
        return sum(d.disposition is Disposition.UNDECIDED for d in self.differences)

    @property
    def corrections(self) -> int:
        """Differences that the printer is to correct."""
        return sum(d.disposition is Disposition.TYPESETTING_ERROR for d in self.differences)

    @property
    def open_queries(self) -> int:
        """Differences that went to the query sheet."""
        return sum(d.disposition is Disposition.MANUSCRIPT_QUERY for d in self.differences)

    @property
    def gate(self) -> RoundRate:
        """The rate that decides."""
        return self.rates[0]


@dataclass(frozen=True, slots=True)
class SignOff:
    """The chief editor's approval of the clean galley (批准清样), bound to its text."""

    by: PersonId
    at: datetime
    galley: int
    galley_sha256: Sha256
    """SHA-256 of the galley's canonical text."""
    frozen_sha256: Sha256
    """SHA-256 of the frozen manuscript's canonical text."""
    rates: tuple[RoundRate, ...]
    opinion: str
    deputising_for: PersonId | None = None
    voided_at: datetime | None = None

    @property
    def holds(self) -> bool:
        """Whether nothing has voided it."""
        return self.voided_at is None
