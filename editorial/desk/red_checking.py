"""The red check (核红): a corrected galley held against its marks, looked at, and signed (A-06)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from editorial.desk.desk import Desk
from editorial.desk.differences import READING_STAGES
from editorial.desk.incoming import kept_document
from editorial.desk.manuscript_views import ManuscriptView, view_in
from editorial.desk.registration import seen
from editorial.desk.sessions import Session, acting, looking
from editorial.desk.wanted_text import wanted_text
from editorial.domain.discrepancy import Discrepancy
from editorial.domain.identifiers import ManuscriptId
from editorial.domain.manuscript import Manuscript
from editorial.domain.pending_changes import pending_changes
from editorial.domain.people import Actor
from editorial.domain.permissions import PERMITTED, Operation, demand, role_refusal
from editorial.domain.ports import UnitOfWork
from editorial.domain.proofs import Disposition, ProofRound
from editorial.domain.red_check import CheckedMark, GalleyRedCheck, MarkOutcome
from editorial.domain.refusals import OperationRefused, Refusal
from editorial.text.body_text import body_text
from editorial.text.document_text import DocumentText

if TYPE_CHECKING:
    from editorial.collation.asked_marks import AskedMark


@dataclass(frozen=True)
class MarkLine:
    """One mark of the red proof, with what it asked for and what came of it."""

    mark: CheckedMark
    name: str
    """How the record calls it: a difference by its number, 补 4, 改动 1."""
    kind: str
    """What it is, in Chinese."""
    asked: Discrepancy
    """The difference that was marked: its galley side stood there, its manuscript side was
    wanted."""
    differences: tuple[int, ...]
    """Numbers of the differences that stand open at the place in the corrected galley."""


@dataclass(frozen=True)
class ChangeLine:
    """One place that changed although nobody had marked it."""

    change: Discrepancy
    differences: tuple[int, ...]
    """Numbers of the differences at the place; none when it agrees with the manuscript."""


@dataclass(frozen=True)
class RedCheckMaterial:
    """What lies before who checks a corrected galley (核红人)."""

    view: ManuscriptView
    record: GalleyRedCheck
    marks: tuple[MarkLine, ...]
    changes: tuple[ChangeLine, ...]
    marked_text: DocumentText
    """The galley with the marks on it (红样)."""
    corrected_text: DocumentText
    """The galley that came back."""
    refusals: tuple[Refusal, ...]
    """Why this person cannot sign it now; empty when it can be signed."""


def red_check_material(
    desk: Desk, session: Session, manuscript_id: ManuscriptId, galley: int | None = None
) -> RedCheckMaterial:
    """The red check of a galley, the newest by default.

    Raises:
        OperationRefused: when the person may not see it, or the galley had no marks to carry out.
    """
    with looking(desk, session) as (unit, actor):
        view = view_in(desk, unit, actor, manuscript_id)
        manuscript = view.manuscript
        number = galley or len(manuscript.galleys)
        record = _demanded(unit.red_checks.get(manuscript_id, number))
        marked_round = manuscript.rounds[record.marked_round - 1]
        marked_galley = manuscript.galleys[marked_round.galley - 1]
        marked_text = kept_document(unit, marked_galley.document_sha256)
        found = _differences_on(manuscript, number)
        asked = _asked(manuscript, marked_round, marked_text)
        return RedCheckMaterial(
            view=view,
            record=record,
            marks=tuple(
                MarkLine(
                    mark,
                    asked[mark.number].name,
                    asked[mark.number].kind,
                    asked[mark.number].found,
                    () if mark.outcome is MarkOutcome.DONE else _at(mark.start, mark.end, found),
                )
                for mark in record.check.marks
            ),
            changes=tuple(
                ChangeLine(each, _at(each.galley.start, each.galley.end, found))
                for each in record.check.unmarked
            ),
            marked_text=marked_text,
            corrected_text=kept_document(unit, manuscript.galleys[number - 1].document_sha256),
            refusals=_refusals(manuscript, actor, record),
        )


def sign_red_check(
    desk: Desk,
    session: Session,
    manuscript_id: ManuscriptId,
    seen_revision: int,
    remark: str = "",
) -> GalleyRedCheck:
    """Confirm that the newest galley was held against its marks, place by place (核红签名).

    Raises:
        OperationRefused: when the person may not, there is nothing to check, it is signed, or the
            galley is not being read now.
        StaleManuscript: when the manuscript was changed since it was seen.
    """
    now = desk.now()
    with acting(desk, session) as (unit, actor):
        demand(actor, Operation.SIGN_RED_CHECK)
        manuscript = seen(unit, manuscript_id, seen_revision)
        record = _demanded(unit.red_checks.get(manuscript_id, len(manuscript.galleys)))
        refusals = _refusals(manuscript, actor, record)
        if refusals:
            raise OperationRefused(refusals)
        signed = replace(
            record,
            check=replace(record.check, signed_by=actor.id, signed_at=now),
            remark=remark.strip(),
        )
        unit.red_checks.sign(signed)
        galley = manuscript.galleys[record.galley - 1]
        details = {
            "number": manuscript.number,
            "galley": record.galley,
            "text": galley.text_sha256,
            "marked_round": record.marked_round,
            **red_check_figures(record),
            "remark": signed.remark,
        }
        unit.audit.append(now, actor, "red_check.sign", manuscript.id, details)
        unit.commit()
    return signed


@dataclass(frozen=True)
class RedProof:
    """A galley with everything on it that the next one is to carry out (红样)."""

    proof_round: ProofRound
    galley: DocumentText
    wanted: DocumentText
    """What it is to become."""


def red_proof(unit: UnitOfWork, manuscript: Manuscript) -> RedProof | None:
    """What the next galley is to carry out; None before the first one."""
    rounds = manuscript.rounds_since_freeze
    if not rounds:
        return None
    galley = manuscript.galleys[rounds[-1].galley - 1]
    return RedProof(
        rounds[-1],
        kept_document(unit, galley.document_sha256),
        wanted_text(unit, manuscript, rounds[-1]),
    )


def collated_red_check(
    manuscript: Manuscript, marked: RedProof, corrected: DocumentText
) -> GalleyRedCheck:
    """The red check of a galley that comes in.

    It is to carry out what was marked to be corrected, what was found by eye, and the changes of
    the frozen text that were approved since.

    Args:
        manuscript: As it stands before the galley is added to it.
        marked: What was asked for.
        corrected: The galley that comes in.
    """
    from editorial.collation.asked_marks import asked_marks, red_marks  # noqa: PLC0415  heavy
    from editorial.collation.collate import collate  # noqa: PLC0415
    from editorial.collation.red_check import red_check  # noqa: PLC0415

    galley = body_text(marked.galley)
    found = collate(body_text(marked.wanted), galley).discrepancies
    pending = pending_changes(manuscript, marked.proof_round)
    marks = red_marks(found, asked_marks(marked.proof_round, pending, galley))
    check = red_check(galley, marks, body_text(corrected))
    number = len(manuscript.galleys) + 1
    return GalleyRedCheck(manuscript.id, number, marked.proof_round.number, check)


def _asked(
    manuscript: Manuscript, marked_round: ProofRound, galley: DocumentText
) -> dict[int, AskedMark]:
    """What a round could have asked for, by number, whatever was decided of it."""
    from editorial.collation.asked_marks import asked_marks  # noqa: PLC0415

    pending = pending_changes(manuscript, marked_round)
    every = asked_marks(marked_round, pending, body_text(galley), frozenset(Disposition))
    return {each.number: each for each in every}


def red_check_figures(record: GalleyRedCheck) -> dict[str, object]:
    """How many marks were done, missed, wrongly done, and what changed unmarked."""
    figures: dict[str, object] = {
        outcome.value: record.check.count(outcome) for outcome in MarkOutcome
    }
    return figures | {"unmarked": len(record.check.unmarked)}


def _demanded(record: GalleyRedCheck | None) -> GalleyRedCheck:
    if record is None:
        raise OperationRefused((Refusal("no_red_check", "本校样不是改样后返回的校样，无需核红"),))
    return record


def _refusals(manuscript: Manuscript, actor: Actor, record: GalleyRedCheck) -> tuple[Refusal, ...]:
    operation = Operation.SIGN_RED_CHECK
    found = [role_refusal(actor, PERMITTED[operation], operation.label)]
    if record.is_signed:
        found.append(Refusal("red_check_signed", "本校样已经核红签名"))
    elif record.galley != len(manuscript.galleys):
        found.append(Refusal("galley_replaced", "已收到更新的校样，请核对最新的一份"))
    elif manuscript.stage not in READING_STAGES:
        found.append(Refusal("not_reading", f"稿件在“{manuscript.stage.label}”环节，现在不能核红"))
    return tuple(refusal for refusal in found if refusal is not None)


def _differences_on(manuscript: Manuscript, galley: int) -> tuple[Discrepancy, ...]:
    rounds = [each for each in manuscript.rounds if each.galley == galley]
    return tuple(d.discrepancy for d in rounds[-1].differences) if rounds else ()


def _at(start: int, end: int, found: Iterable[Discrepancy]) -> tuple[int, ...]:
    """Numbers of the differences whose galley side touches the stretch."""
    return tuple(
        each.number for each in found if each.galley.start <= end and start <= each.galley.end
    )
