"""What proof accounts (校对台账) say in words, the same on screens, paper and the command line."""

from __future__ import annotations

from fractions import Fraction

from editorial.domain.errors_left import ErrorsLeft, NoEstimate
from editorial.domain.proof_accounts import ReadingAccount

NOTHING_THERE = "—"
"""A rate where there was nothing to find."""


def left_text(left: ErrorsLeft | NoEstimate) -> str:
    """The estimate with its interval, never the number alone; or why there is none."""
    if isinstance(left, NoEstimate):
        return left.reason
    return (
        f"两人共发现 {left.found} 处，其中都发现 {left.common} 处；"
        f"估计还有 {left.left:.1f} 处无人发现（95% 区间 {left.low:.1f}～{left.high:.1f} 处）"
    )


def pass_text(account: ReadingAccount) -> str:
    """The pass, and whether it is the second, blind reading of its galley."""
    label = account.proof_pass.label
    return f"{label}盲读" if account.second_reader else label


def share_text(rate: tuple[int, int] | None) -> str:
    """A share in per cent to a tenth, exactly rounded; a dash when there was nothing to find."""
    if rate is None:
        return NOTHING_THERE
    return f"{float(round(Fraction(rate[0] * 100, rate[1]), 1)):.1f}%"
