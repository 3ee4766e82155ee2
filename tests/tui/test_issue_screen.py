"""The issue at a glance: coverage, closing, drawing, archiving, by keys."""

from __future__ import annotations

from textual.widgets import Input

from editorial.desk.issue_views import issue_view
from editorial.desk.sampling import draw_sample
from editorial.domain.decisions import Decision
from editorial.domain.stages import Stage
from tests.desk.offices import TEXT, Office
from tests.desk.test_final_review import ONE_WRONG, check, sampled
from tests.tui.sitting import app_with, front, keys, settle, shown, sitting, until
from tui.screens.dialogs.choice_dialog import ChoiceDialog
from tui.screens.dialogs.confirm_dialog import ConfirmDialog
from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.dialogs.message_dialog import MessageDialog
from tui.screens.issue_screen import IssueScreen
from tui.screens.review_screen import ReviewScreen
from tui.widgets.row_list import RowList

SIZE = (120, 40)


async def test_the_responsible_editor_closes_the_second_review(office: Office) -> None:
    office.to_final_review()
    app = app_with(lambda: IssueScreen(sitting(office, "责编")))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "尚未收口" in shown(pilot))
        assert "细审 1/1 篇" in shown(pilot)
        await keys(pilot, "f2")
        front(pilot, ChoiceDialog)
        await keys(pilot, "enter")
        front(pilot, ConfirmDialog)
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: "已收口（责任编辑" in shown(pilot))
    view = issue_view(office.desk, office.sessions["责编"], office.issue.id)
    assert view.closing_holds


async def test_what_stands_against_closing_is_told_in_the_menu_and_when_tried(
    office: Office,
) -> None:
    unread = office.register()
    app = app_with(lambda: IssueScreen(sitting(office, "责编")))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "尚未收口" in shown(pilot))
        await keys(pilot, "f2")
        rows = "\n".join(row.text for row in app.screen.query_one(RowList)._rows)
        assert "现在办不了" in rows
        assert unread.number in rows
        await keys(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, MessageDialog))
        assert unread.number in shown(pilot)


async def test_the_chief_editor_draws_the_sample_with_a_seed_and_takes_a_piece_out(
    office: Office,
) -> None:
    pieces = [office.to_final_review(f"第{n}篇") for n in range(1, 4)]
    chief = office.sessions["主编"]
    app = app_with(lambda: IssueScreen(sitting(office, "主编")))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "还没有抽样" in shown(pilot))
        await keys(pilot, "f2", "down", "enter")
        form = front(pilot, FormDialog)
        form.query_one("#field-seed", Input).value = "四月"
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, MessageDialog))
        assert "从 3 篇中抽出 1 篇" in shown(pilot)
        assert "抽样种子：四月" in shown(pilot)
        await keys(pilot, "escape")
        await until(pilot, lambda: "样本 1/3 篇" in shown(pilot))
        sample = issue_view(office.desk, chief, office.issue.id).standing.sample
        assert sample is not None
        at = next(n for n, piece in enumerate(pieces) if piece.id in sample.sample)
        await keys(pilot, *["down"] * at, "f2", "down", "down", "enter")
        form = front(pilot, FormDialog)
        assert "移出终审样本" in shown(pilot)
        form.query_one("#field-reason").text = "篇幅过短"  # type: ignore[attr-defined]
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: "样本 0/3 篇" in shown(pilot))
        assert "比例偏离" in shown(pilot)


async def test_who_has_read_what_is_listed(office: Office) -> None:
    office.to_final_review()
    app = app_with(lambda: IssueScreen(sitting(office, "主编")))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "还没有抽样" in shown(pilot))
        await keys(pilot, "f2", "down", "down", "down", "down", "enter")
        front(pilot, MessageDialog)
        assert "初审 编辑甲" in shown(pilot)
        assert "含纸上审读" in shown(pilot)


async def test_close_reading_is_made_up_for_at_the_cursor(office: Office) -> None:
    piece = office.to_final_review()
    app = app_with(lambda: IssueScreen(sitting(office, "主编")))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "还没有抽样" in shown(pilot))
        await keys(pilot, "f2", "down", "down", "down", "enter")
        front(pilot, ConfirmDialog)
        assert "终审" in shown(pilot)
        await keys(pilot, "ctrl+s")
        await settle(pilot)
    with office.desk.reading() as unit:
        (marks,) = [
            m for m in unit.reading_marks.of_manuscript(piece.id) if m.stage is Stage.FINAL_REVIEW
        ]
    assert marks.meter.is_wholly_close


async def test_an_issue_that_is_settled_is_archived(office: Office) -> None:
    office.decide(office.register(TEXT, "撤下的稿子"), "责编", Decision.WITHDRAW)
    app = app_with(lambda: IssueScreen(sitting(office, "责编")))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "尚未收口" in shown(pilot))
        await keys(pilot, "f2", *["down"] * 6, "enter")
        front(pilot, ConfirmDialog)
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: "撤稿 1 篇" in shown(pilot))


async def test_the_chief_editor_is_told_that_a_piece_is_in_the_sample(office: Office) -> None:
    piece = office.to_final_review()
    draw_sample(office.desk, office.sessions["主编"], office.issue.id, seed="四月")
    app = app_with(lambda: ReviewScreen(sitting(office, "主编"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "本稿已抽为终审样本" in shown(pilot))


async def test_the_rate_of_the_editing_stands_beside_the_coverage_apart_from_the_proofs_rate(
    office: Office,
) -> None:
    piece = sampled(office)
    app = app_with(lambda: IssueScreen(sitting(office, "责编")))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "编辑质量差错率：样本 1 篇还没有检查" in shown(pilot))
        check(office, piece, ONE_WRONG)
        await keys(pilot, "f5")
        await until(pilot, lambda: "终审样本 1/1 篇已检查" in shown(pilot))
        (line,) = [line for line in shown(pilot).split("\n") if "编辑质量差错率" in line]
        assert "≤ 万分之10" in line
        assert line.endswith("√ 合要求")
