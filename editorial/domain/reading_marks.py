"""Reading on record (审读痕迹): which paragraphs a reviewer has read, and which closely."""

from __future__ import annotations

from dataclasses import dataclass, replace

from editorial.domain.identifiers import ManuscriptId, PersonId
from editorial.domain.stages import Stage


@dataclass(frozen=True, slots=True)
class ReadingMeter:
    """How far somebody has come: paragraphs and characters, read and closely read."""

    paragraphs: int
    characters: int
    read: int
    read_characters: int
    closely: int
    closely_characters: int

    @property
    def is_whole(self) -> bool:
        """Whether everything has been read."""
        return self.read == self.paragraphs

    @property
    def is_wholly_close(self) -> bool:
        """Whether everything has been read closely."""
        return self.closely == self.paragraphs


@dataclass(frozen=True, slots=True)
class MarkChange:
    """Marks set or taken back in one go.

    Reading closely (细审、精读) is reading too; taking a reading back takes its closeness along.
    """

    paragraphs: frozenset[int]
    """Numbers of paragraphs, from 1."""
    close: bool = False
    read: bool = True
    """False takes the marks back."""


@dataclass(frozen=True, slots=True)
class ReadingMarks:
    """What one person has read of one text version at one review stage (S-05, S-12, S-13)."""

    manuscript: ManuscriptId
    version: int
    """Number of the text version that was read."""
    stage: Stage
    reader: PersonId
    lengths: tuple[int, ...]
    """Characters of each paragraph of that version's body text."""
    full: frozenset[int] = frozenset()
    """Numbers (from 1) of the paragraphs that were read."""
    close: frozenset[int] = frozenset()
    """Those of them that were read closely (细审、精读)."""
    on_paper: bool = False
    """Whether some of it was read on paper: recorded by the form's tick, not while paging."""

    def __post_init__(self) -> None:
        """Hold what marks are: paragraphs of this text, the close ones among those read.

        Raises:
            ValueError: when they are not.
        """
        if not self.close <= self.full <= self.every_paragraph:
            raise ValueError("marks of paragraphs that the text does not have")

    @property
    def every_paragraph(self) -> frozenset[int]:
        """Numbers of all paragraphs of the text."""
        return frozenset(range(1, len(self.lengths) + 1))

    @property
    def meter(self) -> ReadingMeter:
        """How far the reading has come."""
        return ReadingMeter(
            paragraphs=len(self.lengths),
            characters=sum(self.lengths),
            read=len(self.full),
            read_characters=self._characters(self.full),
            closely=len(self.close),
            closely_characters=self._characters(self.close),
        )

    def _characters(self, paragraphs: frozenset[int]) -> int:
        return sum(self.lengths[number - 1] for number in paragraphs)

    def changed(self, change: MarkChange) -> ReadingMarks:
        """The marks after a change; paragraphs that the text does not have are left out."""
        named = change.paragraphs & self.every_paragraph
        if change.read:
            close = self.close | named if change.close else self.close
            return replace(self, full=self.full | named, close=close)
        full = self.full if change.close else self.full - named
        return replace(self, full=full, close=self.close - named)

    def ticked(self, *, close: bool) -> ReadingMarks:
        """The marks after “全文已读” (or “已细审”) was ticked: the rest was read on paper."""
        everything = self.every_paragraph
        whole = replace(self, full=everything, close=everything if close else self.close)
        return whole if whole == self else replace(whole, on_paper=True)


def changes_between(before: ReadingMarks, after: ReadingMarks) -> tuple[MarkChange, ...]:
    """The changes that lead from one state of marks to another: undo is the way back."""
    wanted = (
        MarkChange(before.full - after.full, read=False),
        MarkChange((before.close - after.close) & after.full, close=True, read=False),
        MarkChange(after.full - before.full - after.close),
        MarkChange(after.close - before.close, close=True),
    )
    return tuple(change for change in wanted if change.paragraphs)


def paragraph_ranges(paragraphs: frozenset[int]) -> str:
    """Paragraph numbers as people write them: ``1-4,7``."""
    pieces: list[str] = []
    numbers = sorted(paragraphs)
    for at, number in enumerate(numbers):
        if at and numbers[at - 1] == number - 1:
            continue
        last = number
        while last + 1 in paragraphs:
            last += 1
        pieces.append(str(number) if last == number else f"{number}-{last}")
    return ",".join(pieces)


def ranged_paragraphs(written: str) -> frozenset[int]:
    """The paragraph numbers that :func:`paragraph_ranges` wrote.

    Raises:
        ValueError: when it is no such writing.
    """
    numbers: set[int] = set()
    for piece in filter(None, written.split(",")):
        first, _, last = piece.partition("-")
        numbers |= set(range(int(first), int(last or first) + 1))
    return frozenset(numbers)
