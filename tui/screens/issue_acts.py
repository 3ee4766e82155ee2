"""What can be done with a whole issue (期次办理): close, draw, pick, make up for, archive."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from editorial.desk.issue_closing import close_issue, close_second_review
from editorial.desk.issue_views import IssueView
from editorial.desk.reading import READER_ROLES, record_close_reading
from editorial.desk.sampling import draw_sample, pick_for_sample
from editorial.domain.manuscript import Manuscript
from editorial.domain.permissions import Operation
from editorial.domain.sampling import SampleDraw
from editorial.domain.stages import Stage
from tui.screens.accounts_screen import IssueAccountsScreen
from tui.screens.dialogs.choice_dialog import ChoiceDialog
from tui.screens.dialogs.confirm_dialog import ConfirmDialog
from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.dialogs.form_fields import Field, FieldKind, Filled
from tui.screens.dialogs.message_dialog import MessageDialog
from tui.screens.handing_in import handed_in
from tui.screens.issue_coverage import reading_lines
from tui.screens.office_screen import OfficeScreen
from tui.widgets.row_list import Row
from tui.wording import t

_PIECE_SHOWN = 14
"""Characters of a piece's title in the menu."""


class IssueActs:
    """The acts on one issue, with the piece at the table's cursor."""

    def __init__(
        self, screen: OfficeScreen[None], view: IssueView, piece: Manuscript | None
    ) -> None:
        """Over ``screen``."""
        self.screen, self.office = screen, screen.office
        self.view, self.piece = view, piece

    async def choose(self) -> bool:
        """Show what can be done, and do what is chosen; whether anything was done."""
        acts = self._acts()
        rows = [Row(key, *self._told(key)) for key in acts]
        dialog = ChoiceDialog(t("issue.acts"), t("issue.which_act"), rows)
        chosen = await self.screen.app.push_screen_wait(dialog)
        return chosen is not None and await acts[chosen]()

    def _acts(self) -> dict[str, Callable[[], Awaitable[bool]]]:
        acts: dict[str, Callable[[], Awaitable[bool]]] = {
            "close_second_review": self._close_second_review,
            "draw_sample": self._draw,
        }
        if self.piece is not None:
            acts["pick"] = self._pick
            acts["make_up"] = self._make_up
        return acts | {
            "who_has_read": self._who_has_read,
            "accounts": self._accounts,
            "close_issue": self._close_issue,
        }

    def _told(self, key: str) -> tuple[str, str]:
        """The text of a line of the menu and its look; what stands in the way is said at once."""
        head = t(f"issue.act_{key}", piece=self._piece_title(), does=self._pick_does())
        operation = {
            "close_second_review": Operation.CLOSE_SECOND_REVIEW,
            "draw_sample": Operation.DRAW_SAMPLE,
            "pick": Operation.DRAW_SAMPLE,
            "accounts": Operation.READ_ACCOUNTS,
            "close_issue": Operation.CLOSE_ISSUE,
        }.get(key)
        refusals = self.view.refusals(operation) if operation else ()
        if not refusals:
            return head, "-open"
        return t("issue.act_refused", act=head, why="；".join(r.reason for r in refusals)), "-shut"

    def _piece_title(self) -> str:
        return self.piece.title[:_PIECE_SHOWN] if self.piece else ""

    def _pick_does(self) -> str:
        return t("issue.pick_out") if self._in_sample else t("issue.pick_in")

    @property
    def _in_sample(self) -> bool:
        return self.piece is not None and self.view.standing.is_in_sample(self.piece.id)

    async def _confirmed(self, title: str, question: str) -> bool:
        confirmed = await self.screen.app.push_screen_wait(ConfirmDialog(title, question))
        return confirmed is True

    async def _close_second_review(self) -> bool:
        desk, session, issue = self.office.desk, self.office.session, self.view.issue
        title = Operation.CLOSE_SECOND_REVIEW.label
        question = t("issue.confirm_closing", issue=issue.title)
        if not self.view.refusals(Operation.CLOSE_SECOND_REVIEW) and not await self._confirmed(
            title, question
        ):
            return False
        done = await self.screen.ask(lambda: close_second_review(desk, session, issue.id))
        if done is not None:
            self.screen.said(
                t("issue.closing_done", close=done.closely.pieces, of=done.whole.pieces)
            )
        return done is not None

    async def _draw(self) -> bool:
        desk, session, issue = self.office.desk, self.office.session, self.view.issue
        fields = [Field("seed", t("issue.seed"), needed=False)]
        if self.view.standing.draws:
            fields.append(Field("reason", t("issue.draw_reason"), FieldKind.TEXT))
        form = FormDialog(
            Operation.DRAW_SAMPLE.label,
            fields,
            question=t("issue.draw_question", share=self.view.rules.sample_per_cent),
        )

        def drawn_with(filled: Filled) -> SampleDraw:
            return draw_sample(
                desk, session, issue.id, seed=filled.line("seed"), reason=filled.line("reason")
            )

        drawn = await handed_in(self.screen, form, drawn_with)
        if drawn is None:
            return False
        pieces = {piece.id: piece for piece in self.view.standing.pieces}
        told = [t("issue.drawn_of", drawn=len(drawn.drawn), of=len(drawn.candidates))]
        told += [f"{pieces[each].number}  {pieces[each].title}" for each in drawn.drawn]
        told.append(t("issue.drawn_seed", seed=drawn.seed))
        self.screen.app.push_screen(MessageDialog(Operation.DRAW_SAMPLE.label, tuple(told)))
        return True

    async def _pick(self) -> bool:
        piece = self.piece
        if piece is None:
            return False
        desk, session, added = self.office.desk, self.office.session, not self._in_sample
        form = FormDialog(
            t("issue.act_pick", piece=self._piece_title(), does=self._pick_does()),
            (Field("reason", t("issue.pick_reason"), FieldKind.TEXT),),
        )

        def picked(filled: Filled) -> SampleDraw:
            return pick_for_sample(
                desk, session, piece.id, added=added, reason=filled.line("reason")
            )

        done = await handed_in(self.screen, form, picked)
        if done is not None:
            self.screen.said(t("issue.picked", count=len(done.sample)))
        return done is not None

    async def _make_up(self) -> bool:
        """Record that a piece was read closely after its review (补记细审)."""
        piece, roles = self.piece, self.view.actor.roles
        if piece is None:
            return False
        stages = [s for s in (Stage.SECOND_REVIEW, Stage.FINAL_REVIEW) if READER_ROLES[s] in roles]
        stage = stages[-1] if stages else Stage.SECOND_REVIEW
        title = t("issue.act_make_up", piece=self._piece_title())
        question = t("issue.confirm_make_up", stage=stage.label, title=piece.title)
        if not await self._confirmed(title, question):
            return False
        desk, session = self.office.desk, self.office.session
        record = partial(record_close_reading, desk, session, piece.id, stage)
        done = await self.screen.ask(record)
        if done is not None:
            self.screen.said(t("issue.made_up", stage=stage.label, title=piece.title))
        return done is not None

    async def _who_has_read(self) -> bool:
        lines = reading_lines(self.view)
        await self.screen.app.push_screen_wait(MessageDialog(t("issue.act_who_has_read"), lines))
        return False

    async def _accounts(self) -> bool:
        if self.view.refusals(Operation.READ_ACCOUNTS):
            reasons = tuple(r.reason for r in self.view.refusals(Operation.READ_ACCOUNTS))
            self.screen.app.push_screen(MessageDialog(t("app.refused"), reasons))
        else:
            self.screen.app.push_screen(IssueAccountsScreen(self.office, self.view.issue))
        return False

    async def _close_issue(self) -> bool:
        desk, session, issue = self.office.desk, self.office.session, self.view.issue
        question = t("issue.confirm_archiving", issue=issue.title)
        if not self.view.refusals(Operation.CLOSE_ISSUE) and not await self._confirmed(
            Operation.CLOSE_ISSUE.label, question
        ):
            return False
        done = await self.screen.ask(lambda: close_issue(desk, session, issue.id))
        if done is not None:
            self.screen.said(t("issue.archiving_done", issue=issue.title))
        return done is not None
