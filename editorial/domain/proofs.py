"""Proofs (校样): galleys, proof rounds, what was decided of each difference, and sign-offs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from editorial.domain.baseline import Baseline
from editorial.domain.error_rate import ErrorRate, RateLimit
from editorial.domain.identifiers import PersonId, Sha256
from editorial.domain.round_marks import Disposition, HandEntry, MarkStep, RoundDifference
from editorial.domain.stages import ProofPass

__all__ = [
    "Disposition",
    "Galley",
    "HandEntry",
    "MarkStep",
    "ProofRound",
    "RoundDifference",
    "RoundRate",
    "SignOff",
]


@dataclass(frozen=True, slots=True)
class RoundRate:
    """The rate of a round under one scheme, as counted when it was recorded."""

    scheme: str
    scheme_sha256: Sha256
    rate: ErrorRate
    limit: RateLimit
    text_characters: int | None = None
    """Characters of the text (文字字数) where the rate divides by layout characters (版面字数);
    None: it divides by the text's."""

    @property
    def written(self) -> int:
        """Characters of the text (文字字数), whatever the rate divides by."""
        return self.rate.characters if self.text_characters is None else self.text_characters

    @property
    def text_rate(self) -> ErrorRate | None:
        """The stricter rate by the text's characters, where the rate divides by the layout's."""
        if self.text_characters is None:
            return None
        return ErrorRate(self.rate.tenths, self.text_characters)

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
    pages_expected: int | None = None
    """How many pages it should have (应到页数), as counted when it was received."""
    pages_present: int | None = None

    @property
    def pages_missing(self) -> int:
        """Pages that were missing when it was received; 0 when nobody counted."""
        return max((self.pages_expected or 0) - (self.pages_present or 0), 0)


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
    hand_entries: tuple[HandEntry, ...] = ()
    """Errors found by eye and added by hand, with those that were taken out again."""
    steps: tuple[MarkStep, ...] = ()
    """Who marked what, oldest first."""
    baseline: Baseline | None = None
    """The text that the galley is read against; None: the frozen one without a change."""

    @property
    def marks(self) -> tuple[RoundDifference, ...]:
        """All places of the round: its differences, then the hand entries that stand."""
        by_hand = tuple(entry.mark for entry in self.hand_entries if entry.stands)
        return self.differences + by_hand

    @property
    def undecided(self) -> int:
        """Places that nobody has decided yet."""
        return sum(d.disposition is Disposition.UNDECIDED for d in self.marks)

    @property
    def corrections(self) -> int:
        """Places that the printer is to correct."""
        return sum(d.disposition is Disposition.TYPESETTING_ERROR for d in self.marks)

    @property
    def open_queries(self) -> int:
        """Differences that went to the query sheet."""
        return sum(d.disposition is Disposition.MANUSCRIPT_QUERY for d in self.differences)

    @property
    def baseline_changes(self) -> int:
        """How many approved changes its baseline has."""
        return self.baseline.changes if self.baseline is not None else 0

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
    baseline_changes: int = 0
    """How many changes of the frozen text had been approved."""
    baseline_sha256: Sha256 | None = None
    """SHA-256 of the dated baseline's canonical text; None: the frozen text without a change."""

    @property
    def holds(self) -> bool:
        """Whether nothing has voided it."""
        return self.voided_at is None
