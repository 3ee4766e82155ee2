"""The engine of 校异同: a minimal edit script of two texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from editorial.collation.canonical_choice import canonical_edits
from editorial.collation.diagonals import FEW, agreement, few_edits
from editorial.collation.edit_script import EditScript
from editorial.collation.gap import Gap, TextPair, text_pair
from editorial.collation.gap_solving import parts, solved

_SOLVED_AT_ONCE: Final = 36_000_000
"""Cells of the edit matrix up to which walking takes no less time than solving (6,000 × 6,000)."""
_GUESS: Final = 2 * FEW
"""Edits that a short galley seldom exceeds if it has more than a few. It only says where to look
first: a wrong guess costs time, never exactness."""


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
    return EditScript(canonical_edits(pair, _solved_at_once(pair)))


def walked_script(manuscript: str, galley: str) -> EditScript:
    """Walk, settle and solve the gaps: for texts of any length."""
    # Both bring numpy, which takes longer to load than to compare short texts takes altogether.
    from editorial.collation.settling import settle  # noqa: PLC0415
    from editorial.collation.walk import walk  # noqa: PLC0415

    pair = text_pair(manuscript, galley)
    return EditScript(canonical_edits(pair, solved(pair, settle(pair, walk(pair)))))


def _solved_at_once(pair: TextPair) -> Iterator[Gap]:
    """The gaps of one box, which reaches from the first to the last difference."""
    manuscript, galley = pair.manuscript, pair.galley
    start = agreement(manuscript, 0, galley, 0)
    manuscript, galley = manuscript[start:], galley[start:]
    if behind := agreement(manuscript[::-1], 0, galley[::-1], 0):
        manuscript, galley = manuscript[:-behind], galley[:-behind]
    edits = few_edits(manuscript, galley)
    if edits is not None:
        gap = Gap(start, start, len(manuscript), len(galley), len(edits))
        return parts(gap, [(start + a, start + b, start + c, start + d) for a, b, c, d in edits])
    # Loaded when more than a few differ: this takes longer than finding a few takes altogether.
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

    cost = Levenshtein.distance(manuscript, galley, score_hint=_GUESS)
    return solved(pair, [Gap(start, start, len(manuscript), len(galley), cost)])
