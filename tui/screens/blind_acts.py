"""What can be done with a blind reading (背对背办理): name, hand in, merge, waive."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from editorial.desk.blind_merging import BlindMaterial, merge_blind
from editorial.desk.blind_naming import name_blind_reader, waive_blind
from editorial.desk.blind_reading import hand_in_blind
from editorial.desk.office_views import office_view
from editorial.domain.people import Role
from editorial.domain.permissions import PERMITTED, Operation
from tui.screens.dialogs.choice_dialog import ChoiceDialog
from tui.screens.dialogs.confirm_dialog import ConfirmDialog
from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.dialogs.form_fields import Field, FieldKind
from tui.screens.handing_in import handed_in
from tui.screens.office_screen import OfficeScreen
from tui.widgets.row_list import Row
from tui.wording import t

_READERS = frozenset({Role.EDITOR, Role.RESPONSIBLE_EDITOR})


class BlindActs:
    """The acts on one blind reading that this person has; the desk checks each again."""

    def __init__(self, screen: OfficeScreen[None], material: BlindMaterial) -> None:
        """Over ``screen``."""
        self.screen, self.office = screen, screen.office
        self.material = material
        self.piece = material.view.manuscript.id

    async def choose(self) -> bool:
        """Show what can be done, and do what is chosen; whether anything was done."""
        acts = self._acts()
        if not acts:
            self.screen.app.notify(t("blind.no_acts"), title=t("app.take_care"))
            return False
        rows = [Row(key, t(f"blind.act_{key}"), "-open") for key in acts]
        dialog = ChoiceDialog(t("blind.acts"), t("blind.which_act"), rows)
        chosen = await self.screen.app.push_screen_wait(dialog)
        return chosen is not None and await acts[chosen]()

    def _acts(self) -> dict[str, Callable[[], Awaitable[bool]]]:
        reading, roles = self.material.reading, self.material.view.actor.roles
        in_charge = bool(roles & PERMITTED[Operation.ASSIGN_READER])
        if reading is None:
            return {"name": self._name, "waive": self._waive} if in_charge else {}
        if reading.end is not None:
            return {}
        acts: dict[str, Callable[[], Awaitable[bool]]] = {}
        mine = reading.second if self._is_second else reading.first
        if reading.both_in:
            if roles & _READERS and (not self._is_second or Role.RESPONSIBLE_EDITOR in roles):
                acts["merge"] = self._merge
            return acts
        if mine is None and (self._is_second or Role.EDITOR in roles):
            acts["hand_in"] = self._hand_in
        if in_charge:
            acts |= {"name": self._name, "waive": self._waive}
        return acts

    @property
    def _is_second(self) -> bool:
        reading = self.material.reading
        return reading is not None and reading.reader == self.office.session.person

    async def _confirmed(self, title: str, question: str) -> bool:
        confirmed = await self.screen.app.push_screen_wait(ConfirmDialog(title, question))
        return confirmed is True

    async def _hand_in(self) -> bool:
        desk, session, reading = self.office.desk, self.office.session, self.material.reading
        question = (
            t("blind.confirm_hand_in", count=len(reading.standing) if reading else 0)
            if self._is_second
            else t("blind.confirm_first")
        )
        if not await self._confirmed(t("blind.act_hand_in"), question):
            return False
        done = await self.screen.done(lambda: hand_in_blind(desk, session, self.piece))
        if done:
            self.screen.said(t("blind.handed_in"))
        return done

    async def _merge(self) -> bool:
        desk, session = self.office.desk, self.office.session
        if not await self._confirmed(t("blind.act_merge"), t("blind.confirm_merge")):
            return False
        revision = self.material.view.manuscript.revision
        done = await self.screen.done(lambda: merge_blind(desk, session, self.piece, revision))
        if done:
            self.screen.said(t("blind.merged"))
        return done

    async def _name(self) -> bool:
        desk, session = self.office.desk, self.office.session
        seen = await self.screen.ask(lambda: office_view(desk, session))
        if seen is None:
            return False
        people = {str(p.id): p for p in seen.people if p.active and p.roles & _READERS}
        rows = [Row(key, person.name, "-open") for key, person in people.items()]
        dialog = ChoiceDialog(t("blind.act_name"), t("blind.which_reader"), rows)
        chosen = await self.screen.app.push_screen_wait(dialog)
        if chosen is None:
            return False
        person = people[chosen]
        done = await self.screen.done(
            lambda: name_blind_reader(desk, session, self.piece, person.id)
        )
        if done:
            self.screen.said(t("blind.named", name=person.name))
        return done

    async def _waive(self) -> bool:
        desk, session = self.office.desk, self.office.session
        form = FormDialog(
            t("blind.act_waive"),
            (Field("reason", t("blind.reason"), FieldKind.TEXT),),
            question=t("blind.waive_question"),
        )
        done = await handed_in(
            self.screen,
            form,
            lambda filled: waive_blind(desk, session, self.piece, filled.line("reason")),
        )
        if done is not None:
            self.screen.said(t("blind.waived"))
        return done is not None
