"""Reading a first galley blindly (背对背校对): entering what one finds, and handing in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from editorial.desk.blind_places import fingerprint, marked_places, place_of_entry
from editorial.desk.blind_sealing import current_reading
from editorial.desk.case_building import staff_of
from editorial.desk.desk import Desk
from editorial.desk.differences import round_of_reader
from editorial.desk.hand_entries import HandEntryForm, demand_whole
from editorial.desk.incoming import kept_document
from editorial.desk.sessions import Session, actor_in
from editorial.domain.blind_reading import (
    BlindEntry,
    BlindReading,
    Sheet,
    as_seen_by,
    is_same_place,
)
from editorial.domain.identifiers import ManuscriptId
from editorial.domain.manuscript import Manuscript
from editorial.domain.people import Actor
from editorial.domain.permissions import Operation, demand
from editorial.domain.ports import UnitOfWork
from editorial.domain.proofs import ProofRound
from editorial.domain.refusals import OperationRefused, Refusal
from editorial.domain.stages import ProofPass, Stage
from editorial.text.body_text import BodyText, body_text
from editorial.text.layout_noise import without_layout


def enter_blind(
    desk: Desk, session: Session, manuscript_id: ManuscriptId, form: HandEntryForm
) -> BlindReading:
    """Enter an error that the second reader has found.

    Raises:
        OperationRefused: when the actor is not the second reader or has handed in, the place is
            not in the galley or entered already, or nothing says what is wrong.
    """
    now = desk.now()
    with reading_blindly(desk, session) as (unit, actor):
        reading, body = _own_reading(desk, unit, actor, manuscript_id)
        wrong, right = without_layout(form.wrong)[0], without_layout(form.right)[0]
        demand_whole(body, form, wrong, right)
        entry = BlindEntry(
            number=len(reading.entries) + 1,
            start=form.start,
            end=form.end,
            wrong=wrong,
            right=right,
            kind=form.kind,
            added_at=now,
            place=form.place.strip(),
            remark=form.remark.strip(),
            in_text=body.text[form.start : form.end] == wrong and wrong != right,
        )
        found = place_of_entry(body.text, entry)
        for other in reading.standing:
            if is_same_place(place_of_entry(body.text, other), found):
                told = f"这里已记为第 {other.number} 处；要改写，请先取消那一处"
                raise OperationRefused((Refusal("listed_already", told),))
        unit.blind_readings.enter(reading, entry)
        # What was found is told the audit chain when both have handed in.
        details = {"round": reading.round_number, "entry": entry.number}
        unit.audit.append(now, actor, "blind.enter", manuscript_id, details)
        unit.commit()
    return as_seen_by(replace(reading, entries=(*reading.entries, entry)), session.person)


def take_back_blind(
    desk: Desk, session: Session, manuscript_id: ManuscriptId, number: int
) -> BlindReading:
    """Take one of the second reader's entries back; it stays on record as such.

    Raises:
        OperationRefused: when the actor is not the second reader or has handed in, or no such
            entry stands.
    """
    now = desk.now()
    with reading_blindly(desk, session) as (unit, actor):
        reading, _ = _own_reading(desk, unit, actor, manuscript_id)
        if number not in {entry.number for entry in reading.standing}:
            raise OperationRefused((Refusal("no_such_entry", f"没有第 {number} 处，不能取消"),))
        unit.blind_readings.take_back(reading, number, now)
        details = {"round": reading.round_number, "entry": number}
        unit.audit.append(now, actor, "blind.take_back", manuscript_id, details)
        unit.commit()
    entries = tuple(
        replace(entry, taken_back_at=now) if entry.number == number else entry
        for entry in reading.entries
    )
    return as_seen_by(replace(reading, entries=entries), session.person)


def hand_in_blind(desk: Desk, session: Session, manuscript_id: ManuscriptId) -> BlindReading:
    """Hand in what one has found (交卷): the second reader's entries, or the first one's marks.

    Raises:
        OperationRefused: when nobody has been named as second reader, the actor is neither of the
            two, has handed in already, or has differences left to decide.
    """
    now = desk.now()
    with reading_blindly(desk, session) as (unit, actor):
        demand(actor, Operation.DECIDE_DIFFERENCE)
        manuscript = unit.manuscripts.get(manuscript_id)
        proof_round = round_under_reading(desk, manuscript)
        reading = open_reading(unit, manuscript)
        first = actor.id != reading.reader
        galley = galley_of(unit, manuscript, proof_round)
        if first:
            round_of_reader(desk, manuscript, actor, staff_of(unit, now))
            _demand_decided(proof_round)
            found = marked_places(galley.text, proof_round)
        else:
            found = tuple(place_of_entry(galley.text, entry) for entry in reading.standing)
        if (reading.first if first else reading.second) is not None:
            raise OperationRefused((Refusal("handed_in", "您已经交卷，不能再交"),))
        sheet = Sheet(actor.id, now, found)
        unit.blind_readings.hand_in(reading, sheet, first=first)
        details = {
            "round": reading.round_number,
            "side": "first" if first else "second",
            "sheet": fingerprint(sheet),
        }
        unit.audit.append(now, actor, "blind.hand_in", manuscript_id, details)
        unit.commit()
    handed_in = replace(reading, first=sheet) if first else replace(reading, second=sheet)
    return as_seen_by(handed_in, session.person)


def round_under_reading(desk: Desk, manuscript: Manuscript) -> ProofRound:
    """The first proof's round that is on.

    Raises:
        OperationRefused: when the office does not read blindly, or no first proof is on.
    """
    if not desk.rules.blind_second_reading:
        told = "本编辑部没有启用背对背校对；要启用，请在 settings.toml 里写 "
        raise OperationRefused((Refusal("blind_off", f"{told}blind_second_reading = true"),))
    current = manuscript.current_round
    if (
        manuscript.stage is not Stage.FIRST_PROOF
        or current is None
        or current.proof_pass is not ProofPass.FIRST
    ):
        told = "背对背校对在收到一校校样以后、一校校毕以前进行"
        raise OperationRefused(
            (Refusal("not_first_proof", f"稿件在“{manuscript.stage.label}”环节，{told}"),)
        )
    return current


def open_reading(unit: UnitOfWork, manuscript: Manuscript) -> BlindReading:
    """The blind reading of the round that is on, which nobody has merged or waived.

    Raises:
        OperationRefused: when there is none.
    """
    reading = current_reading(unit, manuscript)
    if reading is None:
        told = "还没有指定背对背校对的第二校对人，请责任编辑指定"
        raise OperationRefused((Refusal("blind_not_named", told),))
    if reading.end is not None:
        told = f"本稿的背对背校对{reading.end.outcome.label}，不能再办"
        raise OperationRefused((Refusal("blind_settled", told),))
    return reading


def galley_of(unit: UnitOfWork, manuscript: Manuscript, proof_round: ProofRound) -> BodyText:
    """The body text of the galley that a round reads."""
    galley = manuscript.galleys[proof_round.galley - 1]
    return body_text(kept_document(unit, galley.document_sha256))


@contextmanager
def reading_blindly(desk: Desk, session: Session) -> Iterator[tuple[UnitOfWork, Actor]]:
    """A writing unit of work in which a blind reader may work on the own reading."""
    with desk.writing() as unit:
        yield unit, actor_in(unit, session, desk.now())


def _own_reading(
    desk: Desk, unit: UnitOfWork, actor: Actor, manuscript_id: ManuscriptId
) -> tuple[BlindReading, BodyText]:
    """The reading that the actor is at as second reader, and the galley's body text."""
    demand(actor, Operation.DECIDE_DIFFERENCE)
    manuscript = unit.manuscripts.get(manuscript_id)
    proof_round = round_under_reading(desk, manuscript)
    reading = open_reading(unit, manuscript)
    if reading.reader != actor.id:
        told = "您不是本稿背对背校对的第二校对人；一校的批改请在校对界面处理"
        raise OperationRefused((Refusal("not_blind_reader", told),))
    if reading.second is not None:
        raise OperationRefused((Refusal("handed_in", "您已经交卷，不能再改"),))
    return reading, galley_of(unit, manuscript, proof_round)


def _demand_decided(proof_round: ProofRound) -> None:
    if proof_round.undecided:
        told = f"还有 {proof_round.undecided} 处异同未处理，请逐处处理后再交卷"
        raise OperationRefused((Refusal("undecided", told),))
