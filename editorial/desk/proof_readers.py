"""Who reads the proofs of a piece (校对人): who may, and who is named for it on record."""

from __future__ import annotations

from dataclasses import dataclass, replace

from editorial.desk.blind_sealing import current_reading
from editorial.desk.case_building import staff_of
from editorial.desk.desk import Desk
from editorial.desk.registration import seen
from editorial.desk.sessions import Session, acting, looking
from editorial.domain.identifiers import ManuscriptId, PersonId
from editorial.domain.manuscript import Manuscript
from editorial.domain.permissions import Operation, demand
from editorial.domain.proof_readers import (
    ProposedReader,
    ReadingTask,
    proposed_readers,
    reader_refusals,
)
from editorial.domain.reader_assignment import ReaderAssignment
from editorial.domain.refusals import OperationRefused, Refusal
from editorial.domain.stages import ProofPass

ASSIGNABLE = (ProofPass.FIRST, ProofPass.SECOND, ProofPass.THIRD, ProofPass.EXTRA)
"""The passes that somebody can be named for."""


@dataclass(frozen=True, slots=True)
class PassReaders:
    """One pass of a piece: who is named for it, and who may read it."""

    proof_pass: ProofPass
    assigned: PersonId | None
    proposed: tuple[ProposedReader, ...]
    """Who may read it first, then who may not and why."""


def proof_reader_proposals(
    desk: Desk, session: Session, manuscript_id: ManuscriptId
) -> tuple[PassReaders, ...]:
    """Who may read each pass of a piece (S-34, S-35, S-36).

    Raises:
        OperationRefused: when the person may not see manuscripts.
    """
    with looking(desk, session) as (unit, actor):
        demand(actor, Operation.READ_MANUSCRIPTS)
        manuscript = unit.manuscripts.get(manuscript_id)
        staff = staff_of(unit, desk.now())
    return tuple(
        PassReaders(
            each,
            manuscript.assigned_reader(each),
            proposed_readers(ReadingTask(manuscript, each, staff, desk.rules)),
        )
        for each in ASSIGNABLE
    )


def assign_reader(
    desk: Desk,
    session: Session,
    manuscript_id: ManuscriptId,
    seen_revision: int,
    assignment: tuple[ProofPass, PersonId | None],
    reason: str = "",
) -> Manuscript:
    """Name who reads a pass of a piece; nobody else can then hand it in.

    Args:
        desk: The desk.
        session: A responsible editor or the chief editor.
        manuscript_id: A piece that has been sent to typesetting.
        seen_revision: The revision that the person saw.
        assignment: The pass, and the reader; None for the reader takes the naming back.
        reason: Why, where there is something to say.

    Raises:
        OperationRefused: with every reason why not: also those against the reader.
        StaleManuscript: when the manuscript was changed since it was seen.
    """
    now = desk.now()
    proof_pass, reader = assignment
    with acting(desk, session) as (unit, actor):
        demand(actor, Operation.ASSIGN_READER)
        manuscript = seen(unit, manuscript_id, seen_revision)
        refusals = _refusals(manuscript, proof_pass, reader)
        blind = current_reading(unit, manuscript) if proof_pass is ProofPass.FIRST else None
        if blind is not None and reader is not None and blind.reader == reader:
            told = "此人是本稿背对背校对的第二校对人，一校须由另一人校对"
            refusals = (*refusals, Refusal("blind_reader", told))
        if not refusals and reader is not None:
            staff = staff_of(unit, now)
            task = ReadingTask(manuscript, proof_pass, staff, desk.rules)
            person = next((each for each in staff if each.id == reader), None)
            if person is None:
                refusals = (Refusal("no_such_person", "没有这个人，或账号已停用，请重新选择"),)
            else:
                refusals = tuple(
                    Refusal(each.code, f"{person.name}：{each.reason}")
                    for each in reader_refusals(task, person)
                )
        if refusals:
            raise OperationRefused(refusals)
        named = ReaderAssignment(proof_pass, reader, actor.id, now, reason.strip())
        changed = replace(manuscript, assignments=(*manuscript.assignments, named))
        unit.manuscripts.save(changed)
        details = {"pass": proof_pass.value, "reader": reader, "reason": named.reason}
        unit.audit.append(now, actor, "reader.assign", manuscript_id, details)
        unit.commit()
    return replace(changed, revision=changed.revision + 1)


def _refusals(
    manuscript: Manuscript, proof_pass: ProofPass, reader: PersonId | None
) -> tuple[Refusal, ...]:
    if proof_pass not in ASSIGNABLE:
        return (Refusal("not_assignable", f"{proof_pass.label}由责任编辑核对，不用指定"),)
    if manuscript.frozen is None or manuscript.stage.is_over:
        return (Refusal("not_in_proof", "发稿以后、付印以前才能指定校对人"),)
    if manuscript.assigned_reader(proof_pass) == reader:
        told = "已指定由此人校对" if reader is not None else "没有指定校对人，不必取消"
        return (Refusal("assignment_changes_nothing", f"本稿{proof_pass.label}{told}"),)
    read = [r.completed_at for r in manuscript.rounds_since_freeze if r.proof_pass is proof_pass]
    if read and read[-1] is not None and proof_pass is not ProofPass.EXTRA:
        return (Refusal("read_already", f"本稿{proof_pass.label}已经校毕，不能再指定"),)
    return ()
