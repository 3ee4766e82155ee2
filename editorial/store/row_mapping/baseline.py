"""Changes of the frozen text, entries by hand and steps of marking ↔ rows."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from editorial.domain.baseline import BaselineChange, ChangeRuling
from editorial.domain.discrepancy import CorrectionMark, Discrepancy, DiscrepancyKind, TextSpan
from editorial.domain.identifiers import ManuscriptId, PersonId
from editorial.domain.round_marks import (
    Disposition,
    HandEntry,
    MarkStep,
    PlaceChange,
    PlaceState,
    RoundDifference,
    StepAct,
)
from editorial.store.baseline_tables import (
    BaselineChangeRow,
    ChangeRulingRow,
    HandEntryRow,
    MarkStepRow,
)
from editorial.store.row_mapping.differences import disposition_values, place_values
from editorial.store.row_mapping.manuscripts import Values, person_or_none


def baseline_change(row: BaselineChangeRow, ruling: ChangeRulingRow | None) -> BaselineChange:
    """The change of a row, with the ruling read beside it."""
    return BaselineChange(
        number=row.number,
        start=row.span_start,
        end=row.span_end,
        old=row.old_text,
        new=row.new_text,
        reason=row.reason,
        proposed_by=PersonId(row.proposed_by),
        proposed_at=row.proposed_at,
        ruling=None if ruling is None else _ruling(ruling),
        galley=row.galley,
        differences=tuple(json.loads(row.differences)),
        supersedes=tuple(json.loads(row.supersedes)),
    )


def _ruling(row: ChangeRulingRow) -> ChangeRuling:
    return ChangeRuling(
        approves=row.approves,
        by=PersonId(row.ruled_by),
        at=row.ruled_at,
        remark=row.remark,
        deputising_for=person_or_none(row.deputising_for),
    )


def baseline_change_values(manuscript: ManuscriptId, one: BaselineChange) -> Values:
    """The row of a change, without its ruling."""
    return {
        "manuscript_id": manuscript,
        "number": one.number,
        "span_start": one.start,
        "span_end": one.end,
        "old_text": one.old,
        "new_text": one.new,
        "reason": one.reason,
        "proposed_by": one.proposed_by,
        "proposed_at": one.proposed_at,
        "galley": one.galley,
        "differences": json.dumps(list(one.differences)),
        "supersedes": json.dumps(list(one.supersedes)),
    }


def change_ruling_values(manuscript: ManuscriptId, number: int, one: ChangeRuling) -> Values:
    """The row of the ruling on the change of that number."""
    return {
        "manuscript_id": manuscript,
        "change_number": number,
        "approves": one.approves,
        "ruled_by": one.by,
        "ruled_at": one.at,
        "remark": one.remark,
        "deputising_for": one.deputising_for,
    }


def hand_entry(row: HandEntryRow) -> HandEntry:
    """The hand entry of a row."""
    found = Discrepancy(
        row.number,
        DiscrepancyKind(row.kind),
        row.edits,
        TextSpan(
            row.manuscript_start, row.manuscript_end, row.right_text, row.manuscript_paragraph
        ),
        TextSpan(row.galley_start, row.galley_end, row.wrong_text, row.galley_paragraph),
        CorrectionMark(row.mark),
        row.before,
        row.after,
    )
    return HandEntry(
        mark=RoundDifference(
            found,
            Disposition(row.disposition),
            row.reason,
            person_or_none(row.decided_by),
            row.decided_at,
        ),
        added_by=PersonId(row.added_by),
        added_at=row.added_at,
        place=row.place,
        remark=row.remark,
        in_text=row.in_text,
        carried_from=row.carried_from,
        taken_out_by=person_or_none(row.taken_out_by),
        taken_out_at=row.taken_out_at,
    )


def hand_entry_values(manuscript: ManuscriptId, round_number: int, one: HandEntry) -> Values:
    """The row of a hand entry."""
    found = one.mark.discrepancy
    return {
        "manuscript_id": manuscript,
        "round_number": round_number,
        **place_values(found),
        "right_text": found.manuscript.text,
        "wrong_text": found.galley.text,
        "place": one.place,
        "remark": one.remark,
        "in_text": one.in_text,
        "carried_from": one.carried_from,
        "added_by": one.added_by,
        "added_at": one.added_at,
        **hand_entry_state(one),
    }


def hand_entry_state(one: HandEntry) -> Values:
    """What may change of a hand entry's row."""
    return {
        **disposition_values(one.mark),
        "taken_out_by": one.taken_out_by,
        "taken_out_at": one.taken_out_at,
    }


def mark_step(row: MarkStepRow) -> MarkStep:
    """The step of a row."""
    return MarkStep(
        number=row.number,
        act=StepAct(row.act),
        by=PersonId(row.done_by),
        at=row.done_at,
        changes=tuple(
            PlaceChange(number, _state(before), _state(after))
            for number, before, after in json.loads(row.changes)
        ),
        repeats=row.repeats,
    )


def mark_step_values(manuscript: ManuscriptId, round_number: int, one: MarkStep) -> Values:
    """The row of a step."""
    changes = [[each.number, _told(each.before), _told(each.after)] for each in one.changes]
    return {
        "manuscript_id": manuscript,
        "round_number": round_number,
        "number": one.number,
        "act": one.act.value,
        "done_by": one.by,
        "done_at": one.at,
        "repeats": one.repeats,
        "changes": json.dumps(changes, ensure_ascii=False),
    }


def _told(state: PlaceState) -> list[str | None]:
    return [
        state.disposition.value,
        state.reason,
        state.by,
        _moment_text(state.at),
        state.taken_out_by,
        _moment_text(state.taken_out_at),
    ]


def _state(told: list[Any]) -> PlaceState:
    disposition, reason, by, at, taken_out_by, taken_out_at = told
    return PlaceState(
        Disposition(disposition),
        reason,
        person_or_none(by),
        _moment(at),
        person_or_none(taken_out_by),
        _moment(taken_out_at),
    )


def _moment_text(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
