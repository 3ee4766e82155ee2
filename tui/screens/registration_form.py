"""Registering a manuscript that has come in (稿件登记表)."""

from __future__ import annotations

from pathlib import Path

from editorial.desk.incoming import read_incoming
from editorial.desk.office_views import OfficeView
from editorial.desk.registration import ManuscriptForm, register_manuscript
from editorial.domain.identifiers import ColumnId, IssueId, PersonId
from editorial.domain.people import Role
from tui.office import Office
from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.dialogs.form_fields import Field, FieldKind, Filled
from tui.wording import t


def registration_form(view: OfficeView) -> FormDialog:
    """The form; the newest issue and the person's own columns come first."""
    own = view.actor.columns
    columns = sorted(view.columns, key=lambda column: column.id not in own)
    issues = view.issues
    editors = [each for each in view.people if each.active and Role.EDITOR in each.roles]
    return FormDialog(
        t("menu.register"),
        (
            Field("file", t("register.file"), FieldKind.FILE),
            Field("title", t("register.name")),
            Field("author", t("register.author")),
            Field(
                "issue",
                t("register.issue"),
                FieldKind.CHOICE,
                tuple((str(issue.id), issue.title) for issue in issues),
                str(issues[0].id),
            ),
            Field(
                "column",
                t("register.column"),
                FieldKind.CHOICE,
                tuple((str(column.id), column.name) for column in columns),
                str(columns[0].id),
            ),
            Field(
                "editor",
                t("register.editor"),
                FieldKind.CHOICE,
                (
                    ("", t("register.by_column")),
                    *((str(editor.id), editor.name) for editor in editors),
                ),
                needed=False,
            ),
            Field("matter", t("register.matter"), needed=False),
        ),
    )


def path_in(written: str) -> Path:
    """The path that somebody has typed, pasted or dragged in, quotes taken off."""
    return Path(written.strip().strip("'\"")).expanduser()


def registered(office: Office, filled: Filled) -> tuple[str, ...]:
    """Register the manuscript of a filled-in form; says what came of it.

    Raises:
        IntakeRefused: when the file cannot be read.
        OperationRefused: when the desk refuses.
    """
    editor = filled.line("editor")
    form = ManuscriptForm(
        filled.line("title"),
        filled.line("author"),
        IssueId(filled.line("issue")),
        ColumnId(filled.line("column")),
        PersonId(editor) if editor else None,
        filled.line("matter"),
    )
    file = read_incoming(path_in(filled.line("file")))
    made = register_manuscript(office.desk, office.session, form, file)
    return (
        t("register.done", number=made.number, count=file.characters),
        *(t("register.not_read", what=what) for what in file.document.not_read),
    )
