"""The engine of 校异同: a minimal edit script of two texts."""

from __future__ import annotations

from typing import Final

from rapidfuzz.distance import Levenshtein

from editorial.collation.canonical_choice import canonical_edits
from editorial.collation.edit_script import EditScript
from editorial.collation.gap import Gap, TextPair, text_pair
from editorial.collation.gap_solving import solved

_SOLVED_AT_ONCE: Final = 36_000_000
"""Cells of the edit matrix up to which walking takes no less time than solving (6,000 × 6,000)."""
_GUESS: Final = 31
"""Edits that a short galley seldom exceeds. It only says where to look first: a wrong guess costs
time, never exactness."""


def edit_script(manuscript: str, galley: str) -> EditScript:
    """Find a minimal edit script that turns ``manuscript`` into ``galley``.

    The same two texts give the same script on every run and machine, and its cost is their true
    Levenshtein distance in code points.
    """
    if manuscript == galley:
        return EditScript(())
    if len(manuscript) * len(galley) <= _SOLVED_AT_ONCE:
        return script_at_once(manuscript, galley)
    return walked_script(manuscript, galley)


def script_at_once(manuscript: str, galley: str) -> EditScript:
    """Solve all that lies between the first and the last difference at once: for short texts."""
    pair = text_pair(manuscript, galley)
    gap = _what_differs(pair)
    return EditScript(canonical_edits(pair, solved(pair, [gap] if gap.cost else [])))


def walked_script(manuscript: str, galley: str) -> EditScript:
    """Walk, settle and solve the gaps: for texts of any length."""
    # Both bring numpy, which takes longer to load than to compare short texts takes altogether.
    from editorial.collation.settling import settle  # noqa: PLC0415
    from editorial.collation.walk import walk  # noqa: PLC0415

    pair = text_pair(manuscript, galley)
    return EditScript(canonical_edits(pair, solved(pair, settle(pair, walk(pair)))))


def _what_differs(pair: TextPair) -> Gap:
    """All that lies between the first and the last difference, as one gap."""
    manuscript, galley = pair.manuscript, pair.galley
    start, shorter = 0, min(len(manuscript), len(galley))
    while start < shorter and manuscript[start] == galley[start]:
        start += 1
    behind = 0
    while behind < shorter - start and manuscript[-1 - behind] == galley[-1 - behind]:
        behind += 1
    length, galley_length = len(manuscript) - start - behind, len(galley) - start - behind
    cost = Levenshtein.distance(
        manuscript[start : start + length],
        galley[start : start + galley_length],
        score_hint=_GUESS,
    )
    return Gap(start, start, length, galley_length, cost)
