"""Layout records ↔ rows."""

from __future__ import annotations

import json

from editorial.domain.identifiers import ManuscriptId, PersonId
from editorial.domain.layout_record import LayoutRecord
from editorial.store.layout_tables import LayoutRecordRow
from editorial.store.row_mapping.manuscripts import Values, list_text, listed


def layout_record(row: LayoutRecordRow) -> LayoutRecord:
    """The layout record of a row."""
    return LayoutRecord(
        version=row.version,
        form=row.form,
        characters=row.characters,
        by=PersonId(row.recorded_by),
        at=row.recorded_at,
        cover=row.cover,
        paragraphs=tuple(json.loads(row.paragraphs)),
        words=listed(row.words),
    )


def layout_record_values(manuscript: ManuscriptId, number: int, one: LayoutRecord) -> Values:
    """The row of a manuscript's layout record of that number."""
    return {
        "manuscript_id": manuscript,
        "number": number,
        "version": one.version,
        "form": one.form,
        "characters": one.characters,
        "cover": one.cover,
        "paragraphs": json.dumps(list(one.paragraphs)),
        "words": list_text(one.words),
        "recorded_by": one.by,
        "recorded_at": one.at,
    }
