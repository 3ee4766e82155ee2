"""The final review's sample (终审抽样): about three tenths of what passed, to be read closely.

Anybody can draw it again: within each stratum (column and length class) pieces stand in the order
of the SHA-256 of ``seed + ":" + piece number`` (UTF-8, compared as hexadecimal digits), and the
first of them are taken. How many each stratum gives follows from its size by largest remainders;
equal remainders go to the stratum whose first hash is smaller.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from editorial.domain.coverage import Amount, CoverageUnit
from editorial.domain.identifiers import ColumnId, IssueId, ManuscriptId, PersonId
from editorial.domain.issue_pieces import IssuePiece


class SampleGate(StrEnum):
    """Which steps of a drawn piece wait for the chief editor's close reading."""

    ACCEPT = "accept"
    """Acceptance, and the release."""
    RELEASE = "release"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class SampleBand:
    """The band around the share (左右), both ends included, in per cent."""

    low: int = 25
    high: int = 35

    def holds(self, part: int, whole: int) -> bool:
        """Whether the part lies in the band; integers only."""
        return self.low * whole <= part * 100 <= self.high * whole

    def can_hold(self, whole: int) -> bool:
        """Whether any number out of so many lies in the band: of one or two pieces none does."""
        return any(self.holds(part, whole) for part in range(1, whole + 1))


@dataclass(frozen=True, slots=True)
class HandPick:
    """A piece added to the sample or taken out of it by hand, with the reason."""

    manuscript: ManuscriptId
    added: bool
    """False takes it out."""
    reason: str
    by: PersonId
    at: datetime


@dataclass(frozen=True, slots=True)
class SampleDraw:
    """One drawing of an issue's sample; the newest counts."""

    issue: IssueId
    number: int
    """Running number for the issue, from 1."""
    seed: str
    share_per_cent: int
    candidates: tuple[ManuscriptId, ...]
    """Everything that it was drawn from."""
    drawn: tuple[ManuscriptId, ...]
    by: PersonId
    at: datetime
    reason: str = ""
    """Why it was drawn again; empty for the first."""
    picks: tuple[HandPick, ...] = ()

    @property
    def sample(self) -> frozenset[ManuscriptId]:
        """What is to be read closely: the drawn pieces with the hand picks applied in order."""
        chosen = set(self.drawn)
        for pick in self.picks:
            if pick.added:
                chosen.add(pick.manuscript)
            else:
                chosen.discard(pick.manuscript)
        return frozenset(chosen)


def sample_size(pieces: int, share_per_cent: int) -> int:
    """How many of so many pieces the share is, halves rounded up; at least one, of none none."""
    return min(pieces, max(1, (2 * pieces * share_per_cent + 100) // 200))


def draw(pieces: Sequence[IssuePiece], share_per_cent: int, seed: str) -> tuple[ManuscriptId, ...]:
    """Draw the sample, stratified by column and length.

    Args:
        pieces: What may be drawn, in any order.
        share_per_cent: The share in pieces, 1 to 100.
        seed: Any words; the same words draw the same pieces.

    Returns:
        The drawn pieces in the order of their numbers.
    """
    strata = [_ordered(stratum, seed) for stratum in _strata(pieces)]
    strata.sort(key=lambda stratum: _hash(seed, stratum[0].number))
    shares = _shares([len(stratum) for stratum in strata], sample_size(len(pieces), share_per_cent))
    taken = [piece for stratum, n in zip(strata, shares, strict=True) for piece in stratum[:n]]
    return tuple(piece.id for piece in sorted(taken, key=lambda piece: piece.number))


def _hash(seed: str, number: str) -> str:
    return hashlib.sha256(f"{seed}:{number}".encode("utf-8", "surrogatepass")).hexdigest()


def _ordered(stratum: Iterable[IssuePiece], seed: str) -> list[IssuePiece]:
    return sorted(stratum, key=lambda piece: _hash(seed, piece.number))


def _strata(pieces: Sequence[IssuePiece]) -> list[list[IssuePiece]]:
    """By column, and whether longer than the middle one of all by length (the upper of two)."""
    if not pieces:
        return []
    middle = sorted(piece.characters for piece in pieces)[len(pieces) // 2]
    strata: dict[tuple[ColumnId, bool], list[IssuePiece]] = defaultdict(list)
    for piece in pieces:
        strata[(piece.column, piece.characters > middle)].append(piece)
    return list(strata.values())


def _shares(sizes: Sequence[int], wanted: int) -> list[int]:
    """How many each stratum gives, by largest remainders; earlier strata win a tie."""
    total = sum(sizes)
    if not total:
        return []
    shares = [size * wanted // total for size in sizes]
    by_remainder = sorted(range(len(sizes)), key=lambda at: -(sizes[at] * wanted % total))
    for at in by_remainder[: wanted - sum(shares)]:
        shares[at] += 1
    return shares


@dataclass(frozen=True, slots=True)
class SampleShare:
    """How large the sample is of what passed the second review now."""

    sample: Amount
    whole: Amount

    def is_out_of(self, band: SampleBand, unit: CoverageUnit) -> bool:
        """Whether to warn: out of the band although another number of pieces would lie in it."""
        if not self.whole.pieces or band.holds(self.sample.of(unit), self.whole.of(unit)):
            return False
        return band.can_hold(self.whole.pieces)


def sample_share(pieces: Iterable[IssuePiece], sample: frozenset[ManuscriptId]) -> SampleShare:
    """Measure the sample against what has passed the second review and stays in the issue."""
    passed = [piece for piece in pieces if piece.stays and piece.has_passed_second_review]
    return SampleShare(
        Amount.all(piece for piece in passed if piece.id in sample), Amount.all(passed)
    )
