"""校对台账 on the screen: opened from the issue, a line a reading."""

from __future__ import annotations

from editorial.domain.decisions import Decision
from tests.desk.offices import TEXT, Office
from tests.tui.sitting import app_with, front, shown, sitting, until
from tui.screens.accounts_screen import AccountsScreen
from tui.widgets.plain_table import PlainTable


async def test_the_readings_of_an_issue_are_shown_with_their_rates(office: Office) -> None:
    piece = office.galley(office.to_typesetting(), "责编", TEXT.replace("第3站", "第8站"))
    piece = office.decide(office.settle(piece, "甲"), "甲", Decision.COMPLETE_PROOF)
    piece = office.decide(piece, "主编", Decision.APPROVE_CORRECTIONS)
    piece = office.decide(office.galley(piece, "乙", TEXT), "乙", Decision.COMPLETE_PROOF)
    app = app_with(lambda: AccountsScreen(sitting(office, "主编"), office.issue))
    async with app.run_test(size=(140, 40)) as pilot:
        screen = front(pilot, AccountsScreen)
        table = screen.query_one(PlainTable)
        await until(pilot, lambda: table.row_count == 2)
        first = [str(cell) for cell in table.get_row_at(0)]
        assert first[2:5] == ["一校", "编辑甲", f"{piece.current_version.characters:,}"]
        assert first[6:] == ["1.0", "0.0", "100.0%", "0.0%"]
        assert [str(cell) for cell in table.get_row_at(1)][-1] == "待后校"
        assert "编辑甲：1 次" in shown(pilot)
        assert "残留估计" in shown(pilot)
