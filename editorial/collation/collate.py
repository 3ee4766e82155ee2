"""Collation (校异同): everything in which a galley differs from its manuscript."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from editorial.collation.discrepancies import describe, without
from editorial.collation.engine import edit_script
from editorial.collation.grouping import group_edits
from editorial.collation.ignoring import LEFT_OUT, count_folded, key_of
from editorial.collation.mending import mend_gaps
from editorial.collation.moves import find_moves
from editorial.collation.paragraph_breaks import find_break_differences
from editorial.collation.paragraph_fit import fit_paragraphs
from editorial.collation.place import CollatedTexts, Place, PlaceShape, Rearranged
from editorial.collation.splitting import split_place
from editorial.collation.swaps import find_swaps
from editorial.collation.touching_numbers import part_touching_number
from editorial.collation.touching_swaps import part_touching_swaps
from editorial.collation.whole_words import take_whole_words
from editorial.domain.discrepancy import Discrepancy, DiscrepancyKind
from editorial.text.body_text import BodyText


class Collation(NamedTuple):
    """The outcome of a collation."""

    edit_distance: int
    """Minimal character edits between the two folded body texts; the discrepancies' sum."""
    discrepancies: tuple[Discrepancy, ...]
    ignored: Mapping[str, int]
    """For each ignored kind, how much was folded away: character edits, or paragraph breaks."""
    left_out: tuple[Discrepancy, ...] = ()
    """The discrepancies that were folded away place by place; their numbers mean nothing."""


def collate(
    manuscript: BodyText,
    galley: BodyText,
    ignore: frozenset[DiscrepancyKind] = frozenset(),
) -> Collation:
    """Compare a galley with its manuscript, character by character.

    Args:
        manuscript: The authority.
        galley: What is checked against it.
        ignore: Kinds to fold away, from :func:`editorial.collation.ignoring.ignorable_kinds`.
    """
    texts = CollatedTexts(
        manuscript, galley, key_of(manuscript.text, ignore), key_of(galley.text, ignore)
    )
    script = edit_script(texts.manuscript_key, texts.galley_key)
    places = fit_paragraphs(mend_gaps(list(group_edits(script, texts)), texts), texts)
    moved = find_moves(find_swaps(part_touching_swaps(places, texts), texts), texts)
    places = _kind_by_kind(moved.places, texts)
    breaks = list(find_break_differences(places, texts))
    inner = _inner_places(moved, texts)
    discrepancies = describe([*places, *inner], breaks, texts)

    ignored = dict.fromkeys((kind.value for kind in sorted(ignore)), 0)
    ignored.update(count_folded(manuscript.text, galley.text, script, ignore))
    left_out = tuple(each for each in discrepancies if each.kind in ignore & LEFT_OUT)
    folded = 0
    if left_out:
        for each in left_out:
            ignored[each.kind.value] += max(each.edits, 1)
        discrepancies = without(left_out, discrepancies)
        folded = script.distance - sum(each.edits for each in discrepancies)
    return Collation(script.distance - folded, discrepancies, ignored, left_out)


def _kind_by_kind(
    places: Sequence[Place], texts: CollatedTexts, span: tuple[int, int] | None = None
) -> list[Place]:
    parts = [
        part
        for place in places
        for apart in part_touching_number(place, texts)
        for part in split_place(apart, texts)
    ]
    return take_whole_words(parts, texts, span)


def _inner_places(moved: Rearranged, texts: CollatedTexts) -> list[Place]:
    """The changes inside stretches that moved, each stretch on its own."""
    spans = {
        place.move: (place.manuscript_start, place.manuscript_end)
        for place in moved.places
        if place.shape is PlaceShape.MOVED_AWAY
    }
    found: list[Place] = []
    for move, changes in groupby(moved.inner, lambda place: place.inside):
        parts = _kind_by_kind(list(changes), texts, spans[move])
        found.extend(part._replace(inside=move) for part in parts)
    return found
