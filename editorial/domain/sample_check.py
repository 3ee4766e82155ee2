"""The final review's check of a sample (终审样本检查): errors found, and the rate of the editing.

This is the quality of the *editing* (编辑质量差错率, S-26): how many errors were left in the
manuscript that the editors passed on. It has nothing to do with the proof rate, which says how far
a galley departs from its manuscript.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from editorial.domain.discrepancy import DiscrepancyKind
from editorial.domain.error_rate import ErrorRate, RateLimit
from editorial.domain.identifiers import ManuscriptId, PersonId, Sha256

RATE_NAME = "编辑质量差错率"
"""What the rate is called everywhere, so that nobody takes it for the proof rate (校样差错率)."""


class HighSampleRate(StrEnum):
    """What happens when the sample's rate is high (差错率较高, S-27)."""

    BLOCK = "block"
    """The piece cannot be accepted; it goes back for rework (再加工)."""
    WARN = "warn"


class ErrorOrigin(StrEnum):
    """How an error of the sample was found."""

    EDIT = "edit"
    """The chief editor changed the text there."""
    HAND = "hand"
    """The chief editor wrote it down."""

    @property
    def label(self) -> str:
        """The origin in Chinese."""
        return {"edit": "改稿", "hand": "手记"}[self.value]


@dataclass(frozen=True, slots=True)
class SampleError:
    """One error that the sampled text holds."""

    number: int
    """Running number in the check, from 1."""
    origin: ErrorOrigin
    paragraph: int
    """Number of the paragraph, from 1."""
    start: int
    """Offset of the first wrong character, in code points of the version's body text."""
    end: int
    wrong: str
    """What stands there; empty when something is missing."""
    right: str
    """What should stand there; empty when something is too much, or nobody can say."""
    kind: DiscrepancyKind | None
    """Its kind; None for what only a reader can judge: ``rule`` then says what it is."""
    rule: str = ""
    """Id of a rule for what only a reader can judge (QK-2.1 事实性、知识性、逻辑性、语法性错误)."""
    edits: int = 1
    """Characters that differ."""
    weight: int | None = None
    """Tenths of an error given by hand; None: as the scheme says."""
    counts: bool = True
    """False for a polishing that is no error (润色): kept in the text, left out of the rate."""
    remark: str = ""

    @property
    def in_words(self) -> str:
        """The error as one line for whoever has to put it right."""
        if self.wrong and self.right:
            what = f"“{self.wrong}”应为“{self.right}”"
        elif self.right:
            what = f"缺“{self.right}”"
        elif self.wrong and self.kind is DiscrepancyKind.EXTRA:
            what = f"“{self.wrong}”多余"
        else:
            what = f"“{self.wrong}”有误" if self.wrong else "有误"
        name = self.kind.label if self.kind is not None else self.rule
        remark = f"：{self.remark}" if self.remark else ""
        return f"第 {self.paragraph} 段{what}（{name}）{remark}"


@dataclass(frozen=True, slots=True)
class SampleRate:
    """The rate of the editing under one scheme."""

    scheme: str
    scheme_sha256: Sha256
    rate: ErrorRate


@dataclass(frozen=True, slots=True)
class CorrectedText:
    """The sampled text as the chief editor left it (终审改定稿)."""

    file_sha256: Sha256
    text_sha256: Sha256
    document_sha256: Sha256
    name: str
    characters: int
    not_read: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SampleCheck:
    """One check of a piece, as it was recorded; the newest of the newest version counts."""

    manuscript: ManuscriptId
    number: int
    """Running number for the manuscript, from 1."""
    version: int
    """Number of the text version that was checked."""
    by: PersonId
    at: datetime
    characters: int
    """Characters of that version: the denominator."""
    errors: tuple[SampleError, ...]
    rates: tuple[SampleRate, ...]
    """One for each scheme, the one that decides first."""
    limit: RateLimit
    """Beyond it the rate was high that day (差错率较高)."""
    corrected: CorrectedText | None = None
    """The corrections made in place, when there are any."""
    deputising_for: PersonId | None = None

    @property
    def rate(self) -> ErrorRate:
        """The rate that decides."""
        return self.rates[0].rate

    @property
    def is_high(self) -> bool:
        """Whether the rate is beyond the limit of that day."""
        return not self.rate.within(self.limit)

    @property
    def counted(self) -> tuple[SampleError, ...]:
        """The errors that count."""
        return tuple(error for error in self.errors if error.counts)

    @property
    def notes(self) -> str:
        """The errors as revision notes, one a line, for whoever reworks the piece."""
        if not self.counted:
            return ""
        lines = [f"{n}. {error.in_words}" for n, error in enumerate(self.counted, 1)]
        head = f"终审样本检查（第 {self.number} 次）查出差错 {len(lines)} 处："
        return "\n".join((head, *lines))
