"""The office as a person sees it: who one is today, the issues, the columns, the people."""

from __future__ import annotations

from dataclasses import dataclass

from editorial.desk.desk import Desk
from editorial.desk.sessions import Session, looking
from editorial.domain.people import Actor, Person
from editorial.domain.periodical_issue import MagazineColumn, PeriodicalIssue
from editorial.domain.permissions import PERMITTED, Operation


@dataclass(frozen=True, slots=True)
class OfficeView:
    """What forms and menus offer this person."""

    actor: Actor
    issues: tuple[PeriodicalIssue, ...]
    columns: tuple[MagazineColumn, ...]
    people: tuple[Person, ...]

    def permits(self, operation: Operation) -> bool:
        """Whether the person may ask for it; each use case checks again."""
        return bool(self.actor.roles & PERMITTED[operation])


def office_view(desk: Desk, session: Session) -> OfficeView:
    """The office for whoever has logged in.

    Raises:
        LoginRefused: when the account has been closed meanwhile.
    """
    with looking(desk, session) as (unit, actor):
        return OfficeView(actor, unit.issues.all(), unit.issues.columns(), unit.people.all())
