"""数字用法: the same number in another notation (二〇二四 and 2024; GB/T 15835)."""

from __future__ import annotations

from editorial.collation.kinds.rule import KindRule
from editorial.collation.place import Place
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.text.character_classes import is_han
from editorial.text.numerals import is_read_by_digits, numeral_ratio

_SHORTEST_BY_DIGITS = 4


def _applies(place: Place) -> bool:
    ours, theirs = place.manuscript_text, place.galley_text
    value = numeral_ratio(ours)
    if value is None or value != numeral_ratio(theirs):
        return False
    return not (_unit_lost(ours, theirs) or _unit_lost(theirs, ours))


def _unit_lost(full: str, short: str) -> bool:
    """三五 for 三十五 has lost a character; only years and codes are read digit by digit."""
    full, short = (text.rpartition("分之")[2] for text in (full, short))
    if not all(map(is_han, full + short)) or is_read_by_digits(full):
        return False
    return is_read_by_digits(short) and len(short) < _SHORTEST_BY_DIGITS


NUMERAL_FORM = KindRule(DiscrepancyKind.NUMERAL_FORM, _applies, of_pairs=True)
