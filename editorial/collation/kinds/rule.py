"""What a rule for a kind is."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from editorial.collation.place import Place
from editorial.domain.discrepancy import DiscrepancyKind


class KindRule(NamedTuple):
    """A kind and the test that tells whether a place is of it."""

    kind: DiscrepancyKind
    applies: Callable[[Place], bool]
    of_pairs: bool = False
    """Whether it can only be of it when both texts have something there."""
