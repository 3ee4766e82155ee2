"""Proof accounts (校对台账): what each reading found and missed, of a piece, an issue, a period."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from editorial.desk.baselines import round_baseline
from editorial.desk.counting import place_scores
from editorial.desk.desk import Desk
from editorial.desk.incoming import kept_document
from editorial.desk.issue_closing import issue_in
from editorial.desk.sessions import Session, looking
from editorial.domain.discrepancy import Discrepancy
from editorial.domain.errors_left import NoEstimate
from editorial.domain.identifiers import IssueId, ManuscriptId, PersonId
from editorial.domain.manuscript import Manuscript
from editorial.domain.office_rules import OfficeRules
from editorial.domain.permissions import Operation, demand
from editorial.domain.ports import UnitOfWork
from editorial.domain.proof_accounts import (
    ReaderAccount,
    Reading,
    ReadingAccount,
    reader_accounts,
    reading_accounts,
)
from editorial.domain.proofs import Disposition, ProofRound, RoundRate
from editorial.scoring.tally import PlaceScore
from editorial.text.body_text import body_text


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One reading of one galley, settled."""

    manuscript: ManuscriptId
    number: str
    """The piece's number."""
    title: str
    galley: int
    incoming: RoundRate
    """The galley's rate as received, under the gate's scheme."""
    account: ReadingAccount


@dataclass(frozen=True, slots=True)
class ProofAccounts:
    """Readings and readers, settled under one counting scheme; weights in integer tenths."""

    scheme: str
    lines: tuple[AccountLine, ...]
    """In the order of the pieces and their rounds."""
    readers: tuple[ReaderAccount, ...]
    """Of the readings that a later one could judge."""
    names: dict[PersonId, str]
    left: NoEstimate
    """Why nothing is said about errors that nobody found."""


_NO_BLIND = NoEstimate(
    "没有两人互不知情地校过同一份校样：各校次依次进行，后校看得到前校的批改，不能估计无人发现的差错"
)


def piece_accounts(desk: Desk, session: Session, manuscript_id: ManuscriptId) -> ProofAccounts:
    """The accounts of one piece.

    Raises:
        OperationRefused: when the person may not see accounts.
        ManuscriptNotFound: when there is no such piece.
    """
    return _accounts(desk, session, lambda unit: (unit.manuscripts.get(manuscript_id),))


def issue_accounts(desk: Desk, session: Session, issue_id: IssueId) -> ProofAccounts:
    """The accounts of an issue's pieces.

    Raises:
        OperationRefused: when the person may not see accounts, or there is no such issue.
    """

    def pieces(unit: UnitOfWork) -> Sequence[Manuscript]:
        return unit.manuscripts.of_issue(issue_in(unit, issue_id).id)

    return _accounts(desk, session, pieces)


def period_accounts(
    desk: Desk,
    session: Session,
    first_day: date,
    last_day: date,
    reader: PersonId | None = None,
) -> ProofAccounts:
    """The accounts of readings that were completed in a span of days, of one person or of all.

    Args:
        desk: The desk.
        session: Who asks.
        first_day: First day of the span, in the office's own time zone.
        last_day: Its last day, itself included.
        reader: Whose readings; everybody's by default.

    Raises:
        OperationRefused: when the person may not see accounts.
    """

    def wanted(proof_round: ProofRound) -> bool:
        if proof_round.completed_at is None or reader not in {None, proof_round.reader}:
            return False
        return first_day <= proof_round.completed_at.astimezone().date() <= last_day

    return _accounts(desk, session, lambda unit: unit.manuscripts.all(), wanted)


def _accounts(
    desk: Desk,
    session: Session,
    pieces: Callable[[UnitOfWork], Iterable[Manuscript]],
    wanted: Callable[[ProofRound], bool] = lambda _: True,
) -> ProofAccounts:
    with looking(desk, session) as (unit, actor):
        demand(actor, Operation.READ_ACCOUNTS)
        lines = tuple(
            line for piece in pieces(unit) for line in _lines(desk.rules, unit, piece, wanted)
        )
        names = {person.id: person.name for person in unit.people.all()}
    accounts = [line.account for line in lines]
    scheme = desk.rules.gate_scheme
    return ProofAccounts(scheme, lines, reader_accounts(accounts), names, _NO_BLIND)


def _lines(
    rules: OfficeRules,
    unit: UnitOfWork,
    piece: Manuscript,
    wanted: Callable[[ProofRound], bool],
) -> tuple[AccountLine, ...]:
    done = [r for r in piece.rounds_since_freeze if r.completed_at is not None]
    if piece.frozen is None or not any(map(wanted, done)):
        return ()
    texts = {
        each.number: body_text(kept_document(unit, each.document_sha256)).text
        for each in piece.galleys
    }
    by_eye = [entry.mark.discrepancy for one in done for entry in one.hand_entries if entry.stands]
    settled = reading_accounts(
        [
            _reading(
                one,
                place_scores(rules, round_baseline(unit, piece, one), one.marks),
                [e for e in by_eye if _stands_in(e, texts[one.galley])],
            )
            for one in done
            if one.reader
        ]
    )
    by_number = {account.number: account for account in settled}
    return tuple(
        AccountLine(
            piece.id,
            piece.number,
            piece.title,
            one.galley,
            one.incoming_rates[0],
            by_number[one.number],
        )
        for one in done
        if one.number in by_number and wanted(one)
    )


def _by_eye(error: Discrepancy) -> Hashable:
    """What makes an error found by eye the same in another galley: its words and neighbours."""
    return ("by eye", error.before, error.galley.text, error.manuscript.text, error.after)


def _stands_in(error: Discrepancy, galley: str) -> bool:
    """Whether a galley has an error that somebody found by eye in another one."""
    return error.before + error.galley.text + error.after in galley


def _reading(
    proof_round: ProofRound,
    scores: Mapping[int, PlaceScore],
    by_eye: Sequence[Discrepancy],
) -> Reading:
    """A completed round as the accounts need it.

    ``scores`` say what each place counts, by its number. ``by_eye`` are the errors that its galley
    has and that somebody found by eye, in whichever round. What an earlier reader of the same
    galley has marked is not found again by the later one.
    """
    reader = proof_round.reader
    if reader is None:
        raise ValueError("a round that nobody has read has no account")
    places = proof_round.marks
    found_by_eye = {each.number for each in proof_round.hand_entries}
    identities = [
        _by_eye(place.discrepancy) if place.discrepancy.number in found_by_eye else place.identity
        for place in places
    ]
    marked: dict[Hashable, int] = {
        identity: scores[place.discrepancy.number].tenths
        for identity, place in zip(identities, places, strict=True)
        if place.disposition is Disposition.TYPESETTING_ERROR
        and (place.decided_at is None or place.decided_at >= proof_round.opened_at)
    }
    return Reading(
        number=proof_round.number,
        proof_pass=proof_round.proof_pass,
        reader=reader,
        characters=proof_round.gate.rate.characters,
        marked=marked,
        present=frozenset(identities) | {_by_eye(error) for error in by_eye},
    )
