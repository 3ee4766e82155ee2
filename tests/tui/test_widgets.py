from __future__ import annotations

from rich.text import Text
from textual.message import Message

from editorial.domain.reviews import Answer, ChecklistAnswer
from tests.tui.hosts import (
    HOSTILE,
    checklist_items,
    discrepancy_lines,
    findings,
    rates,
    showing,
    steps,
    two_texts,
)
from tui.rendering.reading_layout import MarginFinding
from tui.rendering.row_layout import GUTTER
from tui.rendering.side_by_side_text import DifferenceSpan, Side, SideBySideText
from tui.widgets.checklist import Checklist
from tui.widgets.discrepancy_list import DiscrepancyLine, DiscrepancyList
from tui.widgets.line_view import LineView
from tui.widgets.opinion_editor import OpinionEditor
from tui.widgets.plain_table import PlainTable
from tui.widgets.plain_text import PlainText
from tui.widgets.rate_badge import RateBadge, RateReading
from tui.widgets.reading_view import ReadingView
from tui.widgets.side_by_side_view import SideBySideView
from tui.widgets.stage_track import StageTrack


def once(messages: list[Message]) -> list[Message]:
    """Messages in order, each once: the hook sees them again at every parent."""
    return list({id(message): message for message in messages}.values())


async def test_keys_go_through_the_differences_and_stop_at_the_ends() -> None:
    messages: list[Message] = []
    app = showing(lambda: [SideBySideView()])
    async with app.run_test(size=(120, 40), message_hook=messages.append) as pilot:
        view = app.screen.query_one(SideBySideView)
        view.show(two_texts())
        view.focus()
        await pilot.press("f8")
        assert view.current == 1
        await pilot.press("n", "right", "f8", "f8")
        assert view.current == 4
        await pilot.press("p", "left", "f7", "f7")
        assert view.current == 1
    told = [m.number for m in once(messages) if isinstance(m, LineView.PlaceSelected)]
    assert told == [1, 2, 3, 4, 3, 2, 1]


async def test_a_click_on_either_half_of_a_character_selects_its_difference() -> None:
    app = showing(lambda: [SideBySideView()])
    async with app.run_test(size=(120, 40)) as pilot:
        view = app.screen.query_one(SideBySideView)
        view.show(two_texts())
        await pilot.pause()
        for half in (0, 1):
            view.current = None
            await pilot.click(SideBySideView, offset=(GUTTER + 6 + half, 1))
            assert view.current == 1
        view.current = 3
        await pilot.click(SideBySideView, offset=(GUTTER, 0))
        await pilot.click(SideBySideView, offset=(GUTTER, 1))
        assert view.current == 3


async def test_resizing_wraps_again_and_keeps_the_current_difference_in_sight() -> None:
    filler = tuple(f"第{index}段，" + "文字" * 60 for index in range(60))
    text = SideBySideText(
        (*filler, "末段收到"),
        (*filler, "末段受到"),
        (
            DifferenceSpan(Side.MANUSCRIPT, 60, 2, 3, 1),
            DifferenceSpan(Side.GALLEY, 60, 2, 3, 1),
        ),
    )
    app = showing(lambda: [SideBySideView()])
    async with app.run_test(size=(120, 30)) as pilot:
        view = app.screen.query_one(SideBySideView)
        view.show(text)
        view.current = 1
        for size in ((120, 30), (80, 24), (60, 16), (140, 50)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            line = view.line_of(1)
            assert line is not None
            assert view.scroll_offset.y <= line < view.scroll_offset.y + view.size.height
            drawn = "".join(view.render_line(y).text for y in range(view.size.height))
            assert "末段收到" in drawn


async def test_ten_thousand_paragraphs_build_only_the_lines_in_sight() -> None:
    paragraphs = tuple("很长的稿件里的一段，" * 6 for _ in range(10_000))
    app = showing(lambda: [SideBySideView()])
    async with app.run_test(size=(120, 40)) as pilot:
        view = app.screen.query_one(SideBySideView)
        view.show(SideBySideText(paragraphs, paragraphs))
        await pilot.pause()
        assert view.line_count > 10_000
        view.scroll_end(animate=False)
        await pilot.pause()
        assert view._built.cache_info().misses < 500
        assert "10000" in "".join(view.render_line(y).text for y in range(1, view.size.height))


async def test_findings_are_gone_through_in_reading_order() -> None:
    app = showing(lambda: [ReadingView()])
    for size in ((120, 40), (80, 24)):
        async with app.run_test(size=size) as pilot:
            view = app.screen.query_one(ReadingView)
            view.show(two_texts().manuscript, findings())
            view.focus()
            await pilot.press("f8", "f8")
            assert view.current == 2
            drawn = "\n".join(view.render_line(y).text for y in range(view.size.height))
            assert "[2]" in drawn
            assert "疑为“受到”" in drawn
        app = showing(lambda: [ReadingView()])


async def test_hostile_text_is_only_text_in_the_views() -> None:
    texts = tuple(HOSTILE)
    app = showing(lambda: [SideBySideView(), ReadingView(), DiscrepancyList(), RateBadge()])
    async with app.run_test(size=(100, 50)) as pilot:
        screen = app.screen
        screen.query_one(SideBySideView).show(
            SideBySideText(texts, texts[::-1]), heads=(texts[0], texts[1])
        )
        notes = [MarginFinding(i, i, 0, 2, text) for i, text in enumerate(texts)]
        screen.query_one(ReadingView).show(texts, notes)
        screen.query_one(DiscrepancyList).show(
            [DiscrepancyLine(i, text, text, text, text) for i, text in enumerate(texts)]
        )
        reading = rates()[0]
        screen.query_one(RateBadge).show([RateReading(texts[0], reading.rate, reading.limit)])
        await pilot.pause()
        for view in screen.query(LineView):
            assert any("[b]" in view.render_line(y).text for y in range(view.size.height))
        for widget in (SideBySideView, ReadingView, DiscrepancyList):
            await pilot.click(widget, offset=(12, 2))
        assert app.is_running


async def test_the_list_tells_where_a_person_went() -> None:
    messages: list[Message] = []
    app = showing(lambda: [DiscrepancyList()])
    async with app.run_test(size=(80, 24), message_hook=messages.append) as pilot:
        table = app.screen.query_one(DiscrepancyList)
        table.show(discrepancy_lines())
        table.focus()
        await pilot.press("down", "down")
        table.decide(3, "不算")
        assert str(table.get_cell("3", "decision")) == "不算"
    told = [m.number for m in messages if isinstance(m, DiscrepancyList.NumberSelected)]
    assert told[-1] == 3


async def test_a_checklist_is_answered_by_keys_and_wants_remarks() -> None:
    app = showing(lambda: [Checklist(checklist_items())])
    async with app.run_test(size=(80, 24)) as pilot:
        checklist = app.screen.query_one(Checklist)
        checklist.focus()
        await pilot.press("space", "f2", "f3")
        await pilot.press("a", "ctrl+s")
        assert [each.key for each in checklist.answers][-1] == "scientific"
        await pilot.press("up", "f4", "down")
        assert checklist.answered["scientific"].answer is Answer.NO, "it always applies"
        await pilot.press("f4", "b", "ctrl+s")
        assert checklist.is_complete
        assert checklist.answers == (
            ChecklistAnswer("political", Answer.YES),
            ChecklistAnswer("policy", Answer.YES),
            ChecklistAnswer("scientific", Answer.NO, "a"),
            ChecklistAnswer("artistic", Answer.NOT_APPLICABLE, "b"),
        )
        await pilot.press("space", "space")
        assert checklist.answered["artistic"].answer is Answer.YES, "the last one stays answered"
        await pilot.press("up", "backspace")
        assert "scientific" not in checklist.answered


async def test_a_draft_is_handed_out_soon_and_when_the_text_is_left() -> None:
    messages: list[Message] = []
    app = showing(lambda: [OpinionEditor("意见"), Checklist(checklist_items())])
    async with app.run_test(size=(80, 24), message_hook=messages.append) as pilot:
        editor = app.screen.query_one(OpinionEditor)
        editor.query_one("TextArea").focus()
        await pilot.press("a", "b")
        app.screen.query_one(Checklist).focus()
        await pilot.pause()
        drafts = [m.text for m in once(messages) if isinstance(m, OpinionEditor.DraftDue)]
        assert drafts == ["ab"]
        editor.draft_kept("10:30")
        assert "草稿已存 10:30" in editor.query_one(".opinion-state", PlainText).text


async def test_rates_and_stages_say_in_words_what_they_show_in_colour() -> None:
    app = showing(lambda: [StageTrack(steps()), RateBadge()])
    async with app.run_test(size=(80, 24)) as pilot:
        badge = app.screen.query_one(RateBadge)
        badge.show(rates())
        await pilot.pause()
        shown = str(badge.content)
        assert shown.index("内控（把关）") < shown.index("期刊2020")
        assert "0.83‰ ≤ 1‰  合格" in shown
        assert "超标" in shown
        track = app.screen.query_one(StageTrack).render().plain
        assert "√初审 3 天" in track
        assert "▶二校 今天" in track
        assert "·签发" in track


async def test_a_click_on_an_empty_table_does_nothing() -> None:
    app = showing(lambda: [PlainTable()])
    async with app.run_test(size=(80, 24)) as pilot:
        table = app.screen.query_one(PlainTable)
        for x in range(0, 6, 2):
            await pilot.click(PlainTable, offset=(x, 0))
        table.add_column(Text("甲"))
        table.add_row(Text("乙"))
        await pilot.pause()
        await pilot.click(PlainTable, offset=(1, 1))
        assert table.cursor_row == 0
        assert app.is_running
