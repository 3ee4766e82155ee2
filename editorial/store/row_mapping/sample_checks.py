"""Checks of the final review's sample ↔ rows."""

from __future__ import annotations

from collections.abc import Sequence

from editorial.domain.discrepancy import DiscrepancyKind
from editorial.domain.error_rate import ErrorRate, RateLimit
from editorial.domain.identifiers import ManuscriptId, PersonId, Sha256
from editorial.domain.sample_check import (
    CorrectedText,
    ErrorOrigin,
    SampleCheck,
    SampleError,
    SampleRate,
)
from editorial.store.final_review_tables import SampleCheckRow, SampleErrorRow, SampleRateRow
from editorial.store.row_mapping.manuscripts import Values, list_text, listed, person_or_none


def sample_check(
    row: SampleCheckRow, errors: Sequence[SampleErrorRow], rates: Sequence[SampleRateRow]
) -> SampleCheck:
    """The check of a row with its errors and rates."""
    return SampleCheck(
        manuscript=ManuscriptId(row.manuscript_id),
        number=row.number,
        version=row.version,
        by=PersonId(row.checked_by),
        at=row.checked_at,
        characters=row.characters,
        errors=tuple(map(_error, errors)),
        rates=tuple(
            SampleRate(
                each.scheme, Sha256(each.scheme_sha256), ErrorRate(each.tenths, each.characters)
            )
            for each in rates
        ),
        limit=RateLimit(row.limit_errors, row.limit_characters),
        corrected=_corrected(row),
        deputising_for=person_or_none(row.deputising_for),
    )


def _corrected(row: SampleCheckRow) -> CorrectedText | None:
    file, text, document = (
        row.corrected_file_sha256,
        row.corrected_text_sha256,
        row.corrected_document_sha256,
    )
    if file is None or text is None or document is None:
        return None
    return CorrectedText(
        Sha256(file),
        Sha256(text),
        Sha256(document),
        row.corrected_name or "",
        row.corrected_characters or 0,
        listed(row.corrected_not_read or "[]"),
    )


def _error(row: SampleErrorRow) -> SampleError:
    return SampleError(
        number=row.number,
        origin=ErrorOrigin(row.origin),
        paragraph=row.paragraph,
        start=row.span_start,
        end=row.span_end,
        wrong=row.wrong_text,
        right=row.right_text,
        kind=None if row.kind is None else DiscrepancyKind(row.kind),
        rule=row.rule,
        edits=row.edits,
        weight=row.weight,
        counts=row.counts,
        remark=row.remark,
    )


def sample_check_values(one: SampleCheck) -> Values:
    """The row of a check."""
    corrected = one.corrected
    return {
        "manuscript_id": one.manuscript,
        "number": one.number,
        "version": one.version,
        "checked_by": one.by,
        "checked_at": one.at,
        "characters": one.characters,
        "limit_errors": one.limit.errors,
        "limit_characters": one.limit.characters,
        "deputising_for": one.deputising_for,
        "corrected_file_sha256": corrected and corrected.file_sha256,
        "corrected_text_sha256": corrected and corrected.text_sha256,
        "corrected_document_sha256": corrected and corrected.document_sha256,
        "corrected_name": corrected and corrected.name,
        "corrected_characters": corrected and corrected.characters,
        "corrected_not_read": corrected and list_text(corrected.not_read),
    }


def sample_error_values(one: SampleCheck) -> list[Values]:
    """The rows of a check's errors."""
    return [
        {
            "manuscript_id": one.manuscript,
            "check_number": one.number,
            "number": error.number,
            "origin": error.origin.value,
            "paragraph": error.paragraph,
            "span_start": error.start,
            "span_end": error.end,
            "wrong_text": error.wrong,
            "right_text": error.right,
            "kind": None if error.kind is None else error.kind.value,
            "rule": error.rule,
            "edits": error.edits,
            "weight": error.weight,
            "counts": error.counts,
            "remark": error.remark,
        }
        for error in one.errors
    ]


def sample_rate_values(one: SampleCheck) -> list[Values]:
    """The rows of a check's rates, the one that decides first."""
    return [
        {
            "manuscript_id": one.manuscript,
            "check_number": one.number,
            "position": position,
            "scheme": each.scheme,
            "scheme_sha256": each.scheme_sha256,
            "tenths": each.rate.tenths,
            "characters": each.rate.characters,
        }
        for position, each in enumerate(one.rates, 1)
    ]
