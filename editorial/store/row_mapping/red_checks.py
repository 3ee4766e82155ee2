"""Red checks ↔ rows."""

from __future__ import annotations

from collections.abc import Sequence

from editorial.domain.discrepancy import CorrectionMark, Discrepancy, DiscrepancyKind, TextSpan
from editorial.domain.identifiers import ManuscriptId, PersonId
from editorial.domain.red_check import CheckedMark, GalleyRedCheck, MarkOutcome, RedCheck
from editorial.store.red_check_tables import (
    RedCheckChangeRow,
    RedCheckMarkRow,
    RedCheckRow,
    RedCheckSignatureRow,
)

Values = dict[str, object]


def red_check(
    row: RedCheckRow,
    marks: Sequence[RedCheckMarkRow],
    changes: Sequence[RedCheckChangeRow],
    signature: RedCheckSignatureRow | None,
) -> GalleyRedCheck:
    """The red check of its rows."""
    check = RedCheck(
        tuple(map(_mark, marks)),
        tuple(map(_change, changes)),
        signed_by=PersonId(signature.signed_by) if signature else None,
        signed_at=signature.signed_at if signature else None,
    )
    return GalleyRedCheck(
        ManuscriptId(row.manuscript_id),
        row.galley,
        row.marked_round,
        check,
        signature.remark if signature else "",
    )


def _mark(row: RedCheckMarkRow) -> CheckedMark:
    outcome = MarkOutcome(row.outcome)
    return CheckedMark(row.number, outcome, row.found, row.place_start, row.place_end)


def _change(row: RedCheckChangeRow) -> Discrepancy:
    return Discrepancy(
        number=row.number,
        kind=DiscrepancyKind(row.kind),
        edits=row.edits,
        manuscript=TextSpan(
            row.wanted_start, row.wanted_end, row.wanted_text, row.wanted_paragraph
        ),
        galley=TextSpan(row.found_start, row.found_end, row.found_text, row.found_paragraph),
        mark=CorrectionMark(row.mark),
        before=row.before,
        after=row.after,
        note=row.note,
    )


def _key(one: GalleyRedCheck) -> Values:
    return {"manuscript_id": one.manuscript, "galley": one.galley}


def red_check_values(one: GalleyRedCheck) -> Values:
    """The row of a red check."""
    return _key(one) | {"marked_round": one.marked_round}


def mark_values(one: GalleyRedCheck) -> list[Values]:
    """The rows of its marks."""
    return [
        _key(one)
        | {
            "number": mark.number,
            "outcome": mark.outcome.value,
            "found": mark.found,
            "place_start": mark.start,
            "place_end": mark.end,
        }
        for mark in one.check.marks
    ]


def change_values(one: GalleyRedCheck) -> list[Values]:
    """The rows of what changed unmarked."""
    return [
        _key(one)
        | {
            "number": found.number,
            "kind": found.kind.value,
            "edits": found.edits,
            "wanted_start": found.manuscript.start,
            "wanted_end": found.manuscript.end,
            "wanted_text": found.manuscript.text,
            "wanted_paragraph": found.manuscript.paragraph,
            "found_start": found.galley.start,
            "found_end": found.galley.end,
            "found_text": found.galley.text,
            "found_paragraph": found.galley.paragraph,
            "mark": found.mark.value,
            "before": found.before,
            "after": found.after,
            "note": found.note,
        }
        for found in one.check.unmarked
    ]


def signature_values(one: GalleyRedCheck) -> Values:
    """The row of its signature."""
    check = one.check
    return _key(one) | {
        "signed_by": check.signed_by,
        "signed_at": check.signed_at,
        "remark": one.remark,
    }
