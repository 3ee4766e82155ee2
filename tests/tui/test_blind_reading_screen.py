"""背对背校对 on the screen: entering, handing in, merging; nothing of the other is shown before."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from editorial.desk.blind_naming import name_blind_reader
from editorial.desk.blind_reading import enter_blind, hand_in_blind
from editorial.desk.hand_entries import HandEntryForm
from editorial.desk.queues import desk_overview
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.domain.manuscript import Manuscript
from tests.desk.offices import TEXT, Office
from tests.tui.sitting import app_with, front, keys, settle, shown, sitting, until
from tui.screens.blind_reading_screen import BlindReadingScreen
from tui.screens.dialogs.confirm_dialog import ConfirmDialog
from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.manuscript_screen import ManuscriptScreen
from tui.widgets.plain_table import PlainTable
from tui.widgets.row_list import RowList
from tui.widgets.side_by_side_view import SideBySideView

GALLEY = TEXT.replace("第3站候车室", "第3站侯车室")
BODY = "".join(GALLEY.split())
SIZE = (120, 40)


@pytest.fixture
def piece(office: Office) -> Manuscript:
    """In first proof; 甲 has marked its one difference, 乙 is named."""
    rules = replace(office.desk.rules, blind_second_reading=True)
    object.__setattr__(office.desk, "rules", rules)
    piece = office.galley(office.to_typesetting(), "责编", GALLEY)
    person = office.sessions["乙"].person
    name_blind_reader(office.desk, office.sessions["责编"], piece.id, person)
    return office.settle(piece, "甲")


def table(pilot: Pilot[None]) -> list[list[str]]:
    rows = pilot.app.screen.query_one(PlainTable)
    return [[str(cell) for cell in rows.get_row_at(at)] for at in range(rows.row_count)]


async def test_the_second_reader_enters_what_is_wrong_takes_back_and_hands_in(
    office: Office, piece: Manuscript
) -> None:
    assert [row.manuscript for row in desk_overview(office.desk, office.sessions["乙"]).mine] == [
        piece.id
    ]
    app = app_with(lambda: ManuscriptScreen(sitting(office, "乙"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: pilot.app.screen.query_one(RowList)._rows)
        assert "排版错" not in shown(pilot)
        await keys(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, BlindReadingScreen))
        await until(pilot, lambda: "凭眼睛逐字校对" in shown(pilot))
        assert table(pilot) == []
        await keys(pilot, "ctrl+a")
        form = front(pilot, FormDialog)
        for key, value in (("wrong", "3站侯"), ("right", "3站候"), ("paragraph", "4")):
            form.query_one(f"#field-{key}", Input).value = value
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: table(pilot) == [["1", "本人", "错字", "3站侯", "3站候", ""]])
        await keys(pilot, "ctrl+d")
        await until(pilot, lambda: table(pilot) == [])
        await keys(pilot, "f9", "enter")
        front(pilot, ConfirmDialog)
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: "第二校对人已交卷" in shown(pilot))
        await keys(pilot, "ctrl+a")
        front(pilot, BlindReadingScreen)


async def test_the_first_reader_sees_both_when_both_are_in_and_merges(
    office: Office, piece: Manuscript
) -> None:
    start = BODY.index("广播员")
    form = HandEntryForm(start, start + 3, "广播员", "播音员", DiscrepancyKind.WRONG)
    enter_blind(office.desk, office.sessions["乙"], piece.id, form)
    hand_in_blind(office.desk, office.sessions["乙"], piece.id)
    app = app_with(lambda: BlindReadingScreen(sitting(office, "甲"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "第二校对人已交卷" in shown(pilot))
        assert table(pilot) == []
        await keys(pilot, "f9", "enter", "ctrl+s")
        await until(pilot, lambda: "可以合并" in shown(pilot))
        assert [row[1] for row in table(pilot)] == ["仅第二人", "仅一校"]
        assert "不足以估计残留" in shown(pilot)
        await keys(pilot, "f9", "enter", "ctrl+s")
        await until(pilot, lambda: "已合并（编辑甲）" in shown(pilot))
    with office.desk.reading() as unit:
        assert len(unit.manuscripts.get(piece.id).rounds[-1].hand_entries) == 1


async def test_the_responsible_editor_waives_it_with_a_reason(
    office: Office, piece: Manuscript
) -> None:
    app = app_with(lambda: BlindReadingScreen(sitting(office, "责编"), piece.id))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "第二校对人未交卷" in shown(pilot))
        await keys(pilot, "f9", "down", "enter")
        form = front(pilot, FormDialog)
        await keys(pilot, *"urgent")
        await keys(pilot, "ctrl+s")
        await settle(pilot)
        assert form is not app.screen
        await until(pilot, lambda: "已免做（责任编辑：urgent）" in shown(pilot))


async def test_a_narrow_screen_does_not_tell_where_the_texts_differ(
    office: Office, piece: Manuscript
) -> None:
    app = app_with(lambda: BlindReadingScreen(sitting(office, "乙"), piece.id))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: pilot.app.screen.query_one(SideBySideView).line_count > 2)
        lines = pilot.app.screen.query_one(SideBySideView)
        assert lines.line_count == 2 * len(TEXT.splitlines())
