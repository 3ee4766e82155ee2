"""The desk (编辑台): what waits for me, what waits for others, what is over."""

from __future__ import annotations

from textual import work
from textual.app import ComposeResult
from textual.widgets import Input

from editorial.desk.office_views import office_view
from editorial.desk.queues import DeskOverview, QueueRow, desk_overview
from editorial.desk.searching import holds_all
from editorial.domain.identifiers import IssueId
from editorial.domain.permissions import Operation
from tui.commands.command import bindings
from tui.commands.office import ISSUE, MENU, NEXT_LIST, OPEN, SEARCH
from tui.office import Office
from tui.screens.desk_menu import DeskMenu
from tui.screens.dialogs.choice_dialog import ChoiceDialog
from tui.screens.dialogs.confirm_dialog import ConfirmDialog
from tui.screens.manuscript_screen import ManuscriptScreen
from tui.screens.office_screen import OfficeScreen
from tui.widgets.key_footer import KeyFooter
from tui.widgets.manuscript_table import ManuscriptTable
from tui.widgets.plain_text import PlainText
from tui.widgets.row_list import Row
from tui.widgets.title_bar import TitleBar
from tui.wording import t

LISTS = ("mine", "others", "over")


class DeskScreen(OfficeScreen[None]):
    """Three lists, one at a time, narrowed by issue and words."""

    CSS_PATH = "desk_screen.tcss"
    BINDINGS = bindings(OPEN, NEXT_LIST, SEARCH, ISSUE, MENU)

    def __init__(self, office: Office) -> None:
        """For the person who sits at the desk."""
        super().__init__(office)
        self.title = t("desk.title")
        self._overview: DeskOverview | None = None
        self._list = LISTS[0]
        self._issue: IssueId | None = None

    def compose(self) -> ComposeResult:
        """Title, lists' names, search, table, what it means."""
        yield TitleBar(t("app.title"), self.office.session.name)
        yield PlainText("", id="desk-lists")
        yield Input(placeholder=t("desk.search"), id="desk-search")
        yield ManuscriptTable()
        yield PlainText("", id="desk-hint", classes="quiet")
        yield KeyFooter()

    def on_mount(self) -> None:
        """The table is ready."""
        self.query_one(ManuscriptTable).focus()

    def on_resize(self) -> None:
        """Fewer columns on a narrow screen."""
        self.draw()

    @work(exclusive=True, group="fetch")
    async def fetch(self) -> None:
        """Fetch the lists."""
        desk, session, issue = self.office.desk, self.office.session, self._issue
        view = await self.ask(lambda: office_view(desk, session))
        if view is None:
            return
        if not view.permits(Operation.READ_MANUSCRIPTS):
            self.query_one("#desk-hint", PlainText).show(t("desk.no_manuscripts"))
            return
        overview = await self.ask(lambda: desk_overview(desk, session, issue))
        if overview is not None:
            self._overview = overview
            self.query_one(TitleBar).show_right(
                t("desk.person", person=overview.person, roles="、".join(overview.roles))
            )
            self.draw()

    def draw(self) -> None:
        """Show the list that is looked at, narrowed by the words searched for."""
        overview = self._overview
        if overview is None or not self.is_mounted:
            return
        lists = {"mine": overview.mine, "others": overview.others, "over": overview.over}
        names = [
            t(
                "desk.list_here" if key == self._list else "desk.list",
                name=t(f"desk.{key}"),
                count=len(rows),
            )
            for key, rows in lists.items()
        ]
        issues = {issue.id: issue.title for issue in overview.issues}
        chosen = (
            issues.get(self._issue, t("desk.all_issues")) if self._issue else t("desk.all_issues")
        )
        self.query_one("#desk-lists", PlainText).show("  ".join(names) + "    " + chosen)
        words = self.query_one("#desk-search", Input).value.split()
        rows = [row for row in lists[self._list] if _holds(row, words)]
        self.query_one(ManuscriptTable).show(rows, wide=self.size.width >= 100)
        hint = t("desk.hint") if rows else t(f"desk.empty_{self._list}")
        if not rows and words:
            hint = t("desk.nothing_found")
        self.query_one("#desk-hint", PlainText).show(hint)

    def on_input_changed(self) -> None:
        """Narrow the list while typing."""
        self.draw()

    def on_input_submitted(self) -> None:
        """回车 goes to what was found."""
        self.query_one(ManuscriptTable).focus()

    def on_manuscript_table_opened(self, event: ManuscriptTable.Opened) -> None:
        """Open a manuscript."""
        self.app.push_screen(ManuscriptScreen(self.office, event.manuscript))

    def action_open(self) -> None:
        """Open the manuscript at the cursor."""
        chosen = self.query_one(ManuscriptTable).chosen
        if chosen is not None:
            self.app.push_screen(ManuscriptScreen(self.office, chosen))

    def action_next_list(self) -> None:
        """Look at the next of the three lists."""
        self._list = LISTS[(LISTS.index(self._list) + 1) % len(LISTS)]
        self.draw()
        self.query_one(ManuscriptTable).focus()

    def action_search(self) -> None:
        """Write words to search for."""
        self.query_one("#desk-search", Input).focus()

    @work(exclusive=True, group="dialog")
    async def action_choose_issue(self) -> None:
        """Narrow the lists to one issue."""
        if self._overview is None:
            return
        rows = [Row("", t("desk.all_issues"))]
        rows += [Row(str(issue.id), issue.title) for issue in self._overview.issues]
        chosen = await self.app.push_screen_wait(
            ChoiceDialog(t("desk.issue_title"), t("desk.issue_question"), rows)
        )
        if chosen is not None:
            self._issue = IssueId(chosen) if chosen else None
            self.fetch()

    def action_menu(self) -> None:
        """Everything that is not about one manuscript."""
        self.choose_from_menu()

    @work(exclusive=True, group="dialog")
    async def choose_from_menu(self) -> None:
        """Show the menu and do what is chosen."""
        await DeskMenu(self).choose()

    @work(exclusive=True, group="dialog")
    async def action_back(self) -> None:
        """Log out after asking."""
        question = ConfirmDialog(t("logout.title"), t("logout.question"))
        if await self.app.push_screen_wait(question):
            self.dismiss()


def _holds(row: QueueRow, words: list[str]) -> bool:
    texts = (row.number, row.title, row.author, row.column, row.issue)
    return holds_all((*texts, row.stage.label, row.waits_for), words)
