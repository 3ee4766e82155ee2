"""Grouping (归处): touching edits are one place, edits with equal text between are several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from editorial.collation.edit_script import Edit, EditScript
from editorial.collation.place import CollatedTexts, Place


def group_edits(script: EditScript, texts: CollatedTexts) -> Iterator[Place]:
    """Put touching edits together, in text order.

    A single equal character is enough to keep two places apart: each has its own mark on paper.
    """
    edits = script.edits
    first = 0
    for following in range(1, len(edits) + 1):
        if following < len(edits) and edits[following - 1][1] == edits[following][0]:
            continue  # they touch
        yield _place(edits[first:following], texts)
        first = following


def _place(run: Sequence[Edit], texts: CollatedTexts) -> Place:
    m_start, _, g_start, _ = run[0]
    _, m_end, _, g_end = run[-1]
    return Place(
        m_start,
        m_end,
        g_start,
        g_end,
        sum([edit.cost for edit in run]),
        texts.manuscript_key[m_start:m_end],
        texts.galley_key[g_start:g_end],
        tuple(run),
    )
