"""数字: a number is another one, or is missing or added as a whole; one number, one error."""

from __future__ import annotations

from editorial.collation.kinds.rule import KindRule
from editorial.collation.place import Place, PlaceShape
from editorial.domain.discrepancy import DiscrepancyKind


def _applies(place: Place) -> bool:
    return place.shape is PlaceShape.NUMBER


NUMBER = KindRule(DiscrepancyKind.NUMBER, _applies)
