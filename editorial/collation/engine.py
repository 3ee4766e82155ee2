"""The engine of 校异同: a minimal edit script of two texts."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from editorial.collation.edit_script import Edit, EditScript


def edit_script(manuscript: str, galley: str) -> EditScript:
    """Find a minimal edit script that turns ``manuscript`` into ``galley``.

    The same two texts give the same script on every run and machine, and its cost is their true
    Levenshtein distance in code points.
    """
    codes = Levenshtein.opcodes(manuscript, galley)
    return EditScript(
        tuple(
            Edit(code.src_start, code.src_end, code.dest_start, code.dest_end)
            for code in codes
            if code.tag != "equal"
        )
    )
