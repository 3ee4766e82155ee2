"""Who holds which piece (稿件在谁手里), since when, how late it is, and how much each has to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from editorial.domain.identifiers import IssueId, ManuscriptId, PersonId
from editorial.domain.manuscript import Manuscript
from editorial.domain.stages import Stage

_EDITOR_IN_CHARGE: Final = frozenset({Stage.FIRST_REVIEW, Stage.AUTHOR_REVISION, Stage.REWORK})
"""Stages whose work is the editor's who was put in charge, though colleagues could do it."""

_AT_THE_PRINTER: Final = frozenset(
    {
        Stage.TYPESETTING,
        Stage.FIRST_PROOF_CORRECTION,
        Stage.SECOND_PROOF_CORRECTION,
        Stage.THIRD_PROOF_CORRECTION,
        Stage.EXTRA_PROOF_CORRECTION,
    }
)


def place_outside(stage: Stage) -> str:
    """Who outside the office works on a piece at that stage; empty when nobody does."""
    if stage is Stage.AUTHOR_REVISION:
        return "作者"
    return "排版单位" if stage in _AT_THE_PRINTER else ""


def holders(manuscript: Manuscript, able: Iterable[PersonId]) -> tuple[PersonId, ...]:
    """Whom the piece waits for, of those who can go on with it.

    Args:
        manuscript: The piece.
        able: Everybody who may take its next decision, in the order to show.
    """
    people = tuple(able)
    if manuscript.stage in _EDITOR_IN_CHARGE and manuscript.editor in people:
        return (manuscript.editor,)
    return people


@dataclass(frozen=True, slots=True)
class Holding:
    """One live piece in somebody's hands."""

    manuscript: ManuscriptId
    number: str
    title: str
    issue: IssueId
    stage: Stage
    since: date
    """The day on which it came to its stage."""
    holders: tuple[PersonId, ...]
    """Whom it waits for; several when any of them may take it; empty when nobody can."""
    characters: int
    due: date | None
    """When it must have left its stage; None when its issue has no calendar."""

    def days_held(self, today: date) -> int:
        """Whole days at its stage."""
        return max((today - self.since).days, 0)

    def days_overdue(self, today: date) -> int:
        """Whole days past its deadline; 0 on the day itself and before."""
        return 0 if self.due is None else max((today - self.due).days, 0)

    def is_overdue(self, today: date) -> bool:
        """Whether its deadline is over."""
        return self.days_overdue(today) > 0


def overdue_first(holdings: Iterable[Holding], today: date) -> tuple[Holding, ...]:
    """The latest first, then the nearest deadline, then those without one, longest held first."""

    def urgency(holding: Holding) -> tuple[bool, date, date, str]:
        return (holding.due is None, holding.due or today, holding.since, holding.number)

    return tuple(sorted(holdings, key=urgency))


@dataclass(frozen=True, slots=True)
class PersonLoad:
    """What one person has to do now (工作量)."""

    person: PersonId
    alone: int
    """Pieces that wait for this person only."""
    shared: int
    """Pieces that wait for this person or a colleague."""
    characters: int
    """Characters of all of them."""
    overdue: int
    """How many of them are overdue."""
    longest: int
    """Days for which the longest of them has lain at its stage."""

    @property
    def pieces(self) -> int:
        """All pieces, alone or shared."""
        return self.alone + self.shared


def loads(
    holdings: Iterable[Holding], people: Iterable[PersonId], today: date
) -> tuple[PersonLoad, ...]:
    """Everybody's load, the most overdue first, then the most pieces; idle people last."""
    held = tuple(holdings)
    found = [_load([each for each in held if who in each.holders], who, today) for who in people]
    return tuple(sorted(found, key=lambda load: (-load.overdue, -load.pieces, -load.characters)))


def _load(held: list[Holding], person: PersonId, today: date) -> PersonLoad:
    alone = sum(len(each.holders) == 1 for each in held)
    return PersonLoad(
        person=person,
        alone=alone,
        shared=len(held) - alone,
        characters=sum(each.characters for each in held),
        overdue=sum(each.is_overdue(today) for each in held),
        longest=max((each.days_held(today) for each in held), default=0),
    )
