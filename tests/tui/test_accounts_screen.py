"""校对台账 on the screen: of a piece, an issue, a period; people above, a line a reading below."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from editorial.domain.decisions import Decision
from editorial.domain.manuscript import Manuscript
from editorial.domain.stages import Stage
from tests.desk.offices import TEXT, Office
from tests.tui.sitting import app_with, front, keys, shown, sitting, until
from tui.screens.accounts_screen import AccountsScreen, IssueAccountsScreen, PieceAccountsScreen
from tui.screens.dialogs.choice_dialog import ChoiceDialog
from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.manuscript_screen import ManuscriptScreen
from tui.screens.period_accounts_screen import PeriodAccountsScreen
from tui.widgets.plain_table import PlainTable


@pytest.fixture
def piece(office: Office) -> Manuscript:
    """Read twice: 甲 found one error, 乙 none."""
    piece = office.galley(office.to_typesetting(), "责编", TEXT.replace("第3站", "第8站"))
    piece = office.decide(office.settle(piece, "甲"), "甲", Decision.COMPLETE_PROOF)
    piece = office.decide(piece, "主编", Decision.APPROVE_CORRECTIONS)
    return office.decide(office.galley(piece, "乙", TEXT), "乙", Decision.COMPLETE_PROOF)


async def readings(pilot: Pilot[None]) -> list[list[str]]:
    """The lines of the table of readings, when they have come."""
    table = pilot.app.screen.query_one("#accounts-readings", PlainTable)
    await until(pilot, lambda: "残留估计" in shown(pilot))
    return [[str(cell) for cell in table.get_row_at(at)] for at in range(table.row_count)]


def people(pilot: Pilot[None]) -> list[list[str]]:
    table = pilot.app.screen.query_one("#accounts-people", PlainTable)
    return [[str(cell) for cell in table.get_row_at(at)] for at in range(table.row_count)]


async def test_the_readings_of_an_issue_are_shown_with_their_rates(
    office: Office, piece: Manuscript
) -> None:
    app = app_with(lambda: IssueAccountsScreen(sitting(office, "主编"), office.issue))
    async with app.run_test(size=(140, 40)) as pilot:
        first, second = await readings(pilot)
        characters = f"{piece.current_version.characters:,}"
        assert first[:4] == [piece.number, "一校", "编辑甲", characters]
        assert first[4:8] == ["1.0", "0.0", "100.0%", "0.0%"]
        assert second[5:8] == ["待后校"] * 3
        assert people(pilot) == [
            ["编辑甲", "1", "1", characters, "1.0", "0.0", "100.0%", "0.0%"],
            ["编辑乙", "1", "1", characters, *["待后校"] * 4],
        ]
        assert "互不知情" in shown(pilot)
        await keys(pilot, "f6")
        assert pilot.app.screen.query_one("#accounts-people", PlainTable).has_focus


async def test_a_piece_s_accounts_are_opened_from_its_screen_by_who_may_see_them(
    office: Office, piece: Manuscript
) -> None:
    assert piece.stage is Stage.SECOND_PROOF_APPROVAL
    app = app_with(lambda: ManuscriptScreen(sitting(office, "责编二"), piece.id))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "一校" in shown(pilot))
        front(pilot, ManuscriptScreen).do("accounts")
        await until(pilot, lambda: isinstance(pilot.app.screen, PieceAccountsScreen))
        assert len(await readings(pilot)) == 2


async def test_a_period_is_gone_through_and_narrowed_to_a_person(
    office: Office, piece: Manuscript
) -> None:
    app = app_with(lambda: PeriodAccountsScreen(sitting(office, "主编")))
    async with app.run_test(size=(120, 40)) as pilot:
        assert len(await readings(pilot)) == 2
        screen = front(pilot, PeriodAccountsScreen)
        assert screen.subject == "2026年第1季度  全体"
        await keys(pilot, "f3")
        assert screen.subject.startswith("2025年第4季度")
        assert await readings(pilot) == []
        await keys(pilot, "f4", "f2")
        front(pilot, ChoiceDialog)
        await keys(pilot, "enter")
        assert screen.subject.startswith("2026年  ")
        await keys(pilot, "f8", "down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, AccountsScreen))
        assert not screen.subject.endswith("全体")
        assert len(await readings(pilot)) <= 1


async def test_the_accounts_of_a_period_are_printed_into_a_folder(
    office: Office, piece: Manuscript, tmp_path: Path
) -> None:
    assert piece.rounds
    app = app_with(lambda: PeriodAccountsScreen(sitting(office, "主编")))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "残留估计" in shown(pilot))
        await keys(pilot, "ctrl+e")
        form = front(pilot, FormDialog)
        form.query_one("#field-folder", Input).value = str(tmp_path / "打印")
        await keys(pilot, "ctrl+s")
        written = tmp_path / "打印" / "2026年第1季度_全体_校对质量台账.docx"
        await until(pilot, written.exists)
