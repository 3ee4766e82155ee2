"""Error rates (差错率) in exact integers: tenths of an error over characters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction


@dataclass(frozen=True, slots=True)
class RateLimit:
    """A limit of ``errors`` errors in ``characters`` characters; the number itself still passes.

    “以下”“不超过” include the number (民法典 第1259条).
    """

    errors: int
    characters: int

    def __str__(self) -> str:
        return f"{self.errors}/{self.characters}"


@dataclass(frozen=True, slots=True)
class ErrorRate:
    """How many errors a text of so many characters holds."""

    tenths: int
    """Errors in integer tenths: one error is 10, a punctuation mark of weight 0.1 is 1."""
    characters: int
    """Characters of the manuscript's body text, the denominator."""

    def within(self, limit: RateLimit) -> bool:
        """Whether the rate is at or below the limit; an empty text passes only without errors."""
        return self.tenths * limit.characters <= limit.errors * 10 * self.characters

    @property
    def per_mille(self) -> Fraction:
        """Errors in a thousand characters (‰), exact; 0 for an empty text."""
        return self._per(1000)

    @property
    def per_ten_thousand(self) -> Fraction:
        """Errors in ten thousand characters (‱), exact; 0 for an empty text."""
        return self._per(10_000)

    def _per(self, unit: int) -> Fraction:
        from fractions import Fraction  # noqa: PLC0415 - verdicts and texts need integers only

        if self.characters == 0:
            return Fraction(0)
        return Fraction(self.tenths * unit, self.characters * 10)
