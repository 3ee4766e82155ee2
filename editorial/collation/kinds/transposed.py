"""颠倒: neighbouring characters or words exchanged, put right with one mark."""

from __future__ import annotations

from editorial.collation.kinds.rule import KindRule
from editorial.collation.place import Place, PlaceShape
from editorial.domain.discrepancy import DiscrepancyKind


def _applies(place: Place) -> bool:
    return place.shape is PlaceShape.SWAP


TRANSPOSED = KindRule(DiscrepancyKind.TRANSPOSED, _applies, of_pairs=True)
