"""The JSON form of a comparison: schema ``editorial.comparison/1`` (design §4)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from editorial.domain.discrepancy import TextSpan
from editorial.scoring.tally import ErrorTally, PlaceScore
from editorial.text.place_names import PlaceNames

if TYPE_CHECKING:
    from editorial.comparison.comparison import ComparedSide, Comparison

SCHEMA: Final = "editorial.comparison/1"
PLACES: Final = 4
"""Decimals of the rates; verdicts are taken from the exact numbers."""


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """Put a comparison into plain dicts, lists, strings and numbers."""
    return {
        "schema": SCHEMA,
        "manuscript": _side(comparison.manuscript),
        "galley": _side(comparison.galley),
        "edit_distance": comparison.edit_distance,
        "discrepancies": _discrepancies(comparison),
        "ignored": dict(comparison.ignored),
        "schemes": {scheme: _tally(tally) for scheme, tally in comparison.tallies.items()},
        "gate": comparison.gate,
        "passes": comparison.passes,
    }


def rounded(value: Fraction) -> float:
    """``value`` with four decimals, rounded half up, from the exact fraction."""
    scale = 10**PLACES
    return (2 * value.numerator * scale + value.denominator) // (2 * value.denominator) / scale


def _side(side: ComparedSide) -> dict[str, Any]:
    return {
        "path": side.path,
        "sha256": side.sha256,
        "characters": side.characters,
        "paragraphs": side.paragraphs,
        "not_read": list(side.body.document.not_read),
    }


def _discrepancies(comparison: Comparison) -> list[dict[str, Any]]:
    ours = PlaceNames(comparison.manuscript.body)
    theirs = PlaceNames(comparison.galley.body)
    return [
        {
            "number": discrepancy.number,
            "kind": discrepancy.kind.value,
            "edits": discrepancy.edits,
            "manuscript": _span(discrepancy.manuscript, ours),
            "galley": _span(discrepancy.galley, theirs),
            "mark": discrepancy.mark.value,
            "note": discrepancy.note,
            "context": {"before": discrepancy.before, "after": discrepancy.after},
            "scores": {
                scheme: _score(score)
                for scheme, tally in comparison.tallies.items()
                for score in (tally.scores[position],)
            },
        }
        for position, discrepancy in enumerate(comparison.discrepancies)
    ]


def _score(score: PlaceScore) -> dict[str, Any]:
    told: dict[str, Any] = {"rule": score.rule, "tenths": score.tenths, "weight": score.weight}
    if score.doubled is not None:
        told["doubled"] = score.doubled.value
    if score.cap is not None:
        told |= {"cap": score.cap.value, "lost": score.lost}
    return told


def _span(span: TextSpan, places: PlaceNames) -> dict[str, Any]:
    return {
        "start": span.start,
        "end": span.end,
        "text": span.text,
        "paragraph": span.paragraph,
        "location": places.of(span),
    }


def _tally(tally: ErrorTally) -> dict[str, Any]:
    return {
        "errors_tenths": tally.tenths,
        "characters": tally.characters,
        "denominator": tally.denominator.value,
        "per_mille": rounded(tally.rate.per_mille),
        "per_ten_thousand": rounded(tally.rate.per_ten_thousand),
        "limit": str(tally.limit),
        "passes": tally.passes,
        "sha256": tally.scheme_sha256,
    }
