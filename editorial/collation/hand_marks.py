"""Hand entries (手工补记) as marks on the galley."""

from __future__ import annotations

from editorial.collation.both_texts import facing_offset
from editorial.collation.galley_marks import GalleyEdit, GalleyMark
from editorial.domain.proofs import ProofRound
from editorial.domain.round_marks import Disposition

__all__ = ["facing_offset", "hand_marks"]


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
