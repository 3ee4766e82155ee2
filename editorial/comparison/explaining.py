"""Explaining differences (注明致误原因): a note on those whose wrong characters are likely."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from editorial.domain.discrepancy import Discrepancy, DiscrepancyKind

EXPLAINED: Final = frozenset(
    {
        DiscrepancyKind.WRONG,
        DiscrepancyKind.NUMBER,
        DiscrepancyKind.FOREIGN_WORD,
        DiscrepancyKind.PUNCTUATION,
    }
)
"""Kinds of which there is something to say; the others say it themselves."""


def explained(discrepancies: Iterable[Discrepancy]) -> tuple[Discrepancy, ...]:
    """The same discrepancies, each with its note where there is something to say.

    Nothing is loaded before the first discrepancy that may have a note, and the likeness table is
    read when the first of its characters is looked up.
    """
    found = tuple(discrepancies)
    if not any(one.kind in EXPLAINED for one in found):
        return found
    # Many a galley has no wrong character: whoever compares it need not wait for this.
    from editorial.collation.likeness import likeness_note  # noqa: PLC0415
    from editorial.comparison.likeness_file import shipped_likeness  # noqa: PLC0415

    def told(one: Discrepancy) -> Discrepancy:
        note = likeness_note(one.manuscript.text, one.galley.text, shipped_likeness)
        return replace(one, note=note) if note else one

    return tuple(told(one) if one.kind in EXPLAINED else one for one in found)
