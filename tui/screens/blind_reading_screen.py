"""Reading a first galley blindly (背对背校对): both texts without marks, and what one has found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical

from editorial.desk.blind_merging import BlindMaterial, blind_material
from editorial.desk.blind_reading import enter_blind, take_back_blind
from editorial.domain.blind_reading import BlindEntry, BlindReading, FoundPlace, PlaceOfBoth
from editorial.domain.discrepancy import CorrectionMark, Discrepancy, TextSpan
from editorial.domain.identifiers import ManuscriptId
from editorial.reports.account_words import left_text
from editorial.text.body_text import body_text
from tui.commands.command import bindings
from tui.commands.office import ACT, ADD_BY_HAND, TAKE_OUT
from tui.office import Office
from tui.rendering.round_text import round_text
from tui.rendering.safe_text import safe
from tui.screens.blind_acts import BlindActs
from tui.screens.hand_entry_form import GalleyPoint, hand_entry_form, hand_entry_from
from tui.screens.handing_in import handed_in
from tui.screens.office_screen import OfficeScreen
from tui.widgets.key_footer import KeyFooter
from tui.widgets.plain_table import PlainTable
from tui.widgets.plain_text import PlainText
from tui.widgets.side_by_side_view import SideBySideView
from tui.widgets.title_bar import TitleBar
from tui.wording import t

WIDTHS = {"number": 4, "finder": 8, "kind": 8, "wrong": 14, "right": 14, "note": 16}
"""Columns of what was found, with their widths in cells."""
_BEHIND = 4
"""Characters in front of a clicked place that are filled in to name it."""


class BlindReadingScreen(OfficeScreen[None]):
    """The galley beside its manuscript; below, what one has found, or both once they are in."""

    CSS_PATH = "blind_reading_screen.tcss"
    BINDINGS = bindings(ADD_BY_HAND, TAKE_OUT, ACT)

    KEEPS_UP = False
    """It is fetched on opening, on F5, and after every act."""

    def __init__(self, office: Office, manuscript: ManuscriptId) -> None:
        """The first galley of one manuscript."""
        super().__init__(office)
        self.title = t("blind.title")
        self.piece = manuscript
        self._material: BlindMaterial | None = None

    def compose(self) -> ComposeResult:
        """Title, who has handed in, both texts, what was found."""
        yield TitleBar(t("blind.title"), self.office.session.name)
        yield PlainText("", id="blind-state")
        yield SideBySideView()
        with Vertical(id="blind-low"):
            yield PlainTable()
        yield KeyFooter()

    def on_mount(self) -> None:
        """Name the columns."""
        table = self.query_one(PlainTable)
        for key, width in WIDTHS.items():
            table.add_column(Text(t(f"blind.{key}")), key=key, width=width)
        self.query_one(SideBySideView).focus()

    @work(exclusive=True, group="fetch")
    async def fetch(self) -> None:
        """Fetch what this person may see."""
        desk, session = self.office.desk, self.office.session
        material = await self.ask(lambda: blind_material(desk, session, self.piece))
        if material is None:
            self.dismiss()
            return
        self._material = material
        reading = material.reading
        manuscript = material.view.manuscript
        self.query_one(TitleBar).show(
            t("blind.of", number=manuscript.number, title=manuscript.title)
        )
        self.query_one("#blind-state", PlainText).show(" ".join(self._state(material)))
        own = _own_places(reading) if reading is not None and not material.places else ()
        texts = material.manuscript_text, material.galley_text
        drawn = await self.ask(lambda: replace(round_text(*texts, (), own), always_both=True))
        if drawn is None:
            return
        heads = (t("blind.frozen"), t("blind.galley"))
        self.query_one(SideBySideView).show(drawn, heads=heads)
        table = self.query_one(PlainTable)
        table.clear()
        rows = (
            (_place_cells(place) for place in material.places)
            if material.places
            else (_entry_cells(entry) for entry in (reading.standing if reading else ()))
        )
        for row in rows:
            table.add_row(*(Text(safe(cell)) for cell in row), key=row[0] or None)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the second reader enters, and only before handing in."""
        if action in {"add_by_hand", "take_out"}:
            return True if self._is_reading else None
        return super().check_action(action, parameters)

    @property
    def _is_reading(self) -> bool:
        reading = self._material.reading if self._material else None
        return (
            reading is not None
            and reading.reader == self.office.session.person
            and reading.second is None
            and reading.end is None
        )

    def _state(self, material: BlindMaterial) -> Iterator[str]:
        reading, view = material.reading, material.view
        if reading is None:
            yield t("blind.nobody")
            return
        yield t("blind.second", name=view.name(reading.reader))
        if reading.end is not None:
            reason = f"：{reading.end.reason}" if reading.end.reason else ""
            outcome = reading.end.outcome.label
            yield t("blind.ended", outcome=outcome, name=view.name(reading.end.by), reason=reason)
        else:
            yield t("blind.first_in" if reading.first else "blind.first_out")
            yield t("blind.second_in" if reading.second else "blind.second_out")
            if reading.both_in:
                yield t("blind.to_merge")
            elif self._is_reading:
                yield t("blind.how")
        if material.left is not None:
            yield t("blind.left", left=left_text(material.left))

    @work(exclusive=True, group="dialog")
    async def action_add_by_hand(self) -> None:
        """Enter an error at the place that one points to."""
        material = self._material
        if material is None:
            return
        desk, session = self.office.desk, self.office.session
        galley = body_text(material.galley_text)
        made = await handed_in(
            self,
            hand_entry_form(self._point(material), galley),
            lambda filled: enter_blind(desk, session, self.piece, hand_entry_from(filled, galley)),
        )
        if made is not None:
            self.said(t("blind.entered", number=made.entries[-1].number))
            self.fetch()

    @work(exclusive=True, group="dialog")
    async def action_take_out(self) -> None:
        """Take the entry at the table's cursor back."""
        reading = self._material.reading if self._material else None
        standing = reading.standing if reading is not None else ()
        at = self.query_one(PlainTable).cursor_row
        if not 0 <= at < len(standing):
            self.app.notify(t("blind.none_here"), title=t("app.take_care"))
            return
        number = standing[at].number
        desk, session = self.office.desk, self.office.session
        if await self.done(lambda: take_back_blind(desk, session, self.piece, number)):
            self.said(t("blind.taken_back", number=number))
            self.fetch()

    @work(exclusive=True, group="dialog")
    async def action_act(self) -> None:
        """Hand in, name, merge, waive."""
        if self._material is not None and await BlindActs(self, self._material).choose():
            self.fetch()

    def _point(self, material: BlindMaterial) -> GalleyPoint:
        """Where in the galley one has clicked; else its first paragraph."""
        clicked = self.query_one(SideBySideView).galley_point
        if clicked is None:
            return GalleyPoint(1)
        paragraph, offset = clicked
        text = material.galley_text.paragraphs[paragraph - 1].text[:offset]
        return GalleyPoint(paragraph, "".join(text.split())[-_BEHIND:])


def _own_places(reading: BlindReading) -> list[Discrepancy]:
    """The entries as places of the galley, to be marked in its text."""
    return [
        Discrepancy(
            number=entry.number,
            kind=entry.kind,
            edits=1,
            manuscript=TextSpan(0, 0, entry.right, 1),
            galley=TextSpan(entry.start, entry.end, entry.wrong, 1),
            mark=CorrectionMark.CORRECT,
        )
        for entry in reading.standing
        if entry.in_text
    ]


def _entry_cells(entry: BlindEntry) -> tuple[str, ...]:
    note = " ".join(filter(None, (entry.place, entry.remark)))
    return str(entry.number), t("blind.own"), entry.kind.label, entry.wrong, entry.right, note


def _place_cells(place: PlaceOfBoth) -> tuple[str, ...]:
    if place.by_both:
        finder = t("blind.both")
    else:
        finder = t("blind.only_first") if place.first else t("blind.only_second")
    found: FoundPlace = (*place.first, *place.second)[0]
    return "", finder, "", found.wrong, found.right, found.where
