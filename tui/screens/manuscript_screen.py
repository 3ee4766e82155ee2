"""One manuscript (稿件): where it is, what I may do and why not the rest, its whole record."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll

from editorial.desk.deciding import ProblemAnswer, answer_problem
from editorial.desk.incoming import read_incoming
from editorial.desk.manuscript_views import ManuscriptView, manuscript_view, version_text
from editorial.desk.registration import add_version
from editorial.desk.rulings import ProblemRuling, rule_problem
from editorial.domain.decisions import Decision
from editorial.domain.identifiers import ManuscriptId
from editorial.domain.manuscript import Manuscript
from editorial.domain.people import Role
from editorial.domain.reviews import Problem
from tui.commands.command import bindings
from tui.commands.office import CHANGES, COMPARE, PRINT, PROBLEM, TEXT
from tui.office import Office
from tui.screens.accounts_screen import PieceAccountsScreen
from tui.screens.approval_screen import ApprovalScreen
from tui.screens.blind_reading_screen import BlindReadingScreen
from tui.screens.change_keeping import keep_changes
from tui.screens.decision_taking import is_mine, take
from tui.screens.dialogs.choice_dialog import ChoiceDialog
from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.dialogs.form_fields import Field, FieldKind, Filled
from tui.screens.dialogs.message_dialog import MessageDialog
from tui.screens.dialogs.text_dialog import TextDialog
from tui.screens.handing_in import handed_in
from tui.screens.layout_form import LAYOUT, keep_layout
from tui.screens.manuscript_options import (
    OPEN_APPROVAL,
    OPEN_BLIND,
    OPEN_PROOF,
    OPEN_RED_CHECK,
    OPEN_REVIEW,
    OPEN_SIGN_OFF,
    option_rows,
)
from tui.screens.manuscript_record import head_lines, readings, record_sections, track
from tui.screens.office_screen import OfficeScreen
from tui.screens.printing import print_form
from tui.screens.proof_screen import ProofScreen
from tui.screens.reader_naming import change_matter, name_reader
from tui.screens.reading_screen import ReadingScreen
from tui.screens.red_check_screen import RedCheckScreen
from tui.screens.registration_form import path_in
from tui.screens.review_screen import ReviewScreen
from tui.screens.sign_off_screen import SignOffScreen
from tui.widgets.key_footer import KeyFooter
from tui.widgets.plain_text import PlainText
from tui.widgets.rate_badge import RateBadge
from tui.widgets.row_list import Row, RowList
from tui.widgets.stage_track import StageTrack
from tui.widgets.title_bar import TitleBar
from tui.wording import t

_SCREENS: Mapping[str, Callable[[Office, ManuscriptId], OfficeScreen[None]]] = {
    OPEN_REVIEW: ReviewScreen,
    OPEN_PROOF: ProofScreen,
    OPEN_RED_CHECK: RedCheckScreen,
    OPEN_BLIND: BlindReadingScreen,
    OPEN_APPROVAL: ApprovalScreen,
    OPEN_SIGN_OFF: SignOffScreen,
}
_FILLED_IN: Mapping[str, Callable[[OfficeScreen[None], ManuscriptView], Awaitable[bool]]] = {
    "name_reader": name_reader,
    "flag_matter": change_matter,
    LAYOUT: keep_layout,
}
"""What is filled in beside the screen; each tells whether something was recorded."""


class ManuscriptScreen(OfficeScreen[None]):
    """Track, rates, what may be done, record."""

    CSS_PATH = "manuscript_screen.tcss"
    BINDINGS = bindings(TEXT, COMPARE, PROBLEM, PRINT, CHANGES)

    def __init__(self, office: Office, manuscript: ManuscriptId) -> None:
        """Of one manuscript."""
        super().__init__(office)
        self.title = t("manuscript.title")
        self._piece = manuscript
        self._view: ManuscriptView | None = None

    def compose(self) -> ComposeResult:
        """Title, head, track, rates; what may be done beside the record."""
        yield TitleBar(t("manuscript.title"), self.office.session.name)
        yield PlainText("", id="manuscript-head")
        yield StageTrack()
        yield RateBadge()
        with Horizontal(id="manuscript-body"):
            with VerticalScroll(id="manuscript-options", can_focus=False):
                yield PlainText(t("manuscript.options"), classes="section")
                yield RowList()
            yield VerticalScroll(id="manuscript-record")
        yield KeyFooter()

    def on_mount(self) -> None:
        """What may be done is ready to be chosen."""
        self.query_one(RowList).focus()

    @work(exclusive=True, group="fetch")
    async def fetch(self) -> None:
        """Fetch the manuscript."""
        office = self.office
        view = await self.ask(lambda: manuscript_view(office.desk, office.session, self._piece))
        if view is not None:
            self._view = view
            await self._draw(view)

    async def _draw(self, view: ManuscriptView) -> None:
        manuscript = view.manuscript
        self.query_one(TitleBar).show(f"{t('manuscript.title')}  {manuscript.stage.label}")
        self.query_one("#manuscript-head", PlainText).show(head_lines(view))
        self.query_one(StageTrack).show(track(view, self.office.desk.now()))
        proof_round = manuscript.current_round
        badge = self.query_one(RateBadge)
        badge.display = proof_round is not None
        badge.show(readings(proof_round.rates) if proof_round else ())
        self.query_one(RowList).show(option_rows(view))
        record = self.query_one("#manuscript-record", VerticalScroll)
        async with self.batch():
            await record.remove_children()
            for title, text in record_sections(view):
                await record.mount(PlainText(title, classes="section"))
                await record.mount(PlainText(text, indent=2))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Do what was chosen."""
        event.stop()
        self.do(event.key)

    @work(exclusive=True, group="dialog")
    async def do(self, key: str) -> None:
        """Open the screen or take the decision that a row stands for."""
        view = self._view
        if view is None:
            return
        if key in _SCREENS:
            self.app.push_screen(_SCREENS[key](self.office, self._piece))
            return
        match key:
            case "nothing":
                return
            case "new_version":
                await self._new_version(view)
            case "accounts":
                self.app.push_screen(PieceAccountsScreen(self.office, view.manuscript))
            case "changes":
                if await keep_changes(self, self._piece):
                    self.fetch()
            case _ if key in _FILLED_IN:
                if await _FILLED_IN[key](self, view):
                    self.fetch()
            case _:
                await self._decide(view, Decision(key))

    async def _decide(self, view: ManuscriptView, decision: Decision) -> None:
        option = next(each for each in view.options if each.decision is decision)
        if not is_mine(option):
            reasons = tuple(refusal.reason for refusal in option.refusals)
            self.app.push_screen(MessageDialog(t("app.refused"), reasons))
            return
        if await take(self, view, decision) is not None:
            self.fetch()

    async def _new_version(self, view: ManuscriptView) -> None:
        form = FormDialog(
            t("manuscript.new_version"),
            (Field("file", t("register.file"), FieldKind.FILE),),
        )
        office, revision = self.office, view.manuscript.revision

        def add(filled: Filled) -> Manuscript:
            file = read_incoming(path_in(filled.line("file")))
            return add_version(office.desk, office.session, self._piece, revision, file)

        made = await handed_in(self, form, add)
        if made is not None:
            version = made.current_version
            self.said(
                t("manuscript.version_added", number=version.number, count=version.characters)
            )
            self.fetch()

    @work(exclusive=True, group="dialog")
    async def action_show_text(self) -> None:
        """Read the newest text."""
        view = self._view
        if view is None:
            return
        office, version = self.office, view.manuscript.current_version
        text = await self.ask(
            lambda: version_text(office.desk, office.session, self._piece, version.number)
        )
        if text is not None:
            title = t("manuscript.text_of", number=version.number, title=view.manuscript.title)
            self.app.push_screen(ReadingScreen(office, title, text, self._piece))

    @work(exclusive=True, group="dialog")
    async def action_print_form(self) -> None:
        """Print a form about the piece."""
        if self._view is not None:
            await print_form(self, self._view.manuscript, self._view.issue)

    def action_changes(self) -> None:
        """Look at the changes of the frozen text, propose or rule on them."""
        self.do("changes")

    def action_show_galley(self) -> None:
        """Look at the newest galley beside the frozen manuscript."""
        if self._view is not None and self._view.manuscript.rounds:
            self.app.push_screen(ApprovalScreen(self.office, self._piece))
        else:
            self.app.notify(t("manuscript.no_galley"), title=t("app.take_care"))

    async def _rule(self, view: ManuscriptView, problem: Problem) -> None:
        """Rule on a problem that was carried to the chief editor."""
        told = f"{problem.text}\n{problem.answer}".strip()
        text = await self.app.push_screen_wait(TextDialog(t("manuscript.rule"), told))
        if text is None:
            return
        office, revision = self.office, view.manuscript.revision
        given = ProblemRuling(problem.number, text)
        ruled = await self.ask(
            lambda: rule_problem(office.desk, office.session, self._piece, revision, given)
        )
        if ruled is not None:
            self.said(t("manuscript.ruled", number=problem.number))
            self.fetch()

    @work(exclusive=True, group="dialog")
    async def action_answer_problem(self) -> None:
        """Answer a problem that a review has raised."""
        view = self._view
        if view is None:
            return
        problems = view.manuscript.problems
        if not problems:
            self.app.notify(t("manuscript.no_problems"), title=t("app.take_care"))
            return
        rows = [
            Row(
                str(p.number),
                f"{p.number}. {p.text}【{p.state.label}】",
                "-open" if p.is_open or p.waits_for_ruling else "-shut",
            )
            for p in problems
        ]
        dialog = ChoiceDialog(t("commands.problem.footer"), t("manuscript.which_problem"), rows)
        chosen = await self.app.push_screen_wait(dialog)
        if chosen is None:
            return
        problem = problems[int(chosen) - 1]
        if problem.waits_for_ruling and Role.CHIEF_EDITOR in view.actor.roles:
            await self._rule(view, problem)
            return
        text = await self.app.push_screen_wait(
            TextDialog(t("commands.problem.footer"), problem.text, text=problem.answer)
        )
        if text is None:
            return
        office, revision = self.office, view.manuscript.revision
        solved = await self.app.push_screen_wait(
            ChoiceDialog(
                t("commands.problem.footer"),
                t("manuscript.solved_question"),
                [
                    Row("solved", t("manuscript.solved"), "-open"),
                    Row("unsolved", t("manuscript.unsolved")),
                ],
            )
        )
        if solved is None:
            return
        given = ProblemAnswer(problem.number, text, solved == "solved")
        if (
            await self.ask(
                lambda: answer_problem(office.desk, office.session, self._piece, revision, given)
            )
            is not None
        ):
            self.said(t("manuscript.answered", number=problem.number))
            self.fetch()
