"""A proof (校对): a verdict for every difference, then handing in."""

from __future__ import annotations

import asyncio

from textual import work

from editorial.desk.differences import Verdict, decide_differences
from editorial.domain.decisions import Decision
from editorial.domain.identifiers import ManuscriptId
from editorial.domain.proofs import Disposition, RoundDifference
from tui.commands.command import bindings
from tui.commands.office import CORRECT, EXCUSE, KEEP_CHANGE, NEXT_OPEN, QUERY, UNDO
from tui.office import Office
from tui.screens.dialogs.text_dialog import TextDialog
from tui.screens.galley_screen import GalleyScreen
from tui.widgets.discrepancy_list import DiscrepancyList
from tui.widgets.side_by_side_view import SideBySideView
from tui.wording import t

HANDING_IN = (
    Decision.COMPLETE_PROOF,
    Decision.SUBMIT_FOR_SIGN_OFF,
    Decision.RETURN_FOR_CORRECTION,
    Decision.REQUIRE_EXTRA_PROOF,
)


class ProofScreen(GalleyScreen):
    """The round to be read: a verdict for every difference."""

    BINDINGS = bindings(CORRECT, KEEP_CHANGE, QUERY, EXCUSE, UNDO, NEXT_OPEN)
    DECISIONS = HANDING_IN

    def __init__(self, office: Office, manuscript: ManuscriptId) -> None:
        """The newest round of one manuscript."""
        super().__init__(office, manuscript)
        self._undoable: list[RoundDifference] = []
        self._deciding = asyncio.Lock()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing to undo is shown as such."""
        if action == "undo":
            return True if self._undoable else None
        return super().check_action(action, parameters)

    @work(group="decide")
    async def action_decide(self, disposition: str) -> None:
        """Decide the current difference and go on to the next open one."""
        async with self._deciding:
            difference = self.current_difference
            if difference is None:
                return
            wanted = Disposition(disposition)
            reason = ""
            if wanted.needs_reason:
                found = difference.discrepancy
                question = t(
                    "proof.why",
                    kind=found.kind.label,
                    manuscript=found.manuscript.text or t("discrepancies.missing"),
                    galley=found.galley.text or t("discrepancies.missing"),
                )
                given = await self.app.push_screen_wait(
                    TextDialog(wanted.label, question, text=difference.reason)
                )
                if given is None:
                    return
                reason = given
            if await self._record(difference, Verdict(wanted, reason)):
                self._undoable.append(difference)
                self.refresh_bindings()
                following = self.first_open(difference.discrepancy.number)
                self.go(following or difference.discrepancy.number)

    @work(group="decide")
    async def action_undo(self) -> None:
        """Take the last verdict back: what was there before stands again."""
        async with self._deciding:
            if not self._undoable:
                return
            before = self._undoable[-1]
            if await self._record(before, Verdict(before.disposition, before.reason)):
                self._undoable.pop()
                self.refresh_bindings()
                self.go(before.discrepancy.number)

    async def _record(self, difference: RoundDifference, verdict: Verdict) -> bool:
        office, number = self.office, difference.discrepancy.number
        changed = await self.ask(
            lambda: decide_differences(
                office.desk, office.session, self.piece, self.revision, [number], verdict
            )
        )
        if changed is None or changed.current_round is None:
            return False
        self.draw_round(changed.current_round, changed.revision)
        self.query_one(DiscrepancyList).decide(number, verdict.disposition.label)
        return True

    def action_next_open(self) -> None:
        """Go to the next difference that nobody has decided."""
        current = self.query_one(SideBySideView).current or 0
        following = self.first_open(current)
        if following is None:
            self.app.notify(t("proof.all_decided"), title=t("app.done"))
        else:
            self.go(following)
