"""An estimate of errors left (估计残留) in words: never the number without its interval."""

from __future__ import annotations

from editorial.domain.errors_left import ErrorsLeft, NoEstimate


def left_text(left: ErrorsLeft | NoEstimate) -> str:
    """The estimate with its interval, or why there is none."""
    if isinstance(left, NoEstimate):
        return left.reason
    return (
        f"两人共发现 {left.found} 处，其中都发现 {left.common} 处；"
        f"估计还有 {left.left:.1f} 处无人发现（95% 区间 {left.low:.1f}～{left.high:.1f} 处）"
    )
