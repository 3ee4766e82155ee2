"""Saving changes of the frozen text: proposals and rulings are only ever added."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from editorial.domain.manuscript import Manuscript
from editorial.store.appending import RecordRewritten, added, insert_rows
from editorial.store.baseline_tables import BaselineChangeRow, ChangeRulingRow
from editorial.store.row_mapping import baseline


def save_baseline_changes(connection: Connection, stored: Manuscript, changed: Manuscript) -> None:
    """Bring a manuscript's changes from what is stored to what they are now.

    Raises:
        RecordRewritten: when a change or ruling on record was altered or dropped.
    """
    before = stored.baseline_changes
    pairs = list(zip(changed.baseline_changes, before, strict=False))
    if any(old.ruling is not None and now.ruling != old.ruling for now, old in pairs):
        raise RecordRewritten("a ruling on record was changed or dropped")
    as_proposed = tuple(replace(now, ruling=old.ruling) for now, old in pairs)
    new = added(
        before, (*as_proposed, *changed.baseline_changes[len(before) :]), "change of a text"
    )
    insert_rows(
        connection,
        BaselineChangeRow,
        [baseline.baseline_change_values(changed.id, one) for _, one in new],
    )
    ruled = {old.number for old in before if old.ruling is not None}
    insert_rows(
        connection,
        ChangeRulingRow,
        [
            baseline.change_ruling_values(changed.id, one.number, one.ruling)
            for one in changed.baseline_changes
            if one.ruling is not None and one.number not in ruled
        ],
    )
