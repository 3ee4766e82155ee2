"""What must hold of an office's record, whatever anybody tried (the seed's rules, said anew).

Written without the route's table or its guards: a fault there cannot excuse itself here.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from editorial.comparison.compare import compare_documents
from editorial.desk.auditing import audit_entries, verify_audit
from editorial.desk.baselines import round_baseline
from editorial.desk.counting import rates_of
from editorial.desk.desk import Desk
from editorial.desk.incoming import kept_document
from editorial.desk.sessions import Session
from editorial.domain.decisions import Decision
from editorial.domain.identifiers import ManuscriptId, PersonId
from editorial.domain.manuscript import Manuscript
from editorial.domain.people import Person, Role
from editorial.domain.proof_rounds import as_received
from editorial.domain.proofs import RoundDifference
from editorial.domain.reviews import Review
from editorial.domain.stages import ProofPass, Stage
from tests.acceptance import year_records
from tests.acceptance.office_year import OfficeYear
from tests.acceptance.year_diary import Diary

_ORDER = (
    Stage.FIRST_REVIEW,
    Stage.SECOND_REVIEW,
    Stage.FINAL_REVIEW,
    Stage.ACCEPTED,
    Stage.TYPESETTING,
    Stage.FIRST_PROOF,
    Stage.SECOND_PROOF,
    Stage.THIRD_PROOF,
    Stage.CLEAN_PROOF,
    Stage.SIGN_OFF,
    Stage.SIGNED,
    Stage.RELEASED,
)


def hold(year: OfficeYear) -> None:
    """Everything in this module holds of the year so far."""
    desk = year.office.desk
    with desk.reading() as unit:
        pieces = {key: unit.manuscripts.get(key) for key in year.known}
        people = {person.id: person for person in unit.people.all()}
    for piece in pieces.values():
        stages_are_in_order(piece)
        nobody_does_what_is_not_theirs(piece, people, year.diary)
        what_is_printed_has_everything(piece)
        rates_follow_from_the_texts(desk, piece)
        no_corrected_galley_goes_on_unchecked(desk, piece)
    issues_are_closed_in_order(desk, pieces)
    no_opinion_is_lost(pieces, year.diary)
    year_records.hold(year, pieces)
    the_chain_is_whole(desk, year.office.sessions["审计"], pieces)


def stages_are_in_order(piece: Manuscript) -> None:
    """Nobody skips a stage: each forward step goes to a stage whose forerunner was passed."""
    passed = {Stage.FIRST_REVIEW}
    here = Stage.FIRST_REVIEW
    for change in piece.changes:
        assert change.source is here, f"{piece.number}: a step from where it was not"
        here = change.target
        if here in _ORDER:
            rank = _ORDER.index(here)
            assert rank == 0 or _ORDER[rank - 1] in passed, f"{piece.number}: skipped to {here}"
            passed = {stage for stage in passed if stage not in _ORDER[rank + 1 :]} | {here}
    assert here is piece.stage
    assert all(a.at <= b.at for a, b in pairwise(piece.changes))


def nobody_does_what_is_not_theirs(
    piece: Manuscript, people: dict[PersonId, Person], diary: Diary
) -> None:
    """One person, one review; 一校 and 二校 by two editors; nobody approves an own reading."""
    last = {r.stage: r for r in _reviews_since_reopening(piece)}
    reviewers = [review.by for review in last.values()]
    assert len(reviewers) == len(set(reviewers)), f"{piece.number}: one person, two reviews"
    for proof_round in piece.rounds_since_freeze:
        assert proof_round.approved_by is None or proof_round.approved_by != proof_round.reader
    first, second = piece.readers(ProofPass.FIRST), piece.readers(ProofPass.SECOND)
    third = piece.readers(ProofPass.THIRD)
    assert not first & second
    assert not third & (first | second)
    for reader in first:
        assert piece.column in people[reader].columns
    for proof_round in piece.rounds_since_freeze:
        if proof_round.proof_pass is ProofPass.SECOND and proof_round.reader in second:
            others = _of_other_columns(piece, people, proof_round.reader, first)
            at = proof_round.completed_at
            assert at is None or all(diary.is_away(who, at) for who in others), piece.number
    for reader in third:
        assert Role.RESPONSIBLE_EDITOR in people[reader].roles


def _of_other_columns(
    piece: Manuscript,
    people: dict[PersonId, Person],
    reader: PersonId,
    first: frozenset[PersonId],
) -> list[PersonId]:
    """Who should have read the second proof, when the reader keeps the piece's own column."""
    if piece.column not in people[reader].columns:
        return []
    return [
        who
        for who, person in people.items()
        if Role.EDITOR in person.roles and piece.column not in person.columns and who not in first
    ]


def what_is_printed_has_everything(piece: Manuscript) -> None:
    """A released piece: three reviews, three proofs, approvals, a sign-off of this very galley."""
    if piece.stage is not Stage.RELEASED:
        return
    decisions = {r.stage: r.decision for r in _reviews_since_reopening(piece)}
    assert decisions[Stage.FIRST_REVIEW] is Decision.RECOMMEND
    assert decisions[Stage.SECOND_REVIEW] in {Decision.PASS, Decision.REFER}
    assert decisions[Stage.FINAL_REVIEW] is Decision.ACCEPT
    rounds = piece.rounds_since_freeze
    for proof_pass in (ProofPass.FIRST, ProofPass.SECOND, ProofPass.THIRD):
        done = [r for r in rounds if r.proof_pass is proof_pass and r.completed_at]
        assert done, f"{piece.number}: no {proof_pass.label}"
        assert all(r.approved_at for r in done)
    sign_off = piece.valid_sign_off
    assert sign_off is not None
    assert piece.frozen is not None
    assert sign_off.galley_sha256 == piece.galleys[-1].text_sha256
    assert sign_off.frozen_sha256 == piece.frozen.text_sha256
    clean = rounds[-1]
    assert clean.gate.passes
    assert clean.undecided == clean.corrections == clean.open_queries == 0
    assert not any(problem.is_open for problem in piece.problems)


def no_corrected_galley_goes_on_unchecked(desk: Desk, piece: Manuscript) -> None:
    """A galley that came back is handed in only with its red check signed (核红, A-06)."""
    with desk.reading() as unit:
        checks = {each.galley: each for each in unit.red_checks.of_manuscript(piece.id)}
    for one in piece.rounds:
        check = checks.get(one.galley)
        if one.completed_at is None or check is None:
            continue
        signed_at = check.check.signed_at
        assert signed_at is not None, f"{piece.number}: galley {one.galley} was never checked"
        assert signed_at <= one.completed_at


def no_opinion_is_lost(pieces: dict[ManuscriptId, Manuscript], diary: Diary) -> None:
    """Every word that somebody gave with a decision is on record."""
    for number, words in diary.opinions:
        piece = pieces[number]
        said = {c.remark for c in piece.changes} | {r.opinion for r in piece.reviews}
        assert words in said, f"{piece.number}: lost {words}"
    for number, times in diary.decided.items():
        assert len(pieces[number].changes) == times


def rates_follow_from_the_texts(desk: Desk, piece: Manuscript) -> None:
    """Whoever compares the stored texts again gets the recorded distance and rates."""
    if piece.frozen is None:
        return
    with desk.reading() as unit:
        texts = [round_baseline(unit, piece, each) for each in piece.rounds_since_freeze]
        galleys = [kept_document(unit, galley.document_sha256) for galley in piece.galleys]
    for proof_round, frozen in zip(piece.rounds_since_freeze, texts, strict=True):
        again = compare_documents(frozen, galleys[proof_round.galley - 1])
        assert again.edit_distance == proof_round.edit_distance
        fresh = tuple(RoundDifference(found) for found in again.discrepancies)
        assert [each.discrepancy for each in fresh] == [
            each.discrepancy for each in proof_round.differences
        ]
        received = as_received(proof_round, piece.galleys[proof_round.galley - 1].received_at)
        assert rates_of(desk.rules, frozen, received) == proof_round.incoming_rates
        assert rates_of(desk.rules, frozen, proof_round.marks) == proof_round.rates


def the_chain_is_whole(
    desk: Desk, session: Session, pieces: dict[ManuscriptId, Manuscript]
) -> None:
    """The audit chain is unbroken and has one entry for every step of every piece."""
    assert verify_audit(desk).ok
    steps = Counter(
        entry.subject
        for entry in audit_entries(desk, session)
        if entry.action.startswith("decision.")
    )
    assert steps == Counter({key: len(p.changes) for key, p in pieces.items() if p.changes})


def issues_are_closed_in_order(desk: Desk, pieces: dict[ManuscriptId, Manuscript]) -> None:
    """Nothing is printed before its issue's second review was closed; archived issues are done."""
    for issue in {piece.issue for piece in pieces.values()}:
        own = [piece for piece in pieces.values() if piece.issue == issue]
        with desk.reading() as unit:
            standing = unit.issue_records.standing(issue)
        released = [piece.stage_since for piece in own if piece.stage is Stage.RELEASED]
        if released:
            assert standing.closings
            assert standing.closings[0].at <= min(released)
        if standing.closed is not None:
            assert all(piece.stage.is_over for piece in own)


def _reviews_since_reopening(piece: Manuscript) -> list[Review]:
    reopened = [c.at for c in piece.changes if c.decision is Decision.REOPEN]
    since = reopened[-1] if reopened else piece.registered_at
    return [review for review in piece.reviews if review.at >= since]
