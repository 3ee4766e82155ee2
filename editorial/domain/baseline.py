"""Editorial changes after the freeze (定稿后的改动): named, approved, applied to the frozen text.

The frozen text itself never changes. What the chief editor has approved is applied to it, and the
outcome is the dated baseline (改定的定稿) that later galleys are collated with (S-37, S-39, A-09).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from editorial.domain.identifiers import PersonId, Sha256
from editorial.domain.refusals import Refusal
from editorial.domain.replacements import Replacement, clash
from editorial.domain.stages import Stage

BREAK: Final = "\n"
"""Stands for a paragraph's beginning in ``old`` and ``new``."""

CHANGE_STAGES: Final = frozenset(Stage) - {
    Stage.FIRST_REVIEW,
    Stage.AUTHOR_REVISION,
    Stage.SECOND_REVIEW,
    Stage.REWORK,
    Stage.FINAL_REVIEW,
    Stage.BOARD_REVIEW,
    Stage.ACCEPTED,
    Stage.RELEASED,
    Stage.REJECTED,
    Stage.WITHDRAWN,
}
"""Where a change of the frozen text can be proposed and approved."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """The text that a galley is read against: the frozen one with approved changes."""

    changes: int
    """How many changes had been approved."""
    text_sha256: Sha256
    """SHA-256 of its canonical text."""
    document_sha256: Sha256
    """SHA-256 of the text as it is kept (``editorial.text.document_json``)."""


@dataclass(frozen=True, slots=True)
class ChangeRuling:
    """The chief editor's approval or refusal of a change."""

    approves: bool
    by: PersonId
    at: datetime
    remark: str = ""
    deputising_for: PersonId | None = None


@dataclass(frozen=True, slots=True)
class BaselineChange:
    """One named change of the frozen text (编辑改动)."""

    number: int
    """Running number for the manuscript, from 1."""
    start: int
    """Offset in the frozen body text, in code points."""
    end: int
    old: str
    """The frozen text from start to end."""
    new: str
    reason: str
    proposed_by: PersonId
    proposed_at: datetime
    ruling: ChangeRuling | None = None
    galley: int | None = None
    """Number of the galley whose differences it came from (编辑改动，留); None: proposed alone."""
    differences: tuple[int, ...] = ()
    """Numbers of those differences."""
    supersedes: tuple[int, ...] = ()
    """Numbers of earlier changes that it takes in."""

    @property
    def is_open(self) -> bool:
        """Whether it waits for the chief editor."""
        return self.ruling is None

    @property
    def is_approved(self) -> bool:
        """Whether the chief editor has approved it."""
        return self.ruling is not None and self.ruling.approves

    @property
    def approved_by(self) -> PersonId | None:
        """Who approved it."""
        return self.ruling.by if self.ruling is not None and self.ruling.approves else None

    @property
    def approved_at(self) -> datetime | None:
        """When it was approved."""
        return self.ruling.at if self.ruling is not None and self.ruling.approves else None

    @property
    def replacement(self) -> Replacement:
        """What it does to the frozen text."""
        return Replacement(self.start, self.end, self.new)


def approved(changes: Iterable[BaselineChange]) -> tuple[BaselineChange, ...]:
    """The approved changes, in the order in which they were approved."""
    found = [(each.ruling.at, each.number, each) for each in changes if each.ruling is not None]
    return tuple(each for _, _, each in sorted(found, key=lambda f: f[:2]) if each.is_approved)


def in_force(
    changes: Iterable[BaselineChange], first: int | None = None
) -> tuple[BaselineChange, ...]:
    """The approved changes that make the baseline, in text order.

    Args:
        changes: All changes of the frozen text.
        first: How many approvals count, the oldest first; all by default.
    """
    counted = approved(changes)[:first]
    gone = {number for each in counted for number in each.supersedes}
    return tuple(
        sorted(
            (each for each in counted if each.number not in gone),
            key=lambda each: (each.start, each.end, each.number),
        )
    )


def span_in_baseline(
    changes: Iterable[BaselineChange], first: int, later: BaselineChange
) -> tuple[int, int]:
    """Where a change that was approved later lies in a baseline without it.

    Args:
        changes: All changes of the frozen text.
        first: How many approvals the baseline has.
        later: A change in force that is none of them.

    Returns:
        Start and end in the baseline's body text: of what the change takes the place of.
    """
    shift = longer = 0
    for each in in_force(changes, first):
        grown = len(each.replacement.body) - (each.end - each.start)
        if later.start <= each.start and each.end <= later.end and later.start < later.end:
            longer += grown
        elif each.replacement < later.replacement:
            shift += grown
    return later.start + shift, later.end + shift + longer


def proposal_refusals(
    changes: Sequence[BaselineChange], proposed: BaselineChange, frozen: str
) -> tuple[Refusal, ...]:
    """Every reason why a change cannot be proposed.

    Args:
        changes: The changes of the frozen text so far.
        proposed: The new one.
        frozen: The frozen body text.
    """
    refusals: list[Refusal] = []
    if not proposed.reason.strip():
        refusals.append(Refusal("no_reason", "请写明改动的理由"))
    if not 0 <= proposed.start <= proposed.end <= len(frozen):
        return (*refusals, Refusal("no_such_place", "定稿里没有这个位置，请重新查找要改的文字"))
    if "".join(proposed.old.split()) != frozen[proposed.start : proposed.end]:
        refusals.append(Refusal("old_differs", "“原文”与定稿此处的文字不符，请重新查找要改的文字"))
    if _told(proposed.old) == _told(proposed.new):
        refusals.append(Refusal("no_change", "改后与原文相同，没有要改的内容"))
    gone = {number for each in approved(changes) for number in each.supersedes}
    for each in changes:
        stands = each.is_open or (each.is_approved and each.number not in gone)
        if stands and clash((proposed.start, proposed.end), (each.start, each.end)):
            refusals.append(
                Refusal(
                    "change_overlaps",
                    f"与第 {each.number} 处改动重叠，请先处理那一处，或把两处并作一处提出",
                )
            )
    return tuple(refusals)


def _told(text: str) -> tuple[str, ...]:
    """What counts of a text: its paragraphs without white space."""
    return tuple("".join(line.split()) for line in text.splitlines())
