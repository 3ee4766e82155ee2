"""多字: the galley has what the manuscript lacks."""

from __future__ import annotations

from editorial.collation.kinds.rule import KindRule
from editorial.collation.place import Place
from editorial.domain.discrepancy import DiscrepancyKind


def _applies(place: Place) -> bool:
    return not place.manuscript_text


EXTRA = KindRule(DiscrepancyKind.EXTRA, _applies)
