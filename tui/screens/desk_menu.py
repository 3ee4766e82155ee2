"""The desk's menu (菜单): everything that is not about one manuscript."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from editorial.desk.office_views import OfficeView, office_view
from editorial.desk.people import SHORTEST_PASSWORD, appoint_deputy, set_password
from editorial.desk.registration import add_column, open_issue
from editorial.domain.identifiers import PersonId
from editorial.domain.people import Role
from editorial.domain.permissions import Operation
from tui.screens.audit_screen import AuditScreen
from tui.screens.dialogs.choice_dialog import ChoiceDialog
from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.dialogs.form_fields import Field, FieldKind, Filled
from tui.screens.dialogs.message_dialog import MessageDialog
from tui.screens.handing_in import handed_in
from tui.screens.issue_screen import IssueScreen
from tui.screens.office_screen import OfficeScreen
from tui.screens.people_screen import PeopleScreen
from tui.screens.period_accounts_screen import PeriodAccountsScreen
from tui.screens.registration_form import registered, registration_form
from tui.screens.schedule_screen import ScheduleScreen
from tui.screens.sign_off_queue_screen import SignOffQueueScreen
from tui.widgets.row_list import Row
from tui.wording import t


@dataclass(frozen=True, slots=True)
class _Item:
    """One line of the menu."""

    key: str
    allowed: Callable[[OfficeView], bool]
    run: Callable[[DeskMenu, OfficeView], Awaitable[None]]


class DeskMenu:
    """The menu of one desk screen."""

    def __init__(self, screen: OfficeScreen[None]) -> None:
        """Over ``screen``."""
        self.screen = screen
        self.office = screen.office

    async def choose(self) -> None:
        """Show what this person may do, and do what is chosen."""
        office = self.office
        view = await self.screen.ask(lambda: office_view(office.desk, office.session))
        if view is None:
            return
        items = {item.key: item for item in _ITEMS if item.allowed(view)}
        rows = [Row(key, t(f"menu.{key}"), "-open") for key in items]
        dialog = ChoiceDialog(t("menu.title"), t("menu.question"), rows)
        chosen = await self.screen.app.push_screen_wait(dialog)
        if chosen is not None:
            await items[chosen].run(self, view)

    async def fill(self, form: FormDialog) -> Filled | None:
        """Let a form be filled in."""
        filled: Filled | None = await self.screen.app.push_screen_wait(form)
        return filled

    async def did(self, call: Callable[[], Any], done: str) -> None:
        """Do something and say so."""
        if await self.screen.done(call):
            self.screen.said(done)
            self.screen.fetch()

    async def register(self, view: OfficeView) -> None:
        """Register a manuscript that has come in."""
        if not view.issues or not view.columns:
            message = MessageDialog(t("menu.register"), (t("register.nothing_yet"),))
            self.screen.app.push_screen(message)
            return
        told = await handed_in(
            self.screen, registration_form(view), partial(registered, self.office)
        )
        if told is not None:
            self.screen.app.push_screen(MessageDialog(t("menu.register"), told))

    async def new_issue(self, view: OfficeView) -> None:
        """Open a new issue."""
        periodical = view.issues[-1].periodical if view.issues else ""
        filled = await self.fill(
            FormDialog(
                t("menu.new_issue"),
                (
                    Field("periodical", t("issue.periodical"), given=periodical),
                    Field("label", t("issue.label")),
                ),
            )
        )
        if filled is not None:
            await self.did(
                lambda: open_issue(
                    self.office.desk,
                    self.office.session,
                    filled.line("periodical"),
                    filled.line("label"),
                ),
                t("issue.opened", label=filled.line("label")),
            )

    async def new_column(self, view: OfficeView) -> None:
        """Set up a new column."""
        present = "、".join(column.name for column in view.columns) or t("issue.none")
        filled = await self.fill(
            FormDialog(
                t("menu.new_column"),
                (Field("name", t("issue.column_name")),),
                question=t("issue.columns_now", columns=present),
            )
        )
        if filled is not None:
            await self.did(
                lambda: add_column(self.office.desk, self.office.session, filled.line("name")),
                t("issue.column_added", name=filled.line("name")),
            )

    async def deputy(self, view: OfficeView) -> None:
        """Name a deputy for the chief editor."""
        others = [
            p
            for p in view.people
            if p.active and p.id != view.actor.id and Role.RESPONSIBLE_EDITOR in p.roles
        ]
        today = self.office.desk.now().date().isoformat()
        filled = await self.fill(
            FormDialog(
                t("menu.deputy"),
                (
                    Field(
                        "deputy",
                        t("deputy.who"),
                        FieldKind.CHOICE,
                        tuple((str(p.id), p.name) for p in others),
                    ),
                    Field("first", t("deputy.first"), given=today),
                    Field("last", t("deputy.last"), given=today),
                    Field("reason", t("deputy.reason")),
                ),
                complaint=_days_are_wrong,
            )
        )
        if filled is not None:
            await self.did(
                lambda: appoint_deputy(
                    self.office.desk,
                    self.office.session,
                    PersonId(filled.line("deputy")),
                    date.fromisoformat(filled.line("first")),
                    date.fromisoformat(filled.line("last")),
                    filled.line("reason"),
                ),
                t("deputy.done"),
            )

    async def password(self, view: OfficeView) -> None:
        """Change one's own password."""
        filled = await self.fill(
            FormDialog(
                t("menu.password"),
                (
                    Field(
                        "password", t("found.password", least=SHORTEST_PASSWORD), FieldKind.SECRET
                    ),
                    Field("again", t("found.again"), FieldKind.SECRET),
                ),
                complaint=lambda form: (
                    None if form.lines["password"] == form.lines["again"] else t("found.differ")
                ),
            )
        )
        if filled is not None:
            await self.did(
                lambda: set_password(
                    self.office.desk, self.office.session, view.actor.id, filled.lines["password"]
                ),
                t("people.password_set"),
            )

    async def sign_offs(self, _view: OfficeView) -> None:
        """Galleys that wait for the signature."""
        self.screen.app.push_screen(SignOffQueueScreen(self.office))

    async def issues(self, _view: OfficeView) -> None:
        """An issue at a glance."""
        self.screen.app.push_screen(IssueScreen(self.office))

    async def schedule(self, _view: OfficeView) -> None:
        """What is overdue, who holds what."""
        self.screen.app.push_screen(ScheduleScreen(self.office))

    async def accounts(self, _view: OfficeView) -> None:
        """The proof accounts of a quarter, a year, a person."""
        self.screen.app.push_screen(PeriodAccountsScreen(self.office))

    async def people(self, _view: OfficeView) -> None:
        """People of the office."""
        self.screen.app.push_screen(PeopleScreen(self.office))

    async def audit(self, _view: OfficeView) -> None:
        """The audit chain."""
        self.screen.app.push_screen(AuditScreen(self.office))


def _days_are_wrong(filled: Filled) -> str | None:
    try:
        date.fromisoformat(filled.line("first"))
        date.fromisoformat(filled.line("last"))
    except ValueError:
        return t("deputy.bad_day")
    return None


def _permits(operation: Operation) -> Callable[[OfficeView], bool]:
    return lambda view: view.permits(operation)


def _may_add_columns(view: OfficeView) -> bool:
    return view.permits(Operation.OPEN_ISSUE) or Role.ADMINISTRATOR in view.actor.roles


def _is_chief(view: OfficeView) -> bool:
    return Role.CHIEF_EDITOR in view.actor.roles


_ITEMS = (
    _Item("register", _permits(Operation.REGISTER_MANUSCRIPT), DeskMenu.register),
    _Item("sign_offs", _is_chief, DeskMenu.sign_offs),
    _Item("issues", _permits(Operation.READ_MANUSCRIPTS), DeskMenu.issues),
    _Item("schedule", _permits(Operation.READ_MANUSCRIPTS), DeskMenu.schedule),
    _Item("accounts", _permits(Operation.READ_ACCOUNTS), DeskMenu.accounts),
    _Item("new_issue", _permits(Operation.OPEN_ISSUE), DeskMenu.new_issue),
    _Item("new_column", _may_add_columns, DeskMenu.new_column),
    _Item("people", _permits(Operation.MANAGE_PEOPLE), DeskMenu.people),
    _Item("deputy", _permits(Operation.APPOINT_DEPUTY), DeskMenu.deputy),
    _Item("audit", _permits(Operation.READ_AUDIT), DeskMenu.audit),
    _Item("password", lambda _view: True, DeskMenu.password),
)
