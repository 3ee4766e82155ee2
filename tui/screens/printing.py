"""Printing forms and filing an issue (打印表单、归档): which, where to, and where it lies then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from editorial.desk.dossier import write_issue_dossier
from editorial.desk.forms import ISSUE_FORMS, OF_PIECE, write_form, write_issue_form
from editorial.domain.form_kind import FormKind
from editorial.domain.manuscript import Manuscript
from editorial.domain.periodical_issue import PeriodicalIssue
from editorial.domain.permissions import Operation
from tui.screens.dialogs.choice_dialog import ChoiceDialog
from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.dialogs.form_fields import Field, Filled
from tui.screens.handing_in import handed_in
from tui.screens.office_screen import OfficeScreen
from tui.widgets.row_list import Row
from tui.wording import t

_DOSSIER: Final = "dossier"


async def print_form(screen: OfficeScreen[None], piece: Manuscript, issue: PeriodicalIssue) -> None:
    """Let a form about a piece be chosen, and write it."""
    rows = [
        Row(kind.value, kind.label)
        for kind in OF_PIECE
        if kind is not FormKind.CORRECTIONS or piece.rounds_since_freeze
    ]
    chosen = await _chosen(screen, t("printing.which_of_piece", title=piece.title), rows)
    if chosen is None:
        return
    kind, desk, session = FormKind(chosen), screen.office.desk, screen.office.session

    def write(folder: Path) -> Path:
        return write_form(desk, session, kind, piece.id, folder).path

    await _written(screen, kind.label, _folder(screen, issue), write)


async def print_for_issue(
    screen: OfficeScreen[None], issue: PeriodicalIssue, *, may_file: bool
) -> None:
    """Let a form about an issue be chosen, or the whole dossier, and write it.

    Args:
        screen: Where it was asked for.
        issue: The issue.
        may_file: Whether the person may take the dossier.
    """
    rows = [Row(kind.value, kind.label) for kind in ISSUE_FORMS]
    rows.append(Row(_DOSSIER, t("printing.dossier"), "-open" if may_file else "-shut"))
    chosen = await _chosen(screen, t("printing.which_of_issue", issue=issue.title), rows)
    if chosen is None:
        return
    desk, session = screen.office.desk, screen.office.session

    def write(folder: Path) -> Path:
        if chosen == _DOSSIER:
            return write_issue_dossier(desk, session, issue.id, folder).path
        return write_issue_form(desk, session, FormKind(chosen), issue.id, folder).path

    title = Operation.WRITE_DOSSIER.label if chosen == _DOSSIER else FormKind(chosen).label
    await _written(screen, title, _folder(screen, issue), write)


async def print_accounts(screen: OfficeScreen[None], write: Callable[[Path], Path]) -> None:
    """Write the proof accounts of a period into a folder that is asked for."""
    folder = screen.office.desk.home / "reports"
    await _written(screen, FormKind.ACCOUNTS.label, folder, write)


async def _chosen(screen: OfficeScreen[None], question: str, rows: list[Row]) -> str | None:
    dialog = ChoiceDialog(Operation.WRITE_FORMS.label, question, rows)
    chosen: str | None = await screen.app.push_screen_wait(dialog)
    return chosen


def _folder(screen: OfficeScreen[None], issue: PeriodicalIssue) -> Path:
    return screen.office.desk.home / "reports" / issue.label


async def _written(
    screen: OfficeScreen[None],
    title: str,
    folder: Path,
    write: Callable[[Path], Path],
) -> None:
    """Ask for the folder, write, and say where the file lies."""
    form = FormDialog(title, (Field("folder", t("printing.folder"), given=str(folder)),))

    def into(filled: Filled) -> Path:
        return write(Path(filled.line("folder")).expanduser())

    path = await handed_in(screen, form, into)
    if path is not None:
        screen.said(t("printing.written", path=path))
