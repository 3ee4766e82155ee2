"""台账期间: years, quarters, spans, one after the other without a gap."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.account_period import AccountPeriod

PERIODS = st.one_of(
    st.builds(AccountPeriod.of_year, st.integers(2000, 2100)),
    st.builds(AccountPeriod.of_quarter, st.integers(2000, 2100), st.integers(1, 4)),
    st.builds(
        lambda first, days: AccountPeriod.of_days(first, first + timedelta(days=days)),
        st.dates(date(2000, 1, 1), date(2100, 1, 1)),
        st.integers(0, 500),
    ),
)


@pytest.mark.parametrize(
    ("period", "days", "label"),
    [
        (AccountPeriod.of_year(2026), ("2026-01-01", "2026-12-31"), "2026年"),
        (AccountPeriod.of_quarter(2026, 1), ("2026-01-01", "2026-03-31"), "2026年第1季度"),
        (AccountPeriod.of_quarter(2024, 4), ("2024-10-01", "2024-12-31"), "2024年第4季度"),
        (
            AccountPeriod.of_days(date(2026, 4, 2), date(2026, 4, 2)),
            ("2026-04-02", "2026-04-02"),
            "2026-04-02 至 2026-04-02",
        ),
    ],
)
def test_a_period_has_its_days_and_its_name(
    period: AccountPeriod, days: tuple[str, str], label: str
) -> None:
    assert (str(period.first_day), str(period.last_day), period.label) == (*days, label)


@given(PERIODS)
def test_periods_follow_one_another_without_a_gap(period: AccountPeriod) -> None:
    assert period.later().first_day == period.last_day + timedelta(days=1)
    assert period.earlier().last_day == period.first_day - timedelta(days=1)
    assert period.later().earlier() == period


def test_what_is_no_period_is_refused() -> None:
    with pytest.raises(ValueError, match="quarter"):
        AccountPeriod.of_quarter(2026, 5)
    with pytest.raises(ValueError, match="before"):
        AccountPeriod.of_days(date(2026, 2, 1), date(2026, 1, 1))
