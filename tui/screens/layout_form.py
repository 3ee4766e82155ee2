"""The layout of a piece (版面登记): a small form, and the record in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from editorial.desk.layout_recording import LayoutForm, paragraph_numbers, record_layout
from editorial.desk.manuscript_views import ManuscriptView
from editorial.domain.layout_record import LayoutRecord
from editorial.domain.manuscript import Manuscript
from editorial.domain.permissions import PERMITTED, Operation
from editorial.domain.stages import Stage
from editorial.scoring.layout_count import LayoutParts, layout_parts
from tui.rendering.moments import moment
from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.dialogs.form_fields import Field, FieldKind, Filled
from tui.screens.handing_in import handed_in
from tui.screens.office_screen import OfficeScreen
from tui.widgets.row_list import Row
from tui.wording import t

LAYOUT: Final = "layout"
"""Key of the row on a manuscript's screen."""


def layout_rows(view: ManuscriptView) -> Iterator[Row]:
    """The row that opens the form, for who may record the layout while it can still be changed."""
    stage = view.manuscript.stage
    if not view.actor.roles & PERMITTED[Operation.RECORD_LAYOUT]:
        return
    if stage.is_over or stage is Stage.SIGNED or view.manuscript.frozen is None:
        return
    recorded = view.manuscript.layout is not None
    yield Row(LAYOUT, t("layout.row_change" if recorded else "layout.row"))


async def keep_layout(screen: OfficeScreen[None], view: ManuscriptView) -> bool:
    """Let the form be filled in and record it; whether something was recorded."""
    desk, session, manuscript = screen.office.desk, screen.office.session, view.manuscript
    made = await handed_in(
        screen,
        layout_dialog(manuscript),
        lambda filled: record_layout(
            desk, session, manuscript.id, manuscript.revision, layout_from(filled)
        ),
    )
    if made is not None:
        characters = made.layout.characters if made.layout else None
        screen.said(
            t("layout.recorded")
            if characters is None
            else t("layout.recorded_characters", count=characters)
        )
    return made is not None


def layout_dialog(manuscript: Manuscript) -> FormDialog:
    """The form with what is recorded now."""
    return FormDialog(
        t("layout.title"),
        _fields(manuscript.layout),
        question=t("layout.question", title=manuscript.title),
        complaint=_complaint,
    )


def layout_from(filled: Filled) -> LayoutForm:
    """What a rightly filled-in form stands for."""
    return LayoutForm(
        layout=_layout(filled).written,
        cover=filled.ticked("cover"),
        paragraphs=paragraph_numbers(filled.line("paragraphs")) or (),
        words=tuple(word.strip() for word in re.split(r"[、，,；;\n]", filled.line("words"))),
    )


def layout_lines(view: ManuscriptView) -> Iterator[str]:
    """The record in words; nothing where none holds."""
    record = view.manuscript.layout
    if record is None:
        return
    if record.characters is not None:
        current = view.manuscript.current_round
        alone = record.form == str(record.characters)
        measure = "" if alone else t("layout.measure", form=record.form)
        yield t("layout.characters", count=record.characters, measure=measure)
        if current is not None:
            yield t("layout.text_characters", count=current.gate.written)
    if record.cover:
        yield t("layout.on_cover")
    if record.paragraphs:
        yield t("layout.important_paragraphs", numbers="、".join(map(str, record.paragraphs)))
    if record.words:
        yield t("layout.important_words", words="、".join(record.words))
    if not record.says_something:
        yield t("layout.taken_back")
    yield t("layout.by", by=view.name(record.by), at=moment(record.at))


def _fields(record: LayoutRecord | None) -> tuple[Field, ...]:
    parts = layout_parts(record.form) if record is not None else LayoutParts()
    measures = tuple(
        Field(key, t(f"layout.{key}"), given=given, needed=False)
        for key, given in parts._asdict().items()
    )
    cover = "cover" if record is not None and record.cover else ""
    numbers = ",".join(map(str, record.paragraphs)) if record else ""
    words = "、".join(record.words) if record else ""
    return (
        *measures,
        Field("cover", t("layout.cover"), FieldKind.TICK, given=cover),
        Field("paragraphs", t("layout.paragraphs"), given=numbers, needed=False),
        Field("words", t("layout.words"), given=words, needed=False),
    )


def _layout(filled: Filled) -> LayoutParts:
    return LayoutParts(*(filled.line(key) for key in LayoutParts._fields))


def _complaint(filled: Filled) -> str | None:
    """What is wrong with the form before the desk is asked."""
    parts = _layout(filled)
    measured = (parts.line, parts.lines, parts.pages)
    if any(each and not each.isdecimal() for each in (*measured, parts.columns, parts.total)):
        return t("layout.not_a_number")
    if any(measured) and not all(measured):
        return t("layout.all_three")
    if any(measured) and parts.total:
        return t("layout.one_way")
    if paragraph_numbers(filled.line("paragraphs")) is None:
        return t("layout.not_paragraphs")
    return None
