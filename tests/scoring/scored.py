"""Builders: discrepancies without texts around them, as scoring needs them."""

from __future__ import annotations

from editorial.domain.discrepancy import CorrectionMark, Discrepancy, DiscrepancyKind, TextSpan


def discrepancy(
    kind: str,
    ours: str = "甲",
    theirs: str = "乙",
    *,
    edits: int = 1,
    paragraph: int = 1,
    number: int = 1,
) -> Discrepancy:
    return Discrepancy(
        number=number,
        kind=DiscrepancyKind(kind),
        edits=edits,
        manuscript=TextSpan(0, len(ours), ours, paragraph),
        galley=TextSpan(0, len(theirs), theirs, paragraph),
        mark=CorrectionMark.CORRECT,
    )


def differing(kind: str, places: int) -> tuple[Discrepancy, ...]:
    """So many places of a kind, no two of them the same error."""
    return tuple(discrepancy(kind, chr(0x4E00 + n), chr(0x5E00 + n)) for n in range(places))
