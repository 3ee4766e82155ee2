"""校对质量台账 on paper: of an issue and of a period, people and readings, what is left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from editorial.desk.auditing import audit_entries
from editorial.desk.forms import write_accounts_form, write_issue_form
from editorial.domain.account_period import AccountPeriod
from editorial.domain.form_kind import FormKind
from editorial.domain.manuscript import Manuscript
from editorial.domain.refusals import OperationRefused
from tests.desk.offices import Office, an_office
from tests.desk.test_forms import said
from tests.desk.test_proof_accounting import FOUND, read_blindly
from tests.paper.schema_order import faults

YEAR = AccountPeriod.of_year(2026)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Office, Manuscript]]:
    """An office with one piece that two have read blindly."""
    office = an_office(tmp_path_factory.mktemp("office"))
    yield office, read_blindly(office, FOUND)
    office.desk.close()


def test_the_sheet_of_an_issue_has_people_readings_and_what_is_left(
    read: tuple[Office, Manuscript], tmp_path: Path
) -> None:
    office, piece = read
    session = office.sessions["审计"]
    written = write_issue_form(office.desk, session, FormKind.ACCOUNTS, office.issue.id, tmp_path)
    docx = written.path.read_bytes()
    assert faults(docx) == []
    sheet = said(docx)
    characters = piece.rounds[-1].gate.rate.characters
    assert f"期次｜{office.issue.title}｜计错办法" in sheet
    assert f"编辑甲｜1｜{characters}" in sheet
    for line in ("一校｜编辑甲", "一校盲读｜编辑乙"):
        assert f"{piece.number}｜{piece.title}｜{line}｜2026-03-02" in sheet
    assert "估计还有 0.2 处无人发现（95% 区间" in sheet
    again = write_issue_form(
        office.desk, session, FormKind.ACCOUNTS, office.issue.id, tmp_path / "再印.docx"
    )
    assert again.sha256 == written.sha256


def test_the_sheet_of_a_period_can_be_one_person_s(
    read: tuple[Office, Manuscript], tmp_path: Path
) -> None:
    office, piece = read
    desk, session = office.desk, office.sessions["主编"]
    whole = write_accounts_form(desk, session, YEAR, tmp_path)
    assert whole.path.name == "2026年_全体_校对质量台账.docx"
    assert said(whole.path.read_bytes()).count(piece.number) == 2
    reader = office.sessions["乙"].person
    own = write_accounts_form(desk, session, YEAR, tmp_path, reader)
    assert own.path.name == "2026年_编辑乙_校对质量台账.docx"
    sheet = said(own.path.read_bytes())
    assert "一校盲读｜编辑乙" in sheet
    assert "｜一校｜编辑甲" not in sheet
    printed = [e for e in audit_entries(desk, session) if e.action == "form.write"]
    assert own.sha256 in printed[-1].details


def test_a_period_without_readings_says_so(read: tuple[Office, Manuscript], tmp_path: Path) -> None:
    office, _ = read
    empty = AccountPeriod.of_quarter(2020, 1)
    written = write_accounts_form(office.desk, office.sessions["主编"], empty, tmp_path)
    sheet = said(written.path.read_bytes())
    assert "没有校毕的校次" in sheet
    assert "不能估计无人发现的差错" in sheet


def test_who_may_not_see_the_accounts_gets_no_sheet(
    read: tuple[Office, Manuscript], tmp_path: Path
) -> None:
    office, _ = read
    session = office.sessions["甲"]
    with pytest.raises(OperationRefused, match="校对台账"):
        write_accounts_form(office.desk, session, YEAR, tmp_path)
    with pytest.raises(OperationRefused, match="校对台账"):
        write_issue_form(office.desk, session, FormKind.ACCOUNTS, office.issue.id, tmp_path)
