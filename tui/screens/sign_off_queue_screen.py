"""Clean galleys that wait for the chief editor's signature (待签清样)."""

from __future__ import annotations

from textual import work
from textual.app import ComposeResult

from editorial.desk.queues import sign_off_queue
from tui.commands.command import bindings
from tui.commands.office import OPEN
from tui.office import Office
from tui.screens.office_screen import OfficeScreen
from tui.screens.sign_off_screen import SignOffScreen
from tui.widgets.key_footer import KeyFooter
from tui.widgets.manuscript_table import ManuscriptTable
from tui.widgets.plain_text import PlainText
from tui.widgets.title_bar import TitleBar
from tui.wording import t


class SignOffQueueScreen(OfficeScreen[None]):
    """The oldest first."""

    BINDINGS = bindings(OPEN)

    def __init__(self, office: Office) -> None:
        """For the chief editor."""
        super().__init__(office)
        self.title = t("sign_off.queue")

    def compose(self) -> ComposeResult:
        """Title, table."""
        yield TitleBar(t("sign_off.queue"), self.office.session.name)
        yield ManuscriptTable()
        yield PlainText("", id="queue-hint", classes="quiet")
        yield KeyFooter()

    def on_mount(self) -> None:
        """The table is ready."""
        self.query_one(ManuscriptTable).focus()

    @work(exclusive=True, group="fetch")
    async def fetch(self) -> None:
        """Fetch the queue."""
        office = self.office
        rows = await self.ask(lambda: sign_off_queue(office.desk, office.session))
        if rows is not None:
            self.query_one(ManuscriptTable).show(rows, wide=self.size.width >= 100)
            hint = t("sign_off.queue_hint") if rows else t("sign_off.queue_empty")
            self.query_one("#queue-hint", PlainText).show(hint)

    def on_manuscript_table_opened(self, event: ManuscriptTable.Opened) -> None:
        """Open a dossier."""
        self.app.push_screen(SignOffScreen(self.office, event.manuscript))

    def action_open(self) -> None:
        """Open the dossier at the cursor."""
        chosen = self.query_one(ManuscriptTable).chosen
        if chosen is not None:
            self.app.push_screen(SignOffScreen(self.office, chosen))
