"""Building a case: the manuscript, the person and the form, with what the decision looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from editorial.desk.blind_sealing import current_reading
from editorial.desk.desk import Desk
from editorial.desk.extra_rounds import extra_round_rules, proof_text
from editorial.domain.blind_reading import BlindReading
from editorial.domain.case import Case, DecisionRequest
from editorial.domain.case_parts import CasePart
from editorial.domain.manuscript import Manuscript
from editorial.domain.people import Actor
from editorial.domain.ports import UnitOfWork
from editorial.domain.reading_marks import ReadingMarks
from editorial.domain.sample_check import SampleCheck
from editorial.domain.stages import REVIEW_STAGES


def case_of(
    desk: Desk,
    manuscript: Manuscript,
    actor: Actor,
    request: DecisionRequest,
    staff: tuple[Actor, ...] = (),
) -> Case:
    """The case without what stands beside the manuscript: see :func:`with_parts`."""
    return Case(
        manuscript,
        actor,
        request,
        desk.now(),
        desk.rules,
        checklist=desk.checklists.asked(manuscript.stage, desk.rules),
        imprint=desk.checklists.imprint(desk.rules.publication_type),
        extra_rounds=extra_round_rules(),
        staff=staff,
    )


def with_parts(unit: UnitOfWork, case: Case, parts: Iterable[CasePart]) -> Case:
    """The case with these of its parts looked up; the others stay blank.

    Args:
        unit: Where they are looked up.
        case: The case as :func:`case_of` makes it.
        parts: What the decisions look at that are judged
            (:func:`editorial.domain.case_parts.parts_for`).
    """
    return replace(case, **{part.value: _LOOKED_UP[part](unit, case) for part in parts})


def staff_of(unit: UnitOfWork, now: datetime) -> tuple[Actor, ...]:
    """Everybody at work now, with the roles that hold today."""
    deputations = unit.people.deputations()
    return tuple(
        Actor.of(person, deputations, now.date()) for person in unit.people.all() if person.active
    )


def newest_check(unit: UnitOfWork, manuscript: Manuscript) -> SampleCheck | None:
    """The newest check of the newest version (终审样本检查); one of an older text is void."""
    checks = unit.sample_checks.of_manuscript(manuscript.id)
    found = [each for each in checks if each.version == manuscript.current_version.number]
    return found[-1] if found else None


def is_in_sample(unit: UnitOfWork, manuscript: Manuscript) -> bool:
    """Whether the final review is to read the piece closely: its issue's sample has it (S-25)."""
    drawn = unit.issue_records.sample(manuscript.issue)
    return drawn is not None and manuscript.id in drawn.sample


def _check(unit: UnitOfWork, case: Case) -> SampleCheck | None:
    in_review = case.manuscript.stage in REVIEW_STAGES
    return newest_check(unit, case.manuscript) if in_review else None


def _marks(unit: UnitOfWork, case: Case) -> ReadingMarks | None:
    manuscript = case.manuscript
    if manuscript.stage not in REVIEW_STAGES:
        return None
    version = manuscript.current_version.number
    return unit.reading_marks.get(manuscript.id, version, manuscript.stage, case.actor.id)


def _blind_reading(unit: UnitOfWork, case: Case) -> BlindReading | None:
    """The second reading of the round that is on, where somebody has begun or waived one."""
    return current_reading(unit, case.manuscript) if case.rules.blind_second_reading else None


_LOOKED_UP: Final[dict[CasePart, Callable[[UnitOfWork, Case], Any]]] = {
    CasePart.ISSUE: lambda unit, case: unit.issue_records.standing(case.manuscript.issue),
    CasePart.MARKS: _marks,
    CasePart.STAFF: lambda unit, case: staff_of(unit, case.at),
    CasePart.SAMPLE_CHECK: _check,
    CasePart.RED_CHECK: lambda unit, case: unit.red_checks.get(
        case.manuscript.id, len(case.manuscript.galleys)
    ),
    CasePart.BLIND_READING: _blind_reading,
    CasePart.PROOF_TEXT: lambda unit, case: proof_text(unit, case.manuscript),
}
"""Part → how the desk looks it up."""
