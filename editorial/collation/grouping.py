"""Grouping (归处): touching edits are one place, edits with equal text between are several."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from editorial.collation.edit_script import Edit, EditScript
from editorial.collation.place import CollatedTexts, Place


def group_edits(script: EditScript, texts: CollatedTexts) -> Iterator[Place]:
    """Put touching edits together, in text order.

    A single equal character is enough to keep two places apart: each has its own mark on paper.
    """
    run: list[Edit] = []
    for before, edit in pairwise((None, *script.edits)):
        if before is not None and not _touch(before, edit):
            yield _place(run, texts)
            run = []
        if edit is not None:
            run.append(edit)
    if run:
        yield _place(run, texts)


def _touch(before: Edit, edit: Edit | None) -> bool:
    return edit is not None and before.manuscript_end == edit.manuscript_start


def _place(run: list[Edit], texts: CollatedTexts) -> Place:
    m_start, m_end = run[0].manuscript_start, run[-1].manuscript_end
    g_start, g_end = run[0].galley_start, run[-1].galley_end
    return Place(
        m_start,
        m_end,
        g_start,
        g_end,
        sum(edit.cost for edit in run),
        texts.manuscript_key[m_start:m_end],
        texts.galley_key[g_start:g_end],
        tuple(run),
    )
