"""A form in a window (表单)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Horizontal, HorizontalGroup, VerticalGroup, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, RadioSet, TextArea

from editorial.domain.reviews import ChecklistAnswer
from tui.commands.command import bindings
from tui.commands.general import CANCEL, CONFIRM, NEXT_FIELD
from tui.rendering.safe_text import safe
from tui.screens.dialogs.file_dialog import FileDialog
from tui.screens.dialogs.form_fields import Field, FieldKind, Filled
from tui.screens.editorial_screen import EditorialDialog
from tui.widgets.checklist import Checklist
from tui.widgets.plain_text import PlainText
from tui.widgets.tick_box import ChoiceButton, TickBox
from tui.wording import t


class FormDialog(EditorialDialog[Filled | None]):
    """Fields one below the other; gives back what was filled in, or ``None``."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS = bindings(CONFIRM, CANCEL, NEXT_FIELD)

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        *,
        question: str = "",
        confirm: str = "",
        complaint: Callable[[Filled], str | None] = lambda _filled: None,
        refused: str = "",
    ) -> None:
        """Show the fields; ``complaint`` says what is wrong with a filled-in form.

        ``refused`` says why the form has come back.
        """
        super().__init__()
        self.title = title
        self._fields = tuple(fields)
        self._question = question
        self._confirm = confirm or t("dialog.confirm")
        self._complaint = complaint
        self._refused = refused

    def again(self, filled: Filled, reasons: Sequence[str]) -> FormDialog:
        """The same form as it was filled in, with the reasons why the desk refused it."""
        return FormDialog(
            self.title or "",
            [field.refilled(filled) for field in self._fields],
            question=self._question,
            confirm=self._confirm,
            complaint=self._complaint,
            refused="\n".join(reasons),
        )

    def compose(self) -> ComposeResult:
        """Title, fields, complaint, two buttons."""
        with VerticalGroup(classes="dialog"):
            yield PlainText(self.title or "", classes="dialog-title")
            with VerticalScroll(classes="dialog-scroll", can_focus=False):
                if self._question:
                    yield PlainText(self._question, classes="dialog-text")
                for field in self._fields:
                    if field.kind is not FieldKind.TICK:
                        yield PlainText(field.label, classes="form-label")
                    yield from _widgets(field)
            yield PlainText(self._refused, classes="dialog-complaint")
            with Horizontal(classes="dialog-buttons"):
                yield Button(self._confirm, id="confirm", variant="primary")
                yield Button(t("dialog.cancel"), id="cancel")

    def on_mount(self) -> None:
        """The first field's label is in sight too."""
        scroll = self.query_one(".dialog-scroll", VerticalScroll)
        self.call_after_refresh(lambda: scroll.scroll_home(animate=False))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Hand in, leave, or look for a file."""
        button = event.button.id or ""
        if button.startswith("browse-"):
            self._browse(button.removeprefix("browse-"))
        elif button == "confirm":
            self.action_confirm()
        else:
            self.action_cancel()

    def on_input_submitted(self) -> None:
        """回车 goes on to the next field, and hands in behind the last."""
        fields = [*self.query("Input, TextArea, RadioSet, TickBox, Checklist")]
        here = next((n for n, field in enumerate(fields) if field is self.focused), len(fields))
        if here + 1 < len(fields):
            fields[here + 1].focus()
        else:
            self.action_confirm()

    def _browse(self, key: str) -> None:
        field = self.query_one(f"#field-{key}", Input)

        def take(path: Path | None) -> None:
            if path is not None:
                field.value = str(path)

        self.app.push_screen(FileDialog(Path(field.value).expanduser().parent), take)

    def action_confirm(self) -> None:
        """Hand the form in when it is filled in rightly."""
        filled = self._filled()
        missing = [field.label for field in self._fields if _is_missing(field, filled)]
        complaint = t("form.missing", fields="、".join(missing)) if missing else ""
        complaint = complaint or self._complaint(filled) or ""
        if complaint:
            self.query_one(".dialog-complaint", PlainText).show(complaint)
        else:
            self.dismiss(filled)

    def _filled(self) -> Filled:
        lines: dict[str, str] = {}
        ticks: dict[str, frozenset[str]] = {}
        answers: tuple[ChecklistAnswer, ...] = ()
        for field in self._fields:
            match field.kind:
                case FieldKind.TEXT:
                    lines[field.key] = self.query_one(f"#field-{field.key}", TextArea).text
                case FieldKind.CHOICE:
                    pressed = self.query_one(f"#field-{field.key}", RadioSet).pressed_index
                    lines[field.key] = field.choices[pressed][0] if pressed >= 0 else ""
                case FieldKind.TICK:
                    ticked = self.query_one(f"#field-{field.key}", TickBox).value
                    ticks[field.key] = frozenset({field.key} if ticked else ())
                case FieldKind.TICKS:
                    ticks[field.key] = frozenset(
                        key
                        for index, (key, _label) in enumerate(field.choices)
                        if self.query_one(f"#tick-{field.key}-{index}", TickBox).value
                    )
                case FieldKind.POINTS:
                    answers = self.query_one(f"#field-{field.key}", Checklist).answers
                case _:
                    lines[field.key] = self.query_one(f"#field-{field.key}", Input).value
        return Filled(lines, ticks, answers)


def _is_missing(field: Field, filled: Filled) -> bool:
    """Whether it must be filled in and is not; which points are open, the desk says by name."""
    if not field.needed or field.kind in {FieldKind.TICK, FieldKind.TICKS, FieldKind.POINTS}:
        return False
    return not filled.line(field.key)


def _widgets(field: Field) -> Iterator[Widget]:
    identity = f"field-{field.key}"
    match field.kind:
        case FieldKind.TEXT:
            yield TextArea(field.given, id=identity, classes="form-area")
        case FieldKind.CHOICE:
            yield RadioSet(
                *(
                    ChoiceButton(Content(safe(label)), value=key == field.given)
                    for key, label in field.choices
                ),
                id=identity,
            )
        case FieldKind.TICK:
            yield TickBox(Content(safe(field.label)), bool(field.given), id=identity)
        case FieldKind.TICKS:
            for index, (_key, label) in enumerate(field.choices):
                ticked = _key in field.given.split(",")
                yield TickBox(Content(safe(label)), ticked, id=f"tick-{field.key}-{index}")
        case FieldKind.POINTS:
            yield Checklist(field.points, field.answers, id=identity)
        case FieldKind.FILE:
            yield HorizontalGroup(
                Input(field.given, id=identity),
                Button(t("form.browse"), id=f"browse-{field.key}"),
                classes="form-file",
            )
        case _:
            yield Input(field.given, password=field.kind is FieldKind.SECRET, id=identity)
