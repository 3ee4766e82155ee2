"""The desk's lists: what waits for me, what waits for others, and for how many days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from editorial.desk.case_building import case_of
from editorial.desk.desk import Desk
from editorial.desk.office_days import days_between, office_day
from editorial.desk.sessions import Session, looking
from editorial.domain.blind_reading import BlindReading
from editorial.domain.case import DecisionRequest
from editorial.domain.decisions import Decision
from editorial.domain.identifiers import ColumnId, IssueId, ManuscriptId
from editorial.domain.manuscript import Manuscript
from editorial.domain.manuscript_head import ManuscriptHead
from editorial.domain.people import Actor, Person, Role
from editorial.domain.periodical_issue import PeriodicalIssue
from editorial.domain.permissions import Operation, demand
from editorial.domain.ports import UnitOfWork
from editorial.domain.proofs import RoundRate
from editorial.domain.schedule import IssueCalendar
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
    due: date | None = None
    """When it must have left its stage; None when its issue has no calendar."""
    overdue: int = 0
    """Whole days past that; 0 on the day itself and before."""


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
        lists = _Lists.of(desk, unit)
        live = [_live_row(desk, lists, actor, each) for each in unit.manuscripts.live(issue)]
        over = tuple(_over_row(lists, each) for each in unit.manuscripts.finished(issue))
        issues = unit.issues.all()
    roles = tuple(role.label for role in Role if role in actor.roles)
    if actor.deputising_for is not None:
        roles = (*(r for r in roles if r != Role.CHIEF_EDITOR.label), "代理主编")
    live.sort(key=lambda row: row.since)
    return DeskOverview(
        person=actor.name,
        roles=roles,
        mine=tuple(row for row in live if row.mine),
        others=tuple(row for row in live if not row.mine),
        over=over,
        issues=issues,
    )


def sign_off_queue(desk: Desk, session: Session) -> tuple[QueueRow, ...]:
    """The clean galleys that wait for the chief editor's signature, the oldest first."""
    overview = desk_overview(desk, session)
    return tuple(row for row in overview.mine if row.stage is Stage.SIGN_OFF)


@dataclass(frozen=True, slots=True)
class _Lists:
    """What every row looks up."""

    now: datetime
    columns: dict[ColumnId, str]
    issues: dict[IssueId, str]
    actors: tuple[tuple[Person, Actor], ...]
    """Everybody at work today."""
    calendars: dict[IssueId, IssueCalendar]
    blind: tuple[BlindReading, ...]
    """The blind readings (背对背校对) of the office that have not ended."""

    @property
    def staff(self) -> tuple[Actor, ...]:
        """The same, as actors."""
        return tuple(actor for _, actor in self.actors)

    @classmethod
    def of(cls, desk: Desk, unit: UnitOfWork) -> _Lists:
        now = desk.now()
        deputations = unit.people.deputations()
        return cls(
            now,
            {column.id: column.name for column in unit.issues.columns()},
            {issue.id: issue.label for issue in unit.issues.all()},
            tuple(
                (person, Actor.of(person, deputations, now.date()))
                for person in unit.people.all()
                if person.active
            ),
            unit.issue_calendars.newest(),
            unit.blind_readings.open() if desk.rules.blind_second_reading else (),
        )


def _live_row(desk: Desk, lists: _Lists, actor: Actor, manuscript: Manuscript) -> QueueRow:
    proof_round = manuscript.current_round
    calendar = lists.calendars.get(manuscript.issue)
    due = calendar.due_day(manuscript.stage) if calendar else None
    return QueueRow(
        manuscript=manuscript.id,
        number=manuscript.number,
        title=manuscript.title,
        author=manuscript.author,
        column=lists.columns.get(manuscript.column, ""),
        issue=lists.issues.get(manuscript.issue, ""),
        stage=manuscript.stage,
        since=manuscript.stage_since,
        days=days_between(manuscript.stage_since, lists.now),
        waits_for=_waits_for(desk, manuscript, lists),
        mine=_waits_for_actor(desk, manuscript, actor, lists),
        characters=manuscript.current_version.characters,
        gate=proof_round.gate if proof_round else None,
        due=due,
        overdue=max((office_day(lists.now) - due).days, 0) if due else 0,
    )


def _over_row(lists: _Lists, head: ManuscriptHead) -> QueueRow:
    return QueueRow(
        manuscript=head.id,
        number=head.number,
        title=head.title,
        author=head.author,
        column=lists.columns.get(head.column, ""),
        issue=lists.issues.get(head.issue, ""),
        stage=head.stage,
        since=head.stage_since,
        days=days_between(head.stage_since, lists.now),
        waits_for="",
        mine=False,
        characters=head.characters,
        gate=head.gate,
    )


def _is_read_blindly(reading: BlindReading, manuscript: Manuscript, actor: Actor) -> bool:
    """Whether the piece's first galley waits for that second reader."""
    return (
        reading.manuscript == manuscript.id
        and manuscript.stage is Stage.FIRST_PROOF
        and reading.round_number >= len(manuscript.rounds)
        and reading.reader == actor.id
        and reading.second is None
    )


def _waits_for_actor(desk: Desk, manuscript: Manuscript, actor: Actor, lists: _Lists) -> bool:
    if any(_is_read_blindly(reading, manuscript, actor) for reading in lists.blind):
        return True
    blank = DecisionRequest(Decision.WITHDRAW)
    return may_ever_act(case_of(desk, manuscript, actor, blank, lists.staff))


_NAMES_SHOWN = 3


def _waits_for(desk: Desk, manuscript: Manuscript, lists: _Lists) -> str:
    names = [
        person.name
        for person, actor in lists.actors
        if _waits_for_actor(desk, manuscript, actor, lists)
    ]
    if 0 < len(names) <= _NAMES_SHOWN:
        return "、".join(names)
    onward = transitions_from(manuscript.stage)[0]
    return "、".join(role.label for role in Role if role in onward.roles)
