"""Saving what is marked by hand: entries change in place, steps of marking are only added."""

from __future__ import annotations

from sqlalchemy import Connection, update
from sqlmodel import col

from editorial.domain.identifiers import ManuscriptId
from editorial.domain.proofs import ProofRound
from editorial.store.appending import RecordRewritten, added, insert_rows
from editorial.store.baseline_tables import HandEntryRow, MarkStepRow
from editorial.store.row_mapping import baseline


def save_hand_marks(
    connection: Connection, manuscript: ManuscriptId, before: ProofRound | None, now: ProofRound
) -> None:
    """Bring a round's hand entries and steps from what is stored to what they are now.

    Raises:
        RecordRewritten: when one on record was dropped, or a step was changed.
    """
    steps = before.steps if before is not None else ()
    new_steps = [one for _, one in added(steps, now.steps, "step of marking")]
    insert_rows(
        connection,
        MarkStepRow,
        [baseline.mark_step_values(manuscript, now.number, one) for one in new_steps],
    )
    entries = before.hand_entries if before is not None else ()
    if [one.number for one in entries] != [one.number for one in now.hand_entries[: len(entries)]]:
        raise RecordRewritten("a hand entry on record was dropped")
    for one, other in zip(now.hand_entries, entries, strict=False):
        if one != other:
            connection.execute(
                update(HandEntryRow)
                .where(col(HandEntryRow.manuscript_id) == manuscript)
                .where(col(HandEntryRow.round_number) == now.number)
                .where(col(HandEntryRow.number) == one.number)
                .values(**baseline.hand_entry_state(one))
            )
    insert_rows(
        connection,
        HandEntryRow,
        [
            baseline.hand_entry_values(manuscript, now.number, one)
            for one in now.hand_entries[len(entries) :]
        ],
    )
