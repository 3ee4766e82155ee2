"""Saving proof rounds: the newest one changes in place, difference by difference."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, delete, insert, update
from sqlmodel import col

from editorial.domain.identifiers import ManuscriptId
from editorial.domain.manuscript import Manuscript
from editorial.domain.proofs import ProofRound, RoundDifference
from editorial.store.appending import added, insert_rows
from editorial.store.hand_saving import save_hand_marks
from editorial.store.proof_tables import ProofRoundRow, RoundDifferenceRow, RoundRateRow
from editorial.store.row_mapping.differences import difference_values, disposition_values
from editorial.store.row_mapping.proofs import proof_round_values, round_rate_values


def save_rounds(connection: Connection, stored: Manuscript, changed: Manuscript) -> None:
    """Bring a manuscript's rounds from what is stored to what they are now.

    Raises:
        RecordRewritten: when a round other than the newest stored one was changed or dropped.
    """
    closed = stored.rounds[:-1]
    newer = added(closed, changed.rounds, "proof round that is over")
    if stored.rounds:
        newest = stored.rounds[-1]
        added((newest.number,), tuple(one.number for _, one in newer), "proof round")
        _change_round(connection, changed.id, newest, newer.pop(0)[1])
    for _, one in newer:
        _add_round(connection, changed.id, one)


def _add_round(connection: Connection, manuscript: ManuscriptId, one: ProofRound) -> None:
    connection.execute(insert(ProofRoundRow).values(**proof_round_values(manuscript, one)))
    _add_differences(connection, manuscript, one)
    save_hand_marks(connection, manuscript, None, one)
    insert_rows(connection, RoundRateRow, round_rate_values(manuscript, one))


def _change_round(
    connection: Connection, manuscript: ManuscriptId, before: ProofRound, now: ProofRound
) -> None:
    values = proof_round_values(manuscript, now)
    if values != proof_round_values(manuscript, before):
        connection.execute(
            update(ProofRoundRow)
            .where(col(ProofRoundRow.manuscript_id) == manuscript)
            .where(col(ProofRoundRow.number) == now.number)
            .values(**values)
        )
    if (now.rates, now.incoming_rates) != (before.rates, before.incoming_rates):
        _drop(connection, RoundRateRow, manuscript, now)
        insert_rows(connection, RoundRateRow, round_rate_values(manuscript, now))
    if now.differences != before.differences:
        _change_differences(connection, manuscript, before, now)
    save_hand_marks(connection, manuscript, before, now)


def _change_differences(
    connection: Connection, manuscript: ManuscriptId, before: ProofRound, now: ProofRound
) -> None:
    if _discrepancies(now) != _discrepancies(before):  # the galley was collated anew
        _drop(connection, RoundDifferenceRow, manuscript, now)
        _add_differences(connection, manuscript, now)
        return
    decided = [
        one for one, other in zip(now.differences, before.differences, strict=True) if one != other
    ]
    _decide(connection, manuscript, now, decided)


def _decide(
    connection: Connection,
    manuscript: ManuscriptId,
    now: ProofRound,
    decided: list[RoundDifference],
) -> None:
    one_difference = (
        update(RoundDifferenceRow)
        .where(col(RoundDifferenceRow.manuscript_id) == manuscript)
        .where(col(RoundDifferenceRow.round_number) == now.number)
        .where(col(RoundDifferenceRow.number) == bindparam("difference_number"))
    )
    connection.execute(
        one_difference,
        [
            {"difference_number": one.discrepancy.number, **disposition_values(one)}
            for one in decided
        ],
    )


def _discrepancies(proof_round: ProofRound) -> list[object]:
    return [one.discrepancy for one in proof_round.differences]


def _add_differences(connection: Connection, manuscript: ManuscriptId, one: ProofRound) -> None:
    insert_rows(
        connection,
        RoundDifferenceRow,
        [difference_values(manuscript, one.number, found) for found in one.differences],
    )


def _drop(
    connection: Connection,
    table: type[RoundDifferenceRow | RoundRateRow],
    manuscript: ManuscriptId,
    one: ProofRound,
) -> None:
    connection.execute(
        delete(table)
        .where(col(table.manuscript_id) == manuscript)
        .where(col(table.round_number) == one.number)
    )
