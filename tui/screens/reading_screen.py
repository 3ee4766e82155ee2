"""A text to be read (通读), with the machine's doubts in the margin."""

from __future__ import annotations

from textual import work
from textual.app import ComposeResult

from editorial.text.document_text import DocumentText
from tui.commands.command import bindings
from tui.commands.places import NEXT_FINDING, PREVIOUS_FINDING
from tui.office import Office
from tui.screens.findings import checked
from tui.screens.office_screen import OfficeScreen
from tui.widgets.key_footer import KeyFooter
from tui.widgets.plain_text import PlainText
from tui.widgets.reading_view import ReadingView
from tui.widgets.title_bar import TitleBar
from tui.wording import t


class ReadingScreen(OfficeScreen[None]):
    """One text and nothing else."""

    BINDINGS = bindings(NEXT_FINDING, PREVIOUS_FINDING)

    KEEPS_UP = False
    """A text does not change."""

    def __init__(self, office: Office, title: str, document: DocumentText) -> None:
        """Show a document under a title."""
        super().__init__(office)
        self.title = title
        self._document = document

    def compose(self) -> ComposeResult:
        """Title, text, how many doubts."""
        yield TitleBar(self.title or "", self.office.session.name)
        yield ReadingView()
        yield PlainText(t("reading.checking"), id="reading-state", classes="quiet")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show the text at once, the doubts when they are found."""
        view = self.query_one(ReadingView)
        view.show([paragraph.text for paragraph in self._document.paragraphs])
        view.focus()

    @work(exclusive=True, group="fetch")
    async def fetch(self) -> None:
        """Look for doubts."""
        desk = self.office.desk
        found = await self.ask(lambda: checked(desk.home, self._document))
        if found is not None:
            paragraphs = [paragraph.text for paragraph in self._document.paragraphs]
            self.query_one(ReadingView).show(paragraphs, found)
            self.query_one("#reading-state", PlainText).show(
                t("reading.findings", count=len(found)) if found else t("reading.no_findings")
            )

    def action_step_place(self, by: int) -> None:
        """Go to the next or previous doubt."""
        self.query_one(ReadingView).action_step_place(by)
