"""The outcome of comparing a manuscript with a galley, as one immutable value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from editorial.domain.discrepancy import Discrepancy
from editorial.scoring.tally import ErrorTally
from editorial.text.body_text import BodyText


@dataclass(frozen=True)
class ComparedSide:
    """One of the two texts."""

    path: str
    """Where it came from, as the caller named it; empty for a text given in memory."""
    sha256: str
    """SHA-256 (hex) of the original bytes (of the UTF-8 text when there is no file)."""
    body: BodyText

    @property
    def characters(self) -> int:
        """Characters of the body text."""
        return len(self.body)

    @property
    def paragraphs(self) -> int:
        """Paragraphs of the document."""
        return len(self.body.paragraph_starts)


@dataclass(frozen=True)
class Comparison:
    """All that is known of the differences of two texts (校异同)."""

    manuscript: ComparedSide
    galley: ComparedSide
    edit_distance: int
    """Minimal character edits between the two (folded) body texts."""
    discrepancies: tuple[Discrepancy, ...]
    ignored: Mapping[str, int]
    """What was folded away and not counted, by kind; ``layout`` is always there."""
    tallies: Mapping[str, ErrorTally]
    """By scheme id, in the order in which they are shown."""
    gate: str
    """Id of the scheme that decides."""

    @property
    def passes(self) -> bool:
        """Whether the gate's limit is kept."""
        return self.tallies[self.gate].passes

    def to_json(self) -> dict[str, Any]:
        """The comparison as plain dicts, lists, strings and numbers, ready for ``json.dumps``.

        The keys are those of schema ``editorial.comparison/1``; ``per_mille`` and
        ``per_ten_thousand`` are rounded to four decimals, the verdicts are exact.
        """
        from editorial.comparison.json_form import comparison_json  # noqa: PLC0415

        return comparison_json(self)
