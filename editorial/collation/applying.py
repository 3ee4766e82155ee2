"""Applying discrepancies (照改): from the manuscript and what differs back to the galley."""

from __future__ import annotations

from collections.abc import Sequence

from editorial.collation.both_texts import laid_out, stretches
from editorial.domain.discrepancy import Discrepancy, DiscrepancyKind, lies_inside


def apply_discrepancies(
    manuscript: str,
    discrepancies: Sequence[Discrepancy],
    left_out: Sequence[Discrepancy] = (),
) -> str:
    """Make the galley's body text from the manuscript's and all discrepancies between them.

    Args:
        manuscript: Body text of the manuscript.
        discrepancies: All of one collation, in any order.
        left_out: What that collation left out (``Collation.left_out``): there the result keeps the
            manuscript's form, but inside a stretch that moved it has the galley's. Characters
            that were folded in the whole text (全半角、繁体、大小写) keep the manuscript's form.
    """
    places = laid_out(discrepancies)
    moves = [each for each in places if each.kind is DiscrepancyKind.MOVED]
    kept = [
        each for each in laid_out(left_out) if not any(lies_inside(each, move) for move in moves)
    ]
    stays = set(map(id, kept))
    pieces: list[str] = []
    end = 0
    for each in stretches([*places, *kept]):
        if each.place is None:
            pieces.append(manuscript[each.manuscript_start : each.manuscript_end])
        elif id(each.place) not in stays:
            pieces.append(each.place.galley.text if each.in_galley else "")
        elif each.in_manuscript:
            pieces.append(each.place.manuscript.text)
        end = each.manuscript_end
    pieces.append(manuscript[end:])
    return "".join(pieces)
