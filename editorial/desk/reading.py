"""Reading on record (审读痕迹): marking paragraphs as read, and what a form's ticks leave."""

from __future__ import annotations

from dataclasses import dataclass

from editorial.desk.desk import Desk
from editorial.desk.incoming import kept_document
from editorial.desk.sessions import Session, acting, looking
from editorial.domain.case import Case
from editorial.domain.decisions import Decision
from editorial.domain.identifiers import ManuscriptId
from editorial.domain.issue_standing import IssueStanding
from editorial.domain.manuscript import Manuscript, TextVersion
from editorial.domain.people import Actor, Role
from editorial.domain.permissions import Operation, demand, role_refusal
from editorial.domain.ports import UnitOfWork
from editorial.domain.reading_marks import MarkChange, ReadingMarks, paragraph_ranges
from editorial.domain.refusals import OperationRefused, Refusal, StaleManuscript
from editorial.domain.stages import REVIEW_STAGES, Stage
from editorial.text.body_text import body_text
from editorial.text.document_text import DocumentText

READER_ROLES = {
    Stage.FIRST_REVIEW: Role.EDITOR,
    Stage.SECOND_REVIEW: Role.RESPONSIBLE_EDITOR,
    Stage.FINAL_REVIEW: Role.CHIEF_EDITOR,
}
"""Whose reading a review stage is."""


@dataclass(frozen=True, slots=True)
class ReadingMaterial:
    """A text to be read, with what this person has marked of it."""

    document: DocumentText
    marks: ReadingMarks
    refusals: tuple[Refusal, ...]
    """Why the person can mark nothing here; empty when marks are taken."""


def reading_material(
    desk: Desk, session: Session, manuscript_id: ManuscriptId, stage: Stage | None = None
) -> ReadingMaterial:
    """The newest text of a manuscript, with the person's marks at its review stage.

    Args:
        desk: The desk.
        session: Who reads.
        manuscript_id: What is read.
        stage: The review stage, by default where the manuscript is; behind the reviews the one
            whose reading this person could make up for.

    Raises:
        OperationRefused: when the person may not see manuscripts.
    """
    with looking(desk, session) as (unit, actor):
        demand(actor, Operation.READ_MANUSCRIPTS)
        manuscript = unit.manuscripts.get(manuscript_id)
        document = kept_document(unit, manuscript.current_version.document_sha256)
        at = stage or _stage_of(manuscript, actor)
        standing = unit.issue_records.standing(manuscript.issue)
        refusals = _refusals(manuscript, actor, at, standing)
        return ReadingMaterial(document, _marks(unit, manuscript, actor, at), refusals)


def mark_read(
    desk: Desk,
    session: Session,
    manuscript_id: ManuscriptId,
    changes: tuple[MarkChange, ...],
    *,
    stage: Stage | None = None,
    version: int | None = None,
) -> ReadingMarks:
    """Mark paragraphs as read or closely read, or take marks back.

    A piece that has left the second or final review can still be read closely there (补读): what
    the issue's coverage or sample lacks is made up for in this way.

    Args:
        desk: The desk.
        session: Who has read.
        manuscript_id: What was read.
        changes: The marks, applied in order.
        stage: The review stage, as in :func:`reading_material`.
        version: The text version that was on the screen, when there was one.

    Returns:
        The marks as they are now.

    Raises:
        OperationRefused: when the person does not review the piece at that stage.
        StaleManuscript: when a newer text has come in since.
    """
    with acting(desk, session) as (unit, actor):
        demand(actor, Operation.MARK_READING)
        manuscript = unit.manuscripts.get(manuscript_id)
        newest = manuscript.current_version.number
        if version is not None and version != newest:
            raise StaleManuscript(f"《{manuscript.title}》已登记新文本，请重新打开后再审读")
        at = stage or _stage_of(manuscript, actor)
        refusals = _refusals(manuscript, actor, at, unit.issue_records.standing(manuscript.issue))
        if refusals:
            raise OperationRefused(refusals)
        before = marks = _marks(unit, manuscript, actor, at)
        for change in changes:
            marks = marks.changed(change)
        if marks != before:
            _keep(desk, unit, actor, marks, changes)
            unit.commit()
    return marks


def record_close_reading(
    desk: Desk, session: Session, manuscript_id: ManuscriptId, stage: Stage
) -> ReadingMarks:
    """Record that a whole piece was read closely on paper (补记细审、精读).

    Raises:
        OperationRefused: when the person does not review the piece at that stage, or the office
            wants every paragraph marked.
    """
    if desk.rules.reading_marks_required:
        raise OperationRefused(
            (Refusal("marks_missing", "本编辑部要求逐段标记，请打开稿件逐段标记“细审”"),)
        )
    with acting(desk, session) as (unit, actor):
        demand(actor, Operation.MARK_READING)
        manuscript = unit.manuscripts.get(manuscript_id)
        standing = unit.issue_records.standing(manuscript.issue)
        refusals = _refusals(manuscript, actor, stage, standing)
        if refusals:
            raise OperationRefused(refusals)
        before = _marks(unit, manuscript, actor, stage)
        marks = before.ticked(close=True)
        if marks != before:
            _keep(desk, unit, actor, marks, (MarkChange(marks.every_paragraph, close=True),))
            unit.commit()
    return marks


def record_ticks(unit: UnitOfWork, case: Case) -> None:
    """Record a review's ticks as marks: what was not marked while paging was read on paper."""
    manuscript, request = case.manuscript, case.request
    if manuscript.stage not in REVIEW_STAGES or request.decision is Decision.WITHDRAW:
        return
    if not request.read_in_full and not request.read_closely:
        return
    before = case.marks or _marks(unit, manuscript, case.actor, manuscript.stage)
    unit.reading_marks.save(before.ticked(close=request.read_closely), case.at)


def paragraph_lengths(document: DocumentText) -> tuple[int, ...]:
    """Characters (code points of the body text) of each paragraph."""
    body = body_text(document)
    ends = (*body.paragraph_starts[1:], len(body.text))
    return tuple(end - start for start, end in zip(body.paragraph_starts, ends, strict=True))


def _marks(unit: UnitOfWork, manuscript: Manuscript, actor: Actor, stage: Stage) -> ReadingMarks:
    version: TextVersion = manuscript.current_version
    found = unit.reading_marks.get(manuscript.id, version.number, stage, actor.id)
    if found is not None:
        return found
    lengths = paragraph_lengths(kept_document(unit, version.document_sha256))
    return ReadingMarks(manuscript.id, version.number, stage, actor.id, lengths)


def _keep(
    desk: Desk,
    unit: UnitOfWork,
    actor: Actor,
    marks: ReadingMarks,
    changes: tuple[MarkChange, ...],
) -> None:
    now = desk.now()
    unit.reading_marks.save(marks, now)
    details = {
        "version": marks.version,
        "stage": marks.stage.value,
        "on_paper": marks.on_paper,
        "changes": [
            {"paragraphs": paragraph_ranges(c.paragraphs), "close": c.close, "read": c.read}
            for c in changes
        ],
    }
    unit.audit.append(now, actor, "reading.mark", marks.manuscript, details)


def _stage_of(manuscript: Manuscript, actor: Actor) -> Stage:
    """The stage that the actor's reading belongs to when none is named."""
    if manuscript.stage in REVIEW_STAGES:
        return manuscript.stage
    made_up = (Stage.FINAL_REVIEW, Stage.SECOND_REVIEW)
    return next((each for each in made_up if READER_ROLES[each] in actor.roles), made_up[-1])


def _refusals(
    manuscript: Manuscript, actor: Actor, stage: Stage, standing: IssueStanding
) -> tuple[Refusal, ...]:
    """Every reason why the actor can mark nothing of the manuscript at that stage."""
    found: list[Refusal | None] = []
    if stage not in REVIEW_STAGES:
        found.append(Refusal("no_review_stage", "审读痕迹只能记在初审、复审或终审"))
    else:
        what = f"{stage.label}审读"
        found.append(role_refusal(actor, frozenset({READER_ROLES[stage]}), what))
        if stage is not manuscript.stage:
            found.append(_not_to_be_made_up(manuscript, stage, standing))
    found += [
        Refusal("reviewed_before", f"您已做过本稿的{other.label}，同一稿件的三审不能由一人兼任")
        for other in REVIEW_STAGES
        if other is not stage and actor.id in manuscript.reviewers(other)
    ]
    return tuple(refusal for refusal in found if refusal is not None)


def _not_to_be_made_up(
    manuscript: Manuscript, stage: Stage, standing: IssueStanding
) -> Refusal | None:
    """Why the reading of a stage cannot be made up for where the manuscript is now."""
    piece = standing.piece(manuscript.id)
    passed = piece is not None and piece.review(stage) is not None
    if stage is Stage.FIRST_REVIEW or not passed or manuscript.stage.is_over:
        return Refusal(
            "not_at_this_review",
            f"稿件在“{manuscript.stage.label}”环节，现在不能标记{stage.label}的审读痕迹",
        )
    return None
