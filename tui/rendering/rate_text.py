"""Error rates in words (差错率), never rounded across the limit."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from editorial.domain.error_rate import ErrorRate, RateLimit

PER_TEN_THOUSAND_FROM: Final = 10_000
"""Limits over so many characters are written in 万分之, smaller ones in ‰."""


def decimal(value: Fraction, limit: Fraction, places: int = 2) -> str:
    """A number with at least ``places`` decimals, and as many more as show which side it is on."""
    for digits in range(places, 9):
        shown = round(value, digits)
        if (shown > limit) == (value > limit):
            return f"{float(shown):.{digits}f}"
    return f"{float(value):.9f}"


def rate_text(rate: ErrorRate, limit: RateLimit) -> str:
    """The rate with its limit, both in the limit's own unit.

    ``0.83‰ ≤ 1‰`` for limits over a thousand characters, ``万分之8.30 ＞ 万分之2`` for those over
    ten thousand.
    """
    ten_thousand = limit.characters >= PER_TEN_THOUSAND_FROM
    unit, form = (10_000, "万分之{}") if ten_thousand else (1000, "{}‰")
    bound = Fraction(limit.errors * unit, limit.characters)
    value = rate.per_ten_thousand if ten_thousand else rate.per_mille
    relation = "≤" if rate.within(limit) else "＞"
    bound_text = str(bound) if bound.denominator == 1 else f"{float(bound):g}"
    return f"{form.format(decimal(value, bound))} {relation} {form.format(bound_text)}"
