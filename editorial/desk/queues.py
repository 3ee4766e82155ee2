"""The desk's lists: what waits for me, what waits for others, and for how many days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from editorial.desk.deciding import case_of
from editorial.desk.desk import Desk
from editorial.desk.sessions import Session, looking
from editorial.domain.case import DecisionRequest
from editorial.domain.decisions import Decision
from editorial.domain.identifiers import IssueId, ManuscriptId
from editorial.domain.manuscript import Manuscript
from editorial.domain.people import Actor, Person, Role
from editorial.domain.periodical_issue import PeriodicalIssue
from editorial.domain.permissions import Operation, demand
from editorial.domain.ports import UnitOfWork
from editorial.domain.proofs import RoundRate
from editorial.domain.stages import Stage
from editorial.domain.transitions import transitions_from
from editorial.domain.workflow import may_ever_act


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One manuscript as the lists show it."""

    manuscript: ManuscriptId
    number: str
    title: str
    author: str
    column: str
    issue: str
    stage: Stage
    since: datetime
    days: int
    """Whole days at this stage."""
    waits_for: str
    """Who is to act: names when they are few, else roles; empty when the way is over."""
    mine: bool
    """Whether it waits for the person who looks."""
    characters: int
    gate: RoundRate | None
    """The gate's rate of the newest round."""


@dataclass(frozen=True, slots=True)
class DeskOverview:
    """Everything on the desk: mine first, the longest waiting on top."""

    person: str
    roles: tuple[str, ...]
    mine: tuple[QueueRow, ...]
    others: tuple[QueueRow, ...]
    over: tuple[QueueRow, ...]
    issues: tuple[PeriodicalIssue, ...]


def desk_overview(desk: Desk, session: Session, issue: IssueId | None = None) -> DeskOverview:
    """What lies on the desk for this person, of one issue or of all.

    Raises:
        OperationRefused: when the person may not see manuscripts.
    """
    with looking(desk, session) as (unit, actor):
        demand(actor, Operation.READ_MANUSCRIPTS)
        found = unit.manuscripts.all() if issue is None else unit.manuscripts.of_issue(issue)
        rows = _rows(desk, unit, actor, found)
        issues = unit.issues.all()
    roles = tuple(role.label for role in Role if role in actor.roles)
    if actor.deputising_for is not None:
        roles = (*(r for r in roles if r != Role.CHIEF_EDITOR.label), "代理主编")
    live = sorted((r for r in rows if not r.stage.is_over), key=lambda row: row.since)
    return DeskOverview(
        person=actor.name,
        roles=roles,
        mine=tuple(row for row in live if row.mine),
        others=tuple(row for row in live if not row.mine),
        over=tuple(row for row in rows if row.stage.is_over),
        issues=issues,
    )


def sign_off_queue(desk: Desk, session: Session) -> tuple[QueueRow, ...]:
    """The clean galleys that wait for the chief editor's signature, the oldest first."""
    overview = desk_overview(desk, session)
    return tuple(row for row in overview.mine if row.stage is Stage.SIGN_OFF)


def _rows(
    desk: Desk, unit: UnitOfWork, actor: Actor, manuscripts: tuple[Manuscript, ...]
) -> list[QueueRow]:
    now = desk.now()
    columns = {column.id: column.name for column in unit.issues.columns()}
    issues = {issue.id: issue.label for issue in unit.issues.all()}
    deputations = unit.people.deputations()
    actors = tuple(
        (person, Actor.of(person, deputations, now.date()))
        for person in unit.people.all()
        if person.active
    )
    rows = []
    for manuscript in manuscripts:
        proof_round = manuscript.current_round
        rows.append(
            QueueRow(
                manuscript=manuscript.id,
                number=manuscript.number,
                title=manuscript.title,
                author=manuscript.author,
                column=columns.get(manuscript.column, ""),
                issue=issues.get(manuscript.issue, ""),
                stage=manuscript.stage,
                since=manuscript.stage_since,
                days=(now - manuscript.stage_since).days,
                waits_for=_waits_for(desk, manuscript, actors),
                mine=_waits_for_actor(desk, manuscript, actor),
                characters=manuscript.current_version.characters,
                gate=proof_round.gate if proof_round else None,
            )
        )
    return rows


def _waits_for_actor(desk: Desk, manuscript: Manuscript, actor: Actor) -> bool:
    blank = DecisionRequest(Decision.WITHDRAW)
    return may_ever_act(case_of(desk, manuscript, actor, blank))


_NAMES_SHOWN = 3


def _waits_for(desk: Desk, manuscript: Manuscript, actors: tuple[tuple[Person, Actor], ...]) -> str:
    if manuscript.stage.is_over:
        return ""
    names = [person.name for person, actor in actors if _waits_for_actor(desk, manuscript, actor)]
    if 0 < len(names) <= _NAMES_SHOWN:
        return "、".join(names)
    onward = transitions_from(manuscript.stage)[0]
    return "、".join(role.label for role in Role if role in onward.roles)
