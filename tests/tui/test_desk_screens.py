from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input
from textual.widgets._footer import FooterKey

from editorial.desk.auditing import audit_entries
from editorial.desk.desk import open_desk
from editorial.desk.people import all_people, has_people
from editorial.desk.queues import DeskOverview, desk_overview
from editorial.domain.stages import Stage
from tests.desk.offices import PASSWORD, TEXT, Office
from tests.tui.sitting import app_with, front, keys, settle, shown, sitting, typed, until
from tui.screens.audit_screen import AuditScreen
from tui.screens.desk_screen import DeskScreen
from tui.screens.dialogs.choice_dialog import ChoiceDialog
from tui.screens.dialogs.confirm_dialog import ConfirmDialog
from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.dialogs.message_dialog import MessageDialog
from tui.screens.issue_screen import IssueScreen
from tui.screens.login_screen import LoginScreen
from tui.screens.manuscript_screen import ManuscriptScreen
from tui.screens.people_screen import PeopleScreen
from tui.widgets.manuscript_table import ManuscriptTable
from tui.widgets.title_bar import TitleBar

SIZE = (100, 34)


async def test_a_wrong_password_is_said_and_a_right_one_opens_the_desk(office: Office) -> None:
    app = app_with(lambda: LoginScreen(office.desk))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        app.screen.query_one("#login-login", Input).value = "甲"
        await keys(pilot, "enter")
        await typed(pilot, "wrong-word")
        await keys(pilot, "enter")
        assert "登录名或密码不对" in shown(pilot)
        await typed(pilot, PASSWORD)
        await keys(pilot, "enter")
        front(pilot, DeskScreen)
        assert "编辑甲（编辑）" in shown(pilot)
        await keys(pilot, "escape")
        front(pilot, ConfirmDialog)
        await keys(pilot, "ctrl+s")
        front(pilot, LoginScreen)


async def test_a_new_office_first_gets_its_administrator(tmp_path: Path) -> None:
    desk = open_desk(tmp_path, database_url=f"sqlite:///{tmp_path / 'new.db'}")
    app = app_with(lambda: LoginScreen(desk))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        dialog = front(pilot, FormDialog)
        for key, text in (("login", "guanli"), ("name", "管理员"), ("password", "long-enough")):
            dialog.query_one(f"#field-{key}", Input).value = text
        await keys(pilot, "ctrl+s")
        assert "还要填写" in shown(pilot)
        dialog.query_one("#field-again", Input).value = "another-word"
        await keys(pilot, "ctrl+s")
        assert "不一样" in shown(pilot)
        dialog.query_one("#field-again", Input).value = "long-enough"
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, LoginScreen))
        assert has_people(desk)
    desk.close()


async def test_the_desk_shows_what_waits_for_whom_and_is_searched(office: Office) -> None:
    office.register(title="春运第一天")
    office.register(text=TEXT + "另一段。\n", title="秋雨里的巡道工")
    app = app_with(lambda: DeskScreen(sitting(office, "甲")))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        table = app.screen.query_one(ManuscriptTable)
        assert table.row_count == 2
        assert "【轮到我 2】" in shown(pilot)
        await keys(pilot, "f3")
        app.screen.query_one(Input).value = "巡道"
        await settle(pilot)
        assert table.row_count == 1
        await keys(pilot, "enter", "enter")
        screen = front(pilot, ManuscriptScreen)
        assert "秋雨里的巡道工" in shown(pilot)
        assert screen.is_current
        await keys(pilot, "escape")
        front(pilot, DeskScreen)
        app.screen.query_one(Input).value = ""
        await keys(pilot, "f6")
        assert table.row_count == 0
        assert "没有等别人办理的稿件" in shown(pilot)


async def test_a_manuscript_is_registered_from_the_menu(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "来稿.txt"
    path.write_text(TEXT, encoding="utf-8")
    app = app_with(lambda: DeskScreen(sitting(office, "甲")))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await keys(pilot, "f9")
        front(pilot, ChoiceDialog)
        await keys(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        form = front(pilot, FormDialog)
        names = [key.description for key in form.query(FooterKey)]
        assert {"确定", "取消", "下一栏", "帮助"} == set(names), "the keys of the form alone"
        await keys(pilot, "f1")
        assert "Shift+Tab" in shown(pilot)
        await keys(pilot, "escape")
        form.query_one("#field-file", Input).value = str(tmp_path / "没有这个.txt")
        form.query_one("#field-title", Input).value = "来稿一篇"
        form.query_one("#field-author", Input).value = "通讯员"
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: "找不到这个文件" in shown(pilot))
        form = front(pilot, FormDialog)
        assert form.query_one("#field-title", Input).value == "来稿一篇"
        assert form.query_one("#field-author", Input).value == "通讯员"
        form.query_one("#field-file", Input).value = f"'{path}'"
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, MessageDialog))
        assert "已登记" in shown(pilot)
    rows = desk_overview(office.desk, office.sessions["甲"]).mine
    assert [(row.title, row.stage) for row in rows] == [("来稿一篇", Stage.FIRST_REVIEW)]


async def test_the_menu_offers_what_the_roles_permit(office: Office) -> None:
    offered = {}
    for who in ("甲", "主编", "管理", "审计"):
        app = app_with(lambda who=who: DeskScreen(sitting(office, who)))  # type: ignore[misc]
        async with app.run_test(size=SIZE) as pilot:
            await settle(pilot)
            await keys(pilot, "f9")
            front(pilot, ChoiceDialog)
            offered[who] = shown(pilot)
    assert "登记来稿" in offered["甲"]
    assert "人员和账号" not in offered["甲"]
    assert "待签清样" in offered["主编"]
    assert "登记来稿" not in offered["主编"]
    assert "人员和账号" in offered["管理"]
    assert "期次总览" not in offered["管理"]
    assert "审计记录" in offered["审计"]


async def test_the_administrator_adds_and_changes_people(office: Office) -> None:
    app = app_with(lambda: PeopleScreen(sitting(office, "管理")))
    async with app.run_test(size=(100, 44)) as pilot:
        await settle(pilot)
        await keys(pilot, "f2")
        form = front(pilot, FormDialog)
        form.query_one("#field-login", Input).value = "bing"
        form.query_one("#field-name", Input).value = "编辑丙"
        form.query_one("#field-password", Input).value = "long-enough"
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, MessageDialog))
        assert "至少选择一个角色" in shown(pilot)
        await keys(pilot, "escape", "f2")
        form = front(pilot, FormDialog)
        form.query_one("#field-login", Input).value = "bing"
        form.query_one("#field-name", Input).value = "编辑丙"
        form.query_one("#field-password", Input).value = "long-enough"
        form.query_one("#tick-roles-0").focus()
        await keys(pilot, "space", "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, PeopleScreen))
        await settle(pilot)
    people = {person.login: person for person in all_people(office.desk, office.sessions["管理"])}
    assert people["bing"].name == "编辑丙"


async def test_the_auditor_reads_searches_and_verifies_the_chain(office: Office) -> None:
    office.register()
    app = app_with(lambda: AuditScreen(sitting(office, "审计")))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        table = app.screen.query_one("DataTable")
        everything = len(audit_entries(office.desk, office.sessions["审计"]))
        assert table.row_count == everything  # type: ignore[attr-defined]
        app.screen.query_one(Input).value = "登记来稿"
        await settle(pilot)
        assert table.row_count == 1  # type: ignore[attr-defined]
        await keys(pilot, "f9")
        await until(pilot, lambda: isinstance(app.screen, MessageDialog))
        assert "从头到尾没有被改动" in shown(pilot)


async def test_the_issue_shows_every_piece_and_writes_its_report(
    office: Office, tmp_path: Path
) -> None:
    office.to_clean_proof()
    app = app_with(lambda: IssueScreen(sitting(office, "责编")))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "细审 1/1 篇" in shown(pilot)
        assert "篇数 100.0%" in shown(pilot)
        await keys(pilot, "f9")
        form = front(pilot, FormDialog)
        form.query_one("#field-folder", Input).value = str(tmp_path / "报告")
        await keys(pilot, "ctrl+s")
        await until(pilot, (tmp_path / "报告" / "index.html").is_file)


async def test_an_account_without_manuscripts_is_told_where_to_go(office: Office) -> None:
    app = app_with(lambda: DeskScreen(sitting(office, "管理")))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "按 F9 打开菜单" in shown(pilot)


async def test_what_takes_a_while_is_seen_to_be_under_way(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.register()
    held = threading.Event()

    def slow(*given: Any, **more: Any) -> DeskOverview:
        held.wait(60)
        return desk_overview(*given, **more)

    monkeypatch.setattr("tui.screens.desk_screen.desk_overview", slow)
    app = app_with(lambda: DeskScreen(sitting(office, "甲")))
    async with app.run_test(size=SIZE) as pilot:
        busy = app.screen.query_one(TitleBar)
        await until(pilot, lambda: busy.has_class("-busy"))
        held.set()
        await until(pilot, lambda: not busy.has_class("-busy"))
        await until(pilot, lambda: app.screen.query_one(ManuscriptTable).row_count == 1)
