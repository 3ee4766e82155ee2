"""数字用法: the same number in another notation (二〇二四 and 2024; GB/T 15835)."""

from __future__ import annotations

from editorial.collation.kinds.rule import KindRule
from editorial.collation.place import Place
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.text.numerals import numeral_value


def _applies(place: Place) -> bool:
    value = numeral_value(place.manuscript_text)
    return value is not None and value == numeral_value(place.galley_text)


NUMERAL_FORM = KindRule(DiscrepancyKind.NUMERAL_FORM, _applies)
