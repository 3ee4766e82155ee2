"""Accounts and deputies: what the desk keeps to, whichever face asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from editorial.desk.people import appoint_deputy, change_person
from editorial.domain.people import Role
from editorial.domain.refusals import OperationRefused
from tests.desk.offices import Office, an_office
from tests.desk.permission_scene import DAY


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return an_office(tmp_path)


@pytest.mark.parametrize("who", ["审计", "管理", "甲", "主编"])
def test_a_deputy_is_a_responsible_editor_and_nobody_who_checks_the_office(
    office: Office, who: str
) -> None:
    person = office.sessions[who].person
    with pytest.raises(OperationRefused, match="须是在岗的责任编辑"):
        appoint_deputy(office.desk, office.sessions["主编"], person, DAY, DAY, "出差")


def test_who_is_away_deputises_for_nobody(office: Office) -> None:
    person = office.sessions["责编"].person
    change_person(office.desk, office.sessions["管理"], person, active=False)
    with pytest.raises(OperationRefused, match="须是在岗的责任编辑"):
        appoint_deputy(office.desk, office.sessions["主编"], person, DAY, DAY, "出差")


def test_the_last_administrator_stays_until_there_is_another(office: Office) -> None:
    admin = office.sessions["管理"]
    for change in ({"active": False}, {"roles": frozenset({Role.EDITOR})}):
        with pytest.raises(OperationRefused, match="至少要留一位在岗的管理员"):
            change_person(office.desk, admin, admin.person, **change)
    both = frozenset({Role.AUDITOR, Role.ADMINISTRATOR})
    change_person(office.desk, admin, office.sessions["审计"].person, roles=both)
    change_person(office.desk, admin, admin.person, active=False)
