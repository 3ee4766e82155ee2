"""Finding (查找) pieces, issues, columns and people by the names that people call them by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from editorial.desk.desk import Desk
from editorial.desk.sessions import Session, looking
from editorial.domain.identifiers import ManuscriptId
from editorial.domain.manuscript import Manuscript
from editorial.domain.people import Person
from editorial.domain.periodical_issue import MagazineColumn, PeriodicalIssue
from editorial.domain.permissions import Operation, demand
from editorial.domain.ports import UnitOfWork
from editorial.domain.refusals import ManuscriptNotFound

_Found = TypeVar("_Found")


class NotOnRecord(Exception):
    """Nothing, or more than one, has that name; the message says what to do next."""


def find_manuscript(desk: Desk, session: Session, name: str) -> Manuscript:
    """The manuscript of that number (2026-04-001) or id.

    Raises:
        OperationRefused: when the person may not see manuscripts.
        ManuscriptNotFound: when there is none.
    """
    with looking(desk, session) as (unit, actor):
        demand(actor, Operation.READ_MANUSCRIPTS)
        for look in (unit.manuscripts.by_number, _by_id(unit)):
            try:
                return look(name)
            except ManuscriptNotFound:
                continue
    raise ManuscriptNotFound(name)


def _by_id(unit: UnitOfWork) -> Callable[[str], Manuscript]:
    return lambda name: unit.manuscripts.get(ManuscriptId(name))


def find_issue(desk: Desk, session: Session, name: str) -> PeriodicalIssue:
    """The issue of that id, label (2026年第4期) or title.

    Raises:
        NotOnRecord: when there is none, or the label fits several.
    """
    with looking(desk, session) as (unit, _):
        issues = unit.issues.all()
    by_id = [each for each in issues if each.id == name]
    return _only(by_id or [i for i in issues if name in {i.label, i.title}], "期次", name)


def find_column(desk: Desk, session: Session, name: str) -> MagazineColumn:
    """The column of that name or id.

    Raises:
        NotOnRecord: when there is none.
    """
    with looking(desk, session) as (unit, _):
        found = [each for each in unit.issues.columns() if name in {each.id, each.name}]
    return _only(found, "栏目", name)


def find_person(desk: Desk, session: Session, name: str) -> Person:
    """The person of that login name, id or name.

    Raises:
        NotOnRecord: when there is none, or the name fits several.
    """
    with looking(desk, session) as (unit, _):
        people = unit.people.all()
    exact = [each for each in people if name in {each.login, each.id}]
    return _only(exact or [each for each in people if each.name == name], "人员", name)


def _only(found: Iterable[_Found], what: str, name: str) -> _Found:
    listed = list(found)
    if not listed:
        raise NotOnRecord(f"没有{what}“{name}”，请核对名称")
    if len(listed) > 1:
        raise NotOnRecord(f"叫“{name}”的{what}不止一个，请改用编号（加 --json 列出时的 id）")
    return listed[0]
