"""What a reviewer has filled in so far (审稿草稿), kept as JSON until it is handed in."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from editorial.domain.case import DecisionRequest
from editorial.domain.decisions import Decision
from editorial.domain.reviews import Answer, ChecklistAnswer, ReviewGrade, TopicDeclaration


@dataclass(frozen=True, slots=True)
class ReviewDraft:
    """A review's form."""

    opinion: str = ""
    record: str = ""
    assessment: str = ""
    revision_notes: str = ""
    problems: str = ""
    """One problem a line."""
    grade: str = ""
    """Value of the second review's grade for the first; empty while none is chosen."""
    major_matter: str = ""
    """Why the piece is a major matter (重大事项)."""
    filing_number: str = ""
    """Number of the filing of a subject to be put on record."""
    read_in_full: bool = False
    read_closely: bool = False
    topic_declared: bool = False
    topic_concerned: bool = False
    checklist: tuple[ChecklistAnswer, ...] = ()

    def to_json(self) -> str:
        """The draft as it is kept."""
        return json.dumps(asdict(self), ensure_ascii=False)

    def request(self, decision: Decision) -> DecisionRequest:
        """The decision that this form asks for."""
        topic = (
            TopicDeclaration(self.topic_concerned, self.filing_number.strip())
            if self.topic_declared or self.topic_concerned
            else None
        )
        return DecisionRequest(
            decision,
            opinion=self.opinion.strip(),
            record=self.record.strip(),
            revision_notes=self.revision_notes.strip(),
            assessment=self.assessment.strip(),
            grade=ReviewGrade(self.grade) if self.grade in set(ReviewGrade) else None,
            major_matter=self.major_matter.strip(),
            read_in_full=self.read_in_full,
            read_closely=self.read_closely,
            checklist=self.checklist,
            problems=tuple(line.strip() for line in self.problems.splitlines() if line.strip()),
            topic=topic,
        )


def draft_from_json(kept: str | None) -> ReviewDraft:
    """The draft that was kept; what does not fit is left out, nothing fails."""
    try:
        found: Any = json.loads(kept or "{}")
    except ValueError:
        return ReviewDraft()
    if not isinstance(found, dict):
        return ReviewDraft()
    blank = ReviewDraft()
    known = {
        field.name: found[field.name]
        for field in fields(ReviewDraft)
        if field.name != "checklist"
        and isinstance(found.get(field.name), type(getattr(blank, field.name)))
    }
    return replace(blank, **known, checklist=_answers(found.get("checklist")))


def _answers(kept: Any) -> tuple[ChecklistAnswer, ...]:
    answers = []
    for each in kept if isinstance(kept, list) else ():
        try:
            answers.append(
                ChecklistAnswer(str(each["key"]), Answer(each["answer"]), str(each["remark"]))
            )
        except (KeyError, TypeError, ValueError):
            continue
    return tuple(answers)
