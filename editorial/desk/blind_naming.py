"""Who reads the first galley a second time (背对背校对人选): naming and waiving, on record."""

from __future__ import annotations

from dataclasses import replace

from editorial.desk.blind_reading import reading_blindly, round_under_reading
from editorial.desk.blind_sealing import current_reading
from editorial.desk.case_building import staff_of
from editorial.desk.desk import Desk
from editorial.desk.sessions import Session
from editorial.domain.blind_reading import BlindEnd, BlindOutcome, BlindReading, as_seen_by
from editorial.domain.identifiers import ManuscriptId, PersonId
from editorial.domain.manuscript import Manuscript
from editorial.domain.people import Actor, Role
from editorial.domain.permissions import Operation, demand
from editorial.domain.ports import UnitOfWork
from editorial.domain.refusals import OperationRefused, Refusal
from editorial.domain.stages import ProofPass


def name_blind_reader(
    desk: Desk, session: Session, manuscript_id: ManuscriptId, reader: PersonId, reason: str = ""
) -> BlindReading:
    """Name who reads the first galley a second time, without seeing the first reader's marks.

    Naming another person ends the reading of the one named before; what the first reader has
    handed in stands.

    Raises:
        OperationRefused: when the actor may not, the piece is not in its first proof, both have
            handed in or it was waived, or the person cannot be the second reader.
    """
    now = desk.now()
    with reading_blindly(desk, session) as (unit, actor):
        demand(actor, Operation.ASSIGN_READER)
        manuscript = unit.manuscripts.get(manuscript_id)
        proof_round = round_under_reading(desk, manuscript)
        before = current_reading(unit, manuscript)
        refusals = _naming_refusals(unit, desk, manuscript, before, reader)
        if refusals:
            raise OperationRefused(refusals)
        reading = BlindReading(
            manuscript_id,
            number=len(unit.blind_readings.of_manuscript(manuscript_id)) + 1,
            round_number=proof_round.number,
            reader=reader,
            named_by=actor.id,
            named_at=now,
            reason=reason.strip(),
            first=before.first if before else None,
        )
        if before is not None:
            end = BlindEnd(BlindOutcome.REPLACED, actor.id, now, reading.reason)
            unit.blind_readings.finish(before, end)
        unit.blind_readings.add(reading)
        if reading.first is not None:
            unit.blind_readings.hand_in(reading, reading.first, first=True)
        details = {"round": proof_round.number, "reader": reader, "reason": reading.reason}
        unit.audit.append(now, actor, "blind.name", manuscript_id, details)
        unit.commit()
    return as_seen_by(reading, session.person)


def waive_blind(
    desk: Desk, session: Session, manuscript_id: ManuscriptId, reason: str
) -> BlindReading:
    """Let a first proof go without a second reading (免做); there is no estimate then.

    Raises:
        OperationRefused: when the actor may not, no reason is given, or it was merged or waived.
    """
    now = desk.now()
    with reading_blindly(desk, session) as (unit, actor):
        demand(actor, Operation.ASSIGN_READER)
        if not reason.strip():
            raise OperationRefused((Refusal("no_reason", "免做背对背校对，请写明理由"),))
        manuscript = unit.manuscripts.get(manuscript_id)
        proof_round = round_under_reading(desk, manuscript)
        reading = current_reading(unit, manuscript)
        refusal = _ended_refusal(reading)
        if refusal is not None:
            raise OperationRefused((refusal,))
        if reading is None:
            number = len(unit.blind_readings.of_manuscript(manuscript_id)) + 1
            reading = BlindReading(manuscript_id, number, proof_round.number, None, actor.id, now)
            unit.blind_readings.add(reading)
        end = BlindEnd(BlindOutcome.WAIVED, actor.id, now, reason.strip())
        unit.blind_readings.finish(reading, end)
        details = {"round": proof_round.number, "reason": end.reason}
        unit.audit.append(now, actor, "blind.waive", manuscript_id, details)
        unit.commit()
    return replace(reading, end=end)


def _naming_refusals(
    unit: UnitOfWork,
    desk: Desk,
    manuscript: Manuscript,
    before: BlindReading | None,
    reader: PersonId,
) -> tuple[Refusal, ...]:
    ended = _ended_refusal(before)
    if ended is not None:
        return (ended,)
    if before is not None and before.second is not None:
        return (Refusal("handed_in", "第二校对人已经交卷，不能再换人"),)
    person = next((each for each in staff_of(unit, desk.now()) if each.id == reader), None)
    if person is None:
        return (Refusal("no_such_person", "没有这个人，或账号已停用，请重新选择"),)
    return reader_refusals(manuscript, before, person)


def reader_refusals(
    manuscript: Manuscript, before: BlindReading | None, person: Actor
) -> tuple[Refusal, ...]:
    """Everything against a person's reading the first galley as the second reader."""
    found = []
    current = manuscript.current_round
    if before is not None and before.reader == person.id:
        found.append(Refusal("assignment_changes_nothing", f"{person.name}已是第二校对人"))
    if not person.roles & {Role.EDITOR, Role.RESPONSIBLE_EDITOR}:
        found.append(Refusal("role", f"{person.name}：背对背校对须由编辑或责任编辑校对"))
    if manuscript.assigned_reader(ProofPass.FIRST) == person.id:
        found.append(Refusal("first_reader", f"{person.name}是本稿一校校对人，须另派一人"))
    elif current is not None and (
        person.id in {step.by for step in current.steps}
        or (before is not None and before.first is not None and before.first.by == person.id)
    ):
        found.append(Refusal("has_marked", f"{person.name}已在本校样上批改过，须另派一人"))
    return tuple(found)


def _ended_refusal(reading: BlindReading | None) -> Refusal | None:
    if reading is None:
        return None
    if reading.end is not None:
        told = f"本稿的背对背校对{reading.end.outcome.label}，不能再办"
        return Refusal("blind_settled", told)
    if reading.both_in:
        return Refusal("both_in", "两人都已交卷，请合并两人的结果")
    return None
