"""Examination (体检): what ``editorial doctor`` looks at, each point with what to do about it.

Looks only: no folder and no database is made, nothing is upgraded.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PointState(StrEnum):
    """How a point stands."""

    FINE = "fine"
    ADVICE = "advice"
    """Works; something could be better or is not there."""
    FAULT = "fault"
    """Does not work, or work is in danger."""

    @property
    def mark(self) -> str:
        """The sign and word shown with it; the word too, as colours and signs may be missing."""
        return {"fine": "✓ 正常", "advice": "○ 提示", "fault": "！ 有问题"}[self.value]


@dataclass(frozen=True, slots=True)
class ExaminedPoint:
    """One thing that was looked at."""

    id: str
    """Stable name for machines, such as ``database``."""
    title: str
    state: PointState
    found: str
    """What was found, in Chinese."""
    advice: str = ""
    """What to do; empty when there is nothing to do."""

    def to_json(self) -> dict[str, str]:
        """The point of ``editorial.doctor/1``."""
        return {
            "id": self.id,
            "title": self.title,
            "state": self.state.value,
            "found": self.found,
            "advice": self.advice,
        }


def fine(point: str, title: str, found: str) -> ExaminedPoint:
    """A point that is as it should be."""
    return ExaminedPoint(point, title, PointState.FINE, found)


def advised(point: str, title: str, found: str, advice: str) -> ExaminedPoint:
    """A point that works and could be better."""
    return ExaminedPoint(point, title, PointState.ADVICE, found, advice)


def faulty(point: str, title: str, found: str, advice: str = "") -> ExaminedPoint:
    """A point that does not work."""
    return ExaminedPoint(point, title, PointState.FAULT, found, advice)
