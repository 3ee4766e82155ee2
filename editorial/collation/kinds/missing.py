"""漏字: the galley lacks what the manuscript has."""

from __future__ import annotations

from editorial.collation.kinds.rule import KindRule
from editorial.collation.place import Place
from editorial.domain.discrepancy import DiscrepancyKind


def _applies(place: Place) -> bool:
    return not place.galley_text


MISSING = KindRule(DiscrepancyKind.MISSING, _applies)
