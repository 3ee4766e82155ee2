"""The outcome of one pair (一对的结果): small, picklable, and kept as JSON for the next run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from editorial.comparison.comparison import Comparison
from editorial.comparison.json_form import rounded
from editorial.domain.error_rate import ErrorRate, RateLimit
from editorial.scoring.tally import ErrorTally


@dataclass(frozen=True, slots=True)
class SchemeOutcome:
    """What one scheme counted."""

    scheme: str
    scheme_sha256: str
    limit: RateLimit
    tenths: int


@dataclass(frozen=True, slots=True)
class PairOutcome:
    """What came of one pair: its numbers, or why it could not be compared."""

    name: str
    manuscript: str
    """Path as it was given."""
    galley: str
    manuscript_sha256: str = ""
    galley_sha256: str = ""
    characters: int = 0
    """Characters of the manuscript's body text."""
    edit_distance: int = 0
    schemes: tuple[SchemeOutcome, ...] = ()
    """The deciding one first; empty when the pair could not be compared."""
    notes: tuple[str, ...] = ()
    """What was not read, one Chinese sentence each."""
    error: str = ""
    page: str = ""
    """The pair's own page, relative to the report; empty when there is none."""

    @property
    def passes(self) -> bool:
        """Whether it was compared and the deciding limit is kept."""
        if not self.schemes:
            return False
        gate = self.schemes[0]
        return ErrorRate(gate.tenths, self.characters).within(gate.limit)

    def to_json(self) -> dict[str, Any]:
        """The pair of ``editorial.batch/1``, with what a later run needs to take it over."""
        gate = self.schemes[0] if self.schemes else None
        rate = ErrorRate(gate.tenths, self.characters) if gate else None
        document: dict[str, Any] = {
            "name": self.name,
            "passes": self.passes,
            "edit_distance": self.edit_distance if gate else None,
            "characters": self.characters if gate else None,
            "per_mille": rounded(rate.per_mille) if rate else None,
            "manuscript": {"path": self.manuscript, "sha256": self.manuscript_sha256},
            "galley": {"path": self.galley, "sha256": self.galley_sha256},
            "schemes": {s.scheme: _scheme_json(s, self.characters) for s in self.schemes},
            "notes": list(self.notes),
            "page": self.page,
        }
        if self.error:
            document["error"] = self.error
        return document


def _scheme_json(outcome: SchemeOutcome, characters: int) -> dict[str, Any]:
    rate = ErrorRate(outcome.tenths, characters)
    return {
        "errors_tenths": outcome.tenths,
        "per_mille": rounded(rate.per_mille),
        "per_ten_thousand": rounded(rate.per_ten_thousand),
        "limit": str(outcome.limit),
        "passes": rate.within(outcome.limit),
        "sha256": outcome.scheme_sha256,
    }


def outcome_of(name: str, comparison: Comparison, notes: tuple[str, ...], page: str) -> PairOutcome:
    """Take the numbers out of a comparison."""
    gate = comparison.gate
    tallies = sorted(comparison.tallies.values(), key=lambda tally: tally.scheme != gate)
    return PairOutcome(
        name=name,
        manuscript=comparison.manuscript.path,
        galley=comparison.galley.path,
        manuscript_sha256=comparison.manuscript.sha256,
        galley_sha256=comparison.galley.sha256,
        characters=comparison.manuscript.characters,
        edit_distance=comparison.edit_distance,
        schemes=tuple(map(_scheme_outcome, tallies)),
        notes=notes,
        page=page,
    )


def _scheme_outcome(tally: ErrorTally) -> SchemeOutcome:
    return SchemeOutcome(tally.scheme, tally.scheme_sha256, tally.limit, tally.tenths)


def outcome_from_json(document: Mapping[str, Any]) -> PairOutcome:
    """Read back what :meth:`PairOutcome.to_json` wrote.

    Raises:
        KeyError, TypeError, ValueError: when the document is of another make.
    """
    schemes = tuple(
        SchemeOutcome(scheme, str(s["sha256"]), _limit(s["limit"]), int(s["errors_tenths"]))
        for scheme, s in document["schemes"].items()
    )
    return PairOutcome(
        name=str(document["name"]),
        manuscript=str(document["manuscript"]["path"]),
        galley=str(document["galley"]["path"]),
        manuscript_sha256=str(document["manuscript"]["sha256"]),
        galley_sha256=str(document["galley"]["sha256"]),
        characters=int(document["characters"] or 0),
        edit_distance=int(document["edit_distance"] or 0),
        schemes=schemes,
        notes=tuple(map(str, document["notes"])),
        error=str(document.get("error", "")),
        page=str(document["page"]),
    )


def _limit(text: str) -> RateLimit:
    errors, _, characters = text.partition("/")
    return RateLimit(int(errors), int(characters))
