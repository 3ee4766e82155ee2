"""Proof accounts (校对台账) of an issue: what each reading found and missed, and each person."""

from __future__ import annotations

from fractions import Fraction

from rich.text import Text
from textual import work
from textual.app import ComposeResult

from editorial.desk.proof_accounting import AccountLine, ProofAccounts, issue_accounts
from editorial.domain.periodical_issue import PeriodicalIssue
from editorial.domain.proof_accounts import kill_rate, miss_rate
from editorial.reports.account_words import left_text
from tui.office import Office
from tui.rendering.rate_text import rate_text
from tui.rendering.safe_text import safe
from tui.screens.office_screen import OfficeScreen
from tui.widgets.key_footer import KeyFooter
from tui.widgets.plain_table import PlainTable
from tui.widgets.plain_text import PlainText
from tui.widgets.title_bar import TitleBar
from tui.wording import t

WIDTHS = {
    "number": 13,
    "name": 24,
    "pass": 6,
    "reader": 12,
    "characters": 8,
    "incoming": 16,
    "found": 7,
    "missed": 7,
    "kill": 9,
    "miss": 9,
}
"""Columns with their widths in cells."""


class AccountsScreen(OfficeScreen[None]):
    """The readings of an issue's galleys, and their readers."""

    CSS_PATH = "accounts_screen.tcss"

    def __init__(self, office: Office, issue: PeriodicalIssue) -> None:
        """Of one issue."""
        super().__init__(office)
        self.title = t("accounts.title")
        self._issue = issue

    def compose(self) -> ComposeResult:
        """Title, readers, readings."""
        yield TitleBar(f"{t('accounts.title')}  {self._issue.title}", self.office.session.name)
        yield PlainText("", id="accounts-readers")
        yield PlainTable()
        yield KeyFooter()

    def on_mount(self) -> None:
        """Name the columns."""
        table = self.query_one(PlainTable)
        for key, width in WIDTHS.items():
            table.add_column(Text(t(f"accounts.{key}")), key=key, width=width)
        table.focus()

    @work(exclusive=True, group="fetch")
    async def fetch(self) -> None:
        """Fetch the accounts."""
        office, issue = self.office, self._issue.id
        found = await self.ask(lambda: issue_accounts(office.desk, office.session, issue))
        if found is None:
            self.dismiss()
            return
        self.query_one("#accounts-readers", PlainText).show(_readers(found))
        table = self.query_one(PlainTable)
        table.clear()
        for line in found.lines:
            table.add_row(*(Text(safe(cell)) for cell in _cells(found, line)))


def _readers(accounts: ProofAccounts) -> str:
    if not accounts.lines:
        return t("accounts.nobody")
    told = [
        t(
            "accounts.reader_line",
            name=accounts.names.get(each.reader, each.reader),
            readings=each.readings,
            characters=f"{each.characters:,}",
            found=_errors(each.found),
            missed=_errors(each.missed),
            kill=_per_cent(kill_rate(each)),
            miss=_per_cent(miss_rate(each)),
        )
        for each in accounts.readers
    ]
    told = told or [t("accounts.no_reader")]
    told.append(t("accounts.scheme", scheme=accounts.scheme))
    told.append(t("accounts.left", reason=left_text(accounts.left)))
    return "\n".join(told)


def _cells(accounts: ProofAccounts, line: AccountLine) -> tuple[str, ...]:
    account = line.account
    judged = account.read_again
    later = t("accounts.not_yet")
    return (
        line.number,
        line.title,
        account.proof_pass.label,
        accounts.names.get(account.reader, account.reader),
        f"{account.characters:,}",
        rate_text(line.incoming.rate, line.incoming.limit).split()[0],
        _errors(account.found),
        _errors(account.missed) if judged else later,
        _per_cent(kill_rate(account)) if judged else later,
        _per_cent(miss_rate(account)) if judged else later,
    )


def _errors(tenths: int) -> str:
    return f"{tenths // 10}.{tenths % 10}"


def _per_cent(rate: tuple[int, int] | None) -> str:
    """A share in per cent, to a tenth; a dash when there was nothing to find."""
    if rate is None:
        return t("accounts.none")
    return f"{float(round(Fraction(rate[0] * 100, rate[1]), 1)):.1f}%"
