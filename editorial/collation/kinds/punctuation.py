"""标点: marks that are wrong, missing, added, of another form, or on the wrong side of a word."""

from __future__ import annotations

from editorial.collation.kinds.rule import KindRule
from editorial.collation.place import Place, PlaceShape
from editorial.collation.swaps import swap_parts
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.text.character_classes import all_punctuation, is_punctuation


def _applies(place: Place) -> bool:
    if place.shape is PlaceShape.SWAP:
        if not any(map(is_punctuation, place.manuscript_text)):
            return False
        parts = swap_parts(place.manuscript_text, place.galley_text)
        return parts is not None and (all_punctuation(parts.first) or all_punctuation(parts.second))
    if place.shape is PlaceShape.NUMBER:
        return False
    return all_punctuation(place.manuscript_text + place.galley_text)


PUNCTUATION = KindRule(DiscrepancyKind.PUNCTUATION, _applies)
