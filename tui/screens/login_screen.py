"""Logging in (登录); in a new office, making its first account."""

from __future__ import annotations

from functools import partial

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalGroup
from textual.widgets import Button, Input

from editorial.desk.desk import Desk
from editorial.desk.people import SHORTEST_PASSWORD, found_office, has_people
from editorial.desk.sessions import LoginRefused, Session, log_in
from tui.commands.command import bindings
from tui.commands.office import LOG_IN
from tui.office import Office
from tui.screens.desk_screen import DeskScreen
from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.dialogs.form_fields import Field, FieldKind, Filled
from tui.screens.editorial_screen import EditorialScreen
from tui.screens.office_screen import asked
from tui.widgets.key_footer import KeyFooter
from tui.widgets.plain_text import PlainText
from tui.wording import t


class LoginScreen(EditorialScreen[None]):
    """Name and password."""

    CSS_PATH = "login_screen.tcss"
    BINDINGS = bindings(LOG_IN)

    def __init__(self, desk: Desk, *, notice: str = "") -> None:
        """For an open desk; ``notice`` is said below the form."""
        super().__init__()
        self.title = t("login.title")
        self._desk = desk
        self._notice = notice

    def compose(self) -> ComposeResult:
        """A small form in the middle."""
        with VerticalGroup(id="login"):
            yield PlainText(t("app.title"), id="login-name")
            yield PlainText(t("login.motto"), classes="quiet")
            yield PlainText(t("login.login"), classes="form-label")
            yield Input(id="login-login")
            yield PlainText(t("login.password"), classes="form-label")
            yield Input(password=True, id="login-password")
            yield PlainText("", id="login-complaint")
            with Horizontal(classes="dialog-buttons"):
                yield Button(t("login.enter"), id="enter", variant="primary")
            yield PlainText(self._notice, id="login-notice", classes="quiet")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Write the name at once; a new office first gets its first account."""
        self.query_one("#login-login", Input).focus()
        self.look_for_people()

    @work(exclusive=True, group="found")
    async def look_for_people(self) -> None:
        """Found the office when nobody has an account yet."""
        answer = await asked(self, lambda: (has_people(self._desk),))
        if answer is None or answer[0]:
            return
        while True:
            filled = await self.app.push_screen_wait(
                FormDialog(
                    t("found.title"),
                    (
                        Field("login", t("login.login")),
                        Field("name", t("found.name")),
                        Field(
                            "password",
                            t("found.password", least=SHORTEST_PASSWORD),
                            FieldKind.SECRET,
                        ),
                        Field("again", t("found.again"), FieldKind.SECRET),
                    ),
                    question=t("found.question"),
                    complaint=passwords_differ,
                )
            )
            if filled is None:
                return
            if await asked(self, partial(self._found, filled)) is not None:
                self.query_one("#login-login", Input).value = filled.line("login")
                self.query_one("#login-password", Input).focus()
                self.app.notify(t("found.done"), title=t("app.done"))
                return

    def _found(self, form: Filled) -> str:
        return found_office(
            self._desk, form.line("login"), form.line("name"), form.lines["password"]
        )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """回车 goes from the name to the password and then in."""
        if event.input.id == "login-login":
            self.query_one("#login-password", Input).focus()
        else:
            self.action_log_in()

    def on_button_pressed(self) -> None:
        """Go in."""
        self.action_log_in()

    @work(exclusive=True, group="login")
    async def action_log_in(self) -> None:
        """Check name and password; a wrong one is said without closing the form."""
        login = self.query_one("#login-login", Input).value
        secret = self.query_one("#login-password", Input)
        complaint = self.query_one("#login-complaint", PlainText)
        if not login.strip():
            complaint.show(t("login.no_name"))
            self.query_one("#login-login", Input).focus()
            return
        complaint.show(t("login.checking"))
        answer = await asked(self, lambda: self._checked(login, secret.value))
        secret.value = ""
        if isinstance(answer, Session):
            complaint.show("")
            self.app.push_screen(DeskScreen(Office(self._desk, answer)))
        else:
            complaint.show(answer or "")
            secret.focus()

    def _checked(self, login: str, password: str) -> Session | str:
        try:
            return log_in(self._desk, login, password)
        except LoginRefused as refusal:
            return str(refusal)

    def action_back(self) -> None:
        """Nothing lies behind this screen but the end."""
        self.app.run_worker(self.app.run_action("app.ask_to_quit"))


def passwords_differ(filled: Filled) -> str | None:
    """What is wrong when a new password was not typed twice alike."""
    same = filled.lines["password"] == filled.lines["again"]
    return None if same else t("found.differ")
