"""A round's differences ↔ rows."""

from __future__ import annotations

from editorial.domain.discrepancy import CorrectionMark, Discrepancy, DiscrepancyKind, TextSpan
from editorial.domain.identifiers import ManuscriptId
from editorial.domain.proofs import Disposition, RoundDifference
from editorial.store.proof_tables import RoundDifferenceRow
from editorial.store.row_mapping.manuscripts import Values, person_or_none


def difference(row: RoundDifferenceRow) -> RoundDifference:
    """The difference of a row, with what was decided of it."""
    found = Discrepancy(
        number=row.number,
        kind=DiscrepancyKind(row.kind),
        edits=row.edits,
        manuscript=TextSpan(
            row.manuscript_start,
            row.manuscript_end,
            row.manuscript_text,
            row.manuscript_paragraph,
        ),
        galley=TextSpan(row.galley_start, row.galley_end, row.galley_text, row.galley_paragraph),
        mark=CorrectionMark(row.mark),
        before=row.before,
        after=row.after,
        note=row.note,
    )
    return RoundDifference(
        discrepancy=found,
        disposition=Disposition(row.disposition),
        reason=row.reason,
        decided_by=person_or_none(row.decided_by),
        decided_at=row.decided_at,
    )


def difference_values(manuscript: ManuscriptId, round_number: int, one: RoundDifference) -> Values:
    """The row of a difference."""
    found = one.discrepancy
    return {
        "manuscript_id": manuscript,
        "round_number": round_number,
        "number": found.number,
        "kind": found.kind.value,
        "edits": found.edits,
        "manuscript_start": found.manuscript.start,
        "manuscript_end": found.manuscript.end,
        "manuscript_text": found.manuscript.text,
        "manuscript_paragraph": found.manuscript.paragraph,
        "galley_start": found.galley.start,
        "galley_end": found.galley.end,
        "galley_text": found.galley.text,
        "galley_paragraph": found.galley.paragraph,
        "mark": found.mark.value,
        "before": found.before,
        "after": found.after,
        "note": found.note,
        **disposition_values(one),
    }


def disposition_values(one: RoundDifference) -> Values:
    """What a disposition changes in a difference's row."""
    return {
        "disposition": one.disposition.value,
        "reason": one.reason,
        "decided_by": one.decided_by,
        "decided_at": one.decided_at,
    }
