"""Where the differences of a round stand, in words (位置)."""

from __future__ import annotations

from collections.abc import Sequence

from editorial.domain.discrepancy import Discrepancy
from editorial.text.body_text import body_text
from editorial.text.document_text import DocumentText
from editorial.text.place_names import PlaceNames
from tui.wording import t


def places_in_words(
    manuscript: DocumentText,
    galley: DocumentText,
    discrepancies: Sequence[Discrepancy],
    by_hand: Sequence[Discrepancy] = (),
) -> dict[int, str]:
    """For each difference, by its number: where it stands in the galley, and in the manuscript.

    What stands in a title or heading (题目) is told as such; what was added by hand stands in the
    galley alone.
    """
    ours, theirs = (PlaceNames(body_text(document)) for document in (manuscript, galley))
    told = {found.number: _told(found, ours, theirs) for found in discrepancies}
    return told | {entry.number: theirs.of(entry.galley) for entry in by_hand}


def _told(found: Discrepancy, ours: PlaceNames, theirs: PlaceNames) -> str:
    here, there = theirs.of(found.galley), ours.of(found.manuscript)
    told = (
        t("proof.place", galley=here)
        if here == there
        else t("proof.places", galley=here, manuscript=there)
    )
    in_title = ours.in_title(found.manuscript) or theirs.in_title(found.galley)
    return f"{t('proof.title_place')}{told}" if in_title else told
