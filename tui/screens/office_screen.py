"""What the screens of somebody who has logged in have in common: asking the desk, refusals."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ClassVar, TypeVar

from textual.screen import Screen

from editorial.desk.checking import CheckingRefused
from editorial.desk.office_dictionaries import OfficeDictionaryRefused
from editorial.desk.sessions import LoginRefused
from editorial.desk.settings import SettingsRefused
from editorial.domain.refusals import DecisionRefused, ManuscriptNotFound, StaleManuscript
from editorial.intake.refusal import IntakeRefused
from tui.commands.command import bindings
from tui.commands.office import REFRESH
from tui.office import Office
from tui.screens.dialogs.message_dialog import MessageDialog
from tui.screens.editorial_screen import EditorialScreen, Result
from tui.widgets.title_bar import TitleBar
from tui.wording import t

Answer = TypeVar("Answer")
PATIENCE = 0.6
"""Seconds that may pass before one is told that something is under way."""

REFUSED = (
    DecisionRefused,
    ManuscriptNotFound,
    StaleManuscript,
    LoginRefused,
    SettingsRefused,
    CheckingRefused,
    OfficeDictionaryRefused,
    IntakeRefused,
    OSError,
)
"""What the desk says when something cannot be done; all of it is told, none ends the app."""


def reasons(error: Exception) -> tuple[str, ...]:
    """What to tell a person about a refusal, a reason a line."""
    if isinstance(error, DecisionRefused):
        return tuple(refusal.reason for refusal in error.refusals)
    if isinstance(error, ManuscriptNotFound):
        return (t("app.not_found"),)
    if isinstance(error, OSError):
        return (t("app.file_trouble", reason=error.strerror or type(error).__name__),)
    return (str(error),)


async def asked(screen: Screen[Result], call: Callable[[], Answer]) -> Answer | None:
    """What the desk answers, asked in a thread; ``None`` when it refused and the reasons are shown.

    A result of ``None`` cannot be told from a refusal: let the call give back something.
    """
    answer, why = await attempted(screen, call)
    if why:
        screen.app.push_screen(MessageDialog(t("app.refused"), why))
    return answer


async def attempted(
    screen: Screen[Result], call: Callable[[], Answer]
) -> tuple[Answer | None, tuple[str, ...]]:
    """What the desk answers, asked in a thread, or the reasons why it refuses."""
    try:
        with _seen_working(screen):
            answer = await asyncio.to_thread(call)
    except REFUSED as refusal:
        _demand_presence(screen)
        return None, reasons(refusal)
    _demand_presence(screen)
    return answer, ()


@contextmanager
def _seen_working(screen: Screen[Result]) -> Iterator[None]:
    """Let the title bar say that the desk is at work, when that takes a while."""

    def show(busy: bool) -> None:
        for bar in screen.query(TitleBar):
            bar.show_busy(busy)

    timer = screen.set_timer(PATIENCE, lambda: show(True))
    try:
        yield
    finally:
        timer.stop()
        show(False)


def _demand_presence(screen: Screen[Result]) -> None:
    """End the worker when the screen was left while the desk was thinking."""
    if not screen.app.is_running or screen not in screen.app.screen_stack:
        raise asyncio.CancelledError


class OfficeScreen(EditorialScreen[Result]):
    """A screen that shows something of the office and can be refreshed."""

    BINDINGS = bindings(REFRESH)
    KEEPS_UP: ClassVar[bool] = True
    """Whether it is fetched again when a screen in front has gone. The framework calls this
    class's handlers besides a subclass's own, so a subclass says no here and not by overriding."""

    def __init__(self, office: Office) -> None:
        """For the person who sits at the desk."""
        super().__init__()
        self.office = office
        self._shown_before = False

    async def ask(self, call: Callable[[], Answer]) -> Answer | None:
        """Ask the desk, as :func:`asked`."""
        return await asked(self, call)

    async def done(self, call: Callable[[], object]) -> bool:
        """Let the desk do something; whether it was done."""
        return await self.ask(lambda: (call(),)) is not None

    def on_mount(self) -> None:
        """Fetch what is shown."""
        self.fetch()

    def on_screen_resume(self) -> None:
        """Fetch it again: a screen in front may have changed it."""
        if self._shown_before and self.KEEPS_UP:
            self.fetch()
        self._shown_before = True

    def action_refresh(self) -> None:
        """Fetch it again."""
        self.fetch()

    def fetch(self) -> object:
        """Fetch what is shown; screens start a worker here."""
        return None

    def said(self, text: str) -> None:
        """Say that something was done."""
        self.app.notify(text, title=t("app.done"))
