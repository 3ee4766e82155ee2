"""How commands on an office behave: passwords, names, exit codes, processes of their own."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.office_calls import SECRET, OfficeCalls
from tests.contracts.command_line import editorial

ISSUE = "2026年第4期"


def test_a_wrong_password_cannot_do_anything(
    office: OfficeCalls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITORIAL_PASSWORD", "wrong-password")
    said = office.call("issue", "list", "--as", "主编", "--json")
    assert (said.code, said.out) == (2, "")
    assert said.err == "登录名或密码不对，请重新输入。\n"


def test_a_password_comes_from_standard_input(
    office: OfficeCalls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EDITORIAL_PASSWORD")
    monkeypatch.delenv("EDITORIAL_NEW_PASSWORD")
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{SECRET}\nxin-mi-ma-2026\n"))
    words = ("person", "password", "--as", "甲", "--password-stdin", "--new-password-stdin")
    assert office.call(*words).code == 0
    monkeypatch.setattr(sys, "stdin", io.StringIO("xin-mi-ma-2026\n"))
    assert office.call("issue", "list", "--as", "甲", "--password-stdin").code == 0


def test_where_no_password_can_be_had_the_call_says_how_to_give_one(
    office: OfficeCalls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EDITORIAL_PASSWORD")
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    said = office.call("issue", "list", "--as", "甲")
    assert said.code == 2
    assert "EDITORIAL_PASSWORD" in said.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("piece", "show", "2026-04-099"), "没有稿件“2026-04-099”"),
        (("issue", "show", "2027年第1期"), "没有期次“2027年第1期”"),
        (("person", "change", "丙", "--active", "no"), "没有人员“丙”"),
        (("person", "change", "乙", "--roles", "排字工"), "--roles 没有“排字工”"),
        (("piece", "decide", "2026-04-001"), "缺少 DECISION"),
    ],
)
def test_what_does_not_exist_is_exit_code_2_and_one_line(
    office: OfficeCalls, arguments: tuple[str, ...], told: str
) -> None:
    said = office.call(*arguments, "--as", "主编", "--json")
    assert (said.code, said.out) == (2, "")
    assert told in said.err
    assert len(said.err.splitlines()) == 1


def test_people_columns_and_deputies_are_managed(office: OfficeCalls) -> None:
    changed = office.done("管理", "person", "change", "乙", "--columns", "通联,副刊")
    assert len(changed["columns"]) == 2
    days = ("--from", "2020-01-01", "--to", "2099-12-31", "--reason", "出差")
    office.done("主编", "person", "deputy", "责编", *days)
    assert "chief_editor" in office.done("责编", "office", "show")["actor"]["roles"]
    assert office.refused("甲", "column", "add", "新栏目") == ["role"]
    assert len(office.done("甲", "person", "list")["people"]) == 6


def test_reading_is_marked_and_taken_back(office: OfficeCalls) -> None:
    words = ("--title", "春运", "--author", "客运科", "--issue", ISSUE, "--column", "通联")
    piece = office.done("甲", "piece", "register", office.file("一\n二\n三\n四\n"), *words)[
        "number"
    ]
    mark = ("review", "mark", piece)
    assert office.done("甲", *mark, "--paragraphs", "1-3", "--close")["close"] == [1, 2, 3]
    left = office.done("甲", *mark, "--paragraphs", "2", "--undo")
    assert (left["full"], left["meter"]["read"]) == ([1, 3], 2)
    assert office.done("甲", *mark, "--all")["full"] == [1, 2, 3, 4]


def test_a_call_in_a_process_of_its_own(tmp_path: Path) -> None:
    home = tmp_path / "office"
    words = ("office", "found", "--as", "管理", "--name", "管理员", "--json")
    done = editorial(*words, home=home, EDITORIAL_NEW_PASSWORD=SECRET)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["schema"] == "editorial.founding/1"
    told = editorial("person", "list", "--as", "管理", home=home, EDITORIAL_PASSWORD=SECRET)
    assert told.returncode == 0
    assert "管理员" in told.stdout
