"""A proof (校对): a verdict for every difference, then handing in."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from textual import work

from editorial.desk.differences import Verdict, decide_differences
from editorial.domain.decisions import Decision
from editorial.domain.identifiers import ManuscriptId
from editorial.domain.proofs import Disposition, RoundDifference
from tui.commands.command import bindings
from tui.commands.office import ALIKE, CORRECT, EXCUSE, KEEP_CHANGE, NEXT_OPEN, QUERY, UNDO
from tui.office import Office
from tui.screens.dialogs.choice_dialog import ChoiceDialog
from tui.screens.dialogs.text_dialog import TextDialog
from tui.screens.galley_screen import GalleyScreen
from tui.widgets.discrepancy_list import DiscrepancyList
from tui.widgets.row_list import Row
from tui.widgets.side_by_side_view import SideBySideView
from tui.wording import t

HANDING_IN = (
    Decision.COMPLETE_PROOF,
    Decision.SUBMIT_FOR_SIGN_OFF,
    Decision.RETURN_FOR_CORRECTION,
    Decision.REQUIRE_EXTRA_PROOF,
)

MANY_ALIKE = 5
"""So many open differences of one kind are worth a hint."""
VERDICTS = tuple(each for each in Disposition if each is not Disposition.UNDECIDED)


class ProofScreen(GalleyScreen):
    """The round to be read: a verdict for every difference."""

    BINDINGS = bindings(CORRECT, KEEP_CHANGE, QUERY, EXCUSE, UNDO, ALIKE, NEXT_OPEN)
    DECISIONS = HANDING_IN

    def __init__(self, office: Office, manuscript: ManuscriptId) -> None:
        """The newest round of one manuscript."""
        super().__init__(office, manuscript)
        self._undoable: list[tuple[RoundDifference, ...]] = []
        self._told_of_many = False
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
            found = difference.discrepancy
            question = t(
                "proof.why",
                kind=found.kind.label,
                manuscript=found.manuscript.text or t("discrepancies.missing"),
                galley=found.galley.text or t("discrepancies.missing"),
            )
            verdict = await self._verdict(Disposition(disposition), question, difference.reason)
            if verdict is not None:
                await self._decide((difference,), verdict)
                self._tell_of_many_alike(difference)

    @work(group="decide")
    async def action_decide_alike(self) -> None:
        """Decide every open difference of the current one's kind in one go."""
        async with self._deciding:
            alike = self._open_alike(self.current_difference)
            if not alike:
                self.app.notify(t("proof.none_alike"), title=t("app.take_care"))
                return
            kind = alike[0].discrepancy.kind.label
            question = t("proof.alike", kind=kind, count=len(alike))
            rows = [Row(each.value, each.label) for each in VERDICTS]
            chosen = await self.app.push_screen_wait(
                ChoiceDialog(t("proof.alike_title"), question, rows)
            )
            if chosen is None:
                return
            verdict = await self._verdict(Disposition(chosen), question, "")
            if verdict is not None:
                await self._decide(alike, verdict)

    @work(group="decide")
    async def action_undo(self) -> None:
        """Take the last verdict back: what was there before stands again."""
        async with self._deciding:
            if not self._undoable:
                return
            before = self._undoable[-1]
            # What was decided in one go had one verdict before: none.
            verdict = Verdict(before[0].disposition, before[0].reason)
            if await self._record(before, verdict):
                self._undoable.pop()
                self.refresh_bindings()
                self.go(before[0].discrepancy.number)

    def _tell_of_many_alike(self, decided: RoundDifference) -> None:
        """Say once that a whole kind can be decided in one go."""
        left = len(self._open_alike(decided))
        if left >= MANY_ALIKE and not self._told_of_many:
            self._told_of_many = True
            kind = decided.discrepancy.kind.label
            self.app.notify(t("proof.many_alike", kind=kind, count=left))

    def _open_alike(self, current: RoundDifference | None) -> tuple[RoundDifference, ...]:
        """The undecided differences of that one's kind."""
        if current is None or self.proof_round is None:
            return ()
        return tuple(
            each
            for each in self.proof_round.differences
            if each.disposition is Disposition.UNDECIDED
            and each.discrepancy.kind is current.discrepancy.kind
        )

    async def _verdict(self, wanted: Disposition, question: str, given: str) -> Verdict | None:
        """The verdict with its reason where one is needed; ``None`` when that was cancelled."""
        if not wanted.needs_reason:
            return Verdict(wanted)
        reason = await self.app.push_screen_wait(TextDialog(wanted.label, question, text=given))
        return None if reason is None else Verdict(wanted, reason)

    async def _decide(self, differences: tuple[RoundDifference, ...], verdict: Verdict) -> None:
        if await self._record(differences, verdict):
            self._undoable.append(differences)
            self.refresh_bindings()
            last = differences[-1].discrepancy.number
            self.go(self.first_open(last) or last)

    async def _record(self, differences: Sequence[RoundDifference], verdict: Verdict) -> bool:
        office = self.office
        numbers = [each.discrepancy.number for each in differences]
        changed = await self.ask(
            lambda: decide_differences(
                office.desk, office.session, self.piece, self.revision, numbers, verdict
            )
        )
        if changed is None or changed.current_round is None:
            return False
        self.draw_round(changed.current_round, changed.revision)
        listed = self.query_one(DiscrepancyList)
        for number in numbers:
            listed.decide(number, verdict.disposition.label)
        return True

    def action_next_open(self) -> None:
        """Go to the next difference that nobody has decided."""
        current = self.query_one(SideBySideView).current or 0
        following = self.first_open(current)
        if following is None:
            self.app.notify(t("proof.all_decided"), title=t("app.done"))
        else:
            self.go(following)
