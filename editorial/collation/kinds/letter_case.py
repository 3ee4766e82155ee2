"""大小写: the same letters, capital on one side and small on the other."""

from __future__ import annotations

from editorial.collation.kinds.rule import KindRule
from editorial.collation.place import Place
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.text.folding import fold_case, fold_text


def _applies(place: Place) -> bool:
    return fold_text(place.manuscript_text, fold_case) == fold_text(place.galley_text, fold_case)


LETTER_CASE = KindRule(DiscrepancyKind.LETTER_CASE, _applies)
