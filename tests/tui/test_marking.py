"""Marking what one reads, paragraph by paragraph, by keys."""

from __future__ import annotations

from typing import Any

from textual.pilot import Pilot

from editorial.desk.reading import reading_material
from editorial.domain.reading_marks import ReadingMarks
from tests.desk.offices import TEXT, Office
from tests.tui.sitting import app_with, front, keys, shown, sitting, until
from tui.screens.dialogs.message_dialog import MessageDialog
from tui.screens.manuscript_screen import ManuscriptScreen
from tui.screens.reading_screen import ReadingScreen
from tui.screens.review_form import ReviewForm
from tui.screens.review_screen import ReviewScreen
from tui.widgets.marking_view import MarkingView
from tui.widgets.tick_box import TickBox

SIZE = (120, 40)
PARAGRAPHS = len(TEXT.splitlines())


def kept(office: Office, who: str, piece: Any) -> ReadingMarks:
    return reading_material(office.desk, office.sessions[who], piece.id).marks


def view_of(pilot: Pilot[Any]) -> MarkingView:
    return pilot.app.screen.query_one(MarkingView)


async def taking_marks(pilot: Pilot[Any]) -> MarkingView:
    await until(pilot, lambda: pilot.app.screen.query(MarkingView) and view_of(pilot).marks)
    return view_of(pilot)


async def test_space_marks_paragraphs_as_read_and_goes_on(office: Office) -> None:
    piece = office.register()
    app = app_with(lambda: ReviewScreen(sitting(office, "甲"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        view = await taking_marks(pilot)
        await keys(pilot, "space", "space", "f3")
        assert view.paragraph == 4
        assert f"初审已读 3/{PARAGRAPHS} 段" in shown(pilot)
        assert "细审 1 段" in shown(pilot)
        await until(pilot, lambda: kept(office, "甲", piece).full == {1, 2, 3})
        assert kept(office, "甲", piece).close == {3}
        margin = [view.render_line(line).text[:7] for line in range(4)]
        assert margin == ["    1√ ", "    2√ ", "    3* ", "    4 >"]


async def test_marks_are_taken_back_and_undone(office: Office) -> None:
    piece = office.register()
    app = app_with(lambda: ReviewScreen(sitting(office, "甲"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        view = await taking_marks(pilot)
        await keys(pilot, *["ctrl+down"] * 4, "f4")
        assert view.marks is not None
        assert view.marks.full == {1, 2, 3, 4, 5}
        await keys(pilot, "ctrl+up", "backspace")
        assert view.marks.full == {1, 2, 3, 4}
        await keys(pilot, "ctrl+z")
        assert view.marks.full == {1, 2, 3, 4, 5}
        await keys(pilot, "ctrl+z", "ctrl+z")
        assert view.marks.full == frozenset()
        await until(pilot, lambda: not kept(office, "甲", piece).full)


async def test_reading_goes_on_where_it_was_left(office: Office) -> None:
    piece = office.register()
    for _ in range(2):
        app = app_with(lambda: ReviewScreen(sitting(office, "甲"), piece.id))
        async with app.run_test(size=SIZE) as pilot:
            await taking_marks(pilot)
            await keys(pilot, "space", "space", "escape")
    assert kept(office, "甲", piece).full == {1, 2, 3, 4}


async def test_whoever_scrolls_on_reads_on(office: Office) -> None:
    piece = office.register()
    app = app_with(lambda: ReviewScreen(sitting(office, "甲"), piece.id))
    async with app.run_test(size=(80, 24)) as pilot:
        view = await taking_marks(pilot)
        await keys(pilot, "pagedown")
        first = view.layout_now.row_at(round(view.scroll_offset.y))
        assert first is not None
        assert view.paragraph == first[0] + (2 if first[1] else 1)
        assert view.paragraph > 1


async def test_end_goes_to_the_last_paragraph_and_home_to_the_first(office: Office) -> None:
    piece = office.register()
    app = app_with(lambda: ReviewScreen(sitting(office, "甲"), piece.id))
    async with app.run_test(size=(80, 24)) as pilot:
        view = await taking_marks(pilot)
        await keys(pilot, "end")
        assert view.paragraph == PARAGRAPHS
        await keys(pilot, "home")
        assert view.paragraph == 1
        await keys(pilot, "end", "f4", "escape")
    assert kept(office, "甲", piece).full == set(range(1, PARAGRAPHS + 1))


async def test_a_text_marked_to_its_end_ticks_the_form(office: Office) -> None:
    piece = office.register()
    app = app_with(lambda: ReviewScreen(sitting(office, "甲"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        view = await taking_marks(pilot)
        await until(pilot, lambda: app.screen.query(ReviewForm))
        view.read_paragraph(PARAGRAPHS - 1)
        await keys(pilot, "f4")
        box = app.screen.query_one("#review-read_in_full", TickBox)
        assert not box.value
        await keys(pilot, "space")
        assert box.value


async def test_the_text_is_marked_from_the_manuscript_too(office: Office) -> None:
    piece = office.to_final_review()
    app = app_with(lambda: ManuscriptScreen(sitting(office, "主编"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "春运" in shown(pilot))
        await keys(pilot, "f3")
        front(pilot, ReadingScreen)
        await taking_marks(pilot)
        await keys(pilot, "f3", "escape")
    assert kept(office, "主编", piece).close == {1}


async def test_who_does_not_review_a_piece_reads_it_without_marks(office: Office) -> None:
    piece = office.register()
    app = app_with(lambda: ManuscriptScreen(sitting(office, "审计"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "春运" in shown(pilot))
        await keys(pilot, "f3")
        front(pilot, ReadingScreen)
        await until(pilot, lambda: "没有查出疑点" in shown(pilot))
        await keys(pilot, "space", "f4")
        assert view_of(pilot).marks is None
        assert "已读" not in shown(pilot)


async def test_marks_of_a_text_that_was_replaced_meanwhile_are_refused_and_taken_back(
    office: Office,
) -> None:
    piece = office.register()
    app = app_with(lambda: ReviewScreen(sitting(office, "甲"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        view = await taking_marks(pilot)
        office.revise(piece, "甲", TEXT + "补记一句。\n")
        await keys(pilot, "space")
        await until(pilot, lambda: isinstance(app.screen, MessageDialog))
        assert "新文本" in shown(pilot)
        assert view.marks is not None
        assert view.marks.full == frozenset()
