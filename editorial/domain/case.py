"""A case (一次处理): everything a guard may look at when somebody takes a decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from editorial.domain.baseline import Baseline, BaselineChange
from editorial.domain.blind_reading import BlindReading
from editorial.domain.decisions import Decision
from editorial.domain.extra_rounds import (
    DueExtraRound,
    ExtraRoundRule,
    ProofText,
    due_extra_rounds,
    rules_in_force,
)
from editorial.domain.identifiers import Sha256
from editorial.domain.issue_standing import IssueStanding
from editorial.domain.manuscript import Manuscript
from editorial.domain.office_rules import OfficeRules
from editorial.domain.people import Actor
from editorial.domain.reading_marks import ReadingMarks
from editorial.domain.red_check import GalleyRedCheck
from editorial.domain.refusals import Refusal
from editorial.domain.reviews import (
    BoardConclusion,
    ChecklistAnswer,
    ChecklistItem,
    ReviewGrade,
    TopicDeclaration,
)
from editorial.domain.sample_check import SampleCheck


@dataclass(frozen=True, slots=True)
class DecisionRequest:
    """What a person fills in when taking a decision; most decisions use a few of the fields."""

    decision: Decision
    opinion: str = ""
    record: str = ""
    revision_notes: str = ""
    assessment: str = ""
    grade: ReviewGrade | None = None
    """The second review's grade for the first."""
    major_matter: str = ""
    """Why the piece is a major matter (重大事项); empty leaves it as it is."""
    read_in_full: bool = False
    read_closely: bool = False
    checklist: tuple[ChecklistAnswer, ...] = ()
    problems: tuple[str, ...] = ()
    topic: TopicDeclaration | None = None
    board: BoardConclusion | None = None
    confirmed: frozenset[str] = frozenset()
    """Keys of the confirmations ticked: 齐、清、定, or the points of the imprint."""
    sheets_expected: int | None = None
    sheets_present: int | None = None
    read_through: bool = False
    major_change: bool = False
    seen_galley: Sha256 | None = None
    """SHA-256 of the galley's text that was on the signer's screen."""


@dataclass(frozen=True, slots=True)
class Case:
    """One decision asked for: who, what, on which manuscript, when, under which settings."""

    manuscript: Manuscript
    actor: Actor
    request: DecisionRequest
    at: datetime
    rules: OfficeRules = OfficeRules()
    checklist: tuple[ChecklistItem, ...] = ()
    """The points that the stage's checklist asks."""
    imprint: tuple[ChecklistItem, ...] = ()
    """What is checked in the imprint before printing, for the office's sort of publication."""
    issue: IssueStanding = IssueStanding()
    """How the manuscript's issue stands; blank: nothing closed, nothing drawn."""
    marks: ReadingMarks | None = None
    """What the actor has marked as read of the newest version at this stage; None: nothing."""
    staff: tuple[Actor, ...] = ()
    """Everybody at work today, for rules that give way when nobody is there."""
    sample_check: SampleCheck | None = None
    """The newest check of the newest version (终审样本检查)."""
    arising: tuple[BaselineChange, ...] = ()
    """Changes of the frozen text that the round's 编辑改动 become when it is approved."""
    baseline: Baseline | None = None
    """The dated baseline with those; what a signature names. None: the frozen text as it is."""
    red_check: GalleyRedCheck | None = None
    """The red check of the newest galley; None when it had no marks to carry out."""
    blind_reading: BlindReading | None = None
    """The second, independent reading of the first galley; None when nobody has been named."""
    extra_rounds: tuple[ExtraRoundRule, ...] = ()
    """The rules that may call for an extra proof, as they ship."""
    proof_text: ProofText | None = None
    """What those rules need of the frozen text, where an extra proof can still be required."""

    @property
    def extra_rounds_due(self) -> tuple[DueExtraRound, ...]:
        """Why an extra proof is due now; empty when none is."""
        rules = rules_in_force(self.extra_rounds, self.rules)
        return due_extra_rounds(self.manuscript, rules, self.proof_text)


Guard = Callable[[Case], Refusal | None]
"""A named pure condition: a refusal with its reason, or None when it is met."""
