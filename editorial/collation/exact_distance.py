"""The exact Levenshtein distance of two stretches of text."""

from __future__ import annotations

from typing import Final

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cpdist

from editorial.collation.embedding import embedded_distance
from editorial.collation.gap import matrix_cells

LONG_CALL: Final = 60_000_000
"""Cells of the edit matrix from which a call would hold the interpreter for some 20 ms."""


def exact_distance(manuscript: str, galley: str, at_most: int | None = None) -> int:
    """Find the Levenshtein distance in code points.

    Args:
        manuscript: One text.
        galley: The other text.
        at_most: A bound that the distance is known not to exceed; it makes the work faster.
    """
    if matrix_cells(len(manuscript), len(galley), at_most) < LONG_CALL:
        return Levenshtein.distance(manuscript, galley, score_hint=at_most)
    embedded = embedded_distance(manuscript, galley)
    if embedded is not None:
        return embedded
    # The one call of rapidfuzz that lets other threads run while it works.
    distances = cpdist([manuscript], [galley], scorer=Levenshtein.distance, score_hint=at_most)
    return int(distances[0])
