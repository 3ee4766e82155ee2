"""The rules in the order in which they are asked; the first that applies decides."""

from __future__ import annotations

from typing import Final

from editorial.collation.kinds.extra import EXTRA
from editorial.collation.kinds.foreign_word import FOREIGN_WORD
from editorial.collation.kinds.letter_case import LETTER_CASE
from editorial.collation.kinds.missing import MISSING
from editorial.collation.kinds.moved import MOVED
from editorial.collation.kinds.number import NUMBER
from editorial.collation.kinds.numeral_form import NUMERAL_FORM
from editorial.collation.kinds.punctuation import PUNCTUATION
from editorial.collation.kinds.rule import KindRule
from editorial.collation.kinds.transposed import TRANSPOSED
from editorial.collation.kinds.variant import VARIANT
from editorial.collation.kinds.width import WIDTH
from editorial.collation.kinds.wrong import WRONG
from editorial.collation.place import Place
from editorial.domain.discrepancy import DiscrepancyKind

RULES: Final[tuple[KindRule, ...]] = (
    MOVED,
    WIDTH,
    PUNCTUATION,
    TRANSPOSED,
    VARIANT,
    LETTER_CASE,
    NUMERAL_FORM,
    NUMBER,
    FOREIGN_WORD,
    MISSING,
    EXTRA,
    WRONG,
)
"""What differs in form only comes before what differs in substance."""

_OF_GAPS: Final = tuple(rule for rule in RULES if not rule.of_pairs)


def kind_of(place: Place) -> DiscrepancyKind:
    """The kind of a place; paragraph breaks are no places and are not asked about here."""
    both = place.manuscript_text and place.galley_text
    for kind, applies, _ in RULES if both else _OF_GAPS:
        if applies(place):
            return kind
    raise AssertionError("what is left is wrong, missing or extra")
