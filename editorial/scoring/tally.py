"""Error tallies (计错): what each place counts under a scheme, and what they add up to."""

from __future__ import annotations

from dataclasses import dataclass

from editorial.domain.error_rate import ErrorRate, RateLimit


@dataclass(frozen=True, slots=True)
class PlaceScore:
    """What one discrepancy counts under one scheme."""

    rule: str
    """Id of the scheme's rule that scored it (QK-2.2a)."""
    tenths: int
    """Integer tenths of an error, after doubles and caps; 0 when a cap has been reached."""


@dataclass(frozen=True, slots=True)
class ErrorTally:
    """The errors of one comparison under one scheme, traceable place by place."""

    scheme: str
    """Id of the scheme (``house``)."""
    scheme_sha256: str
    """SHA-256 (hex) of the scheme's data file as it was used."""
    limit: RateLimit
    scores: tuple[PlaceScore, ...]
    """One for each discrepancy, in the same order."""
    characters: int
    """The denominator: characters of the manuscript's body text."""

    @property
    def tenths(self) -> int:
        """Errors in integer tenths."""
        return sum(score.tenths for score in self.scores)

    @property
    def rate(self) -> ErrorRate:
        """The exact error rate."""
        return ErrorRate(self.tenths, self.characters)

    @property
    def passes(self) -> bool:
        """Whether the rate is within the scheme's limit."""
        return self.rate.within(self.limit)
