"""A proof (校对): a verdict for every difference, then handing in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace

from textual import work

from editorial.desk.differences import Verdict, decide_differences
from editorial.desk.hand_entries import (
    add_hand_entry,
    redo_mark,
    take_out_hand_entry,
    undo_mark,
)
from editorial.domain.decisions import Decision
from editorial.domain.identifiers import ManuscriptId
from editorial.domain.manuscript import Manuscript
from editorial.domain.proofs import Disposition, RoundDifference
from editorial.domain.round_marks import redoable, undoable
from editorial.text.body_text import body_text
from tui.commands.command import bindings
from tui.commands.office import (
    ADD_BY_HAND,
    ALIKE,
    CORRECT,
    EXCUSE,
    KEEP_CHANGE,
    NEXT_OPEN,
    QUERY,
    REDO,
    TAKE_OUT,
    UNDO,
)
from tui.office import Office
from tui.screens.dialogs.choice_dialog import ChoiceDialog
from tui.screens.dialogs.text_dialog import TextDialog
from tui.screens.galley_screen import GalleyScreen
from tui.screens.hand_entry_form import GalleyPoint, hand_entry_form, hand_entry_from
from tui.screens.handing_in import handed_in
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
_BEHIND = 4
"""Characters in front of a clicked place that are filled in to name it."""
VERDICTS = tuple(each for each in Disposition if each is not Disposition.UNDECIDED)


class ProofScreen(GalleyScreen):
    """The round to be read: a verdict for every difference."""

    BINDINGS = bindings(
        CORRECT,
        KEEP_CHANGE,
        QUERY,
        EXCUSE,
        ADD_BY_HAND,
        UNDO,
        REDO,
        TAKE_OUT,
        ALIKE,
        NEXT_OPEN,
    )
    DECISIONS = HANDING_IN

    def __init__(self, office: Office, manuscript: ManuscriptId) -> None:
        """The newest round of one manuscript."""
        super().__init__(office, manuscript)
        self._told_of_many = False
        self._deciding = asyncio.Lock()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing to undo or to do again is shown as such, and what somebody else did."""
        if action in {"undo", "redo"}:
            steps = self.proof_round.steps if self.proof_round else ()
            step = undoable(steps) if action == "undo" else redoable(steps)
            return True if step is not None and step.by == self.office.session.person else None
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
        """Take one's own last step back: what was there before stands again."""
        await self._step(undo_mark)

    @work(group="decide")
    async def action_redo(self) -> None:
        """Do the step again that was taken back last."""
        await self._step(redo_mark)

    async def _step(self, step: Callable[..., Manuscript]) -> None:
        async with self._deciding:
            desk, session = self.office.desk, self.office.session
            changed = await self.ask(lambda: step(desk, session, self.piece, self.revision))
            if changed is not None and changed.current_round is not None:
                touched = [each.number for each in changed.current_round.steps[-1].changes]
                await self._show_marked(changed, touched[0])

    @work(group="decide")
    async def action_add_by_hand(self) -> None:
        """Add an error that was found by eye, at the place that one points to."""
        async with self._deciding:
            material = self.material
            if material is None:
                return
            desk, session = self.office.desk, self.office.session
            galley = body_text(material.galley_text)
            made = await handed_in(
                self,
                hand_entry_form(self._point(), galley),
                lambda filled: add_hand_entry(
                    desk, session, self.piece, self.revision, hand_entry_from(filled, galley)
                ),
            )
            if made is not None and made.current_round is not None:
                number = made.current_round.hand_entries[-1].number
                await self._show_marked(made, number)
                self.said(t("hand_entry.added", number=number))

    @work(group="decide")
    async def action_take_out(self) -> None:
        """Take the current hand entry out again."""
        async with self._deciding:
            entry = self.current_entry
            if entry is None:
                self.app.notify(t("hand_entry.none_here"), title=t("app.take_care"))
                return
            office = self.office
            changed = await self.ask(
                lambda: take_out_hand_entry(
                    office.desk, office.session, self.piece, self.revision, entry.number
                )
            )
            if changed is not None:
                await self._show_marked(changed, entry.number)
                self.said(t("hand_entry.taken_out", number=entry.number))

    def _point(self) -> GalleyPoint:
        """Where in the galley one has clicked; else the current place's paragraph."""
        clicked = self.query_one(SideBySideView).galley_point
        if clicked is not None and self.material is not None:
            paragraph, offset = clicked
            text = self.material.galley_text.paragraphs[paragraph - 1].text[:offset]
            return GalleyPoint(paragraph, "".join(text.split())[-_BEHIND:])
        current = self.current_difference
        return GalleyPoint(current.discrepancy.galley.paragraph if current else 1)

    async def _show_marked(self, changed: Manuscript, number: int) -> None:
        """Show the round after a step; go to that place when it is still listed."""
        shown, proof_round = self.material, changed.current_round
        if shown is None or proof_round is None:
            return
        view = replace(shown.view, manuscript=changed)
        if await self.show_material(replace(shown, view=view, proof_round=proof_round)):
            listed = [each.discrepancy.number for each in proof_round.marks]
            nearest = number if number in listed else self.first_open() or next(iter(listed), None)
            self.go(nearest)

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
            for each in self.proof_round.marks
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
