"""Marks of a round (校样上的批改): what is decided of each place, what was found by eye, by whom.

Differences and hand entries of a round are numbered in one row, so that a number names a place.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from editorial.domain.discrepancy import Discrepancy
from editorial.domain.identifiers import PersonId


class Disposition(StrEnum):
    """What is done about one difference."""

    UNDECIDED = "undecided"
    TYPESETTING_ERROR = "typesetting_error"
    EDITOR_CHANGE = "editor_change"
    MANUSCRIPT_QUERY = "manuscript_query"
    NOT_AN_ERROR = "not_an_error"

    @property
    def label(self) -> str:
        """The disposition's name in Chinese."""
        return _DISPOSITION_TITLES[self]

    @property
    def counts(self) -> bool:
        """Whether the difference counts in the error rate: it does until it is excused."""
        return self in {Disposition.UNDECIDED, Disposition.TYPESETTING_ERROR}

    @property
    def needs_reason(self) -> bool:
        """Whether a reason must be given."""
        return self in {
            Disposition.EDITOR_CHANGE,
            Disposition.MANUSCRIPT_QUERY,
            Disposition.NOT_AN_ERROR,
        }


_DISPOSITION_TITLES = {
    Disposition.UNDECIDED: "未处理",
    Disposition.TYPESETTING_ERROR: "排版错，改",
    Disposition.EDITOR_CHANGE: "编辑改动，留",
    Disposition.MANUSCRIPT_QUERY: "原稿疑问",
    Disposition.NOT_AN_ERROR: "不算错",
}

BY_HAND = frozenset(
    {Disposition.UNDECIDED, Disposition.TYPESETTING_ERROR, Disposition.NOT_AN_ERROR}
)
"""What can be decided of a hand entry: no manuscript text stands behind it to keep or to query."""


@dataclass(frozen=True, slots=True)
class RoundDifference:
    """A difference of the galley under reading, with what was decided of it."""

    discrepancy: Discrepancy
    disposition: Disposition = Disposition.UNDECIDED
    reason: str = ""
    decided_by: PersonId | None = None
    decided_at: datetime | None = None

    @property
    def identity(self) -> tuple[object, ...]:
        """What makes it the same difference in a later galley: its place and texts."""
        found = self.discrepancy
        return (found.kind, found.manuscript.start, found.manuscript.text, found.galley.text)


@dataclass(frozen=True, slots=True)
class HandEntry:
    """An error that a reader found by eye and added by hand (手工补记).

    It counts like a difference. What no text tells (a picture, a formula, a broken character) is
    said in words in ``place`` and ``remark``.
    """

    mark: RoundDifference
    """The place: the galley's side is what stands there, the manuscript's what is wanted."""
    added_by: PersonId
    added_at: datetime
    place: str = ""
    """The place in the reader's words (第 3 页图 2), beside the offset."""
    remark: str = ""
    in_text: bool = True
    """Whether the galley's text as read has what the reader saw: then the red check can judge it;
    else somebody must look."""
    carried_from: int | None = None
    """Number of the round in which it was found, when a later galley may still have it."""
    taken_out_by: PersonId | None = None
    taken_out_at: datetime | None = None

    @property
    def number(self) -> int:
        """Its number in the round, in one row with the differences."""
        return self.mark.discrepancy.number

    @property
    def stands(self) -> bool:
        """Whether nobody has taken it out again."""
        return self.taken_out_at is None

    @property
    def wrong(self) -> str:
        """What stands in the galley, as the reader saw it."""
        return self.mark.discrepancy.galley.text

    @property
    def right(self) -> str:
        """What is to stand there."""
        return self.mark.discrepancy.manuscript.text


class StepAct(StrEnum):
    """What a step of marking does; the values are stored and must not change."""

    DECIDE = "decide"
    ADD = "add"
    TAKE_OUT = "take_out"
    UNDO = "undo"
    REDO = "redo"

    @property
    def label(self) -> str:
        """The act in Chinese."""
        return {
            "decide": "判定",
            "add": "手工补记",
            "take_out": "取消补记",
            "undo": "撤销",
            "redo": "重做",
        }[self.value]


@dataclass(frozen=True, slots=True)
class PlaceState:
    """What is marked at a place."""

    disposition: Disposition = Disposition.UNDECIDED
    reason: str = ""
    by: PersonId | None = None
    at: datetime | None = None
    taken_out_by: PersonId | None = None
    taken_out_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """One place of a step: what was marked there before and after."""

    number: int
    before: PlaceState
    after: PlaceState


@dataclass(frozen=True, slots=True)
class MarkStep:
    """One step of marking (一步批改): who marked what, so that it can be undone and redone."""

    number: int
    """Running number in the round, from 1."""
    act: StepAct
    by: PersonId
    at: datetime
    changes: tuple[PlaceChange, ...]
    repeats: int | None = None
    """Number of the step that an undoing or redoing is about."""


def undoable(steps: tuple[MarkStep, ...]) -> MarkStep | None:
    """The step that an undoing takes back; None when there is none."""
    done, _ = _stacks(steps)
    return done[-1] if done else None


def redoable(steps: tuple[MarkStep, ...]) -> MarkStep | None:
    """The step that a redoing does again; None when there is none."""
    _, undone = _stacks(steps)
    return undone[-1] if undone else None


def _stacks(steps: tuple[MarkStep, ...]) -> tuple[list[MarkStep], list[MarkStep]]:
    """Steps that stand, and those taken back since the last new one, newest last."""
    done: list[MarkStep] = []
    undone: list[MarkStep] = []
    for step in steps:
        if step.act is StepAct.UNDO:
            undone.append(done.pop())
        elif step.act is StepAct.REDO:
            done.append(undone.pop())
        else:
            done.append(step)
            undone.clear()
    return done, undone
