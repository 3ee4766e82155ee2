"""Printing forms and filing an issue by keys: the message says where the file lies."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Input

from editorial.desk.forms import ISSUE_FORMS
from tests.desk.offices import Office
from tests.tui.sitting import app_with, front, keys, shown, sitting, until
from tui.screens.dialogs.choice_dialog import ChoiceDialog
from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.issue_screen import IssueScreen
from tui.screens.manuscript_screen import ManuscriptScreen

SIZE = (120, 40)


async def test_a_form_of_a_piece_is_printed_by_a_key(office: Office, tmp_path: Path) -> None:
    piece = office.register()
    app = app_with(lambda: ManuscriptScreen(sitting(office, "甲"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "春运第一天" in shown(pilot))
        await keys(pilot, "ctrl+e")
        front(pilot, ChoiceDialog)
        assert "三审单" in shown(pilot)
        assert "校对单" not in shown(pilot)
        await keys(pilot, "down", "enter")
        form = front(pilot, FormDialog)
        form.query_one(Input).value = str(tmp_path / "表单")
        await keys(pilot, "ctrl+s")
        target = tmp_path / "表单" / "2026年第4期_2026-04-001_三审单.docx"
        await until(pilot, target.is_file)
        await until(pilot, lambda: any(target.name in n.message for n in app._notifications))


async def test_the_whole_issue_is_filed_from_its_screen(office: Office, tmp_path: Path) -> None:
    office.register()
    app = app_with(lambda: IssueScreen(sitting(office, "责编")))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "尚未收口" in shown(pilot))
        await keys(pilot, "ctrl+e")
        front(pilot, ChoiceDialog)
        await keys(pilot, *["down"] * len(ISSUE_FORMS), "enter")
        form = front(pilot, FormDialog)
        form.query_one(Input).value = str(tmp_path / "归档")
        await keys(pilot, "ctrl+s")
        target = tmp_path / "归档" / "通衢_2026年第4期_归档.zip"
        await until(pilot, target.is_file)
        await until(pilot, lambda: any(target.name in n.message for n in app._notifications))
