"""核红 on the screen: opened from the piece, gone through, signed."""

from __future__ import annotations

from editorial.desk.red_checking import red_check_material
from editorial.domain.decisions import Decision
from editorial.domain.manuscript import Manuscript
from tests.desk.offices import TEXT, Office
from tests.tui.sitting import app_with, front, keys, settle, shown, sitting, until
from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.dialogs.message_dialog import MessageDialog
from tui.screens.manuscript_screen import ManuscriptScreen
from tui.screens.proof_screen import ProofScreen
from tui.screens.red_check_screen import RedCheckScreen
from tui.widgets.plain_table import PlainTable
from tui.widgets.row_list import RowList

SIZE = (120, 40)
FIRST = TEXT.replace("第3站候车室", "第3站侯车室").replace("第9站候车室里", "第9站候车室")
SECOND = TEXT.replace("第3站候车室", "第3站侯车室").replace("广播员报站", "广播员报战", 1)


def after_correction(office: Office) -> Manuscript:
    piece = office.galley(office.to_typesetting(), "责编", FIRST)
    piece = office.decide(office.settle(piece, "甲"), "甲", Decision.COMPLETE_PROOF)
    piece = office.decide(piece, "主编", Decision.APPROVE_CORRECTIONS)
    return office.galley(piece, "乙", SECOND)


def rows(screen: RedCheckScreen) -> list[list[str]]:
    table = screen.query_one(PlainTable)
    return [[str(cell) for cell in table.get_row_at(n)] for n in range(table.row_count)]


async def test_the_red_check_is_gone_through_and_signed(office: Office) -> None:
    piece = after_correction(office)
    app = app_with(lambda: ManuscriptScreen(sitting(office, "乙"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "核红：" in _options(app.screen.query_one(RowList)))
        await keys(pilot, "down", "enter")
        screen = front(pilot, RedCheckScreen)
        await until(pilot, lambda: "漏改 1" in shown(pilot))
        assert "已改 1" in shown(pilot)
        assert "未批而改 1" in shown(pilot)
        assert [row[1] for row in rows(screen)] == ["漏改", "未批而改", "已改"]
        assert rows(screen)[0][2:5] == ["侯", "候", "侯"]
        assert "第3站【侯】车室" in shown(pilot)
        await keys(pilot, "ctrl+n")
        assert "【战】" in shown(pilot)
        await keys(pilot, "f9")
        front(pilot, FormDialog)
        await keys(pilot, "space", "ctrl+s")
        await until(pilot, lambda: "核红人 编辑乙" in shown(pilot))
    record = red_check_material(office.desk, office.sessions["乙"], piece.id).record
    assert record.check.signed_by == office.sessions["乙"].person


async def test_nothing_is_signed_unless_it_was_looked_at(office: Office) -> None:
    piece = after_correction(office)
    app = app_with(lambda: RedCheckScreen(sitting(office, "乙"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "漏改 1" in shown(pilot))
        await keys(pilot, "f9", "ctrl+s")
        front(pilot, FormDialog)
    assert not red_check_material(office.desk, office.sessions["乙"], piece.id).record.is_signed


async def test_who_may_not_sign_is_told_why(office: Office) -> None:
    piece = after_correction(office)
    app = app_with(lambda: RedCheckScreen(sitting(office, "审计"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "漏改 1" in shown(pilot))
        await keys(pilot, "f9")
        front(pilot, MessageDialog)
        assert "核红签名" in shown(pilot)


async def test_the_proof_screen_leads_to_the_red_check(office: Office) -> None:
    piece = after_correction(office)
    app = app_with(lambda: ProofScreen(sitting(office, "乙"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await keys(pilot, "ctrl+r")
        front(pilot, RedCheckScreen)


def _options(listed: RowList) -> str:
    return "\n".join(row.text for row in listed._rows)
