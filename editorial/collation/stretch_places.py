"""Places of a stretch (段内各处): one stretch of the manuscript against one of the galley."""

from __future__ import annotations

from editorial.collation.edit_script import Edit, EditScript
from editorial.collation.engine import edit_script
from editorial.collation.grouping import group_edits
from editorial.collation.mending import mend_gaps
from editorial.collation.paragraph_fit import fit_paragraphs
from editorial.collation.place import CollatedTexts, Place
from editorial.collation.swaps import find_swaps
from editorial.collation.touching_swaps import part_touching_swaps


def places_between(
    texts: CollatedTexts, manuscript: tuple[int, int], galley: tuple[int, int]
) -> list[Place]:
    """Collate two stretches, wherever they stand; offsets are those of the whole texts."""
    ours = texts.manuscript_key[slice(*manuscript)]
    theirs = texts.galley_key[slice(*galley)]
    if ours == theirs:
        return []
    m, g = manuscript[0], galley[0]
    edits = (Edit(a + m, b + m, c + g, d + g) for a, b, c, d in edit_script(ours, theirs).edits)
    places = mend_gaps(list(group_edits(EditScript(tuple(edits)), texts)), texts)
    places = part_touching_swaps(fit_paragraphs(places, texts, manuscript), texts)
    return find_swaps(places, texts)
