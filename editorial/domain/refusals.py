"""Refusals (不予办理的理由): why something cannot be done, in words an editor can act on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason, with the code that tests and machines know it by."""

    code: str
    reason: str
    """In Chinese: what is missing and what to do."""


class DecisionRefused(Exception):
    """A decision cannot be taken; carries every reason, not only the first."""

    def __init__(self, refusals: tuple[Refusal, ...]) -> None:
        super().__init__("；".join(refusal.reason for refusal in refusals))
        self.refusals = refusals


class OperationRefused(DecisionRefused):
    """Something other than a stage's decision cannot be done."""


class ManuscriptNotFound(Exception):
    """No manuscript has that id or number."""


class StaleManuscript(Exception):
    """Somebody else changed the manuscript since it was read."""
