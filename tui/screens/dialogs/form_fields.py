"""Fields of a form (表单栏目), as plain values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from editorial.domain.reviews import ChecklistAnswer, ChecklistItem


class FieldKind(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    SECRET = "secret"  # noqa: S105  # a kind of field
    TEXT = "text"
    CHOICE = "choice"
    """One of several."""
    TICKS = "ticks"
    """Any of several."""
    TICK = "tick"
    """Yes or no."""
    FILE = "file"
    """Path of a file."""
    POINTS = "points"
    """Points of a checklist, answered one by one."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field."""

    key: str
    label: str
    kind: FieldKind = FieldKind.LINE
    choices: tuple[tuple[str, str], ...] = ()
    """Keys and labels to choose from."""
    given: str = ""
    """What is filled in at first; for choices the key, for ticks the keys with commas between."""
    needed: bool = True
    points: tuple[ChecklistItem, ...] = ()
    answers: tuple[ChecklistAnswer, ...] = ()
    """What is answered of the points at first."""

    def refilled(self, filled: Filled) -> Field:
        """The field with what was filled in; a secret is asked for anew."""
        if self.kind is FieldKind.SECRET:
            return self
        if self.kind is FieldKind.POINTS:
            return replace(self, answers=filled.answers)
        if self.kind in {FieldKind.TICK, FieldKind.TICKS}:
            return replace(self, given=",".join(sorted(filled.ticks.get(self.key, ()))))
        return replace(self, given=filled.lines.get(self.key, ""))


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as filled in."""

    lines: dict[str, str]
    """Texts, paths and chosen keys by field."""
    ticks: dict[str, frozenset[str]]
    """Ticked keys by field; of a single tick its own key when ticked."""
    answers: tuple[ChecklistAnswer, ...] = ()
    """The answered points of the form's checklist."""

    def line(self, key: str) -> str:
        """Text of a field, without spaces around it."""
        return self.lines.get(key, "").strip()

    def ticked(self, key: str) -> bool:
        """Whether a single tick is set."""
        return key in self.ticks.get(key, frozenset())
