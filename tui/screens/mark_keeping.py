"""Keeping marks (审读标记的保存): what is marked on the screen goes on record as one reads."""

from __future__ import annotations

import asyncio

from editorial.desk.reading import ReadingMaterial, mark_read, reading_material
from editorial.domain.identifiers import ManuscriptId
from editorial.domain.reading_marks import ReadingMarks, ReadingMeter, changes_between
from tui.screens.office_screen import OfficeScreen
from tui.widgets.marking_view import MarkingView
from tui.wording import t


class MarkKeeper:
    """Fetches the marks of one manuscript for a view, and keeps what changes."""

    def __init__(self, screen: OfficeScreen[None], manuscript: ManuscriptId) -> None:
        """For the marking view of ``screen``."""
        self._screen = screen
        self._piece = manuscript
        self._kept: ReadingMarks | None = None
        self._keeping = asyncio.Lock()

    @property
    def _view(self) -> MarkingView:
        return self._screen.query_one(MarkingView)

    async def fetch(self) -> ReadingMaterial | None:
        """Fetch text and marks; the view takes marks where the person may set them."""
        desk, session = self._screen.office.desk, self._screen.office.session
        material = await self._screen.ask(lambda: reading_material(desk, session, self._piece))
        if material is not None and not material.refusals:
            self._kept = material.marks
            self._view.take_marks(material.marks)
        return material

    async def keep(self) -> None:
        """Put on record what was marked since; marks that are refused are taken back."""
        async with self._keeping:
            while (kept := self._kept) is not None and (now := self._view.marks) is not None:
                if kept == now or not await self._send(kept, now):
                    return

    async def _send(self, kept: ReadingMarks, now: ReadingMarks) -> bool:
        desk, session = self._screen.office.desk, self._screen.office.session
        changes = changes_between(kept, now)
        answer = await self._screen.ask(
            lambda: mark_read(
                desk, session, self._piece, changes, stage=kept.stage, version=kept.version
            )
        )
        if answer is None:
            self._view.take_marks(kept)
            return False
        self._kept = now
        return True


def meter_text(marks: ReadingMarks | None) -> str:
    """How far the reading has come; nothing where no marks are taken."""
    if marks is None:
        return ""
    meter: ReadingMeter = marks.meter
    return t(
        "reading.meter",
        stage=marks.stage.label,
        read=meter.read,
        of=meter.paragraphs,
        characters=f"{meter.read_characters:,}",
        of_characters=f"{meter.characters:,}",
        closely=meter.closely,
    )
