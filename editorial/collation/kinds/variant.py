"""繁体/异体: another form of the same character (OpenCC's character tables)."""

from __future__ import annotations

from editorial.collation.kinds.rule import KindRule
from editorial.collation.place import Place
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.text.character_classes import is_han
from editorial.text.folding import fold_text, fold_variant


def _applies(place: Place) -> bool:
    ours, theirs = place.manuscript_text, place.galley_text
    if len(ours) != len(theirs) or not all(map(is_han, set(ours + theirs))):
        return False
    return fold_text(ours, fold_variant) == fold_text(theirs, fold_variant)


VARIANT = KindRule(DiscrepancyKind.VARIANT, _applies, of_pairs=True)
