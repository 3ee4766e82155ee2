"""错字: the galley has something else; whatever no other rule knows better."""

from __future__ import annotations

from editorial.collation.kinds.rule import KindRule
from editorial.collation.place import Place
from editorial.domain.discrepancy import DiscrepancyKind


def _applies(place: Place) -> bool:
    return bool(place.manuscript_text and place.galley_text)


WRONG = KindRule(DiscrepancyKind.WRONG, _applies, of_pairs=True)
