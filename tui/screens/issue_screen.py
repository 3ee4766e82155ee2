"""An issue at a glance (期次总览): every piece, who did what, every round's rate, coverage."""

from __future__ import annotations

from pathlib import Path

from rich.text import Text
from textual import work
from textual.app import ComposeResult

from editorial.desk.issue_reports import write_issue_report
from editorial.desk.issue_views import IssueView, issue_view
from editorial.desk.office_views import OfficeView, office_view
from editorial.desk.sample_checking import SampleQuality, sample_quality
from editorial.domain.identifiers import IssueId
from editorial.domain.manuscript import Manuscript
from editorial.domain.permissions import Operation
from editorial.domain.stages import ProofPass, Stage
from tui.commands.command import bindings
from tui.commands.office import ISSUE, ISSUE_ACT, OPEN, PRINT, WRITE_REPORT
from tui.office import Office
from tui.rendering.rate_text import rate_text
from tui.rendering.safe_text import safe
from tui.screens.dialogs.choice_dialog import ChoiceDialog
from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.dialogs.form_fields import Field
from tui.screens.issue_acts import IssueActs
from tui.screens.issue_coverage import coverage_lines
from tui.screens.office_screen import OfficeScreen
from tui.screens.printing import print_for_issue
from tui.widgets.key_footer import KeyFooter
from tui.widgets.plain_table import PlainTable
from tui.widgets.plain_text import PlainText
from tui.widgets.row_list import Row
from tui.widgets.title_bar import TitleBar
from tui.wording import t

REVIEWS = (Stage.FIRST_REVIEW, Stage.SECOND_REVIEW, Stage.FINAL_REVIEW)
PASSES = (ProofPass.FIRST, ProofPass.SECOND, ProofPass.THIRD, ProofPass.CLEAN)


class IssueScreen(OfficeScreen[None]):
    """One issue."""

    CSS_PATH = "issue_screen.tcss"
    BINDINGS = bindings(ISSUE_ACT, ISSUE, OPEN, WRITE_REPORT, PRINT)

    def __init__(self, office: Office, issue: IssueId | None = None) -> None:
        """An issue, the newest by default."""
        super().__init__(office)
        self.title = t("issue.title")
        self._issue = issue
        self._office_view: OfficeView | None = None
        self._view: IssueView | None = None

    def compose(self) -> ComposeResult:
        """Title, coverage, table."""
        yield TitleBar(t("issue.title"), self.office.session.name)
        yield PlainText("", id="issue-coverage")
        yield PlainTable()
        yield KeyFooter()

    @property
    def _table(self) -> PlainTable:
        return self.query_one(PlainTable)

    @work(exclusive=True, group="fetch")
    async def fetch(self) -> None:
        """Fetch the issue."""
        office = self.office
        seen = await self.ask(lambda: office_view(office.desk, office.session))
        if seen is None:
            return
        self._office_view = seen
        if not seen.issues:
            self.query_one("#issue-coverage", PlainText).show(t("issue.none_yet"))
            return
        wanted = self._issue or seen.issues[-1].id
        desk, session = office.desk, office.session
        found = await self.ask(
            lambda: (issue_view(desk, session, wanted), sample_quality(desk, session, wanted))
        )
        if found is not None:
            self._view = found[0]
            self._draw(*found)

    def _draw(self, view: IssueView, quality: SampleQuality) -> None:
        self.query_one(TitleBar).show(view.issue.title)
        self.query_one("#issue-coverage", PlainText).show(coverage_lines(view, quality))
        table, row = self._table, self._table.cursor_row
        table.clear(columns=True)
        for head, width in _heads():
            table.add_column(Text(head), width=width)
        for manuscript in view.manuscripts:
            table.add_row(*(Text(safe(cell)) for cell in _cells(view, manuscript)))
        table.move_cursor(row=row, animate=False)
        table.focus()

    @work(exclusive=True, group="dialog")
    async def action_choose_issue(self) -> None:
        """Look at another issue."""
        if self._office_view is None:
            return
        rows = [Row(str(issue.id), issue.title) for issue in self._office_view.issues[::-1]]
        dialog = ChoiceDialog(t("desk.issue_title"), t("issue.which"), rows)
        chosen = await self.app.push_screen_wait(dialog)
        if chosen is not None:
            self._issue = IssueId(chosen)
            self.fetch()

    @work(exclusive=True, group="dialog")
    async def action_act_on_issue(self) -> None:
        """Close the second review, draw the sample, archive the issue."""
        if self._view is None:
            return
        if await IssueActs(self, self._view, self._piece_at_cursor).choose():
            self.fetch()

    @property
    def _piece_at_cursor(self) -> Manuscript | None:
        at = self._table.cursor_row
        pieces = self._view.manuscripts if self._view is not None else ()
        return pieces[at] if 0 <= at < len(pieces) else None

    def on_data_table_row_selected(self) -> None:
        """Open the piece at the cursor."""
        self.action_open()

    def action_open(self) -> None:
        """Open the piece at the cursor."""
        # The manuscript's screen leads to many others; it is looked up when it is needed.
        from tui.screens.manuscript_screen import ManuscriptScreen  # noqa: PLC0415

        piece = self._piece_at_cursor
        if piece is not None:
            self.app.push_screen(ManuscriptScreen(self.office, piece.id))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Reports are for those who may write them."""
        if action == "write_report" and self._office_view is not None:
            return self._office_view.permits(Operation.REPORT)
        return super().check_action(action, parameters)

    @work(exclusive=True, group="dialog")
    async def action_print_form(self) -> None:
        """Print a form about the issue, or file all of it."""
        seen, view = self._office_view, self._view
        if seen is not None and view is not None:
            may_file = seen.permits(Operation.WRITE_DOSSIER)
            await print_for_issue(self, view.issue, may_file=may_file)

    @work(exclusive=True, group="dialog")
    async def action_write_report(self) -> None:
        """Write the issue's report into a folder."""
        view = self._view
        if view is None:
            return
        folder = self.office.desk.home / "reports" / view.issue.label
        form = FormDialog(
            t("issue.report"), (Field("folder", t("issue.report_folder"), given=str(folder)),)
        )
        filled = await self.app.push_screen_wait(form)
        if filled is None:
            return
        target = Path(filled.line("folder")).expanduser()
        desk, session = self.office.desk, self.office.session
        page = await self.ask(lambda: write_issue_report(desk, session, view.issue.id, target))
        if page is not None:
            self.said(t("issue.report_written", page=page))


def _heads() -> list[tuple[str, int]]:
    """Columns with their widths in cells."""
    places = {"number": 13, "name": 28, "column": 10, "stage": 10}
    return [
        *((t(f"issue.{key}"), width) for key, width in places.items()),
        *((stage.label, 13) for stage in REVIEWS),
        (t("issue.sample_column"), 4),
        *((each.label, 18) for each in PASSES),
        (t("issue.signed"), 10),
    ]


def _cells(view: IssueView, manuscript: Manuscript) -> tuple[str, ...]:
    by = {each.stage: view.names.get(each.by, "") for each in manuscript.reviews}
    piece = view.standing.piece(manuscript.id)
    if piece is not None:
        close = [stage for stage in REVIEWS if piece.is_read_closely(stage)]
        by |= {stage: f"{by.get(stage, '')} {t('issue.close_mark')}" for stage in close}
    rounds = {each.proof_pass: each for each in manuscript.rounds_since_freeze}
    rates = []
    for proof_pass in PASSES:
        each = rounds.get(proof_pass)
        if each is None:
            rates.append("")
            continue
        sign = t("checklist.yes") if each.gate.passes else t("checklist.no")
        reader = view.names.get(each.reader, "") if each.reader else ""
        rates.append(f"{sign}{rate_text(each.gate.rate, each.gate.limit).split()[0]} {reader}")
    signed = manuscript.valid_sign_off
    return (
        manuscript.number,
        manuscript.title,
        view.columns.get(manuscript.column, ""),
        manuscript.stage.label,
        *(by.get(stage, "") for stage in REVIEWS),
        t("checklist.yes") if view.standing.is_in_sample(manuscript.id) else "",
        *rates,
        view.names.get(signed.by, "") if signed else "",
    )
