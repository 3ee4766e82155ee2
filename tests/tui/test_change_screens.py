"""Changes of the frozen text on the screens: proposed by an editor, ruled on by the chief."""

from __future__ import annotations

from textual.widgets import Input, TextArea

from editorial.desk.baseline_changes import ChangeForm, find_in_frozen, propose_change
from editorial.desk.manuscript_views import manuscript_view
from editorial.domain.baseline import BaselineChange
from editorial.domain.decisions import Decision
from editorial.domain.manuscript import Manuscript
from editorial.domain.proofs import Disposition
from tests.desk.offices import TEXT, Office
from tests.tui.sitting import app_with, front, keys, settle, shown, sitting, until
from tui.screens.approval_screen import ApprovalScreen
from tui.screens.dialogs.choice_dialog import ChoiceDialog
from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.dialogs.message_dialog import MessageDialog
from tui.screens.dialogs.text_dialog import TextDialog
from tui.screens.manuscript_screen import ManuscriptScreen

SIZE = (120, 40)
GALLEY = TEXT.replace("第3站", "第8站")


def changes(office: Office, piece: Manuscript) -> tuple[BaselineChange, ...]:
    view = manuscript_view(office.desk, office.sessions["主编"], piece.id)
    return view.manuscript.baseline_changes


def proposed(office: Office, piece: Manuscript) -> Manuscript:
    session = office.sessions["甲"]
    place = find_in_frozen(office.desk, session, piece.id, "第5站候车室")[0]
    form = ChangeForm(place.start, place.end, "第5站候车大厅", "名称以公告为准")
    return propose_change(office.desk, session, piece.id, piece.revision, form)


async def test_an_editor_proposes_a_change_of_the_frozen_text(office: Office) -> None:
    piece = office.to_typesetting()
    app = app_with(lambda: ManuscriptScreen(sitting(office, "甲"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "定稿后的改动：查看、提出" in shown(pilot)
        await keys(pilot, "ctrl+g", "enter")
        form = front(pilot, FormDialog)
        form.query_one(Input).value = "第99站"
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: "定稿里没有“第99站”" in shown(pilot))
        front(pilot, FormDialog).query_one(Input).value = "广播员"
        await keys(pilot, "ctrl+s")
        front(pilot, ChoiceDialog)
        assert "第 2 段：" in shown(pilot)
        await keys(pilot, "down", "enter")
        form = front(pilot, FormDialog)
        assert "第 3 段：" in shown(pilot)
        assert form.query_one("#field-new", TextArea).text == "广播员"
        form.query_one("#field-new", TextArea).text = "播音员"
        await keys(pilot, "ctrl+s")
        assert "还要填写：理由" in shown(pilot)
        form.query_one("#field-reason", Input).value = "用本局称谓"
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ChoiceDialog))
        assert "1. “广播员”→“播音员”　理由：用本局称谓【待批】" in shown(pilot)
        await keys(pilot, "escape")
        await until(pilot, lambda: "定稿后的改动（1 处待主编批）" in shown(pilot))
        assert "理由：用本局称谓【待批】" in shown(pilot)
    (change,) = changes(office, piece)
    body = "".join(TEXT.split())
    assert change.start == body.index("广播员", body.index("第2站"))
    assert change.is_open


async def test_the_chief_editor_approves_a_change_by_its_name(office: Office) -> None:
    piece = proposed(office, office.to_typesetting())
    app = app_with(lambda: ManuscriptScreen(sitting(office, "主编"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await keys(pilot, "ctrl+g")
        front(pilot, ChoiceDialog)
        assert "提出改动" not in shown(pilot)
        await keys(pilot, "enter")
        assert "“第5站候车室”→“第5站候车大厅”" in shown(pilot)
        await keys(pilot, "enter")
        await until(pilot, lambda: "【已批准】" in shown(pilot))
        await keys(pilot, "enter")
        front(pilot, MessageDialog)
        assert "编辑甲" in shown(pilot)
    assert changes(office, piece)[0].is_approved


async def test_a_change_is_refused_with_a_reason_on_the_approval_screen(office: Office) -> None:
    piece = office.settle(office.galley(office.to_typesetting(), "责编", GALLEY), "甲")
    piece = proposed(office, office.decide(piece, "甲", Decision.COMPLETE_PROOF))
    app = app_with(lambda: ApprovalScreen(sitting(office, "主编"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await keys(pilot, "ctrl+g", "enter", "down", "enter")
        front(pilot, TextDialog).query_one(TextArea).text = "公告用候车室"
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: "【不批准】" in shown(pilot))
        await keys(pilot, "escape")
        front(pilot, ApprovalScreen)
    (change,) = changes(office, piece)
    assert change.ruling is not None
    assert (change.ruling.approves, change.ruling.remark) == (False, "公告用候车室")


async def test_approving_a_round_names_the_changes_that_come_with_it(office: Office) -> None:
    piece = office.galley(office.to_typesetting(), "责编", GALLEY)
    piece = office.settle(piece, "甲", Disposition.EDITOR_CHANGE)
    piece = proposed(office, office.decide(piece, "甲", Decision.COMPLETE_PROOF))
    app = app_with(lambda: ApprovalScreen(sitting(office, "主编"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await keys(pilot, "f9", "enter")
        front(pilot, FormDialog)
        assert "“3”→“8”" in shown(pilot)
        assert "“第5站候车室”→“第5站候车大厅”" in shown(pilot)


async def test_who_may_neither_propose_nor_rule_is_told_that_there_is_nothing(
    office: Office,
) -> None:
    piece = office.to_typesetting()
    app = app_with(lambda: ManuscriptScreen(sitting(office, "乙"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "定稿后的改动" not in shown(pilot)
        await keys(pilot, "ctrl+g")
        front(pilot, ManuscriptScreen)
    assert changes(office, piece) == ()
