"""Periods of proof accounts (台账期间): a year, a quarter, or any span of days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

QUARTERS: Final = (1, 2, 3, 4)
_MONTHS = 3


@dataclass(frozen=True, slots=True)
class AccountPeriod:
    """A span of days with its name."""

    first_day: date
    last_day: date
    """Its last day, itself included."""
    label: str

    @classmethod
    def of_year(cls, year: int) -> AccountPeriod:
        """A calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31), f"{year}年")

    @classmethod
    def of_quarter(cls, year: int, quarter: int) -> AccountPeriod:
        """A quarter of a calendar year.

        Args:
            year: The year.
            quarter: 1 to 4.

        Raises:
            ValueError: when there is no such quarter.
        """
        if quarter not in QUARTERS:
            raise ValueError(f"no quarter {quarter}")
        last = quarter * _MONTHS
        after = date(year + last // 12, last % 12 + 1, 1)
        first = date(year, last - _MONTHS + 1, 1)
        return cls(first, after - timedelta(days=1), f"{year}年第{quarter}季度")

    @classmethod
    def of_days(cls, first_day: date, last_day: date) -> AccountPeriod:
        """Any days.

        Raises:
            ValueError: when the last is before the first.
        """
        if last_day < first_day:
            raise ValueError("the last day is before the first")
        return cls(first_day, last_day, f"{first_day:%Y-%m-%d} 至 {last_day:%Y-%m-%d}")

    def earlier(self) -> AccountPeriod:
        """The year or quarter before this one; of other spans, as many days before it."""
        return self._moved(-1)

    def later(self) -> AccountPeriod:
        """The year or quarter after this one; of other spans, as many days after it."""
        return self._moved(1)

    def _moved(self, by: int) -> AccountPeriod:
        year, month = self.first_day.year, self.first_day.month
        if self == AccountPeriod.of_year(year):
            return AccountPeriod.of_year(year + by)
        index = year * len(QUARTERS) + (month - 1) // _MONTHS + by
        quarter = AccountPeriod.of_quarter(year, (month - 1) // _MONTHS + 1)
        if self == quarter:
            return AccountPeriod.of_quarter(index // len(QUARTERS), index % len(QUARTERS) + 1)
        days = (self.last_day - self.first_day + timedelta(days=1)) * by
        return AccountPeriod.of_days(self.first_day + days, self.last_day + days)
