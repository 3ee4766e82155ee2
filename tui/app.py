"""The terminal app: looks, safety of the terminal, help and leaving; nothing of the trade."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rich.segment import Segment, Segments
from textual.app import App
from textual.binding import Binding
from textual.filter import LineFilter
from textual.screen import Screen

from tui.commands.command import bindings
from tui.commands.general import HELP, QUIT, THEME
from tui.commands.key_names import key_name
from tui.rendering.safe_text import safe, window_title
from tui.screens.dialogs.confirm_dialog import ConfirmDialog
from tui.screens.dialogs.help_dialog import HelpDialog, help_lines
from tui.terminal.safe_filter import SafeFilter
from tui.terminal.width_probe import ambiguous_width
from tui.themes import DARK, LIGHT
from tui.wording import t


class EditorialApp(App[None]):
    """三审三校编辑台."""

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = bindings(HELP, QUIT, THEME)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (20, "-low"), (30, "-tall")]  # noqa: RUF012

    def __init__(self, first_screen: Callable[[], Screen[Any]]) -> None:
        """Start with the screen that ``first_screen`` makes."""
        super().__init__()
        self._first_screen = first_screen
        self._safe_filter = SafeFilter()
        self.animation_level = "none"

    def on_mount(self) -> None:
        """Show the first screen in the office's colours."""
        self.register_theme(LIGHT)
        self.register_theme(DARK)
        self.theme = DARK.name
        self.title = window_title(t("app.title"))
        self.push_screen(self._first_screen())

    # Safety of the terminal

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The framework's filters, and the one that keeps control characters in."""
        return [*super().get_line_filters(), self._safe_filter]

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: Any = "information",
        timeout: float | None = None,
        markup: bool = False,  # noqa: ARG002  # data is never markup here
    ) -> None:
        """Show a short message; never read as markup."""
        super().notify(
            safe(message), title=safe(title), severity=severity, timeout=timeout, markup=False
        )

    def _handle_exception(self, error: Exception) -> None:
        """End the app by an error, unless it is being left and its screens are half gone."""
        if self.is_running or self._exception is not None:
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Leave with one Chinese sentence and the places in the program, without any content."""
        self._exit_renderables.append(Segments([Segment(crash_report(self._exception))]))
        self._close_messages_no_wait()

    # What every screen can do

    def get_key_display(self, binding: Binding) -> str:
        """Keys under their Chinese names."""
        return binding.key_display or key_name(binding.key)

    def action_show_help(self) -> None:
        """List the keys of the screen in front."""
        if not isinstance(self.screen, HelpDialog):
            lines = help_lines(self.screen.active_bindings.values())
            self.push_screen(HelpDialog(self.screen.title or "", lines))

    def action_toggle_light(self) -> None:
        """Change between the light and the dark look."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def action_help_quit(self) -> None:
        """Ctrl+C copies in texts; elsewhere it says how to leave."""
        self.notify(t("quit.how"))

    def action_ask_to_quit(self) -> None:
        """Leave after asking."""
        if not isinstance(self.screen, ConfirmDialog):
            self.push_screen(
                ConfirmDialog(t("quit.title"), t("quit.question"), confirm=t("quit.confirm")),
                self._quit_if,
            )

    def _quit_if(self, confirmed: bool | None) -> None:
        if confirmed:
            self.exit()


def crash_report(error: BaseException | None) -> str:
    """What is printed when the program ends by an error: kind and places, no text of anybody."""
    lines = [t("app.stopped"), t("app.stopped_kept"), t("app.stopped_where")]
    if error is not None:
        lines.append(f"  {type(error).__name__}")
        lines += (
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        )
    return "\n".join(lines) + "\n"


def run(app: EditorialApp) -> int:
    """Run the app to its end.

    Returns:
        The exit code: 0 when it was left, 1 when it ended by an error.
    """
    app.run()
    return app.return_code or 0


def main(home: Path | None = None) -> None:
    """Open the desk and sit down at it; ends the process with an exit code.

    Exit codes: 0 when the app was left, 1 when it ended by an error, 2 when it cannot start.
    """
    # The desk and its screens bring the database; the frame of the app does without.
    from editorial.desk.desk import open_desk  # noqa: PLC0415
    from tui.screens.login_screen import LoginScreen  # noqa: PLC0415
    from tui.screens.office_screen import REFUSED, reasons  # noqa: PLC0415

    term = os.environ.get("TERM", "")
    if term == "dumb":
        sys.stderr.write(t("terminal.needs", term=term) + "\n")
        sys.exit(2)
    notice = t("terminal.wide") if ambiguous_width() == 2 else ""
    try:
        desk = open_desk(home)
    except REFUSED as refusal:
        sys.stderr.write(safe(t("app.and").join(reasons(refusal))) + "\n")
        sys.exit(2)
    try:
        code = run(EditorialApp(lambda: LoginScreen(desk, notice=notice)))
    finally:
        desk.close()
    sys.exit(code)
