"""The sample office: everybody of the sample issue with an account, by the real use cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from editorial.desk.demo.sample_issue import SampleIssue
from editorial.desk.desk import Desk
from editorial.desk.people import PersonForm, add_person, appoint_deputy, found_office
from editorial.desk.registration import add_column, open_issue
from editorial.desk.sessions import Session, log_in
from editorial.domain.identifiers import ColumnId, PersonId
from editorial.domain.people import Role
from editorial.domain.periodical_issue import PeriodicalIssue

SAMPLE_PASSWORD = "sanshensanjiao"  # noqa: S105  shown to everybody who runs the demonstration
"""The password of every sample account."""

DEPUTY_DAYS = timedelta(days=17)
"""How long the deputy stands in: while the sample issue is made, not after."""

_ROLES = {
    "编辑": Role.EDITOR,
    "责任编辑": Role.RESPONSIBLE_EDITOR,
    "主编": Role.CHIEF_EDITOR,
    "副主编": Role.RESPONSIBLE_EDITOR,
    "管理员": Role.ADMINISTRATOR,
    "审计": Role.AUDITOR,
}


@dataclass(frozen=True)
class SampleOffice:
    """The office when it is set up."""

    issue: PeriodicalIssue
    columns: dict[str, ColumnId]
    sessions: dict[str, Session]
    """By login name."""


def set_up_office(desk: Desk, sample: SampleIssue) -> SampleOffice:
    """Found the office, and give everybody of the sample issue an account."""
    administrator = next(p for p in sample.people if "管理员" in p["roles"])
    found_office(desk, administrator["login"], administrator["name"], SAMPLE_PASSWORD)
    admin = log_in(desk, administrator["login"], SAMPLE_PASSWORD)
    columns = {name: add_column(desk, admin, name).id for name in sample.columns}
    ids: dict[str, PersonId] = {administrator["login"]: admin.person}
    for person in sample.people:
        if person["login"] in ids:
            continue
        form = PersonForm(
            person["login"],
            person["name"],
            frozenset(_ROLES[role] for role in person["roles"]),
            frozenset(columns[name] for name in person["columns"]),
        )
        ids[person["login"]] = add_person(desk, admin, form, SAMPLE_PASSWORD)
    sessions = {
        person["login"]: Session(ids[person["login"]], person["name"]) for person in sample.people
    }
    _appoint_deputies(desk, sample, sessions)
    chief = next(p["login"] for p in sample.people if "主编" in p["roles"])
    issue = open_issue(desk, sessions[chief], sample.periodical, sample.label)
    return SampleOffice(issue, columns, sessions)


def _appoint_deputies(desk: Desk, sample: SampleIssue, sessions: dict[str, Session]) -> None:
    today = desk.now().date()
    for person in sample.people:
        if principal := person.get("deputy_for"):
            appoint_deputy(
                desk,
                sessions[principal],
                sessions[person["login"]].person,
                today,
                today + DEPUTY_DAYS,
                "主编外出期间，授权副主编代理",
            )
