"""Applying discrepancies (照改): from the manuscript and what differs back to the galley."""

from __future__ import annotations

from collections.abc import Sequence

from editorial.domain.discrepancy import Discrepancy, DiscrepancyKind


def apply_discrepancies(manuscript: str, discrepancies: Sequence[Discrepancy]) -> str:
    """Make the galley's body text from the manuscript's and all discrepancies between them.

    With kinds ignored, the result keeps the manuscript's form of what was folded away.

    Args:
        manuscript: Body text of the manuscript.
        discrepancies: All of one collation, in any order.
    """
    # Paragraph breaks hold no characters of the body text.
    places = [d for d in discrepancies if d.kind is not DiscrepancyKind.PARAGRAPH_BREAK]
    gone = sorted((d.manuscript.start, d.manuscript.end) for d in places)
    come = sorted((d.galley.start, d.galley.end, d.galley.text) for d in places)
    pieces: list[str] = []
    m = g = 0
    gone.reverse()
    come.reverse()
    while gone or come:
        to_gone = gone[-1][0] - m if gone else len(manuscript)
        to_come = come[-1][0] - g if come else len(manuscript)
        step = min(to_gone, to_come)
        pieces.append(manuscript[m : m + step])
        m, g = m + step, g + step
        if to_gone == step:
            m = gone.pop()[1]
        if to_come == step:
            _, g, text = come.pop()
            pieces.append(text)
    pieces.append(manuscript[m:])
    return "".join(pieces)
