"""The red check (核红): every mark with what came of it, and what changed unmarked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.text import Text
from textual import work
from textual.app import ComposeResult

from editorial.desk.red_checking import RedCheckMaterial, red_check_material, sign_red_check
from editorial.domain.identifiers import ManuscriptId
from editorial.domain.red_check import MarkOutcome
from editorial.text.body_text import body_text
from tui.commands.command import bindings
from tui.commands.office import NEXT_OPEN, SIGN_RED_CHECK
from tui.office import Office
from tui.rendering.moments import moment
from tui.rendering.safe_text import safe
from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.dialogs.form_fields import Field, FieldKind, Filled
from tui.screens.dialogs.message_dialog import MessageDialog
from tui.screens.handing_in import handed_in
from tui.screens.office_screen import OfficeScreen
from tui.widgets.key_footer import KeyFooter
from tui.widgets.plain_table import PlainTable
from tui.widgets.plain_text import PlainText
from tui.widgets.title_bar import TitleBar
from tui.wording import t

WIDTHS = {"number": 8, "outcome": 8, "was": 22, "wanted": 22, "stands": 22, "difference": 8}
"""Columns with their widths in cells."""
_CONTEXT = 16
"""Characters shown in front of a place and behind it."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One place as the table shows it."""

    number: str
    outcome: str
    was: str
    wanted: str
    stands: str
    differences: tuple[int, ...]
    start: int
    end: int
    is_open: bool
    """Whether it is to be looked at: anything but a mark that was carried out."""

    @property
    def cells(self) -> tuple[str, ...]:
        """What stands in the columns."""
        open_ones = "、".join(map(str, self.differences))
        return (self.number, self.outcome, self.was, self.wanted, self.stands, open_ones)


class RedCheckScreen(OfficeScreen[None]):
    """The newest galley against the marks of the one before it; F9 signs."""

    CSS_PATH = "red_check_screen.tcss"
    BINDINGS = bindings(SIGN_RED_CHECK, NEXT_OPEN)

    def __init__(self, office: Office, manuscript: ManuscriptId) -> None:
        """Of one manuscript."""
        super().__init__(office)
        self.title = t("red_check.title")
        self._piece = manuscript
        self._material: RedCheckMaterial | None = None
        self._lines: tuple[_Line, ...] = ()
        self._text = ""

    def compose(self) -> ComposeResult:
        """Title, figures, table, the place at the cursor in its context."""
        yield TitleBar(t("red_check.title"), self.office.session.name)
        yield PlainText("", id="red-check-head")
        yield PlainTable()
        yield PlainText("", id="red-check-detail")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Name the columns."""
        table = self.query_one(PlainTable)
        for key, width in WIDTHS.items():
            table.add_column(Text(t(f"red_check.{key}")), key=key, width=width)
        table.focus()

    @work(exclusive=True, group="fetch")
    async def fetch(self) -> None:
        """Fetch the red check."""
        office = self.office
        found = await self.ask(lambda: red_check_material(office.desk, office.session, self._piece))
        if found is None:
            self.dismiss()
            return
        self._material = found
        self._text = body_text(found.corrected_text).text
        self._lines = tuple(_lines(found))
        manuscript = found.view.manuscript
        self.query_one(TitleBar).show(
            t("red_check.of", number=manuscript.number, title=manuscript.title)
        )
        self.query_one("#red-check-head", PlainText).show(_head(found))
        table = self.query_one(PlainTable)
        at = table.cursor_row
        table.clear()
        for line in self._lines:
            table.add_row(*(Text(safe(cell)) for cell in line.cells))
        table.move_cursor(row=at, animate=False)
        self._draw_detail()
        self.refresh_bindings()

    def on_data_table_row_highlighted(self) -> None:
        """Show the place that was gone to."""
        self._draw_detail()

    def _draw_detail(self) -> None:
        at = self.query_one(PlainTable).cursor_row
        told = t("red_check.nothing") if not self._lines else ""
        if 0 <= at < len(self._lines):
            line = self._lines[at]
            told = t(
                "red_check.detail",
                outcome=line.outcome,
                before=self._text[max(line.start - _CONTEXT, 0) : line.start],
                place=self._text[line.start : line.end],
                after=self._text[line.end : line.end + _CONTEXT],
            )
            if line.differences:
                numbers = "、".join(map(str, line.differences))
                told += t("red_check.open_again", numbers=numbers)
        self.query_one("#red-check-detail", PlainText).show(told)

    def action_next_open(self) -> None:
        """Go to the next place that was not carried out as asked, from the start again."""
        table = self.query_one(PlainTable)
        open_ones = [index for index, line in enumerate(self._lines) if line.is_open]
        later = [index for index in open_ones if index > table.cursor_row]
        for index in (later or open_ones)[:1]:
            table.move_cursor(row=index, animate=False)

    @work(exclusive=True, group="dialog")
    async def action_sign_red_check(self) -> None:
        """Confirm that every place was looked at, and sign."""
        material = self._material
        if material is None:
            return
        if material.refusals:
            reasons = tuple(refusal.reason for refusal in material.refusals)
            self.app.push_screen(MessageDialog(t("app.refused"), reasons))
            return
        form = FormDialog(
            t("red_check.sign"),
            (
                Field("looked", t("red_check.looked"), FieldKind.TICK),
                Field("remark", t("decide.remark"), FieldKind.TEXT, needed=False),
            ),
            question=_head(material),
            confirm=t("red_check.sign"),
            complaint=lambda filled: None if filled.ticked("looked") else t("red_check.not_looked"),
        )
        desk, session, seen = self.office.desk, self.office.session, material.view.manuscript

        def sign(filled: Filled) -> object:
            return sign_red_check(desk, session, seen.id, seen.revision, filled.line("remark"))

        if await handed_in(self, form, sign) is not None:
            self.said(t("red_check.signed_now"))
            self.fetch()


def _head(material: RedCheckMaterial) -> str:
    check = material.record.check
    figures = "  ".join(
        t("red_check.figure", what=outcome.label, count=check.count(outcome))
        for outcome in MarkOutcome
    )
    told = t(
        "red_check.head",
        galley=material.record.galley,
        figures=figures,
        unmarked=len(check.unmarked),
    )
    if check.signed_by is None or check.signed_at is None:
        return told + t("red_check.unsigned")
    signed = t(
        "red_check.signed", name=material.view.name(check.signed_by), at=moment(check.signed_at)
    )
    return told + signed + (f"（{material.record.remark}）" if material.record.remark else "")


def _lines(material: RedCheckMaterial) -> Iterator[_Line]:
    """What was not carried out as asked first, then what changed unmarked, then what was done."""
    nothing = t("discrepancies.missing")
    marks = [
        _Line(
            number=each.name,
            outcome=each.mark.outcome.label,
            was=each.asked.galley.text or nothing,
            wanted=each.asked.manuscript.text or nothing,
            stands=_stands(each.mark.outcome, each.mark.found, each.asked.manuscript.text)
            or nothing,
            differences=each.differences,
            start=each.mark.start,
            end=each.mark.end,
            is_open=each.mark.outcome is not MarkOutcome.DONE,
        )
        for each in material.marks
    ]
    yield from (line for line in marks if line.is_open)
    for each in material.changes:
        found = each.change
        yield _Line(
            number="",
            outcome=t("red_check.unmarked"),
            was=found.manuscript.text or nothing,
            wanted="",
            stands=found.galley.text or nothing,
            differences=each.differences,
            start=found.galley.start,
            end=found.galley.end,
            is_open=True,
        )
    yield from (line for line in marks if not line.is_open)


def _stands(outcome: MarkOutcome, found: str, wanted: str) -> str:
    """What stands at a mark's place now."""
    return wanted if outcome is MarkOutcome.DONE else found
