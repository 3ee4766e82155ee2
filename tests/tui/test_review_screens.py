from __future__ import annotations

import pytest
from textual.widgets import TextArea

from editorial.desk.manuscript_views import manuscript_view, review_material
from editorial.domain.decisions import Decision
from editorial.domain.reviews import Answer, ChecklistAnswer
from editorial.domain.stages import Stage
from tests.desk.offices import Office
from tests.tui.sitting import app_with, front, keys, settle, shown, sitting, until
from tui.screens.dialogs.choice_dialog import ChoiceDialog
from tui.screens.dialogs.confirm_dialog import ConfirmDialog
from tui.screens.dialogs.message_dialog import MessageDialog
from tui.screens.manuscript_screen import ManuscriptScreen
from tui.screens.review_draft import ReviewDraft, draft_from_json
from tui.screens.review_form import ReviewForm
from tui.screens.review_screen import ReviewScreen
from tui.widgets.checklist import Checklist
from tui.widgets.tick_box import TickBox

SIZE = (120, 40)


async def test_a_first_review_is_written_concluded_and_moves_the_manuscript(
    office: Office,
) -> None:
    piece = office.register()
    app = app_with(lambda: ManuscriptScreen(sitting(office, "甲"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "▶初审" in app.screen.query_one("StageTrack").render().plain  # type: ignore[union-attr]
        await keys(pilot, "enter")
        screen = front(pilot, ReviewScreen)
        await until(pilot, lambda: screen.query(ReviewForm))
        await keys(pilot, "f9")
        front(pilot, ChoiceDialog)
        assert "还缺" in shown(pilot)
        assert "全文已读" in shown(pilot)
        await keys(pilot, "enter", "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, MessageDialog))
        assert "请写明意见" in shown(pilot)
        await keys(pilot, "escape")
        screen.query_one("#review-read_in_full", TickBox).value = True
        checklist = screen.query_one(Checklist)
        checklist.focus()
        for _ in checklist._items:
            await keys(pilot, "f2")
        screen.query_one("#review-opinion TextArea", TextArea).text = "选题及时，建议采用。"
        await keys(pilot, "f9", "enter")
        front(pilot, ConfirmDialog)
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ManuscriptScreen))
    view = manuscript_view(office.desk, office.sessions["甲"], piece.id)
    assert view.manuscript.stage is Stage.SECOND_REVIEW
    assert view.manuscript.reviews[0].opinion == "选题及时，建议采用。"


async def test_what_was_written_is_there_again_after_leaving(office: Office) -> None:
    piece = office.register()
    app = app_with(lambda: ManuscriptScreen(sitting(office, "甲"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await keys(pilot, "enter")
        screen = front(pilot, ReviewScreen)
        await until(pilot, lambda: screen.query(ReviewForm))
        screen.query_one("#review-opinion TextArea", TextArea).text = "写了一半"
        screen.query_one(Checklist).focus()
        await keys(pilot, "f2")
        await keys(pilot, "escape")
        await until(pilot, lambda: isinstance(app.screen, ManuscriptScreen))
        await keys(pilot, "enter")
        again = front(pilot, ReviewScreen)
        await until(pilot, lambda: again.query(ReviewForm))
        draft = again.query_one(ReviewForm).draft()
        assert draft.opinion == "写了一半"
        assert draft.checklist[0].answer is Answer.YES
    kept = review_material(office.desk, office.sessions["甲"], piece.id).draft
    assert draft_from_json(kept).opinion == "写了一半"


async def test_where_nothing_is_left_to_do_the_screen_says_so(office: Office) -> None:
    signed = office.to_release()
    office.close_second_review()
    piece = office.decide(signed, "责编", Decision.RELEASE)
    app = app_with(lambda: ManuscriptScreen(sitting(office, "乙"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "没有要办的了" in shown(pilot)
        await keys(pilot, "enter")
        front(pilot, ManuscriptScreen)


async def test_a_narrow_screen_shows_text_or_form(office: Office) -> None:
    piece = office.register()
    app = app_with(lambda: ReviewScreen(sitting(office, "甲"), piece.id))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = front(pilot, ReviewScreen)
        await until(pilot, lambda: screen.query(ReviewForm))
        assert screen.query_one("#review-text").display
        assert not screen.query_one("#review-form").display
        await keys(pilot, "f6")
        assert not screen.query_one("#review-text").display
        assert screen.query_one("#review-form").display


async def test_what_is_not_mine_says_whose_it_is(office: Office) -> None:
    piece = office.register()
    app = app_with(lambda: ManuscriptScreen(sitting(office, "乙"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "建议采用、退改、退稿　不由您办" in shown(pilot)
        assert "进入初审" not in shown(pilot)
        await keys(pilot, "enter")
        front(pilot, MessageDialog)


@pytest.mark.parametrize("kept", [None, "", "[]", "{", '{"opinion": 7}', '{"checklist": [{}]}'])
def test_a_draft_that_cannot_be_read_is_an_empty_one(kept: str | None) -> None:
    assert draft_from_json(kept) == ReviewDraft()


def test_a_draft_comes_back_as_it_was_kept() -> None:
    draft = ReviewDraft(
        opinion="好", problems="一\n二\n", read_closely=True, topic_declared=True,
        checklist=(ChecklistAnswer("art", Answer.NO, "缺图"),),
    )  # fmt: skip
    assert draft_from_json(draft.to_json()) == draft
