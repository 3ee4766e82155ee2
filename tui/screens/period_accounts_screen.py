"""Proof accounts (校对台账) of a year, a quarter or any days, of everybody or one person."""

from __future__ import annotations

from datetime import date
from typing import Final

from textual import work

from editorial.desk.forms import write_accounts_form
from editorial.desk.office_days import office_day
from editorial.desk.office_views import office_view
from editorial.desk.proof_accounting import period_accounts
from editorial.domain.account_period import QUARTERS, AccountPeriod
from editorial.domain.identifiers import PersonId
from editorial.domain.people import Person
from editorial.domain.proof_accounts import ProofAccounts
from tui.commands.command import bindings
from tui.commands.office import CHOOSE_PERIOD, EARLIER, LATER, NARROW_READER, PRINT
from tui.office import Office
from tui.screens.accounts_screen import AccountsScreen
from tui.screens.dialogs.choice_dialog import ChoiceDialog
from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.dialogs.form_fields import Field, Filled
from tui.screens.printing import print_accounts
from tui.widgets.row_list import Row
from tui.wording import t

_EVERYBODY: Final = "everybody"
_YEAR: Final = "year"
_DAYS: Final = "days"


class PeriodAccountsScreen(AccountsScreen):
    """The accounts of a period: the present quarter at first."""

    BINDINGS = bindings(CHOOSE_PERIOD, EARLIER, LATER, NARROW_READER, PRINT)

    def __init__(self, office: Office) -> None:
        """Of the present quarter, of everybody."""
        super().__init__(office)
        self._today = office_day(office.desk.now())
        quarter = (self._today.month - 1) // 3 + 1
        self._period = AccountPeriod.of_quarter(self._today.year, quarter)
        self._reader: Person | None = None

    @property
    def subject(self) -> str:
        """The period, and the person when it is one."""
        who = self._reader.name if self._reader else t("accounts.everybody")
        return f"{self._period.label}  {who}"

    def settled(self) -> ProofAccounts:
        """The period's accounts."""
        return period_accounts(
            self.office.desk,
            self.office.session,
            self._period.first_day,
            self._period.last_day,
            self._reader_id,
        )

    @property
    def _reader_id(self) -> PersonId | None:
        return self._reader.id if self._reader else None

    def action_earlier(self) -> None:
        """Look at the period before."""
        self._period = self._period.earlier()
        self.fetch()

    def action_later(self) -> None:
        """Look at the period after."""
        self._period = self._period.later()
        self.fetch()

    @work(exclusive=True, group="dialog")
    async def action_choose_period(self) -> None:
        """Choose a year, a quarter, or days."""
        year = self._period.first_day.year
        rows = [Row(_YEAR, AccountPeriod.of_year(year).label)]
        rows += [Row(str(n), AccountPeriod.of_quarter(year, n).label) for n in QUARTERS]
        rows.append(Row(_DAYS, t("accounts.any_days")))
        dialog = ChoiceDialog(t("accounts.period"), t("accounts.which_period"), rows)
        chosen = await self.app.push_screen_wait(dialog)
        if chosen is None:
            return
        if chosen == _DAYS:
            period = await self._days()
            if period is None:
                return
            self._period = period
        elif chosen == _YEAR:
            self._period = AccountPeriod.of_year(year)
        else:
            self._period = AccountPeriod.of_quarter(year, int(chosen))
        self.fetch()

    async def _days(self) -> AccountPeriod | None:
        form = FormDialog(
            t("accounts.any_days"),
            (
                Field("first", t("accounts.first_day"), given=str(self._period.first_day)),
                Field("last", t("accounts.last_day"), given=str(self._period.last_day)),
            ),
            complaint=lambda filled: t("accounts.bad_days") if _days_in(filled) is None else None,
        )
        filled = await self.app.push_screen_wait(form)
        return None if filled is None else _days_in(filled)

    @work(exclusive=True, group="dialog")
    async def action_narrow_reader(self) -> None:
        """Look at one person's readings, or at everybody's."""
        office = self.office
        seen = await self.ask(lambda: office_view(office.desk, office.session))
        if seen is None:
            return
        rows = [Row(_EVERYBODY, t("accounts.everybody"))]
        rows += [Row(str(person.id), person.name) for person in seen.people]
        dialog = ChoiceDialog(t("accounts.reader"), t("accounts.which_reader"), rows)
        chosen = await self.app.push_screen_wait(dialog)
        if chosen is not None:
            self._reader = next((p for p in seen.people if str(p.id) == chosen), None)
            self.fetch()

    @work(exclusive=True, group="dialog")
    async def action_print_form(self) -> None:
        """Print the period's accounts (校对质量台账)."""
        desk, session = self.office.desk, self.office.session
        period, reader = self._period, self._reader_id
        await print_accounts(
            self, lambda folder: write_accounts_form(desk, session, period, folder, reader).path
        )


def _days_in(filled: Filled) -> AccountPeriod | None:
    """The days that were filled in; None when they are none."""
    try:
        first, last = (date.fromisoformat(filled.line(key)) for key in ("first", "last"))
        return AccountPeriod.of_days(first, last)
    except ValueError:
        return None
