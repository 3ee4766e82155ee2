"""The estimate of errors that nobody found: only from independent readings, with its interval."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.errors_left import ErrorsLeft, NoEstimate, errors_left


def test_chapmans_estimate() -> None:
    # A = 20, B = 15, C = 12: 21 * 16 / 13 - 1 = 24.846…, of which 23 are found.
    estimate = errors_left(range(20), range(8, 23))
    assert isinstance(estimate, ErrorsLeft)
    assert (estimate.found, estimate.common) == (23, 12)
    assert estimate.left == pytest.approx(1.846, abs=0.001)
    assert 0 < estimate.low < estimate.left < estimate.high


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        pytest.param(range(5), range(5, 9), "共同发现的差错只有 0 处", id="nothing in common"),
        pytest.param(range(4), range(2, 9), "少于 3 处", id="too little in common"),
        pytest.param(range(9), range(5), "全部发现", id="one found all of the other's"),
        pytest.param((), (), "共同发现的差错只有 0 处", id="nothing found at all"),
    ],
)
def test_where_the_data_do_not_allow_it_there_is_a_reason_and_no_number(
    first: range, second: range, reason: str
) -> None:
    estimate = errors_left(first, second)
    assert isinstance(estimate, NoEstimate)
    assert reason in estimate.reason


@given(st.sets(st.integers(0, 60)), st.sets(st.integers(0, 60)))
def test_the_interval_holds_the_estimate_and_readers_may_be_swapped(
    first: set[int], second: set[int]
) -> None:
    estimate = errors_left(first, second)
    assert estimate == errors_left(second, first)
    if isinstance(estimate, ErrorsLeft):
        assert 0 < estimate.low <= estimate.left <= estimate.high
