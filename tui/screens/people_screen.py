"""People of the office (人员): accounts, roles, columns, activity."""

from __future__ import annotations

from rich.text import Text
from textual import work
from textual.app import ComposeResult

from editorial.desk.office_views import OfficeView, office_view
from editorial.desk.people import (
    SHORTEST_PASSWORD,
    PersonForm,
    add_person,
    change_person,
    set_password,
)
from editorial.domain.identifiers import ColumnId
from editorial.domain.people import Person, Qualification, Role
from tui.commands.command import bindings
from tui.commands.office import ADD_PERSON, OPEN
from tui.office import Office
from tui.rendering.safe_text import safe
from tui.screens.dialogs.choice_dialog import ChoiceDialog
from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.dialogs.form_fields import Field, FieldKind, Filled
from tui.screens.office_screen import OfficeScreen
from tui.widgets.key_footer import KeyFooter
from tui.widgets.plain_table import PlainTable
from tui.widgets.plain_text import PlainText
from tui.widgets.row_list import Row
from tui.widgets.title_bar import TitleBar
from tui.wording import t

WIDTHS = {
    "login": 12,
    "name": 12,
    "roles": 18,
    "columns": 18,
    "qualification": 12,
    "active": 4,
}
"""Columns with their widths in cells."""
CHANGES = ("roles", "columns", "qualification", "password", "active")


class PeopleScreen(OfficeScreen[None]):
    """Everybody with an account."""

    BINDINGS = bindings(ADD_PERSON, OPEN)

    def __init__(self, office: Office) -> None:
        """For the administrator."""
        super().__init__(office)
        self.title = t("people.title")
        self._view: OfficeView | None = None

    def compose(self) -> ComposeResult:
        """Title, table."""
        yield TitleBar(t("people.title"), self.office.session.name)
        yield PlainTable()
        yield PlainText(t("people.hint"), classes="quiet")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Name the columns."""
        table = self._table
        for key, width in WIDTHS.items():
            table.add_column(Text(t(f"people.{key}")), key=key, width=width)
        table.focus()

    @property
    def _table(self) -> PlainTable:
        return self.query_one(PlainTable)

    @work(exclusive=True, group="fetch")
    async def fetch(self) -> None:
        """Fetch the people."""
        office = self.office
        view = await self.ask(lambda: office_view(office.desk, office.session))
        if view is None:
            return
        self._view = view
        names = {column.id: column.name for column in view.columns}
        table, row = self._table, self._table.cursor_row
        table.clear()
        for person in view.people:
            roles = "、".join(role.label for role in Role if role in person.roles)
            columns = "、".join(names.get(column, "") for column in sorted(person.columns))
            active = t("people.yes") if person.active else t("people.no")
            standing = person.qualification.label
            cells = (person.login, person.name, roles, columns, standing, active)
            table.add_row(*(Text(safe(cell)) for cell in cells))
        table.move_cursor(row=row, animate=False)

    def on_data_table_row_selected(self) -> None:
        """Change the person at the cursor."""
        self.action_open()

    @work(exclusive=True, group="dialog")
    async def action_add_person(self) -> None:
        """Give somebody an account."""
        view = self._view
        if view is None:
            return
        form = FormDialog(
            t("people.add"),
            (
                Field("login", t("people.login")),
                Field("name", t("people.name")),
                Field(
                    "password",
                    t("people.first_password", least=SHORTEST_PASSWORD),
                    FieldKind.SECRET,
                ),
                Field("roles", t("people.roles"), FieldKind.TICKS, _roles()),
                Field("columns", t("people.columns"), FieldKind.TICKS, _columns(view)),
                _qualification_field(Qualification.NONE),
            ),
        )
        filled = await self.app.push_screen_wait(form)
        if filled is not None:
            office = self.office
            made = PersonForm(
                filled.line("login"),
                filled.line("name"),
                _ticked_roles(filled),
                _ticked_columns(filled),
                Qualification(filled.line("qualification")),
            )
            if (
                await self.ask(
                    lambda: add_person(office.desk, office.session, made, filled.lines["password"])
                )
                is not None
            ):
                self.said(t("people.added", name=made.name))
                self.fetch()

    @work(exclusive=True, group="dialog")
    async def action_open(self) -> None:
        """Change something of the person at the cursor."""
        view, at = self._view, self._table.cursor_row
        if view is None or not 0 <= at < len(view.people):
            return
        person = view.people[at]
        rows = [Row(key, t(f"people.change_{key}"), "-open") for key in CHANGES]
        question = t("people.change_question", name=person.name)
        chosen = await self.app.push_screen_wait(ChoiceDialog(person.name, question, rows))
        if chosen is not None and await self._changed(person, view, chosen):
            self.said(t("people.changed", name=person.name))
            self.fetch()

    async def _changed(self, person: Person, view: OfficeView, what: str) -> bool:
        desk, session = self.office.desk, self.office.session
        if what == "active":
            active = not person.active
            return await self.done(lambda: change_person(desk, session, person.id, active=active))
        field = {
            "roles": Field("roles", t("people.roles"), FieldKind.TICKS, _roles()),
            "columns": Field("columns", t("people.columns"), FieldKind.TICKS, _columns(view)),
            "qualification": _qualification_field(person.qualification),
            "password": Field(
                "password",
                t("people.first_password", least=SHORTEST_PASSWORD),
                FieldKind.SECRET,
            ),
        }[what]
        filled = await self.app.push_screen_wait(FormDialog(person.name, (field,)))
        if filled is None:
            return False
        if what == "password":
            word = filled.lines["password"]
            return await self.done(lambda: set_password(desk, session, person.id, word))
        if what == "qualification":
            standing = Qualification(filled.line(what))
            return await self.done(
                lambda: change_person(desk, session, person.id, qualification=standing)
            )
        roles = _ticked_roles(filled) if what == "roles" else None
        columns = _ticked_columns(filled) if what == "columns" else None
        return await self.done(
            lambda: change_person(desk, session, person.id, roles=roles, columns=columns)
        )


def _roles() -> tuple[tuple[str, str], ...]:
    return tuple((role.value, role.label) for role in Role)


def _qualification_field(given: Qualification) -> Field:
    choices = tuple((each.value, each.label) for each in Qualification)
    label = t("people.qualification")
    return Field("qualification", label, FieldKind.CHOICE, choices, given=given.value)


def _columns(view: OfficeView) -> tuple[tuple[str, str], ...]:
    return tuple((str(column.id), column.name) for column in view.columns)


def _ticked_roles(filled: Filled) -> frozenset[Role]:
    return frozenset(Role(key) for key in filled.ticks["roles"])


def _ticked_columns(filled: Filled) -> frozenset[ColumnId]:
    return frozenset(ColumnId(key) for key in filled.ticks["columns"])
