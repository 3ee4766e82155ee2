"""A round's differences ↔ rows."""

from __future__ import annotations

from typing import Any, Final, cast

from editorial.domain.discrepancy import CorrectionMark, Discrepancy, DiscrepancyKind, TextSpan
from editorial.domain.identifiers import ManuscriptId
from editorial.domain.proofs import Disposition, RoundDifference
from editorial.store.proof_tables import RoundDifferenceRow
from editorial.store.row_mapping.manuscripts import Values

_KINDS: Final = {kind.value: kind for kind in DiscrepancyKind}
_MARKS: Final = {mark.value: mark for mark in CorrectionMark}
_DISPOSITIONS: Final = {disposition.value: disposition for disposition in Disposition}


def difference(row: RoundDifferenceRow) -> RoundDifference:
    """The difference of a row, with what was decided of it.

    There are far more differences than anything else, so the row is taken apart by position and
    enumerations are looked up: several times faster than by name and by call.
    """
    # fmt: off
    (
        _manuscript, _round, number, kind, edits,
        start, end, text, paragraph,
        galley_start, galley_end, galley_text, galley_paragraph,
        mark, before, after, note,
        disposition, reason, decided_by, decided_at,
    ) = cast("tuple[Any, ...]", row)
    # fmt: on
    found = Discrepancy(
        number,
        _KINDS[kind],
        edits,
        TextSpan(start, end, text, paragraph),
        TextSpan(galley_start, galley_end, galley_text, galley_paragraph),
        _MARKS[mark],
        before,
        after,
        note,
    )
    return RoundDifference(found, _DISPOSITIONS[disposition], reason, decided_by, decided_at)


def difference_values(manuscript: ManuscriptId, round_number: int, one: RoundDifference) -> Values:
    """The row of a difference."""
    found = one.discrepancy
    return {
        "manuscript_id": manuscript,
        "round_number": round_number,
        **place_values(found),
        "manuscript_text": found.manuscript.text,
        "galley_text": found.galley.text,
        "note": found.note,
        **disposition_values(one),
    }


def place_values(found: Discrepancy) -> Values:
    """What the rows of differences and of entries by hand say alike of a place."""
    return {
        "number": found.number,
        "kind": found.kind.value,
        "edits": found.edits,
        "manuscript_start": found.manuscript.start,
        "manuscript_end": found.manuscript.end,
        "manuscript_paragraph": found.manuscript.paragraph,
        "galley_start": found.galley.start,
        "galley_end": found.galley.end,
        "galley_paragraph": found.galley.paragraph,
        "mark": found.mark.value,
        "before": found.before,
        "after": found.after,
    }


def disposition_values(one: RoundDifference) -> Values:
    """What a disposition changes in a difference's row."""
    return {
        "disposition": one.disposition.value,
        "reason": one.reason,
        "decided_by": one.decided_by,
        "decided_at": one.decided_at,
    }
