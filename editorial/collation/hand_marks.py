"""Hand entries (手工补记) as marks on the galley; which place of the manuscript they face."""

from __future__ import annotations

from collections.abc import Sequence

from editorial.collation.galley_marks import GalleyEdit, GalleyMark
from editorial.domain.discrepancy import Discrepancy, DiscrepancyKind, inside_moves
from editorial.domain.proofs import ProofRound
from editorial.domain.round_marks import Disposition


def hand_marks(proof_round: ProofRound) -> tuple[GalleyMark, ...]:
    """The marks of the hand entries that the printer is to carry out and that the text can tell.

    What no text tells (pictures, broken characters) somebody has to look at in the new galley.
    """
    return tuple(
        GalleyMark(
            entry.number,
            (
                GalleyEdit(
                    entry.mark.discrepancy.galley.start,
                    entry.mark.discrepancy.galley.end,
                    entry.right,
                ),
            ),
        )
        for entry in proof_round.hand_entries
        if entry.stands
        and entry.in_text
        and entry.mark.disposition is Disposition.TYPESETTING_ERROR
    )


def facing_offset(discrepancies: Sequence[Discrepancy], galley_offset: int) -> int:
    """Where the manuscript has what stands at an offset of the galley.

    Args:
        discrepancies: All discrepancies of one collation.
        galley_offset: In code points of the galley's body text; inside text that only the galley
            has, the place where the manuscript lacks it.
    """
    inside = inside_moves(discrepancies)
    places = [
        d
        for d in discrepancies
        if d.kind is not DiscrepancyKind.PARAGRAPH_BREAK and d.number not in inside
    ]
    gone = sorted(places, key=lambda d: (d.manuscript.start, d.manuscript.end), reverse=True)
    come = sorted(places, key=lambda d: (d.galley.start, d.galley.end), reverse=True)
    m = g = 0
    while gone or come:
        to_gone = gone[-1].manuscript.start - m if gone else None
        to_come = come[-1].galley.start - g if come else None
        step = min(each for each in (to_gone, to_come) if each is not None)
        if g + step > galley_offset:
            break
        m, g = m + step, g + step
        if to_come == step:
            found = come.pop()
            if galley_offset < found.galley.end:
                moved = found.kind is DiscrepancyKind.MOVED
                return found.manuscript.start + (galley_offset - g) if moved else m
            g = found.galley.end
        if to_gone == step:
            m = gone.pop().manuscript.end
    return m + galley_offset - g
