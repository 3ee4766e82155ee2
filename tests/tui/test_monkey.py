"""Keys, clicks and sizes at random: nothing ends the app, nothing is signed without a password."""

from __future__ import annotations

import os
import random

import pytest
from textual.geometry import Size

from editorial.desk.auditing import verify_audit
from editorial.desk.manuscript_views import manuscript_view
from editorial.domain.decisions import Decision
from tests.desk.offices import TEXT, Office
from tests.tui.sitting import app_with, sitting
from tui.screens.desk_screen import DeskScreen

KEYS = [
    *("enter", "escape", "escape", "up", "down", "left", "right", "tab", "shift+tab", "space"),
    *("pageup", "pagedown", "home", "end", "backspace", "delete", "a", "n", "p", "x"),
    *("1", "2", "3", "question_mark", "fullwidth_question_mark", "ctrl+s", "ctrl+z", "ctrl+n"),
    *("ctrl+p", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f12"),
]
STEPS = int(os.environ.get("MONKEY_STEPS", "25"))
"""Each is three keys and a click; more by the environment."""


@pytest.mark.parametrize(("seed", "who"), [(1, "甲"), (2, "责编"), (3, "主编"), (4, "管理")])
async def test_random_keys_end_nothing_and_sign_nothing(
    office: Office, seed: int, who: str
) -> None:
    chance = random.Random(seed)
    waiting = office.decide(office.to_clean_proof(), "责编", Decision.SUBMIT_FOR_SIGN_OFF)
    other = office.register(
        TEXT + "甲[/foo]乙\u202e丙\x1b[2J。\n", "甲[/foo]乙[@click=app.exit]丙[/]"
    )
    app = app_with(lambda: DeskScreen(sitting(office, who)))
    async with app.run_test(size=(100, 30)) as pilot:
        for _ in range(STEPS):
            assert app.is_running
            if len(app.screen_stack) < 2:
                app.push_screen(DeskScreen(sitting(office, who)))
            await pilot.press(*chance.choices(KEYS, k=3))
            width, height = app.size
            await pilot.click(offset=(chance.randrange(width), chance.randrange(height)))
            if chance.random() < 0.05:
                size = Size(chance.randrange(20, 200), chance.randrange(5, 60))
                await pilot.resize_terminal(*size)
    assert app.return_code in {None, 0}
    signed = manuscript_view(office.desk, office.sessions["主编"], waiting.id).manuscript
    assert signed.sign_offs == ()
    assert manuscript_view(office.desk, office.sessions["主编"], other.id).manuscript.title
    assert verify_audit(office.desk).ok
