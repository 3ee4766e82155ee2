"""Sitting at the desk in tests: an app with one screen, keys, waiting for what they start."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Any, TypeVar

from textual.pilot import Pilot
from textual.screen import ModalScreen, Screen

from tests.desk.offices import Office
from tui.app import EditorialApp
from tui.office import Office as Sitting
from tui.widgets.plain_text import PlainText

LONGEST_WAIT = 60.0
"""Seconds; machines that do other things as well are slow, and waiting costs nothing."""

WAIT_FOR_WINDOWS = frozenset({"dialog", "decide", "found"})
"""Groups of workers that wait for a window's answer."""
Kind = TypeVar("Kind", bound=Screen[Any])


def sitting(office: Office, who: str) -> Sitting:
    """The person of that login at the office's desk."""
    return Sitting(office.desk, office.sessions[who])


def app_with(screen: Callable[[], Screen[Any]]) -> EditorialApp:
    """The app with that screen in front."""
    return EditorialApp(screen)


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until nothing is under way but what waits for an answer in a window."""
    for _ in range(600):
        await pilot.pause(0.01)
        asking = isinstance(pilot.app.screen, ModalScreen)
        waiting = WAIT_FOR_WINDOWS if asking else frozenset()
        if not any(w.is_running and w.group not in waiting for w in pilot.app.workers):
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
            await pilot.pause()
            return
        await pilot.pause(0.02)
    stack = [type(screen).__name__ for screen in pilot.app.screen_stack]
    raise AssertionError(f"never came true; in front: {stack}; {shown(pilot)[:2000]}")


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
