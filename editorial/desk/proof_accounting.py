"""Proof accounts (校对台账): what each reading found and missed, of a piece, an issue, a period."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from editorial.desk.account_readings import readings_of
from editorial.desk.desk import Desk
from editorial.desk.issue_closing import issue_in
from editorial.desk.sessions import Session, looking
from editorial.domain.blind_reading import BlindReading, left_after
from editorial.domain.errors_left import ErrorsLeft, NoEstimate
from editorial.domain.identifiers import IssueId, ManuscriptId, PersonId
from editorial.domain.manuscript import Manuscript
from editorial.domain.office_rules import OfficeRules
from editorial.domain.permissions import Operation, demand
from editorial.domain.ports import UnitOfWork
from editorial.domain.proof_accounts import (
    AccountLine,
    BlindPair,
    ProofAccounts,
    ReaderLoad,
    reader_accounts,
    reading_accounts,
)
from editorial.domain.proofs import ProofRound

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

    def wanted(proof_round: ProofRound, person: PersonId) -> bool:
        if proof_round.completed_at is None or reader not in {None, person}:
            return False
        return first_day <= proof_round.completed_at.astimezone().date() <= last_day

    return _accounts(desk, session, lambda unit: unit.manuscripts.all(), wanted)


_Wanted = Callable[[ProofRound, PersonId], bool]


def _accounts(
    desk: Desk,
    session: Session,
    pieces: Callable[[UnitOfWork], Iterable[Manuscript]],
    wanted: _Wanted = lambda _round, _person: True,
) -> ProofAccounts:
    lines: list[AccountLine] = []
    pairs: dict[tuple[PersonId, PersonId], list[tuple[BlindReading, int]]] = {}
    with looking(desk, session) as (unit, actor):
        demand(actor, Operation.READ_ACCOUNTS)
        for piece in pieces(unit):
            blind = unit.blind_readings.of_manuscript(piece.id) if piece.rounds else ()
            lines += _lines(desk.rules, unit, piece, blind, wanted)
            for proof_round, reading, both in _read_blindly(piece, blind):
                if any(wanted(proof_round, person) for person in both):
                    characters = proof_round.gate.written
                    pairs.setdefault(both, []).append((reading, characters))
        names = {person.id: person.name for person in unit.people.all()}
    told = tuple(_pair(both, found) for both, found in pairs.items())
    return ProofAccounts(
        desk.rules.gate_scheme,
        tuple(lines),
        reader_accounts([line.account for line in lines]),
        names,
        _left(told),
        told,
        _loads(lines),
    )


def _lines(
    rules: OfficeRules,
    unit: UnitOfWork,
    piece: Manuscript,
    blind: Sequence[BlindReading],
    wanted: _Wanted,
) -> Iterator[AccountLine]:
    readers = [each.reader for each in blind if each.reader]
    rounds = {
        one.number: one
        for one in piece.rounds_since_freeze
        if one.completed_at is not None
        and one.reader is not None
        and any(wanted(one, person) for person in (one.reader, *readers))
    }
    if not rounds:
        return
    for account in reading_accounts(readings_of(rules, unit, piece, blind)):
        one = rounds.get(account.number)
        if one is not None and wanted(one, account.reader):
            yield AccountLine(
                piece.id,
                piece.number,
                piece.title,
                one.galley,
                one.incoming_rates[0],
                account,
                one.completed_at,
            )


def _read_blindly(
    piece: Manuscript, blind: Sequence[BlindReading]
) -> Iterator[tuple[ProofRound, BlindReading, tuple[PersonId, PersonId]]]:
    """The rounds since the freeze that two have read blindly, with who they were."""
    rounds = {each.number: each for each in piece.rounds_since_freeze}
    for reading in blind:
        proof_round = rounds.get(reading.round_number)
        if proof_round is not None and reading.is_independent and reading.first and reading.second:
            yield proof_round, reading, (reading.first.by, reading.second.by)


def _pair(both: tuple[PersonId, PersonId], found: Sequence[tuple[BlindReading, int]]) -> BlindPair:
    readings = [reading for reading, _ in found]
    return BlindPair(*both, len(found), sum(count for _, count in found), left_after(readings))


def _left(pairs: Sequence[BlindPair]) -> ErrorsLeft | NoEstimate:
    if not pairs:
        return _NO_BLIND
    if len(pairs) == 1:
        return pairs[0].left
    return NoEstimate(
        f"由 {len(pairs)} 组人分别背对背校读，各组发现差错的本领不同，残留按组估计，不合并"
    )


def _loads(lines: Sequence[AccountLine]) -> tuple[ReaderLoad, ...]:
    """Who has read how much, the most characters first."""
    own: dict[PersonId, list[AccountLine]] = {}
    for line in lines:
        own.setdefault(line.account.reader, []).append(line)
    loads = [
        ReaderLoad(
            reader,
            len({line.manuscript for line in read}),
            len(read),
            sum(line.account.characters for line in read),
        )
        for reader, read in own.items()
    ]
    return tuple(sorted(loads, key=lambda load: -load.characters))
