"""What the chief editor has filled in while checking a sample (终审样本检查表)."""

from __future__ import annotations

from dataclasses import dataclass

from editorial.domain.discrepancy import DiscrepancyKind

HEAVIEST = 1000
"""The most tenths of an error that somebody may give one place by hand."""


@dataclass(frozen=True, slots=True)
class ParagraphEdit:
    """One paragraph of the sampled text as it was written anew."""

    paragraph: int
    """Number of the paragraph, from 1."""
    text: str
    """A line break makes a new paragraph; nothing takes the paragraph out."""


@dataclass(frozen=True, slots=True)
class JudgedEdit:
    """How a change in the text is to be taken, when not as the comparison takes it."""

    start: int
    """Where it begins, in code points of the version's body text."""
    wrong: str
    right: str
    kind: DiscrepancyKind | None = None
    """Another kind; None with a rule."""
    rule: str = ""
    """Id of a rule for what only a reader can judge."""
    weight: int | None = None
    """Tenths of an error; None: as the scheme says."""
    counts: bool = True
    """False: a polishing, no error."""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class HandError:
    """An error written down by hand, without changing the text."""

    paragraph: int
    wrong: str = ""
    right: str = ""
    kind: DiscrepancyKind | None = None
    rule: str = ""
    weight: int | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class SampleCheckForm:
    """Changes, how they are to be taken, and errors by hand."""

    edits: tuple[ParagraphEdit, ...] = ()
    judged: tuple[JudgedEdit, ...] = ()
    hand: tuple[HandError, ...] = ()
