"""全半角: the same characters, full-width on one side and half-width on the other.

Straight against curly quotation marks are no matter of width: they are other marks (标点).
"""

from __future__ import annotations

from editorial.collation.kinds.rule import KindRule
from editorial.collation.place import Place
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.text.folding import fold_text, fold_width


def _applies(place: Place) -> bool:
    ours, theirs = place.manuscript_text, place.galley_text
    if len(ours) != len(theirs):
        return False
    return fold_text(ours, fold_width) == fold_text(theirs, fold_width)


WIDTH = KindRule(DiscrepancyKind.WIDTH, _applies, of_pairs=True)
