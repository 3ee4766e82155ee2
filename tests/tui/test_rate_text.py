from __future__ import annotations

import pytest

from editorial.domain.error_rate import ErrorRate, RateLimit
from tui.rendering.rate_text import rate_text

HOUSE = RateLimit(1, 1000)
PERIODICAL = RateLimit(2, 10_000)


@pytest.mark.parametrize(
    ("tenths", "characters", "limit", "text"),
    [
        (10, 1000, HOUSE, "1.00‰ ≤ 1‰"),
        (40, 4820, HOUSE, "0.83‰ ≤ 1‰"),
        (10, 999, HOUSE, "1.001‰ ＞ 1‰"),
        (10_001, 1_000_000, HOUSE, "1.0001‰ ＞ 1‰"),
        (20, 10_000, PERIODICAL, "万分之2.00 ≤ 万分之2"),
        (21, 10_000, PERIODICAL, "万分之2.10 ＞ 万分之2"),
        (0, 0, HOUSE, "0.00‰ ≤ 1‰"),
        (5, 10_000, RateLimit(5, 100_000), "万分之0.50 ≤ 万分之0.5"),
    ],
)
def test_a_rate_is_written_beside_its_limit_and_never_rounded_across_it(
    tenths: int, characters: int, limit: RateLimit, text: str
) -> None:
    assert rate_text(ErrorRate(tenths, characters), limit) == text
