"""Port of the blind readings (背对背校对) that the store keeps."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from editorial.domain.blind_reading import BlindEnd, BlindEntry, BlindReading, Sheet
from editorial.domain.identifiers import IssueId, ManuscriptId


class BlindReadings(Protocol):
    """Second, independent readings of first galleys."""

    def of_manuscript(self, manuscript: ManuscriptId) -> tuple[BlindReading, ...]:
        """All blind readings of a piece, in their order."""
        ...

    def of_issue(self, issue: IssueId) -> tuple[BlindReading, ...]:
        """All blind readings of an issue's pieces, by piece."""
        ...

    def open(self) -> tuple[BlindReading, ...]:
        """Every reading of the office that has not ended, by piece."""
        ...

    def add(self, reading: BlindReading) -> None:
        """Keep a reading that begins."""
        ...

    def enter(self, reading: BlindReading, entry: BlindEntry) -> None:
        """Keep one more entry of a reading."""
        ...

    def take_back(self, reading: BlindReading, number: int, at: datetime) -> None:
        """Keep that an entry was taken back; once."""
        ...

    def hand_in(self, reading: BlindReading, sheet: Sheet, *, first: bool) -> None:
        """Keep what one of the two had found; once for each."""
        ...

    def finish(self, reading: BlindReading, end: BlindEnd) -> None:
        """Keep how a reading ended; once."""
        ...
