"""外文: a foreign word is another one, however many slips it has."""

from __future__ import annotations

from editorial.collation.kinds.rule import KindRule
from editorial.collation.place import Place, PlaceShape
from editorial.domain.discrepancy import DiscrepancyKind


def _applies(place: Place) -> bool:
    return place.shape is PlaceShape.FOREIGN_WORD


FOREIGN_WORD = KindRule(DiscrepancyKind.FOREIGN_WORD, _applies)
