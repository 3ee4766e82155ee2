"""The engine of 校异同: a minimal edit script of two texts."""

from __future__ import annotations

from editorial.collation.canonical_choice import canonical_edits
from editorial.collation.edit_script import EditScript
from editorial.collation.gap import text_pair
from editorial.collation.gap_solving import solved
from editorial.collation.settling import settle
from editorial.collation.walk import walk


def edit_script(manuscript: str, galley: str) -> EditScript:
    """Find a minimal edit script that turns ``manuscript`` into ``galley``.

    The same two texts give the same script on every run and machine, and its cost is their true
    Levenshtein distance in code points.
    """
    if manuscript == galley:
        return EditScript(())
    pair = text_pair(manuscript, galley)
    gaps = settle(pair, walk(pair))
    return EditScript(canonical_edits(pair, solved(pair, gaps)))
