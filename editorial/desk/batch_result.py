"""What a whole batch came to (批量结果): as data for other programs, and as a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from editorial import __version__
from editorial.comparison.json_form import rounded
from editorial.desk.batch_outcome import PairOutcome
from editorial.domain.error_rate import ErrorRate
from editorial.reports.report_model import (
    IssueReport,
    ReportRow,
    ReportScheme,
    RoundResult,
    SchemeCount,
)
from editorial.scoring.scheme_files import ALWAYS_SHOWN, load_scheme

SCHEMA: Final = "editorial.batch/1"


@dataclass(frozen=True, slots=True)
class BatchResult:
    """All outcomes of a batch, in the order of its pairs."""

    title: str
    scheme: str
    """Id of the scheme that decides."""
    outcomes: tuple[PairOutcome, ...]
    unpaired: tuple[str, ...]
    seconds: float
    """Time that the run took."""
    compared_characters: int
    """Manuscript characters that were compared in this run."""
    taken_over: int = 0
    """Pairs whose outcome was taken over from an earlier run."""
    complete: bool = True

    @property
    def within(self) -> int:
        """Pairs within the limit."""
        return sum(outcome.passes for outcome in self.outcomes)

    @property
    def failed(self) -> int:
        """Pairs that could not be compared."""
        return sum(bool(outcome.error) for outcome in self.outcomes)

    @property
    def beyond(self) -> int:
        """Pairs beyond the limit."""
        return len(self.outcomes) - self.within - self.failed

    @property
    def passes(self) -> bool:
        """Whether every pair was compared and is within the limit."""
        return self.within == len(self.outcomes)

    @property
    def characters_per_second(self) -> int:
        """Manuscript characters compared in a second of this run."""
        return round(self.compared_characters / self.seconds) if self.seconds else 0

    def to_json(self) -> dict[str, Any]:
        """The document ``editorial.batch/1``."""
        return {
            "schema": SCHEMA,
            "program": __version__,
            "gate": self.scheme,
            "complete": self.complete,
            "pairs": [outcome.to_json() for outcome in self.outcomes],
            "unpaired": list(self.unpaired),
            "totals": self._totals(),
            "seconds": round(self.seconds, 3),
            "characters_per_second": self.characters_per_second,
        }

    def _totals(self) -> dict[str, Any]:
        total = self.report().total()
        rates = {scheme.id: total.rate(scheme.id) for scheme in self.report().schemes}
        return {
            "pairs": len(self.outcomes),
            "within": self.within,
            "beyond": self.beyond,
            "errors": self.failed,
            "unpaired": len(self.unpaired),
            "taken_over": self.taken_over,
            "edit_distance": total.edit_distance,
            "characters": total.characters,
            "per_mille": rounded(rates[self.scheme].per_mille),
            "passes": self.passes,
            "schemes": {scheme: _rate_json(rate) for scheme, rate in rates.items()},
        }

    def report(self, made_at: datetime | None = None) -> IssueReport:
        """The report that every renderer draws."""
        ids = dict.fromkeys((self.scheme, *ALWAYS_SHOWN))
        notes = [f"《{outcome.name}》{note}" for outcome in self.outcomes for note in outcome.notes]
        return IssueReport(
            title=self.title,
            schemes=tuple(ReportScheme(each, load_scheme(each).limit) for each in ids),
            rows=tuple(map(_row, self.outcomes)),
            notes=(*self.unpaired, *notes),
            made_at=made_at,
        )


def _rate_json(rate: ErrorRate) -> dict[str, Any]:
    return {
        "errors_tenths": rate.tenths,
        "per_mille": rounded(rate.per_mille),
        "per_ten_thousand": rounded(rate.per_ten_thousand),
    }


def _row(outcome: PairOutcome) -> ReportRow:
    if outcome.error:
        return ReportRow(outcome.name, error=outcome.error)
    counts = tuple(SchemeCount(each.scheme, each.tenths) for each in outcome.schemes)
    result = RoundResult("清样", outcome.characters, counts, outcome.edit_distance)
    return ReportRow(outcome.name, rounds=(result,), page=outcome.page)
