"""Rates and limits in words."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.error_rate import ErrorRate, RateLimit
from editorial.reports.rate_words import (
    limit_text,
    per_mille_text,
    per_ten_thousand_text,
    rate_texts,
    tenths_text,
)

ONE_PER_MILLE = RateLimit(1, 1000)


@pytest.mark.parametrize(
    ("tenths", "characters", "shown"),
    [
        (10, 1000, "1.00‰"),
        (36, 30_000, "0.12‰"),
        (44, 3000, "1.47‰"),
        (10_001, 1_000_000, "1.0001‰"),
        (9_999, 1_000_000, "0.9999‰"),
        (0, 1000, "0.00‰"),
        (0, 0, "—"),
    ],
)
def test_a_rate_is_rounded_but_never_over_its_limit(
    tenths: int, characters: int, shown: str
) -> None:
    assert per_mille_text(ErrorRate(tenths, characters), ONE_PER_MILLE) == shown


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_printed_rate_stands_on_the_same_side_of_the_limit_as_the_exact_one(
    tenths: int, characters: int
) -> None:
    rate = ErrorRate(tenths, characters)
    printed = Fraction(per_mille_text(rate, ONE_PER_MILLE).rstrip("‰"))
    assert (printed <= 1) == rate.within(ONE_PER_MILLE)


def test_each_scheme_is_shown_in_the_unit_of_its_limit_first() -> None:
    rate = ErrorRate(25, 3000)
    assert rate_texts(rate, ONE_PER_MILLE) == ("0.83‰", "8.33‱")
    assert rate_texts(rate, RateLimit(2, 10_000)) == ("8.33‱", "0.83‰")


def test_limits_and_errors_are_written_as_the_trade_writes_them() -> None:
    assert limit_text(ONE_PER_MILLE) == "不超过 1‰（千分之一）"
    assert limit_text(RateLimit(2, 10_000)) == "不超过 2‱（万分之二）"
    assert limit_text(RateLimit(15, 10_000)) == "不超过 15/10000"
    assert [tenths_text(n) for n in (0, 1, 10, 36)] == ["0", "0.1", "1", "3.6"]
    assert per_ten_thousand_text(ErrorRate(1, 3)) == "333.33‱"
