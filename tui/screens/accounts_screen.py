"""Proof accounts (校对台账) of a piece or an issue: what each reading found, and each person."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator

from rich.text import Text
from textual import work
from textual.app import ComposeResult

from editorial.desk.proof_accounting import issue_accounts, piece_accounts
from editorial.domain.manuscript import Manuscript
from editorial.domain.periodical_issue import PeriodicalIssue
from editorial.domain.proof_accounts import (
    AccountLine,
    ProofAccounts,
    ReaderLoad,
    kill_rate,
    miss_rate,
)
from editorial.reports.account_words import left_text, pass_text, share_text
from tui.commands.command import bindings
from tui.commands.office import NEXT_TABLE
from tui.office import Office
from tui.rendering.rate_text import rate_text
from tui.rendering.safe_text import safe
from tui.screens.manuscript_record import scheme_name
from tui.screens.office_screen import OfficeScreen
from tui.widgets.key_footer import KeyFooter
from tui.widgets.plain_table import PlainTable
from tui.widgets.plain_text import PlainText
from tui.widgets.title_bar import TitleBar
from tui.wording import t

PEOPLE = {
    "reader": 10,
    "pieces": 4,
    "readings": 4,
    "characters": 9,
    "found": 7,
    "missed": 7,
    "kill": 8,
    "miss": 8,
}
READINGS = {
    "number": 11,
    "pass": 8,
    "reader": 10,
    "characters": 8,
    "found": 5,
    "missed": 6,
    "kill": 7,
    "miss": 7,
    "incoming": 10,
    "name": 28,
}
"""Columns with their widths in cells."""
_NAMES_AT_MOST = 8
"""People's rows before their table scrolls."""
_HEAD_AND_RULE = 2


class AccountsScreen(OfficeScreen[None]):
    """People above, readings below."""

    CSS_PATH = "accounts_screen.tcss"
    BINDINGS = bindings(NEXT_TABLE)

    def __init__(self, office: Office) -> None:
        """For the person who sits at the desk."""
        super().__init__(office)
        self.title = t("accounts.title")

    @property
    @abstractmethod
    def subject(self) -> str:
        """What the accounts are of, for the title."""

    @abstractmethod
    def settled(self) -> ProofAccounts:
        """The accounts, as the desk has them."""

    def compose(self) -> ComposeResult:
        """Title, what is estimated, people, readings."""
        yield TitleBar(t("accounts.title"), self.office.session.name)
        yield PlainText("", id="accounts-told")
        yield PlainTable(id="accounts-people")
        yield PlainTable(id="accounts-readings")
        yield KeyFooter()

    @property
    def _people(self) -> PlainTable:
        return self.query_one("#accounts-people", PlainTable)

    @property
    def _readings(self) -> PlainTable:
        return self.query_one("#accounts-readings", PlainTable)

    def on_mount(self) -> None:
        """Name the columns."""
        for table, columns in ((self._people, PEOPLE), (self._readings, READINGS)):
            for key, width in columns.items():
                table.add_column(Text(t(f"accounts.{key}")), key=key, width=width)
        self._readings.focus()

    @work(exclusive=True, group="fetch")
    async def fetch(self) -> None:
        """Fetch the accounts."""
        self.query_one(TitleBar).show(f"{t('accounts.title')}  {self.subject}")
        found = await self.ask(self.settled)
        if found is None:
            self.dismiss()
            return
        self.query_one("#accounts-told", PlainText).show("\n".join(_told(found)))
        self._people.display = bool(found.loads)
        self._people.styles.height = min(len(found.loads), _NAMES_AT_MOST) + _HEAD_AND_RULE
        _fill(self._people, (_person_cells(found, load) for load in found.loads))
        _fill(self._readings, (_reading_cells(found, line) for line in found.lines))

    def action_next_table(self) -> None:
        """Go from people to readings and back."""
        (self._readings if self._people.has_focus else self._people).focus()


class PieceAccountsScreen(AccountsScreen):
    """The accounts of one piece."""

    def __init__(self, office: Office, piece: Manuscript) -> None:
        """Of one piece."""
        super().__init__(office)
        self._piece = piece

    @property
    def subject(self) -> str:
        """Number and title."""
        return f"{self._piece.number} {self._piece.title}"

    def settled(self) -> ProofAccounts:
        """Its accounts."""
        return piece_accounts(self.office.desk, self.office.session, self._piece.id)


class IssueAccountsScreen(AccountsScreen):
    """The accounts of one issue."""

    def __init__(self, office: Office, issue: PeriodicalIssue) -> None:
        """Of one issue."""
        super().__init__(office)
        self._issue = issue

    @property
    def subject(self) -> str:
        """Periodical and issue."""
        return self._issue.title

    def settled(self) -> ProofAccounts:
        """Its accounts."""
        return issue_accounts(self.office.desk, self.office.session, self._issue.id)


def _fill(table: PlainTable, rows: Iterator[tuple[str, ...]]) -> None:
    table.clear()
    for row in rows:
        table.add_row(*(Text(safe(cell)) for cell in row))


def _told(accounts: ProofAccounts) -> Iterator[str]:
    if not accounts.lines:
        yield t("accounts.nobody")
    else:
        yield t("accounts.scheme", scheme=scheme_name(accounts.scheme))
    for pair in accounts.pairs:
        names = (accounts.names.get(each, each) for each in (pair.first, pair.second))
        yield t(
            "accounts.pair",
            names="、".join(names),
            galleys=pair.galleys,
            characters=f"{pair.characters:,}",
            left=left_text(pair.left),
        )
    if len(accounts.pairs) != 1:
        yield t("accounts.left", reason=left_text(accounts.left))


def _person_cells(accounts: ProofAccounts, load: ReaderLoad) -> tuple[str, ...]:
    judged = next((each for each in accounts.readers if each.reader == load.reader), None)
    later = t("accounts.not_yet")
    return (
        accounts.names.get(load.reader, load.reader),
        str(load.pieces),
        str(load.readings),
        f"{load.characters:,}",
        _errors(judged.found) if judged else later,
        _errors(judged.missed) if judged else later,
        share_text(kill_rate(judged)) if judged else later,
        share_text(miss_rate(judged)) if judged else later,
    )


def _reading_cells(accounts: ProofAccounts, line: AccountLine) -> tuple[str, ...]:
    account = line.account
    judged = account.read_again
    later = t("accounts.not_yet")
    return (
        line.number,
        pass_text(account),
        accounts.names.get(account.reader, account.reader),
        f"{account.characters:,}",
        _errors(account.found),
        _errors(account.missed) if judged else later,
        share_text(kill_rate(account)) if judged else later,
        share_text(miss_rate(account)) if judged else later,
        rate_text(line.incoming.rate, line.incoming.limit).split()[0],
        line.title,
    )


def _errors(tenths: int) -> str:
    return f"{tenths // 10}.{tenths % 10}"
