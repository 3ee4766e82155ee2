"""A text to be read (通读), with the machine's doubts in the margin."""

from __future__ import annotations

from textual import work
from textual.app import ComposeResult

from editorial.domain.identifiers import ManuscriptId
from editorial.text.document_text import DocumentText
from tui.commands.command import bindings
from tui.commands.places import NEXT_FINDING, PREVIOUS_FINDING
from tui.office import Office
from tui.screens.findings import checked
from tui.screens.mark_keeping import MarkKeeper, meter_text
from tui.screens.office_screen import OfficeScreen
from tui.widgets.key_footer import KeyFooter
from tui.widgets.marking_view import MarkingView
from tui.widgets.plain_text import PlainText
from tui.widgets.title_bar import TitleBar
from tui.wording import t


class ReadingScreen(OfficeScreen[None]):
    """One text and nothing else."""

    BINDINGS = bindings(NEXT_FINDING, PREVIOUS_FINDING)

    KEEPS_UP = False
    """A text does not change."""

    def __init__(
        self,
        office: Office,
        title: str,
        document: DocumentText,
        manuscript: ManuscriptId | None = None,
    ) -> None:
        """Show a document under a title; the newest text of ``manuscript`` can be marked."""
        super().__init__(office)
        self.title = title
        self._document = document
        self._keeper = None if manuscript is None else MarkKeeper(self, manuscript)
        self._doubts = t("reading.checking")

    def compose(self) -> ComposeResult:
        """Title, text, how many doubts."""
        yield TitleBar(self.title or "", self.office.session.name)
        yield MarkingView()
        yield PlainText(self._doubts, id="reading-state", classes="quiet")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show the text at once, the doubts when they are found."""
        view = self.query_one(MarkingView)
        view.show([paragraph.text for paragraph in self._document.paragraphs])
        view.focus()

    @work(exclusive=True, group="fetch")
    async def fetch(self) -> None:
        """Look for doubts."""
        desk = self.office.desk
        if self._keeper is not None:
            await self._keeper.fetch()
            self._tell()
        found = await self.ask(lambda: checked(desk.home, self._document))
        if found is not None:
            paragraphs = [paragraph.text for paragraph in self._document.paragraphs]
            self.query_one(MarkingView).show(paragraphs, found)
            self._doubts = (
                t("reading.findings", count=len(found)) if found else t("reading.no_findings")
            )
            self._tell()

    def _tell(self) -> None:
        told = (meter_text(self.query_one(MarkingView).marks), self._doubts)
        self.query_one("#reading-state", PlainText).show("  ".join(filter(None, told)))

    def on_marking_view_marked(self, event: MarkingView.Marked) -> None:
        """Keep the marks."""
        event.stop()
        self._tell()
        self.keep()

    @work(group="draft")
    async def keep(self) -> None:
        """Put on record what was marked."""
        if self._keeper is not None:
            await self._keeper.keep()
            self._tell()

    @work(exclusive=True, group="dialog")
    async def action_back(self) -> None:
        """Keep the marks, then go back."""
        if self._keeper is not None:
            await self._keeper.keep()
        self.dismiss()

    def action_step_place(self, by: int) -> None:
        """Go to the next or previous doubt."""
        self.query_one(MarkingView).action_step_place(by)
