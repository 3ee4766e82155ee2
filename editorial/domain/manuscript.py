"""The manuscript (稿件): everything that is on record of one piece."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from editorial.domain.baseline import BaselineChange, approved, in_force
from editorial.domain.decisions import Decision
from editorial.domain.identifiers import ColumnId, IssueId, ManuscriptId, PersonId, Sha256
from editorial.domain.layout_record import LayoutRecord
from editorial.domain.proofs import Galley, ProofRound, SignOff
from editorial.domain.reader_assignment import ReaderAssignment
from editorial.domain.reviews import (
    BoardConclusion,
    MatterFlag,
    Problem,
    Review,
    ReviewGrade,
    TopicDeclaration,
)
from editorial.domain.stage_checklists import AnsweredChecklist
from editorial.domain.stages import ProofPass, Stage


class VersionOrigin(StrEnum):
    """Where a text version came from."""

    RECEIVED = "received"
    AUTHOR = "author"
    EDITED = "edited"
    REWORKED = "reworked"
    FINAL = "final"

    @property
    def label(self) -> str:
        """The origin in Chinese."""
        return {
            "received": "来稿",
            "author": "作者修改稿",
            "edited": "编辑加工稿",
            "reworked": "再加工稿",
            "final": "终审改定稿",
        }[self.value]


@dataclass(frozen=True, slots=True)
class TextVersion:
    """One version of the text, known by the hashes of its file and of its canonical text."""

    number: int
    """Running number for the manuscript, from 1."""
    origin: VersionOrigin
    file_sha256: Sha256
    text_sha256: Sha256
    document_sha256: Sha256
    """SHA-256 of the text as it was read, kept as a blob (``editorial.text.document_json``)."""
    name: str
    characters: int
    added_by: PersonId
    added_at: datetime
    not_read: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FrozenText:
    """The edited manuscript (编辑加工稿) as sent out: what every proof is read against."""

    version: int
    text_sha256: Sha256
    document_sha256: Sha256
    frozen_by: PersonId
    frozen_at: datetime


@dataclass(frozen=True, slots=True)
class StageChange:
    """One step of the manuscript's way."""

    source: Stage
    decision: Decision
    target: Stage
    by: PersonId
    at: datetime
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """One piece, from registration to release."""

    id: ManuscriptId
    number: str
    """The office's own number (2026-04-003)."""
    title: str
    author: str
    issue: IssueId
    column: ColumnId
    editor: PersonId
    """The editor in charge of the piece."""
    stage: Stage
    stage_since: datetime
    registered_by: PersonId
    registered_at: datetime
    versions: tuple[TextVersion, ...] = ()
    reviews: tuple[Review, ...] = ()
    problems: tuple[Problem, ...] = ()
    board: tuple[BoardConclusion, ...] = ()
    topic: TopicDeclaration | None = None
    frozen: FrozenText | None = None
    galleys: tuple[Galley, ...] = ()
    rounds: tuple[ProofRound, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
    changes: tuple[StageChange, ...] = ()
    matters: tuple[MatterFlag, ...] = ()
    assignments: tuple[ReaderAssignment, ...] = ()
    baseline_changes: tuple[BaselineChange, ...] = ()
    """Changes of frozen texts, proposed, approved or refused, by number."""
    checklists: tuple[AnsweredChecklist, ...] = ()
    """The checklists that came with proofs, sign-off and release, oldest first."""
    layouts: tuple[LayoutRecord, ...] = ()
    """What was recorded of its layout, cover and important matter (版面登记), oldest first."""
    revision: int = 0
    """Counts the saves; a writer must have seen the newest."""

    @property
    def current_version(self) -> TextVersion:
        """The newest text version."""
        return self.versions[-1]

    @property
    def current_round(self) -> ProofRound | None:
        """The newest proof round."""
        return self.rounds[-1] if self.rounds else None

    @property
    def current_galley(self) -> Galley | None:
        """The newest galley."""
        return self.galleys[-1] if self.galleys else None

    @property
    def valid_sign_off(self) -> SignOff | None:
        """The sign-off that holds: not voided, and of the galley that is newest now."""
        galley = self.current_galley
        if not self.sign_offs or galley is None:
            return None
        latest = self.sign_offs[-1]
        covers = (
            latest.holds
            and latest.galley_sha256 == galley.text_sha256
            and latest.baseline_changes == self.approved_changes
        )
        return latest if covers else None

    @property
    def rounds_since_freeze(self) -> tuple[ProofRound, ...]:
        """The proof rounds against the text that is frozen now."""
        if self.frozen is None:
            return ()
        return tuple(r for r in self.rounds if r.opened_at >= self.frozen.frozen_at)

    @property
    def layout(self) -> LayoutRecord | None:
        """The layout record that holds: the newest of the text that is frozen, or newest, now."""
        return self._layout_until(None)

    def layout_of(self, proof_round: ProofRound) -> LayoutRecord | None:
        """What held when that round was last counted: a record changes no round that is over."""
        following = [r.opened_at for r in self.rounds if r.number == proof_round.number + 1]
        ends = [at for at in (proof_round.approved_at, *following) if at is not None]
        return self._layout_until(min(ends) if ends else None)

    def _layout_until(self, end: datetime | None) -> LayoutRecord | None:
        version = self.frozen.version if self.frozen else len(self.versions)
        held = [
            each
            for each in self.layouts
            if each.version == version and (end is None or each.at <= end)
        ]
        return held[-1] if held else None

    @property
    def changes_since_freeze(self) -> tuple[BaselineChange, ...]:
        """The changes of the text that is frozen now."""
        if self.frozen is None:
            return ()
        since = self.frozen.frozen_at
        return tuple(c for c in self.baseline_changes if c.proposed_at >= since)

    @property
    def approved_changes(self) -> int:
        """How many changes of the text that is frozen now have been approved."""
        return len(approved(self.changes_since_freeze))

    @property
    def open_changes(self) -> tuple[BaselineChange, ...]:
        """The changes that wait for the chief editor."""
        return tuple(c for c in self.changes_since_freeze if c.is_open)

    @property
    def pending_changes(self) -> tuple[BaselineChange, ...]:
        """The approved changes that the newest galley cannot have yet: the printer must get them.

        What came from a difference of that very galley stands in it already.
        """
        current = self.current_round
        if current is None or current not in self.rounds_since_freeze:
            return ()
        newer = {c.number for c in approved(self.changes_since_freeze)[current.baseline_changes :]}
        return tuple(
            c
            for c in in_force(self.changes_since_freeze)
            if c.number in newer and c.galley != current.galley
        )

    @property
    def major_matter(self) -> MatterFlag | None:
        """Why the piece is a major matter (重大事项) now; None when it is none."""
        newest = self.matters[-1] if self.matters else None
        return newest if newest is not None and newest.flagged else None

    @property
    def reviews_disagree(self) -> bool:
        """Whether the second review did not follow the first (A-02).

        It left the decision to the chief editor, or found the first reviewer's work poor.
        """
        second = [r for r in self.reviews if r.stage is Stage.SECOND_REVIEW]
        if not second:
            return False
        return second[-1].decision is Decision.REFER or second[-1].grade is ReviewGrade.POOR

    def assigned_reader(self, proof_pass: ProofPass) -> PersonId | None:
        """Who is named to read that pass of the text that is frozen now; None: whoever may."""
        named = [
            each
            for each in self.assignments
            if each.proof_pass is proof_pass
            and self.frozen is not None
            and each.at >= self.frozen.frozen_at
        ]
        return named[-1].reader if named else None

    def readers(self, proof_pass: ProofPass) -> frozenset[PersonId]:
        """Who has completed a reading of that pass, of the text that is frozen now."""
        return frozenset(
            r.reader
            for r in self.rounds_since_freeze
            if r.proof_pass is proof_pass and r.reader is not None and r.completed_at is not None
        )

    def reviewers(self, stage: Stage) -> frozenset[PersonId]:
        """Who has signed a review of that stage."""
        return frozenset(review.by for review in self.reviews if review.stage is stage)

    def entered(self, stage: Stage) -> datetime | None:
        """When the manuscript last came to that stage."""
        times = [change.at for change in self.changes if change.target is stage]
        return times[-1] if times else None
