"""Checking a sample (终审样本检查): the text to correct, the errors, the rate of the editing."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.timer import Timer
from textual.widgets import TextArea

from editorial.desk.sample_checking import (
    SampleMaterial,
    keep_sample_draft,
    record_sample_check,
    sample_material,
)
from editorial.desk.sample_errors import CountedSample, count_sample, rules_by_hand
from editorial.domain.identifiers import ManuscriptId
from editorial.domain.sample_check import ErrorOrigin, SampleError
from editorial.domain.sample_check_form import ParagraphEdit, SampleCheckForm
from editorial.text.corrected_paragraphs import rewritten_paragraphs, with_paragraphs
from editorial.text.document_text import DocumentText
from tui.commands.command import bindings
from tui.commands.office import ADD_ERROR, PANE, RECORD_CHECK
from tui.office import Office
from tui.rendering.rate_text import rate_text
from tui.screens.dialogs.choice_dialog import ChoiceDialog
from tui.screens.dialogs.confirm_dialog import ConfirmDialog
from tui.screens.dialogs.form_fields import Filled
from tui.screens.handing_in import handed_in
from tui.screens.manuscript_record import scheme_name
from tui.screens.office_screen import REFUSED, OfficeScreen
from tui.screens.sample_check_form import change_rows, changed, error_form, hand_error
from tui.widgets.key_footer import KeyFooter
from tui.widgets.plain_text import PlainText
from tui.widgets.row_list import Row, RowList
from tui.widgets.title_bar import TitleBar
from tui.wording import t

_PAUSE = 0.4
"""Seconds after a keystroke before the text is counted again."""
_BREAK = "\u21b5"
"""Stands for a line break inside a paragraph, so that a paragraph is a line."""


class SampleCheckScreen(OfficeScreen[None]):
    """Text on the left, errors on the right, the rate above both."""

    CSS_PATH = "sample_check_screen.tcss"
    BINDINGS = bindings(ADD_ERROR, PANE, RECORD_CHECK)

    KEEPS_UP = False
    """The text is not fetched again: it is being corrected."""

    def __init__(self, office: Office, manuscript: ManuscriptId) -> None:
        """Of one manuscript at its final review."""
        super().__init__(office)
        self.title = t("sample_check.title")
        self._piece = manuscript
        self._material: SampleMaterial | None = None
        self._form = SampleCheckForm()
        self._kept = SampleCheckForm()
        self._counted: CountedSample | None = None
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Title, rate, text beside errors, hint."""
        yield TitleBar(t("sample_check.title"), self.office.session.name)
        yield PlainText("", id="sample-rate")
        with Horizontal(id="sample-body"):
            yield TextArea("", id="sample-text", soft_wrap=True, show_line_numbers=True)
            with VerticalScroll(id="sample-errors", can_focus=False):
                yield RowList()
        yield PlainText(t("sample_check.hint"), classes="quiet", id="sample-hint")
        yield KeyFooter()

    def action_refresh(self) -> None:
        """Neither by key."""

    @work(exclusive=True, group="fetch")
    async def fetch(self) -> None:
        """Fetch the text and what was found before."""
        office = self.office
        material = await self.ask(lambda: sample_material(office.desk, office.session, self._piece))
        if material is None:
            self.dismiss()
            return
        self._material = material
        self._form = self._kept = material.form
        manuscript = material.manuscript
        self.query_one(TitleBar).show(
            t(
                "sample_check.of",
                number=manuscript.number,
                title=manuscript.title,
                version=manuscript.current_version.number,
            )
        )
        if not material.in_sample:
            hint = t("sample_check.hint") + t("sample_check.not_in_sample")
            self.query_one("#sample-hint", PlainText).show(hint)
        edits = {each.paragraph: each.text for each in material.form.edits}
        area = self.query_one("#sample-text", TextArea)
        area.load_text("\n".join(_lines(with_paragraphs(material.document, edits))))
        area.focus()
        self.count()

    # Counting and drafts

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Count again when the hand rests."""
        event.stop()
        if self._material is None:
            return
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_PAUSE, self.count)

    @work(exclusive=True, group="count")
    async def count(self) -> None:
        """Count what stands there now, show it, keep the draft."""
        material = self._material
        if material is None:
            return
        self._form = replace(self._form, edits=self._edits(material))
        form, rules = self._form, self.office.desk.rules
        counted = await self.ask(lambda: count_sample(rules, material.document, form))
        if counted is None:
            return
        self._counted = counted
        self._show(counted)
        await self._keep()

    def _edits(self, material: SampleMaterial) -> tuple[ParagraphEdit, ...]:
        after = self.query_one("#sample-text", TextArea).text.split("\n")
        written = rewritten_paragraphs(_lines(material.document), after)
        return tuple(
            ParagraphEdit(number, text.replace(_BREAK, " "))
            for number, text in sorted(written.items())
        )

    def _show(self, counted: CountedSample) -> None:
        left_out = sum(not error.counts for error in counted.errors)
        told = t(
            "sample_check.rate",
            rate=rate_text(counted.rates[0].rate, counted.limit),
            scheme=scheme_name(counted.rates[0].scheme),
            counted=len(counted.errors) - left_out,
            left_out=left_out,
        )
        state = self.query_one("#sample-rate", PlainText)
        state.show(told + (t("sample_check.high") if counted.is_high else ""))
        state.set_class(counted.is_high, "-high")
        rows = [Row(str(error.number), _error_line(error)) for error in counted.errors]
        self.query_one(RowList).show(rows or [Row("", t("sample_check.none"), "-shut")])

    async def _keep(self) -> None:
        material, form = self._material, self._form
        if material is None or form == self._kept or material.refusals:
            return
        office, version = self.office, material.manuscript.current_version.number
        try:
            await asyncio.to_thread(
                keep_sample_draft, office.desk, office.session, self._piece, version, form
            )
        except REFUSED:
            self.app.notify(t("review.not_kept"), title=t("app.take_care"), severity="error")
            return
        self._kept = form

    # Errors

    @work(exclusive=True, group="dialog")
    async def action_add_error(self) -> None:
        """Write an error down by hand."""
        material = self._material
        if material is None:
            return
        row = self.query_one("#sample-text", TextArea).cursor_location[0] + 1
        rules, form = self.office.desk.rules, self._form
        paragraph = min(row, len(material.document.paragraphs))

        def with_error(filled: Filled) -> SampleCheckForm:
            wider = replace(form, hand=(*form.hand, hand_error(filled)))
            count_sample(rules, material.document, wider)
            return wider

        wider = await handed_in(self, error_form(rules_by_hand(rules), paragraph), with_error)
        if wider is not None:
            self._form = replace(self._form, hand=wider.hand)
            self.count()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Take an error another way."""
        event.stop()
        if event.key:
            self.change_error(int(event.key))

    @work(exclusive=True, group="dialog")
    async def change_error(self, number: int) -> None:
        """Choose another kind, no error, or drop it."""
        if self._counted is None:
            return
        error = self._counted.errors[number - 1]
        by_hand = [e.number for e in self._counted.errors if e.origin is ErrorOrigin.HAND]
        at = by_hand.index(number) if number in by_hand else -1
        rows = change_rows(error, rules_by_hand(self.office.desk.rules))
        title = t("sample_check.change", number=number)
        chosen = await self.app.push_screen_wait(ChoiceDialog(title, error.in_words, rows))
        if chosen is not None:
            self._form = changed(self._form, error, chosen, at)
            self.count()

    # Going about

    def action_switch_pane(self) -> None:
        """From the text to the errors and back."""
        area, rows = self.query_one("#sample-text", TextArea), self.query_one(RowList)
        (rows if area.has_focus else area).focus()

    @work(exclusive=True, group="dialog")
    async def action_back(self) -> None:
        """Keep the draft, then go back."""
        if self._material is not None:
            self._form = replace(self._form, edits=self._edits(self._material))
            await self._keep()
        self.dismiss()

    @work(exclusive=True, group="dialog")
    async def action_record_check(self) -> None:
        """Put the check on record."""
        material = self._material
        if material is None:
            return
        self._form = replace(self._form, edits=self._edits(material))
        office, form = self.office, self._form
        counted = await self.ask(lambda: count_sample(office.desk.rules, material.document, form))
        if counted is None:
            return
        rate = rate_text(counted.rates[0].rate, counted.limit)
        errors = sum(error.counts for error in counted.errors)
        question = t("sample_check.confirm", count=errors, rate=rate)
        if not await self.app.push_screen_wait(ConfirmDialog(t("sample_check.title"), question)):
            return
        version = material.manuscript.current_version.number
        made = await self.ask(
            partial(record_sample_check, office.desk, office.session, self._piece, version, form)
        )
        if made is not None:
            self.said(t("sample_check.done", number=made.number, count=errors, rate=rate))
            self.dismiss()


def _lines(document: DocumentText) -> list[str]:
    """The paragraphs, one a line."""
    return [paragraph.text.replace("\n", _BREAK) for paragraph in document.paragraphs]


def _error_line(error: SampleError) -> str:
    told = t(
        "sample_check.row", number=error.number, words=error.in_words, origin=error.origin.label
    )
    if error.weight is not None:
        told += t("sample_check.weight", errors=f"{error.weight / 10:g}")
    return told if error.counts else told + t("sample_check.left_out")
