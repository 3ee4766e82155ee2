"""Proof accounts (校对台账): what each reader found and missed — 灭错率 and 漏校率.

A reading is judged by the readings after it: what was in its galley and was marked only later, it
missed. So the account of the newest reading is never closed (handbook of the trade: 漏校率 can
only be known after a later pass). Two who have read one galley blindly (背对背校对) judge each
other.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from editorial.domain.errors_left import ErrorsLeft, NoEstimate
from editorial.domain.identifiers import ManuscriptId, PersonId
from editorial.domain.proofs import RoundRate
from editorial.domain.stages import ProofPass


@dataclass(frozen=True, slots=True)
class Reading:
    """One completed reading of one galley, as the accounts need it."""

    number: int
    """Number of the round."""
    proof_pass: ProofPass
    reader: PersonId
    characters: int
    marked: Mapping[Hashable, int]
    """What the reader marked as an error: identity of the place → its weight in tenths."""
    present: frozenset[Hashable]
    """Identities of everything wrong that stood in this galley, marked or not."""
    second_reader: bool = False
    """Whether it is the second, blind reading of the round's galley."""


@dataclass(frozen=True, slots=True)
class ReadingAccount:
    """What one reading found of what was there to be found; weights in integer tenths."""

    number: int
    proof_pass: ProofPass
    reader: PersonId
    characters: int
    found: int
    """Tenths of what it marked."""
    missed: int
    """Tenths of what stood in its galley and was marked only later."""
    read_again: bool
    """Whether another reading could show what it missed."""
    second_reader: bool = False
    """Whether it is the second, blind reading of the round's galley."""

    @property
    def incoming(self) -> int:
        """Tenths of what was wrong in the galley, as far as all readings show."""
        return self.found + self.missed


@dataclass(frozen=True, slots=True)
class ReaderAccount:
    """A person's readings together; weights in integer tenths."""

    reader: PersonId
    readings: int
    characters: int
    found: int
    missed: int

    @property
    def incoming(self) -> int:
        """Tenths of what was wrong in the galleys read."""
        return self.found + self.missed


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One reading of one galley, settled."""

    manuscript: ManuscriptId
    number: str
    """The piece's number."""
    title: str
    galley: int
    incoming: RoundRate
    """The galley's rate as received, under the gate's scheme."""
    account: ReadingAccount
    completed_at: datetime | None = None
    """When the reading was completed (校毕)."""


@dataclass(frozen=True, slots=True)
class BlindPair:
    """Two people who have read the same first galleys blindly (背对背校对)."""

    first: PersonId
    second: PersonId
    galleys: int
    characters: int
    left: ErrorsLeft | NoEstimate
    """Of all these galleys together."""


@dataclass(frozen=True, slots=True)
class ReaderLoad:
    """How much a person has read (工作量)."""

    reader: PersonId
    pieces: int
    readings: int
    characters: int


@dataclass(frozen=True, slots=True)
class ProofAccounts:
    """Readings and readers, settled under one counting scheme; weights in integer tenths."""

    scheme: str
    lines: tuple[AccountLine, ...]
    """In the order of the pieces and their rounds."""
    readers: tuple[ReaderAccount, ...]
    """Of the readings that a later one could judge."""
    names: dict[PersonId, str]
    left: ErrorsLeft | NoEstimate
    """The errors that nobody found, where two have read the same galleys blindly; else why
    nothing is said of them."""
    pairs: tuple[BlindPair, ...] = ()
    """What each two who have read galleys blindly have probably both missed."""
    loads: tuple[ReaderLoad, ...] = ()
    """What each person has read, whether judged already or not."""


def kill_rate(account: ReadingAccount | ReaderAccount) -> tuple[int, int] | None:
    """灭错率 as found over what was there, both in tenths; None when there was nothing to find."""
    return (account.found, account.incoming) if account.incoming else None


def miss_rate(account: ReadingAccount | ReaderAccount) -> tuple[int, int] | None:
    """漏校率 as missed over what was there, both in tenths; None when there was nothing to find."""
    return (account.missed, account.incoming) if account.incoming else None


def reading_accounts(readings: Sequence[Reading]) -> tuple[ReadingAccount, ...]:
    """Settle the readings of one piece, given in the order in which they were done."""
    accounts = []
    for index, reading in enumerate(readings):
        later: dict[Hashable, int] = {}
        judges = [r for r in readings[:index] if r.number == reading.number]
        judges += readings[index + 1 :]
        for judge in judges:
            for error, tenths in judge.marked.items():
                later.setdefault(error, tenths)
        missed = sum(
            tenths
            for error, tenths in later.items()
            if error in reading.present and error not in reading.marked
        )
        accounts.append(
            ReadingAccount(
                reading.number,
                reading.proof_pass,
                reading.reader,
                reading.characters,
                found=sum(reading.marked.values()),
                missed=missed,
                read_again=bool(judges),
                second_reader=reading.second_reader,
            )
        )
    return tuple(accounts)


def reader_accounts(accounts: Sequence[ReadingAccount]) -> tuple[ReaderAccount, ...]:
    """Add up settled readings by person, in the order of their first reading.

    A reading that nobody has read after is left out: what it missed is not known yet.
    """
    settled: dict[PersonId, list[ReadingAccount]] = {}
    for account in accounts:
        if account.read_again:
            settled.setdefault(account.reader, []).append(account)
    return tuple(
        ReaderAccount(
            reader,
            len(own),
            sum(each.characters for each in own),
            sum(each.found for each in own),
            sum(each.missed for each in own),
        )
        for reader, own in settled.items()
    )
