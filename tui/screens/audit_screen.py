"""The audit chain (审计记录) for those who may read it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.widgets import Input

from editorial.desk.auditing import audit_entries, verify_audit
from editorial.domain.audit_entry import AuditEntry
from tui.commands.command import bindings
from tui.commands.office import OPEN, SEARCH, VERIFY
from tui.office import Office
from tui.rendering.moments import moment
from tui.rendering.safe_text import safe
from tui.screens.dialogs.message_dialog import MessageDialog
from tui.screens.office_screen import OfficeScreen
from tui.widgets.key_footer import KeyFooter
from tui.widgets.plain_table import PlainTable
from tui.widgets.plain_text import PlainText
from tui.widgets.title_bar import TitleBar
from tui.wording import sentences, t

NAMING = ("number", "title", "login", "name")
"""What entries say about their subjects' names."""
WIDTHS = {"sequence": 6, "at": 16, "actor": 12, "action": 14, "subject": 46}
"""Columns with their widths in cells."""
NEWEST_SHOWN = 2000
"""Entries in the table at most; searching looks at all."""


class AuditScreen(OfficeScreen[None]):
    """Entries, the newest on top; 回车 shows one in full."""

    BINDINGS = bindings(VERIFY, SEARCH, OPEN)

    KEEPS_UP = False
    """Entries are fetched on opening and on F5."""

    def __init__(self, office: Office) -> None:
        """For an auditor."""
        super().__init__(office)
        self.title = t("audit.title")
        self._entries: tuple[AuditEntry, ...] = ()
        self._shown: tuple[AuditEntry, ...] = ()
        self._names: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Title, search, table, verdict."""
        yield TitleBar(t("audit.title"), self.office.session.name)
        yield Input(placeholder=t("audit.search"), id="audit-search")
        yield PlainTable()
        yield PlainText(t("audit.hint"), id="audit-verdict", classes="quiet")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Name the columns."""
        table = self._table
        for key, width in WIDTHS.items():
            table.add_column(Text(t(f"audit.{key}")), key=key, width=width)
        table.focus()

    @property
    def _table(self) -> PlainTable:
        return self.query_one(PlainTable)

    @work(exclusive=True, group="fetch")
    async def fetch(self) -> None:
        """Fetch the entries."""
        office = self.office
        entries = await self.ask(lambda: audit_entries(office.desk, office.session))
        if entries is not None:
            self._entries = entries
            self._names = subject_names(entries)
            self.draw()

    def draw(self) -> None:
        """Show the newest entries that hold the words searched for."""
        words = self.query_one("#audit-search", Input).value.lower().split()
        found = [entry for entry in reversed(self._entries) if _holds(entry, words)]
        self._shown = tuple(found[:NEWEST_SHOWN])
        table = self._table
        table.clear()
        for entry in self._shown:
            cells = (
                f"{entry.sequence:>5}",
                _moment(entry.at),
                entry.actor.partition(" ")[2] or entry.actor,
                action_name(entry.action),
                self._names.get(entry.subject, entry.subject),
            )
            table.add_row(*(Text(safe(cell)) for cell in cells))

    def on_input_changed(self) -> None:
        """Narrow while typing."""
        self.draw()

    def on_input_submitted(self) -> None:
        """回车 goes to the table."""
        self._table.focus()

    def on_data_table_row_selected(self) -> None:
        """Show the entry in full."""
        self.action_open()

    def action_search(self) -> None:
        """Write words to search for."""
        self.query_one("#audit-search", Input).focus()

    def action_open(self) -> None:
        """Show the entry at the cursor in full."""
        at = self._table.cursor_row
        if 0 <= at < len(self._shown):
            entry = self._shown[at]
            lines = (
                t("audit.line_at", at=entry.at, actor=entry.actor),
                t("audit.line_action", action=entry.action, subject=entry.subject),
                t("audit.line_details", details=entry.details),
                t("audit.line_previous", seal=entry.previous),
                t("audit.line_seal", seal=entry.seal),
            )
            title = t("audit.entry", sequence=entry.sequence)
            self.app.push_screen(MessageDialog(title, lines))

    @work(exclusive=True, group="verify")
    async def action_verify(self) -> None:
        """Compute the whole chain anew."""
        verdict = await self.ask(lambda: verify_audit(self.office.desk))
        if verdict is None:
            return
        if verdict.ok:
            told = t("audit.whole", entries=verdict.entries, head=verdict.head)
        else:
            told = t("audit.broken", entries=verdict.entries, first_bad=verdict.first_bad)
        self.query_one("#audit-verdict", PlainText).show(told)
        self.app.push_screen(MessageDialog(t("audit.verdict"), (told,)))


def action_name(action: str) -> str:
    """An action under its Chinese name, as far as it has one."""
    return sentences().get(f"audit_actions.{action.replace('.', '_')}", action)


def _moment(at: str) -> str:
    try:
        return moment(datetime.fromisoformat(at))
    except ValueError:
        return at


def subject_names(entries: Iterable[AuditEntry]) -> dict[str, str]:
    """What the entries themselves call their subjects: numbers, titles, names at login."""
    names: dict[str, str] = {}
    for entry in entries:
        if entry.subject in names:
            continue
        try:
            details = json.loads(entry.details)
        except ValueError:
            continue
        told = [str(details[key]) for key in NAMING if key in details]
        if told:
            names[entry.subject] = "  ".join(told)
    return names


def _holds(entry: AuditEntry, words: list[str]) -> bool:
    text = " ".join(
        (
            entry.at,
            entry.actor,
            action_name(entry.action),
            entry.action,
            entry.subject,
            entry.details,
        )
    ).lower()
    return all(word in text for word in words)
