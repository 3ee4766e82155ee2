"""What the screens of the app have in common: going back once, title bar, footer."""

from __future__ import annotations

from typing import Any, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen

from tui.commands.command import bindings
from tui.commands.general import BACK, HELP
from tui.widgets.key_footer import KeyFooter

Result = TypeVar("Result")


class EditorialScreen(Screen[Result]):
    """A screen that leaves once, however often its key is pressed."""

    BINDINGS = bindings(BACK)

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave the screen when it is the one in front, else do nothing."""
        if not is_in_front(self):
            return AwaitComplete()
        return super().dismiss(result)

    def action_back(self) -> object:
        """Go back to the screen before."""
        return self.dismiss()


class EditorialDialog(ModalScreen[Result]):
    """A window over the screen that leaves once; the last line says what its own keys do."""

    BINDINGS = bindings(HELP)

    def on_mount(self) -> None:
        """The keys of the window take the place of those behind it."""
        self.mount(KeyFooter())

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close the window when it is the one in front, else do nothing."""
        if not is_in_front(self):
            return AwaitComplete()
        return super().dismiss(result)

    def action_cancel(self) -> None:
        """Close without a result."""
        self.dismiss(None)


def is_in_front(screen: Screen[Any]) -> bool:
    """Whether a screen is the top one of those that are shown, above the app's own first one."""
    stack = screen.app.screen_stack
    return len(stack) > 1 and stack[-1] is screen
