"""Sitting at the desk in tests: an app with one screen, keys, waiting for what they start."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Any, TypeVar

from textual.pilot import Pilot
from textual.screen import Screen

from tests.desk.offices import Office
from tui.app import EditorialApp
from tui.office import Office as Sitting
from tui.widgets.plain_text import PlainText

LONGEST_WAIT = 60.0
"""Seconds; machines that do other things as well are slow, and waiting costs nothing."""

Kind = TypeVar("Kind", bound=Screen[Any])


def sitting(office: Office, who: str) -> Sitting:
    """The person of that login at the office's desk."""
    return Sitting(office.desk, office.sessions[who])


def app_with(screen: Callable[[], Screen[Any]]) -> EditorialApp:
    """The app with that screen in front."""
    return EditorialApp(screen)


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until nothing is under way."""
    for _ in range(200):
        await pilot.pause(0.01)
        busy = [
            w for w in pilot.app.workers if w.is_running and w.group not in {"dialog", "decide"}
        ]
        if not busy:
            break
    await pilot.pause()


async def keys(pilot: Pilot[Any], *pressed: str) -> None:
    """Press keys one after the other, each to its end."""
    for key in pressed:
        await pilot.press(key)
        await settle(pilot)


async def until(pilot: Pilot[Any], true: Callable[[], object]) -> None:
    """Wait until something has come true."""
    deadline = monotonic() + LONGEST_WAIT
    while monotonic() < deadline:
        if true():
            return
        await pilot.pause(0.02)
    raise AssertionError(f"never came true; on the screen: {shown(pilot)[:2000]}")


async def typed(pilot: Pilot[Any], text: str) -> None:
    """Type a text."""
    for character in text:
        await pilot.press("minus" if character == "-" else character)


def shown(pilot: Pilot[Any]) -> str:
    """All plain texts of the screen in front."""
    return "\n".join(part.text for part in pilot.app.screen.query(PlainText))


def front(pilot: Pilot[Any], kind: type[Kind]) -> Kind:
    """The screen in front, which must be of that kind."""
    screen = pilot.app.screen
    assert isinstance(screen, kind), f"{screen!r} is in front"
    return screen
