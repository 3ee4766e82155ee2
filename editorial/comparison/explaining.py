"""Explaining differences (注明致误原因): a note on those whose wrong characters are likely."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from editorial.collation.likeness import likeness_note
from editorial.comparison.likeness_file import shipped_likeness
from editorial.domain.discrepancy import Discrepancy


def explained(discrepancies: Iterable[Discrepancy]) -> tuple[Discrepancy, ...]:
    """The same discrepancies, each with its note where there is something to say.

    The likeness table is read when the first wrong Han character comes, not before.
    """
    return tuple(map(_explained, discrepancies))


def _explained(one: Discrepancy) -> Discrepancy:
    note = likeness_note(one.kind, one.manuscript.text, one.galley.text, shipped_likeness)
    return replace(one, note=note) if note else one
