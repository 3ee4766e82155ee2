"""The schedule (进度): what is overdue first, who holds what since when, everybody's load."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rich.text import Text
from textual import work
from textual.app import ComposeResult

from editorial.desk.schedule import ScheduleView, schedule_view
from editorial.domain.identifiers import IssueId, PersonId
from tui.commands.command import bindings
from tui.commands.office import CALENDAR, ISSUE, LOADS, NARROW, OPEN
from tui.office import Office
from tui.rendering.cell_width import fitted
from tui.screens.calendar_form import calendar_set
from tui.screens.dialogs.choice_dialog import ChoiceDialog
from tui.screens.office_screen import OfficeScreen
from tui.screens.schedule_rows import LOADS as LOAD_COLUMNS
from tui.screens.schedule_rows import (
    PIECES_NARROW,
    PIECES_WIDE,
    calendar_line,
    late_style,
    load_cells,
    piece_cells,
)
from tui.widgets.key_footer import KeyFooter
from tui.widgets.plain_table import PlainTable
from tui.widgets.plain_text import PlainText
from tui.widgets.row_list import Row
from tui.widgets.title_bar import TitleBar
from tui.wording import t

_PERSON = "person:"
"""Before a person's id among the filters' keys."""


@dataclass(frozen=True, slots=True)
class _Narrowed:
    """What the rows are narrowed to."""

    issue: IssueId | None = None
    mine: bool = False
    overdue: bool = False
    person: PersonId | None = None


class ScheduleScreen(OfficeScreen[None]):
    """Pieces or people, narrowed by issue, person, 轮到我, 逾期."""

    CSS_PATH = "schedule_screen.tcss"
    BINDINGS = bindings(CALENDAR, NARROW, ISSUE, LOADS, OPEN)

    def __init__(self, office: Office, issue: IssueId | None = None) -> None:
        """Of all issues, or of one."""
        super().__init__(office)
        self.title = t("schedule.title")
        self._narrowed = _Narrowed(issue)
        self._view: ScheduleView | None = None
        self._people = False

    def compose(self) -> ComposeResult:
        """Title, what is shown, calendar, table, hint."""
        yield TitleBar(t("schedule.title"), self.office.session.name)
        yield PlainText("", id="schedule-head")
        yield PlainText("", id="schedule-calendar")
        yield PlainTable()
        yield PlainText("", id="schedule-hint", classes="quiet")
        yield KeyFooter()

    @property
    def _table(self) -> PlainTable:
        return self.query_one(PlainTable)

    def on_mount(self) -> None:
        """The table is ready."""
        self._table.focus()

    def on_resize(self) -> None:
        """Fewer columns on a narrow screen."""
        self.draw()

    @work(exclusive=True, group="fetch")
    async def fetch(self) -> None:
        """Fetch the schedule."""
        desk, session, wanted = self.office.desk, self.office.session, self._narrowed
        view = await self.ask(
            lambda: schedule_view(
                desk,
                session,
                wanted.issue,
                mine=wanted.mine,
                overdue=wanted.overdue,
                person=wanted.person,
            )
        )
        if view is not None:
            self._view = view
            self.draw()

    def draw(self) -> None:
        """Show pieces or people."""
        view = self._view
        if view is None or not self.is_mounted:
            return
        self.query_one("#schedule-head", PlainText).show(self._head(view))
        self.query_one("#schedule-calendar", PlainText).show(self._calendar(view))
        if self._people:
            self._draw_people(view)
        else:
            self._draw_pieces(view)

    def _head(self, view: ScheduleView) -> str:
        issues = {issue.id: issue.title for issue in view.issues}
        narrowed = self._narrowed
        shown = [issues.get(narrowed.issue, "") if narrowed.issue else t("desk.all_issues")]
        shown += [t("desk.mine")] if narrowed.mine else []
        shown += [t("schedule.only_overdue")] if narrowed.overdue else []
        shown += [view.names.get(narrowed.person, "")] if narrowed.person else []
        return t(
            "schedule.head",
            day=view.today.isoformat(),
            shown="、".join(shown),
            count=len(view.rows),
            overdue=len(view.overdue),
        )

    def _calendar(self, view: ScheduleView) -> str:
        if self._narrowed.issue is None:
            without = [issue for issue in view.issues if issue.id not in view.calendars]
            return t("schedule.without_calendar", count=len(without)) if without else ""
        calendar = view.calendars.get(self._narrowed.issue)
        if calendar is None:
            return t("schedule.not_set")
        return calendar_line(calendar, view.today)

    def _draw_pieces(self, view: ScheduleView) -> None:
        wide = self.size.width >= 110
        columns = PIECES_WIDE if wide else PIECES_NARROW
        table = self._cleared(columns)
        for row in view.rows:
            cells = piece_cells(view, row, wide=wide)
            style = late_style(row.due, view.today)
            table.add_row(
                *(
                    Text(fitted(cells[key], width), style if key in {"due", "late"} else "")
                    for key, width in columns.items()
                )
            )
        hint = t("schedule.hint") if view.rows else t("schedule.nothing")
        self.query_one("#schedule-hint", PlainText).show(hint)

    def _draw_people(self, view: ScheduleView) -> None:
        table = self._cleared(LOAD_COLUMNS)
        for load in view.loads:
            cells = load_cells(view, load)
            style = "bold red" if load.overdue else ""
            table.add_row(
                *(
                    Text(fitted(cells[key], width), style if key == "load_overdue" else "")
                    for key, width in LOAD_COLUMNS.items()
                )
            )
        self.query_one("#schedule-hint", PlainText).show(t("schedule.loads_hint"))

    def _cleared(self, columns: dict[str, int]) -> PlainTable:
        table = self._table
        table.clear(columns=True)
        for key, width in columns.items():
            table.add_column(Text(t(f"schedule.column_{key}")), width=width)
        return table

    def _narrow(self, narrowed: _Narrowed) -> None:
        self._narrowed = narrowed
        self.fetch()

    def on_data_table_row_selected(self) -> None:
        """Open the row at the cursor."""
        self.action_open()

    def action_open(self) -> None:
        """Open the piece at the cursor, or look at the pieces of the person at the cursor."""
        # The manuscript's screen leads to many others; it is looked up when it is needed.
        from tui.screens.manuscript_screen import ManuscriptScreen  # noqa: PLC0415

        view, at = self._view, self._table.cursor_row
        if view is None:
            return
        if self._people and 0 <= at < len(view.loads):
            self._people = False
            self._narrow(replace(self._narrowed, person=view.loads[at].person, mine=False))
        elif not self._people and 0 <= at < len(view.rows):
            self.app.push_screen(ManuscriptScreen(self.office, view.rows[at].manuscript))

    def action_show_loads(self) -> None:
        """Look at people instead of pieces, or back."""
        self._people = not self._people
        self.draw()

    @work(exclusive=True, group="dialog")
    async def action_choose_issue(self) -> None:
        """Narrow to one issue."""
        if self._view is None:
            return
        rows = [Row("", t("desk.all_issues"))]
        rows += [Row(str(issue.id), issue.title) for issue in self._view.issues]
        dialog = ChoiceDialog(t("desk.issue_title"), t("schedule.which_issue"), rows)
        chosen = await self.app.push_screen_wait(dialog)
        if chosen is not None:
            self._narrow(replace(self._narrowed, issue=IssueId(chosen) if chosen else None))

    @work(exclusive=True, group="dialog")
    async def action_narrow(self) -> None:
        """Narrow to what waits for me, to the overdue, or to a person."""
        view = self._view
        if view is None:
            return
        rows = [Row("all", t("schedule.narrow_all")), Row("mine", t("desk.mine"))]
        rows += [Row("overdue", t("schedule.only_overdue"))]
        rows += [Row(_PERSON + load.person, view.names.get(load.person, "")) for load in view.loads]
        dialog = ChoiceDialog(t("schedule.narrow_title"), t("schedule.narrow_question"), rows)
        chosen = await self.app.push_screen_wait(dialog)
        if chosen is None:
            return
        person = PersonId(chosen.removeprefix(_PERSON)) if chosen.startswith(_PERSON) else None
        self._narrow(
            _Narrowed(
                self._narrowed.issue,
                mine=chosen == "mine",
                overdue=chosen == "overdue",
                person=person,
            )
        )

    @work(exclusive=True, group="dialog")
    async def action_set_calendar(self) -> None:
        """Set the calendar of the issue that is looked at."""
        view = self._view
        if view is not None and await calendar_set(self, view, self._narrowed.issue):
            self.fetch()
