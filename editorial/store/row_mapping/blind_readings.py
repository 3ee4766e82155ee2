"""Blind readings ↔ rows."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from editorial.domain.blind_reading import (
    BlindEnd,
    BlindEntry,
    BlindOutcome,
    BlindReading,
    FoundPlace,
    Sheet,
)
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.domain.identifiers import ManuscriptId, PersonId
from editorial.store.blind_reading_tables import (
    BlindEndRow,
    BlindEntryRow,
    BlindReadingRow,
    BlindSheetRow,
    SheetSide,
)
from editorial.store.row_mapping.manuscripts import Values, person_or_none


def blind_reading(
    row: BlindReadingRow,
    entries: Sequence[BlindEntry],
    sheets: Mapping[str, Sheet],
    end: BlindEnd | None,
) -> BlindReading:
    """The reading of its rows."""
    return BlindReading(
        manuscript=ManuscriptId(row.manuscript_id),
        number=row.number,
        round_number=row.round_number,
        reader=person_or_none(row.reader),
        named_by=PersonId(row.named_by),
        named_at=row.named_at,
        reason=row.reason,
        entries=tuple(entries),
        first=sheets.get(SheetSide.FIRST),
        second=sheets.get(SheetSide.SECOND),
        end=end,
    )


def entry(row: BlindEntryRow, taken_back_at: datetime | None) -> BlindEntry:
    """The entry of its row."""
    return BlindEntry(
        number=row.number,
        start=row.galley_start,
        end=row.galley_end,
        wrong=row.wrong_text,
        right=row.right_text,
        kind=DiscrepancyKind(row.kind),
        added_at=row.added_at,
        place=row.place,
        remark=row.remark,
        in_text=row.in_text,
        taken_back_at=taken_back_at,
    )


def sheet(row: BlindSheetRow) -> Sheet:
    """The sheet of its row."""
    found = tuple(FoundPlace(*told) for told in json.loads(row.found))
    return Sheet(PersonId(row.handed_in_by), row.handed_in_at, found)


def end(row: BlindEndRow) -> BlindEnd:
    """The end of its row."""
    outcome = BlindOutcome(row.outcome)
    return BlindEnd(outcome, PersonId(row.ended_by), row.ended_at, row.reason)


def _key(one: BlindReading) -> Values:
    return {"manuscript_id": one.manuscript, "reading": one.number}


def reading_values(one: BlindReading) -> Values:
    """The row of a reading."""
    return {
        "manuscript_id": one.manuscript,
        "number": one.number,
        "round_number": one.round_number,
        "reader": one.reader,
        "named_by": one.named_by,
        "named_at": one.named_at,
        "reason": one.reason,
    }


def entry_values(one: BlindReading, added: BlindEntry) -> Values:
    """The row of an entry of a reading."""
    return _key(one) | {
        "number": added.number,
        "galley_start": added.start,
        "galley_end": added.end,
        "wrong_text": added.wrong,
        "right_text": added.right,
        "kind": added.kind.value,
        "place": added.place,
        "remark": added.remark,
        "in_text": added.in_text,
        "added_at": added.added_at,
    }


def sheet_values(one: BlindReading, side: SheetSide, handed_in: Sheet) -> Values:
    """The row of a sheet of a reading."""
    found = [[p.number, p.start, p.wrong, p.right, p.in_text, p.where] for p in handed_in.found]
    return _key(one) | {
        "side": side.value,
        "handed_in_by": handed_in.by,
        "handed_in_at": handed_in.at,
        "found": json.dumps(found, ensure_ascii=False),
    }


def end_values(one: BlindReading, ended: BlindEnd) -> Values:
    """The row of a reading's end."""
    return _key(one) | {
        "outcome": ended.outcome.value,
        "ended_by": ended.by,
        "ended_at": ended.at,
        "reason": ended.reason,
    }
