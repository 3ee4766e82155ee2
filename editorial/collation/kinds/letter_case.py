"""大小写: the same letters, capital on one side and small on the other."""

from __future__ import annotations

from editorial.collation.kinds.rule import KindRule
from editorial.collation.place import Place
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.text.folding import fold_case, fold_text


def _applies(place: Place) -> bool:
    ours, theirs = place.manuscript_text, place.galley_text
    if len(ours) != len(theirs):
        return False
    return fold_text(ours, fold_case) == fold_text(theirs, fold_case)


LETTER_CASE = KindRule(DiscrepancyKind.LETTER_CASE, _applies, of_pairs=True)
