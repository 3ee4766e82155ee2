"""The screens as they look; accept a change with ``make snapshots`` after looking at the report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from editorial.desk.blind_naming import name_blind_reader
from editorial.desk.blind_reading import enter_blind
from editorial.desk.hand_entries import HandEntryForm
from editorial.desk.layout_recording import LayoutForm, record_layout
from editorial.desk.schedule import set_calendar
from editorial.domain.decisions import Decision
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.domain.stages import Stage
from tests.desk.offices import TEXT, Office
from tests.tui.sitting import app_with, settle, sitting
from tui.office import Office as Sitting
from tui.screens.accounts_screen import IssueAccountsScreen
from tui.screens.blind_reading_screen import BlindReadingScreen
from tui.screens.decision_forms import fields_for
from tui.screens.desk_screen import DeskScreen
from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.editorial_screen import EditorialScreen
from tui.screens.issue_screen import IssueScreen
from tui.screens.layout_form import layout_dialog
from tui.screens.login_screen import LoginScreen
from tui.screens.manuscript_screen import ManuscriptScreen
from tui.screens.period_accounts_screen import PeriodAccountsScreen
from tui.screens.proof_screen import ProofScreen
from tui.screens.review_screen import ReviewScreen
from tui.screens.schedule_screen import ScheduleScreen
from tui.screens.sign_off_screen import SignOffScreen

GALLEY = TEXT.replace("第3站", "第8站").replace("广播员报站。\n第20站", "广播员报。\n第20站")


def drawn(pilot: Pilot[Any]) -> str:
    """Everything on the screen, as text."""
    return "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())


def login(office: Office) -> EditorialScreen[None]:
    return LoginScreen(office.desk)


def desk(office: Office) -> EditorialScreen[None]:
    office.register(title="春运第一天")
    office.register(TEXT + "另一段。\n", "秋雨里的巡道工")
    return DeskScreen(sitting(office, "甲"))


def manuscript(office: Office) -> EditorialScreen[None]:
    piece = office.galley(office.to_typesetting(), "责编", GALLEY)
    return ManuscriptScreen(sitting(office, "甲"), piece.id)


def review(office: Office) -> EditorialScreen[None]:
    return ReviewScreen(sitting(office, "甲"), office.register().id)


def proof(office: Office) -> EditorialScreen[None]:
    piece = office.galley(office.to_typesetting(), "责编", GALLEY)
    return ProofScreen(sitting(office, "甲"), piece.id)


def sign_off(office: Office) -> EditorialScreen[None]:
    piece = office.decide(office.to_clean_proof(), "责编", Decision.SUBMIT_FOR_SIGN_OFF)
    return SignOffScreen(Sitting(office.desk, office.sessions["主编"]), piece.id)


def signing_form(office: Office) -> Screen[Any]:
    desk = office.desk
    fields = fields_for(Decision.SIGN, Stage.SIGN_OFF, desk.rules, desk.checklists)
    return FormDialog(Decision.SIGN.label, fields)


def layout_form(office: Office) -> Screen[Any]:
    piece = office.galley(office.to_typesetting(), "责编", GALLEY)
    form = LayoutForm("20×44×2栏×3+封面1", True, (1, 2), ("第3站",))
    who = office.sessions["责编"]
    return layout_dialog(record_layout(office.desk, who, piece.id, piece.revision, form))


def issue(office: Office) -> EditorialScreen[None]:
    office.to_clean_proof()
    return IssueScreen(sitting(office, "主编"))


def schedule(office: Office) -> EditorialScreen[None]:
    issue = office.issue.id
    set_calendar(office.desk, office.sessions["责编"], issue, date(2026, 6, 15))
    office.to_final_review("秋雨里的巡道工")
    office.register(title="春运第一天")
    office.clock.now += timedelta(days=9)
    return ScheduleScreen(sitting(office, "主编"), issue)


def overdue_desk(office: Office) -> EditorialScreen[None]:
    schedule(office)
    return DeskScreen(sitting(office, "甲"))


def read_blindly(office: Office, who: str = "乙") -> EditorialScreen[None]:
    rules = replace(office.desk.rules, blind_second_reading=True)
    object.__setattr__(office.desk, "rules", rules)
    piece = office.galley(office.to_typesetting(), "责编", GALLEY)
    desk, second = office.desk, office.sessions["乙"]
    name_blind_reader(desk, office.sessions["责编"], piece.id, second.person)
    start = "".join(GALLEY.split()).index("8站候车室")
    form = HandEntryForm(start, start + 1, "8", "3", DiscrepancyKind.NUMBER)
    enter_blind(desk, second, piece.id, form)
    return BlindReadingScreen(sitting(office, who), piece.id)


def accounts(office: Office) -> EditorialScreen[None]:
    office.to_clean_proof()
    piece = office.galley(office.to_typesetting(), "责编", GALLEY)
    office.decide(office.settle(piece, "甲"), "甲", Decision.COMPLETE_PROOF)
    return IssueAccountsScreen(sitting(office, "主编"), office.issue)


def period_accounts(office: Office) -> EditorialScreen[None]:
    accounts(office)
    return PeriodAccountsScreen(sitting(office, "主编"))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize(
    "screen",
    [
        login,
        desk,
        manuscript,
        review,
        proof,
        sign_off,
        signing_form,
        layout_form,
        issue,
        schedule,
        overdue_desk,
        read_blindly,
        accounts,
        period_accounts,
    ],
)
def test_the_screen_looks_as_it_did(
    snap_compare: Any,
    office: Office,
    screen: Callable[[Office], Screen[Any]],
    size: tuple[int, int],
) -> None:
    async def quiet(pilot: Pilot[Any]) -> None:
        before = ""
        for _ in range(40):
            await settle(pilot)
            await pilot.pause(0.25)
            now = drawn(pilot)
            if now == before and "正在" not in now:
                break
            before = now
        for widget in pilot.app.screen.query("Input, TextArea"):
            widget.cursor_blink = False  # type: ignore[attr-defined]

    made = screen(office)
    assert snap_compare(app_with(lambda: made), terminal_size=size, run_before=quiet)
