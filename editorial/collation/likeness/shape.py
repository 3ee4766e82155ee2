"""形近: characters that are easily misread for each other, by eye or by a scanner."""

from __future__ import annotations

from typing import Final

from editorial.collation.likeness.reason import Reason
from editorial.collation.likeness.table import LikenessTable

TERM: Final = "形近"

_ALIKE: Final = Reason(TERM)
_TWO_LIKE_ONE: Final = frozenset(
    {"rn/m", "cl/d", "vv/w", "VV/W", "ri/n", "li/h", "lo/b", "nn/m", "ii/u", "fi/ﬁ", "fl/ﬂ"}
)
"""Two letters that look like one: what scanners take most often for each other."""


def looks_alike(right: str, wrong: str, table: LikenessTable) -> Reason | None:
    """Whether two characters look alike, or two letters and one."""
    if len(right) != len(wrong):
        return _ALIKE if {f"{right}/{wrong}", f"{wrong}/{right}"} & _TWO_LIKE_ONE else None
    return _ALIKE if table.look_alike(right, wrong) else None
