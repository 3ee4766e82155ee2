"""Reviews (审稿): what the three reviews leave behind, and the problems they raise."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from editorial.domain.decisions import Decision
from editorial.domain.identifiers import PersonId
from editorial.domain.stages import Stage


class Answer(StrEnum):
    """The answer to one point of a checklist."""

    YES = "yes"
    NO = "no"
    NOT_APPLICABLE = "not_applicable"

    @property
    def label(self) -> str:
        """The answer in Chinese."""
        return {"yes": "符合", "no": "不符合", "not_applicable": "不适用"}[self.value]


class PointLevel(StrEnum):
    """How a point of a checklist is founded (依据的级别)."""

    RULE = "rule"
    STANDARD = "standard"
    PRACTICE = "practice"
    OFFICE = "office"

    @property
    def label(self) -> str:
        """The level in Chinese."""
        return {
            "rule": "内部规定",
            "standard": "国家规定、行业规程",
            "practice": "行业惯例（待核）",
            "office": "本单位自定",
        }[self.value]


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One point that a review, a proof or a release must look at."""

    key: str
    text: str
    clause: str
    """Clause of the rules that asks for it (S-07)."""
    may_not_apply: bool = False
    """Whether “不适用” is a possible answer."""
    level: PointLevel = PointLevel.RULE
    """What it is founded on."""


@dataclass(frozen=True, slots=True)
class ChecklistAnswer:
    """How one point was answered; “不符合” and “不适用” need a remark."""

    key: str
    answer: Answer
    remark: str = ""


class ReviewGrade(StrEnum):
    """How well the first reviewer worked, in the second reviewer's eyes (S-14)."""

    EXCELLENT = "excellent"
    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"

    @property
    def label(self) -> str:
        """The grade in Chinese."""
        return {"excellent": "优", "good": "良", "fair": "中", "poor": "差"}[self.value]


@dataclass(frozen=True, slots=True)
class Review:
    """One review as it was signed: never changed afterwards."""

    stage: Stage
    by: PersonId
    at: datetime
    decision: Decision
    opinion: str
    version: int
    """Number of the text version that was read."""
    record: str = ""
    """The review record (复审记录、终审记录)."""
    revision_notes: str = ""
    """What the author or editor is to revise."""
    assessment: str = ""
    """The second review's judgement of the first (对初审加工质量的评价)."""
    read_in_full: bool = False
    read_closely: bool = False
    """Whether the piece counts as closely read (细审、精读)."""
    checklist: tuple[ChecklistAnswer, ...] = ()
    deputising_for: PersonId | None = None
    grade: ReviewGrade | None = None
    """The second review's grade for the first (对初审的评级)."""


class ProblemState(StrEnum):
    """How far a problem has come."""

    OPEN = "open"
    SOLVED = "solved"
    CARRIED = "carried"
    RULED = "ruled"

    @property
    def label(self) -> str:
        """The state in Chinese."""
        return {
            "open": "待答复",
            "solved": "已处理",
            "carried": "未能解决，报终审",
            "ruled": "终审已裁定",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Ruling:
    """The chief editor's ruling (终审裁定) on a problem that was carried up (S-22)."""

    text: str
    by: PersonId
    at: datetime
    deputising_for: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A concrete problem that a review puts to the editor, who must answer it (S-15)."""

    number: int
    text: str
    raised_by: PersonId
    raised_at: datetime
    raised_in: Stage
    answer: str = ""
    answered_by: PersonId | None = None
    answered_at: datetime | None = None
    referred: bool = False
    """Whether the second review left it to the chief editor (报终审决定)."""
    unsolved: bool = False
    """Whether the editor's answer is that it could not be solved (未能解决)."""
    ruling: Ruling | None = None

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered it yet."""
        return self.answered_at is None

    @property
    def waits_for_ruling(self) -> bool:
        """Whether the chief editor has still to rule on it."""
        return (self.referred or self.unsolved) and self.ruling is None

    @property
    def state(self) -> ProblemState:
        """How far it has come."""
        if self.waits_for_ruling:
            return ProblemState.CARRIED
        if self.is_open:
            return ProblemState.OPEN
        return ProblemState.RULED if self.unsolved else ProblemState.SOLVED


@dataclass(frozen=True, slots=True)
class BoardConclusion:
    """What the editorial board (编委会) concluded on a manuscript."""

    met_on: date
    present: str
    """Members present, by role."""
    approves: bool
    conclusion: str
    recorded_by: PersonId
    recorded_at: datetime

    @property
    def members(self) -> tuple[str, ...]:
        """The members present, one each, however they were written down."""
        named = re.split(r"[、，,；;\n]+", self.present)
        return tuple(dict.fromkeys(name.strip() for name in named if name.strip()))


@dataclass(frozen=True, slots=True)
class TopicDeclaration:
    """The declaration on subjects to be put on record (重大选题备案, A-03)."""

    concerned: bool
    filing_number: str = ""
    """Number of the filing; needed when the subject is concerned."""

    @property
    def is_complete(self) -> bool:
        """Whether nothing stands in the way of publication."""
        return not self.concerned or bool(self.filing_number.strip())


@dataclass(frozen=True, slots=True)
class MatterFlag:
    """A piece marked as a major matter (重大事项, S-28), or the mark taken off."""

    flagged: bool
    reason: str
    by: PersonId
    at: datetime
