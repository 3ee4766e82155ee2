from __future__ import annotations

from textual.widgets import TextArea

from editorial.desk.sample_checking import sample_material
from editorial.desk.sampling import draw_sample
from tests.desk.offices import TEXT, Office
from tests.tui.sitting import app_with, front, keys, settle, shown, sitting, until
from tui.screens.dialogs.choice_dialog import ChoiceDialog
from tui.screens.dialogs.confirm_dialog import ConfirmDialog
from tui.screens.review_screen import ReviewScreen
from tui.screens.sample_check_screen import SampleCheckScreen

SIZE = (120, 40)


async def test_a_sample_is_corrected_counted_and_recorded_on_the_screen(office: Office) -> None:
    piece = office.to_final_review()
    chief = office.sessions["主编"]
    draw_sample(office.desk, chief, office.issue.id, seed="四月")
    app = app_with(lambda: ReviewScreen(sitting(office, "主编"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await keys(pilot, "ctrl+r")
        screen = front(pilot, SampleCheckScreen)
        area = screen.query_one("#sample-text", TextArea)
        await until(pilot, lambda: "候车" in area.text)
        assert area.text == TEXT.rstrip("\n")
        area.text = area.text.replace("第1站候车", "第1站侯车")
        await until(pilot, lambda: "差错 1 处" in shown(pilot))
        assert "“候”应为“侯”" in shown(pilot)
        assert "编辑质量差错率" in shown(pilot)
        await keys(pilot, "f6", "enter")
        front(pilot, ChoiceDialog)
        await keys(pilot, "enter")
        await until(pilot, lambda: "差错 0 处，不计 1 处" in shown(pilot))
        await keys(pilot, "f9")
        front(pilot, ConfirmDialog)
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen))
    latest = sample_material(office.desk, chief, piece.id).latest
    assert latest is not None
    assert (len(latest.errors), len(latest.counted)) == (1, 0)
    assert latest.corrected is not None


async def test_what_was_corrected_is_there_again_after_leaving(office: Office) -> None:
    piece = office.to_final_review()
    app = app_with(lambda: SampleCheckScreen(sitting(office, "主编"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        area = app.screen.query_one("#sample-text", TextArea)
        await until(pilot, lambda: "候车" in area.text)
        area.text = area.text.replace("第2站候车", "第2站侯车")
        await keys(pilot, "escape")
        await settle(pilot)
    form = sample_material(office.desk, office.sessions["主编"], piece.id).form
    assert [edit.paragraph for edit in form.edits] == [3]
