"""Receiving a galley on the screen: its pages are counted (清点校样)."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Input

from editorial.desk.manuscript_views import manuscript_view
from editorial.domain.stages import Stage
from tests.desk.offices import TEXT, Office
from tests.tui.sitting import app_with, front, keys, settle, shown, sitting, until
from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.manuscript_screen import ManuscriptScreen


async def test_the_pages_of_a_galley_are_counted_when_it_comes_in(
    office: Office, tmp_path: Path
) -> None:
    piece = office.to_typesetting()
    file = tmp_path / "一校样.txt"
    file.write_text(TEXT.replace("第3站", "第8站"), encoding="utf-8")
    app = app_with(lambda: ManuscriptScreen(sitting(office, "责编"), piece.id))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        app.screen.do("receive_galley")  # type: ignore[attr-defined]
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        form = front(pilot, FormDialog)
        form.query_one("#field-file", Input).value = str(file)
        form.query_one("#field-expected", Input).value = "4"
        await keys(pilot, "ctrl+s")
        assert "要一起填" in shown(pilot)
        form.query_one("#field-present", Input).value = "3"
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: "请与印刷厂核对，补齐后再登记" in shown(pilot))
        form = front(pilot, FormDialog)
        assert form.query_one("#field-file", Input).value == str(file)
        form.query_one("#field-present", Input).value = "4"
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: "校样应到 4 页，实到 4 页" in shown(pilot))
    received = manuscript_view(office.desk, office.sessions["责编"], piece.id).manuscript
    assert received.stage is Stage.FIRST_PROOF
    assert (received.galleys[0].pages_expected, received.galleys[0].pages_present) == (4, 4)


async def test_a_galley_comes_in_without_counting(office: Office, tmp_path: Path) -> None:
    piece = office.to_typesetting()
    file = tmp_path / "一校样.txt"
    file.write_text(TEXT, encoding="utf-8")
    app = app_with(lambda: ManuscriptScreen(sitting(office, "责编"), piece.id))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        app.screen.do("receive_galley")  # type: ignore[attr-defined]
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        front(pilot, FormDialog).query_one("#field-file", Input).value = str(file)
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: "第 1 份校样" in shown(pilot))
        assert "应到" not in shown(pilot)
    galley = manuscript_view(office.desk, office.sessions["责编"], piece.id).manuscript.galleys[0]
    assert galley.pages_expected is None
