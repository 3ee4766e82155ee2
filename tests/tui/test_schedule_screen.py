"""The schedule on the screen: setting a calendar by a form, overdue first, filters, loads."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input

from editorial.desk.schedule import issue_calendars, set_calendar
from editorial.domain.schedule import IssueCalendar, Milestone
from tests.desk.offices import TEXT, Office
from tests.tui.sitting import app_with, front, keys, settle, shown, sitting, until
from tui.screens.desk_screen import DeskScreen
from tui.screens.dialogs.choice_dialog import ChoiceDialog
from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.manuscript_screen import ManuscriptScreen
from tui.screens.schedule_screen import ScheduleScreen
from tui.widgets.manuscript_table import ManuscriptTable
from tui.widgets.plain_table import PlainTable

SIZE = (120, 40)
PRINTING = date(2026, 6, 15)


def overdue_office(office: Office) -> Office:
    set_calendar(office.desk, office.sessions["责编"], office.issue.id, PRINTING)
    office.to_final_review("已过复审")
    office.register(TEXT + "另一段。\n", title="还在初审")
    office.clock.now += timedelta(days=9)
    return office


def table(pilot: Pilot[Any], kind: type[PlainTable] = PlainTable) -> list[str]:
    found = pilot.app.screen.query_one(kind)
    return [" ".join(map(str, found.get_row_at(at))) for at in range(found.row_count)]


def calendars(office: Office) -> tuple[IssueCalendar, ...]:
    return issue_calendars(office.desk, office.sessions["责编"], office.issue.id)


async def test_a_calendar_is_counted_back_shown_changed_and_kept(office: Office) -> None:
    app = app_with(lambda: ScheduleScreen(sitting(office, "责编"), office.issue.id))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "本期还没有排期" in shown(pilot))
        await keys(pilot, "f2")
        front(pilot, FormDialog).query_one("#field-printing", Input).value = "六月十五"
        await keys(pilot, "ctrl+s")
        assert "不是日期" in shown(pilot)
        front(pilot, FormDialog).query_one("#field-printing", Input).value = "2026-01-15"
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: "已经过去" in shown(pilot))
        front(pilot, FormDialog).query_one("#field-printing", Input).value = "2026-06-15"
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: "2026-06-15 付印" in shown(pilot))
        typesetting = front(pilot, FormDialog).query_one("#field-typesetting", Input)
        assert typesetting.value == "2026-05-18"
        typesetting.value = "2026-05-20"
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: "发稿排版 05-20" in shown(pilot))
    (kept,) = calendars(office)
    assert [each.milestone for each in kept.due if each.by_hand] == [Milestone.TYPESETTING]


async def test_a_change_keeps_the_days_by_hand_and_asks_for_the_reason(office: Office) -> None:
    own = {Milestone.TYPESETTING: date(2026, 5, 20)}
    set_calendar(office.desk, office.sessions["责编"], office.issue.id, PRINTING, days=own)
    app = app_with(lambda: ScheduleScreen(sitting(office, "责编"), office.issue.id))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "发稿排版 05-20" in shown(pilot))
        await keys(pilot, "f2", "ctrl+s")
        await until(pilot, lambda: "各环节最迟" in shown(pilot))
        form = front(pilot, FormDialog)
        assert form.query_one("#field-typesetting", Input).value == "2026-05-20"
        form.query_one("#field-first_proof", Input).value = "2026-05-27"
        await keys(pilot, "ctrl+s")
        assert len(calendars(office)) == 1
        form.query_one("#field-reason", Input).value = "排版单位检修"
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: "一校 05-27" in shown(pilot))
    assert calendars(office)[-1].reason == "排版单位检修"


async def test_an_editor_is_told_who_sets_calendars(office: Office) -> None:
    app = app_with(lambda: ScheduleScreen(sitting(office, "甲"), office.issue.id))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "本期还没有排期" in shown(pilot))
        await keys(pilot, "f2")
        await until(pilot, lambda: "须由责任编辑、主编办理" in shown(pilot))
    assert calendars(office) == ()


async def test_the_overdue_stand_first_with_sign_and_holder(office: Office) -> None:
    app = app_with(lambda: ScheduleScreen(sitting(overdue_office(office), "乙")))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "2 篇，逾期 1 篇" in shown(pilot))
        first, second = table(pilot)
        assert "还在初审" in first
        assert "! 逾期 5 天" in first
        assert "9 天" in first
        assert "编辑甲" in first
        assert "已过复审" in second
        assert "逾期" not in second
        await keys(pilot, "enter")
        assert "还在初审" in shown(pilot)
        front(pilot, ManuscriptScreen)


async def test_the_rows_are_narrowed_and_the_loads_lead_to_a_persons_rows(office: Office) -> None:
    app = app_with(lambda: ScheduleScreen(sitting(overdue_office(office), "主编")))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: len(table(pilot)) == 2)
        await keys(pilot, "f3")
        front(pilot, ChoiceDialog)
        await keys(pilot, "down", "enter")
        await until(pilot, lambda: len(table(pilot)) == 1)
        assert "已过复审" in table(pilot)[0]
        assert "轮到我：1 篇" in shown(pilot)
        await keys(pilot, "f3", "down", "down", "enter")
        await until(pilot, lambda: "还在初审" in table(pilot)[0])
        await keys(pilot, "f6")
        assert "编辑甲" in table(pilot)[0]
        assert "! 1" in table(pilot)[0]
        await keys(pilot, "enter")
        await until(pilot, lambda: "编辑甲：1 篇" in shown(pilot))


async def test_the_menu_leads_here(office: Office) -> None:
    app = app_with(lambda: DeskScreen(sitting(office, "审计")))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await keys(pilot, "f9")
        dialog = front(pilot, ChoiceDialog)
        rows = [row.text for row in dialog.query_one("RowList")._rows]  # type: ignore[attr-defined]
        await keys(pilot, *["down"] * rows.index("进度和排期"), "enter")
        front(pilot, ScheduleScreen)


async def test_the_desk_marks_what_is_overdue_and_finds_by_first_letters(office: Office) -> None:
    app = app_with(lambda: DeskScreen(sitting(overdue_office(office), "甲")))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "【轮到我 1】" in shown(pilot))
        assert "!逾5天" in table(pilot, ManuscriptTable)[0]
        search = app.screen.query_one("#desk-search", Input)
        search.value = "hzcs"
        await settle(pilot)
        assert len(table(pilot, ManuscriptTable)) == 1
        search.value = "hzfs"
        await settle(pilot)
        assert table(pilot, ManuscriptTable) == []
