"""Days are counted by the calendar."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from editorial.desk.office_days import days_between, office_day


@pytest.fixture(autouse=True)
def _harbin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The office lies eight hours east of Greenwich."""
    if not hasattr(time, "tzset"):
        pytest.skip("the zone of this machine cannot be set")
    monkeypatch.setitem(os.environ, "TZ", "CST-8")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("earlier", "later", "days"),
    [
        (datetime(2026, 11, 17, 1, tzinfo=UTC), datetime(2026, 11, 17, 15, tzinfo=UTC), 0),
        (datetime(2026, 11, 17, 15, tzinfo=UTC), datetime(2026, 11, 17, 17, tzinfo=UTC), 1),
        (datetime(2026, 11, 17, 12, tzinfo=UTC), datetime(2026, 11, 22, 1, tzinfo=UTC), 5),
        (datetime(2026, 11, 22, 1, tzinfo=UTC), datetime(2026, 11, 17, 12, tzinfo=UTC), 0),
    ],
    ids=["one day", "over midnight of the office", "a part of the last day", "a clock set back"],
)
def test_the_days_of_a_wait_are_those_of_the_calendar(
    earlier: datetime, later: datetime, days: int
) -> None:
    assert days_between(earlier, later) == days


def test_a_moment_falls_on_the_day_of_the_office() -> None:
    assert office_day(datetime(2026, 11, 17, 17, tzinfo=UTC)) == date(2026, 11, 18)
