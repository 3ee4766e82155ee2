"""What a form is filled in from (表单的依据): one piece's record, or an issue's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from editorial.domain.baseline import BaselineChange
from editorial.domain.coverage import Coverage
from editorial.domain.identifiers import PersonId
from editorial.domain.issue_standing import IssueStanding
from editorial.domain.manuscript import Manuscript
from editorial.domain.office_rules import OfficeRules
from editorial.domain.periodical_issue import PeriodicalIssue
from editorial.domain.proof_accounts import ProofAccounts
from editorial.domain.proofs import Disposition
from editorial.domain.red_check import GalleyRedCheck
from editorial.domain.reviews import ChecklistItem
from editorial.domain.sample_check import SampleCheck
from editorial.domain.stages import Stage
from editorial.paper.forms.form_blocks import AuditHead
from editorial.reports.report_model import RoundResult


@dataclass(frozen=True, slots=True)
class MarkedPlace:
    """One place of a proof round, as a list of errors needs it."""

    number: int
    place: str
    """Where it stands in the galley, in words."""
    printed: str
    """What the galley has."""
    right: str
    """What should stand there."""
    kind: str
    rule: str
    """Rule of the deciding scheme by which it counts."""
    tenths: int
    """What it counts under that scheme, in tenths of an error."""
    disposition: Disposition
    reason: str = ""
    by: PersonId | None = None
    at: datetime | None = None
    by_eye: bool = False
    """Whether a reader found it by eye (手工补记)."""
    carried: bool = False
    """Whether it was found so in an earlier round, and this galley may still have it."""


@dataclass(frozen=True, slots=True)
class NamedChange:
    """A change of the frozen text (定稿后的改动), as a form lists it."""

    place: str
    """Where it stands in the frozen text, in words."""
    change: BaselineChange


@dataclass(frozen=True, slots=True)
class IssueFacts:
    """What all forms of an issue share."""

    issue: PeriodicalIssue
    names: Mapping[PersonId, str]
    columns: Mapping[str, str]
    """Names of the columns by id."""
    checklists: Mapping[Stage, tuple[ChecklistItem, ...]]
    standing: IssueStanding
    rules: OfficeRules
    imprint: tuple[ChecklistItem, ...] = ()
    """What is checked in the imprint before printing (版本记录)."""
    zone: tzinfo | None = None
    """The office's time; None: this machine's."""

    def name(self, person: PersonId | None, instead_of: PersonId | None = None) -> str:
        """The person's name, with 代 and the principal's when a deputy; empty for nobody."""
        if person is None:
            return ""
        name = self.names.get(person, person)
        return f"{name}（代{self.names.get(instead_of, instead_of)}）" if instead_of else name

    def moment(self, at: datetime | None) -> str:
        """Day and minute in the office's time; empty for never."""
        return f"{at.astimezone(self.zone):%Y-%m-%d %H:%M}" if at else ""

    def day(self, at: datetime | None) -> str:
        """The day in the office's time; empty for never."""
        return f"{at.astimezone(self.zone):%Y-%m-%d}" if at else ""

    def coverage(self, stage: Stage) -> Coverage:
        """What was read of the issue at that review."""
        return self.standing.coverage(stage)


@dataclass(frozen=True, slots=True)
class PieceRecord:
    """One piece with everything that its forms speak of."""

    office: IssueFacts
    manuscript: Manuscript
    audit: AuditHead
    checks: tuple[SampleCheck, ...] = ()
    """Checks of the final review's sample, oldest first."""
    red_checks: tuple[GalleyRedCheck, ...] = ()
    """Red checks (核红) of its galleys, in their order."""
    places: Mapping[int, tuple[MarkedPlace, ...]] = field(default_factory=dict)
    """Places by the number of the round; rounds that were not asked for are missing."""
    named_changes: tuple[NamedChange, ...] = ()
    """Changes of the frozen text that somebody has ruled on or that wait for it; with places."""

    @property
    def column(self) -> str:
        """Name of its column."""
        return self.office.columns.get(self.manuscript.column, "")

    @property
    def about(self) -> str:
        """Number and title."""
        return f"{self.manuscript.number}　{self.manuscript.title}"


@dataclass(frozen=True, slots=True)
class IssueRecord:
    """An issue with its pieces."""

    office: IssueFacts
    pieces: tuple[PieceRecord, ...]
    audit: AuditHead
    whole: tuple[RoundResult, ...] = ()
    """Rates counted over the whole issue, pass by pass and together."""
    accounts: ProofAccounts | None = None
    """Its proof accounts (校对台账), for the form that shows them."""
