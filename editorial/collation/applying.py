"""Applying discrepancies (照改): from the manuscript and what differs back to the galley."""

from __future__ import annotations

from collections.abc import Sequence

from editorial.domain.discrepancy import Discrepancy, DiscrepancyKind, inside_moves, lies_inside


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
    inside = inside_moves(discrepancies)
    places = [d for d in discrepancies if not _holds_nothing(d) and d.number not in inside]
    moves = [d for d in places if d.kind is DiscrepancyKind.MOVED]
    kept = [
        d
        for d in left_out
        if not _holds_nothing(d) and not any(lies_inside(d, move) for move in moves)
    ]
    gone = sorted(
        [(d.manuscript.start, d.manuscript.end, "") for d in places]
        + [(d.manuscript.start, d.manuscript.end, d.manuscript.text) for d in kept],
        reverse=True,
    )
    come = sorted(
        [(d.galley.start, d.galley.end, d.galley.text) for d in places]
        + [(d.galley.start, d.galley.end, "") for d in kept],
        reverse=True,
    )
    pieces: list[str] = []
    m = g = 0
    while gone or come:
        to_gone = gone[-1][0] - m if gone else len(manuscript)
        to_come = come[-1][0] - g if come else len(manuscript)
        step = min(to_gone, to_come)
        pieces.append(manuscript[m : m + step])
        m, g = m + step, g + step
        if to_gone == step:
            _, m, text = gone.pop()
            pieces.append(text)
        if to_come == step:
            _, g, text = come.pop()
            pieces.append(text)
    pieces.append(manuscript[m:])
    return "".join(pieces)


def _holds_nothing(discrepancy: Discrepancy) -> bool:
    """Paragraph breaks hold no characters of the body text."""
    return discrepancy.kind is DiscrepancyKind.PARAGRAPH_BREAK
