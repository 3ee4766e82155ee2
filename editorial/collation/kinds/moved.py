"""移位: the stretch stands elsewhere in the galley."""

from __future__ import annotations

from editorial.collation.kinds.rule import KindRule
from editorial.collation.place import Place, PlaceShape
from editorial.domain.discrepancy import DiscrepancyKind


def _applies(place: Place) -> bool:
    return place.shape is PlaceShape.MOVED_AWAY or place.shape is PlaceShape.MOVED_IN


MOVED = KindRule(DiscrepancyKind.MOVED, _applies)
