"""Blind readings laid side by side (合并): what each found, and how it comes into the round."""

from __future__ import annotations

from dataclasses import dataclass, replace

from editorial.desk.baselines import round_baseline
from editorial.desk.blind_reading import (
    galley_of,
    open_reading,
    round_under_reading,
)
from editorial.desk.blind_sealing import concealed, current_reading
from editorial.desk.case_building import staff_of
from editorial.desk.desk import Desk
from editorial.desk.differences import recounted, round_of_reader
from editorial.desk.hand_entries import HandEntryForm, entry_of
from editorial.desk.incoming import kept_document
from editorial.desk.manuscript_views import ManuscriptView, view_in
from editorial.desk.registration import seen
from editorial.desk.sessions import Session, acting, actor_in
from editorial.domain.blind_reading import (
    BlindEnd,
    BlindOutcome,
    BlindReading,
    PlaceOfBoth,
    as_seen_by,
    left_after,
    side_by_side,
)
from editorial.domain.errors_left import ErrorsLeft, NoEstimate
from editorial.domain.identifiers import ManuscriptId, PersonId
from editorial.domain.manuscript import Manuscript
from editorial.domain.marking import decided, listed_at, with_entry
from editorial.domain.people import Actor, Role
from editorial.domain.permissions import Operation, demand
from editorial.domain.proofs import Disposition, ProofRound
from editorial.domain.refusals import OperationRefused, Refusal
from editorial.domain.round_marks import PlaceState
from editorial.text.body_text import BodyText, body_text
from editorial.text.document_text import DocumentText


@dataclass(frozen=True)
class BlindMaterial:
    """What lies before who reads blindly, or has to do with it."""

    view: ManuscriptView
    reading: BlindReading | None
    """As this person may see it: until both have handed in, only what is one's own."""
    manuscript_text: DocumentText
    galley_text: DocumentText
    places: tuple[PlaceOfBoth, ...] = ()
    """What each of the two found, once both have handed in."""
    left: ErrorsLeft | NoEstimate | None = None
    """What both have probably missed, from then on."""


def blind_material(desk: Desk, session: Session, manuscript_id: ManuscriptId) -> BlindMaterial:
    """The galley that is read blindly, with what this person may see of the finds.

    Raises:
        OperationRefused: when the person may not see manuscripts, the office does not read
            blindly, or no first proof is on.
    """
    with desk.reading() as unit:
        actor = actor_in(unit, session, desk.now())
        view = view_in(desk, concealed(unit, actor.id), actor, manuscript_id)
        manuscript = unit.manuscripts.get(manuscript_id)
        proof_round = round_under_reading(desk, manuscript)
        reading = current_reading(unit, manuscript)
        galley = manuscript.galleys[proof_round.galley - 1]
        texts = (
            round_baseline(unit, manuscript, proof_round),
            kept_document(unit, galley.document_sha256),
        )
    if reading is None:
        return BlindMaterial(view, None, *texts)
    left = left_after([reading]) if reading.is_independent else None
    return BlindMaterial(view, as_seen_by(reading, actor.id), *texts, _places(reading), left)


def merge_blind(
    desk: Desk, session: Session, manuscript_id: ManuscriptId, seen_revision: int
) -> Manuscript:
    """Merge what the second reader found into the round (合并).

    What only the second found is added as found by eye; where the first had excused what the
    second holds to be wrong, the place is open again. What both found stands as it is.

    Raises:
        OperationRefused: when the actor is neither the round's reader nor a responsible editor,
            not both have handed in, or it was merged or waived.
        StaleManuscript: when the manuscript was changed since it was seen.
    """
    now = desk.now()
    with acting(desk, session) as (unit, actor):
        demand(actor, Operation.DECIDE_DIFFERENCE)
        manuscript = seen(unit, manuscript_id, seen_revision)
        proof_round = round_under_reading(desk, manuscript)
        reading = open_reading(unit, manuscript)
        _demand_charge(desk, manuscript, actor, reading, staff_of(unit, now))
        if not reading.both_in:
            raise OperationRefused((Refusal("blind_open", "两人还没有都交卷，不能合并"),))
        galley = galley_of(unit, manuscript, proof_round)
        baseline = body_text(round_baseline(unit, manuscript, proof_round))
        end = BlindEnd(BlindOutcome.MERGED, actor.id, now)
        merged = _merged(proof_round, reading, end, galley, baseline)
        if merged is not proof_round:
            merged = recounted(desk, unit, manuscript, merged)
        changed = replace(manuscript, rounds=(*manuscript.rounds[:-1], merged))
        unit.manuscripts.save(changed)
        unit.blind_readings.finish(reading, end)
        unit.audit.append(now, actor, "blind.merge", manuscript_id, _details(reading))
        unit.commit()
    return replace(changed, revision=changed.revision + 1)


def _demand_charge(
    desk: Desk,
    manuscript: Manuscript,
    actor: Actor,
    reading: BlindReading,
    staff: tuple[Actor, ...],
) -> None:
    """Let pass who is in charge of the round: its reader, or a responsible editor."""
    if Role.RESPONSIBLE_EDITOR in actor.roles:
        return
    if actor.id == reading.reader:
        told = "合并由一校校对人或责任编辑办理"
        raise OperationRefused((Refusal("blind_reader", told),))
    round_of_reader(desk, manuscript, actor, staff)


def _merged(
    proof_round: ProofRound,
    reading: BlindReading,
    end: BlindEnd,
    galley: BodyText,
    baseline: BodyText,
) -> ProofRound:
    reader: PersonId = reading.reader or end.by
    entries = {entry.number: entry for entry in reading.standing}
    merged, disputed = proof_round, set[int]()
    for place in _places(reading):
        if place.by_both:
            continue
        for found in place.second:
            told = entries[found.number]
            form = HandEntryForm(
                told.start, told.end, told.wrong, told.right, told.kind, told.place, told.remark
            )
            entry = entry_of(merged, galley, baseline, form, reader, end.at)
            listed = listed_at(merged, entry)
            disputed |= {
                each.discrepancy.number
                for each in listed
                if each.disposition is not Disposition.TYPESETTING_ERROR
            }
            if not listed:
                merged = with_entry(merged, entry)
    if disputed:
        merged = decided(merged, disputed, PlaceState(by=end.by, at=end.at), end.at)
    return merged


def _places(reading: BlindReading) -> tuple[PlaceOfBoth, ...]:
    if reading.first is None or reading.second is None:
        return ()
    return tuple(side_by_side(reading.first.found, reading.second.found))


def _details(reading: BlindReading) -> dict[str, object]:
    places = _places(reading)
    return {
        "round": reading.round_number,
        "both": sum(place.by_both for place in places),
        "only_first": sum(not place.second for place in places),
        "only_second": sum(not place.first for place in places),
        "second": [
            [found.start, found.wrong, found.right, found.where]
            for found in (reading.second.found if reading.second else ())
        ],
    }
