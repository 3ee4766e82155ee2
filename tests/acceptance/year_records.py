"""What must hold of the records beside the route: changes, entries by hand, samples, people.

Like :mod:`tests.acceptance.year_invariants`, said anew and without the rules that are held.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from editorial.desk.auditing import audit_entries
from editorial.desk.baselines import round_baseline
from editorial.desk.desk import Desk
from editorial.desk.incoming import frozen_document, kept_document
from editorial.domain.baseline import BaselineChange
from editorial.domain.decisions import Decision
from editorial.domain.identifiers import ManuscriptId, PersonId
from editorial.domain.manuscript import Manuscript
from editorial.domain.people import Deputation, Person, Role
from editorial.domain.ports import UnitOfWork
from editorial.domain.sampling import SampleDraw
from editorial.domain.stages import Stage
from editorial.text.body_text import body_text
from editorial.text.fingerprints import text_fingerprint
from tests.acceptance.office_year import OfficeYear
from tests.acceptance.year_diary import Diary

Pieces = dict[ManuscriptId, Manuscript]


def hold(year: OfficeYear, pieces: Pieces) -> None:
    """Everything in this module holds of the year so far."""
    desk = year.office.desk
    assert pieces == year.known, "the store does not have what the desk returned"
    with desk.reading() as unit:
        people = {person.id: person for person in unit.people.all()}
        deputations = unit.people.deputations()
        for piece in pieces.values():
            baselines_are_dated(unit, piece)
            entries_by_hand_stand_where_they_say(unit, piece)
            a_piece_of_the_sample_was_checked(unit, piece)
    for piece in pieces.values():
        only_a_chief_approves(piece, people, deputations)
        changes_are_approved_by_another(piece)
    nobody_works_while_away(pieces, year.diary)
    nothing_noted_is_lost(desk, year, pieces)


def baselines_are_dated(unit: UnitOfWork, piece: Manuscript) -> None:
    """Each round is read against the frozen text with what was approved when its galley came."""
    if piece.frozen is None:
        return
    frozen = body_text(frozen_document(unit, piece)).text
    changes = [c for c in piece.baseline_changes if c.proposed_at >= piece.frozen.frozen_at]
    for one in piece.rounds_since_freeze:
        received = piece.galleys[one.galley - 1].received_at
        dated = [c for c in changes if c.ruling and c.ruling.approves and c.ruling.at < received]
        found = round_baseline(unit, piece, one)
        where = f"{piece.number}: round {one.number}"
        assert body_text(found).text == _changed(frozen, dated), where
        assert one.baseline_changes == len(dated), where
        assert one.baseline is None or one.baseline.text_sha256 == text_fingerprint(found), where
    sign_off = piece.valid_sign_off
    if sign_off is not None:
        approved = [c for c in changes if c.ruling and c.ruling.approves]
        assert sign_off.baseline_changes == len(approved), piece.number


def _changed(frozen: str, changes: Iterable[BaselineChange]) -> str:
    """The frozen text with changes made from its end; those that others took in are left out."""
    counted = list(changes)
    gone = {number for each in counted for number in each.supersedes}
    text = frozen
    for each in sorted(counted, key=lambda c: (c.start, c.end), reverse=True):
        if each.number not in gone:
            text = text[: each.start] + "".join(each.new.split()) + text[each.end :]
    return text


def entries_by_hand_stand_where_they_say(unit: UnitOfWork, piece: Manuscript) -> None:
    """What was found by eye in a text is there; places are numbered once, and steps in order."""
    for one in piece.rounds_since_freeze:
        galley = piece.galleys[one.galley - 1]
        body = body_text(kept_document(unit, galley.document_sha256)).text
        numbers = [each.discrepancy.number for each in one.differences]
        numbers += [entry.number for entry in one.hand_entries]
        assert len(numbers) == len(set(numbers)), f"{piece.number}: one number, two places"
        for entry in one.hand_entries:
            span = entry.mark.discrepancy.galley
            if entry.in_text:
                assert body[span.start : span.end] == entry.wrong, f"{piece.number}: {entry.number}"
        assert [step.number for step in one.steps] == list(range(1, len(one.steps) + 1))


def a_piece_of_the_sample_was_checked(unit: UnitOfWork, piece: Manuscript) -> None:
    """A piece of the sample was accepted after its rate was counted, and was not high."""
    accepted = [c.at for c in piece.changes if c.decision is Decision.ACCEPT]
    if not accepted:
        return
    draws = unit.issue_records.standing(piece.issue).draws
    review = [r for r in piece.reviews if r.stage is Stage.FINAL_REVIEW and r.at == accepted[-1]]
    checks = [
        check
        for check in unit.sample_checks.of_manuscript(piece.id)
        if check.at < accepted[-1] and check.version == review[-1].version
    ]
    if checks:
        assert not checks[-1].is_high, f"{piece.number}: accepted with a high rate"
    if piece.id in _sample(draws, accepted[-1]):
        assert checks, f"{piece.number}: of the sample, and no rate was counted"
        assert review[-1].read_closely, f"{piece.number}: of the sample, and not read closely"
    released = [c.at for c in piece.changes if c.decision is Decision.RELEASE]
    if released and piece.id in _sample(draws, released[-1]):
        marks = [
            m.meter.is_wholly_close
            for m in unit.reading_marks.of_manuscript(piece.id)
            if m.stage is Stage.FINAL_REVIEW
        ]
        assert review[-1].read_closely or any(marks), f"{piece.number}: printed without reading"


def _sample(draws: tuple[SampleDraw, ...], at: datetime) -> set[ManuscriptId]:
    """The pieces that the sample had at that moment: the newest drawing with its picks so far."""
    earlier = [each for each in draws if each.at < at]
    if not earlier:
        return set()
    sample = set(earlier[-1].drawn)
    for each in earlier[-1].picks:
        if each.at < at:
            (sample.add if each.added else sample.discard)(each.manuscript)
    return sample


def only_a_chief_approves(
    piece: Manuscript, people: dict[PersonId, Person], deputations: tuple[Deputation, ...]
) -> None:
    """What the chief editor does is done by the chief editor, or the deputy of that day."""

    def is_chief(who: PersonId, at: datetime) -> bool:
        if Role.CHIEF_EDITOR in people[who].roles:
            return True
        day = at.date()
        return any(
            d.deputy == who and d.first_day <= day <= d.last_day and is_chief(d.principal, at)
            for d in deputations
        )

    acts = [(r.by, r.at) for r in piece.reviews if r.stage is Stage.FINAL_REVIEW]
    acts += [
        (r.approved_by, r.approved_at) for r in piece.rounds if r.approved_by and r.approved_at
    ]
    acts += [(s.by, s.at) for s in piece.sign_offs]
    acts += [(c.ruling.by, c.ruling.at) for c in piece.baseline_changes if c.ruling]
    acts += [(p.ruling.by, p.ruling.at) for p in piece.problems if p.ruling is not None]
    for who, at in acts:
        assert is_chief(who, at), f"{piece.number}: {people[who].name} was no chief editor then"


def changes_are_approved_by_another(piece: Manuscript) -> None:
    """Nobody approves what they proposed; what is refused has a reason."""
    for change in piece.baseline_changes:
        if change.ruling is None:
            continue
        assert change.ruling.by != change.proposed_by, f"{piece.number}: own change approved"
        assert change.ruling.approves or change.ruling.remark


def nobody_works_while_away(pieces: Pieces, diary: Diary) -> None:
    """Whose account is closed leaves no trace anywhere."""
    for who, since, until in diary.absences:
        for piece in pieces.values():
            acts = [c.at for c in piece.changes if c.by == who]
            acts += [r.added_at for r in piece.versions if r.added_by == who]
            acts += [c.proposed_at for c in piece.baseline_changes if c.proposed_by == who]
            acts += [e.added_at for r in piece.rounds for e in r.hand_entries if e.added_by == who]
            for at in acts:
                assert not since < at < (until or datetime.max.replace(tzinfo=at.tzinfo)), (
                    f"{piece.number}: somebody worked while away"
                )


def nothing_noted_is_lost(desk: Desk, year: OfficeYear, pieces: Pieces) -> None:
    """Whatever the desk let somebody do stands in the records and, once each, in the chain."""
    diary = year.diary
    for number, reason in diary.proposed:
        reasons = [change.reason for change in pieces[number].baseline_changes]
        assert reason in reasons, f"{pieces[number].number}: lost {reason}"
    entries = audit_entries(desk, year.office.sessions["审计"])
    told = Counter((entry.action, entry.subject) for entry in entries)
    noted = {
        "baseline.propose": Counter(number for number, _ in diary.proposed),
        "baseline.rule": diary.ruled,
        "hand_entry.add": diary.by_hand,
    }
    for action, counted in noted.items():
        for key in pieces:
            assert told[action, key] == counted[key], f"{pieces[key].number}: {action}"
    for key, piece in pieces.items():
        ruled = [c for c in piece.baseline_changes if c.ruling and not c.differences]
        assert len(ruled) == diary.ruled[key], f"{piece.number}: a ruling more or less"
