"""Loading manuscripts: one query a table, however many manuscripts are asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, select
from sqlmodel import col

from editorial.domain.baseline import BaselineChange
from editorial.domain.manuscript import Manuscript
from editorial.domain.proofs import ProofRound, SignOff
from editorial.domain.reviews import Problem
from editorial.store.baseline_tables import (
    BaselineChangeRow,
    ChangeRulingRow,
    HandEntryRow,
    MarkStepRow,
)
from editorial.store.checklist_tables import AnsweredChecklistRow
from editorial.store.column_checks import RecordRow
from editorial.store.final_review_tables import MatterFlagRow, RulingRow
from editorial.store.layout_tables import LayoutRecordRow
from editorial.store.manuscript_tables import ManuscriptRow, StageChangeRow, TextVersionRow
from editorial.store.proof_tables import (
    GalleyRow,
    ProofRoundRow,
    RoundDifferenceRow,
    RoundRateRow,
    SignOffRateRow,
    SignOffRow,
)
from editorial.store.reader_tables import ReaderAssignmentRow
from editorial.store.reading import rows
from editorial.store.review_tables import BoardConclusionRow, ProblemRow, ReviewRow
from editorial.store.row_mapping import baseline, proofs, reviews
from editorial.store.row_mapping import manuscripts as heads
from editorial.store.row_mapping.checklists import answered_checklist
from editorial.store.row_mapping.differences import difference
from editorial.store.row_mapping.layouts import layout_record

Row = TypeVar("Row", bound=RecordRow)
Made = TypeVar("Made")
Key = TypeVar("Key")
Item = TypeVar("Item")


def load_manuscripts(
    connection: Connection, *conditions: ColumnElement[bool]
) -> tuple[Manuscript, ...]:
    """The manuscripts whose head row meets the conditions, whole, by number."""
    found = rows(connection, ManuscriptRow, *conditions)
    if not found:
        return ()
    reader = _GroupReader(connection, found, conditions)
    versions = reader.grouped(TextVersionRow, heads.text_version)
    changes = reader.grouped(StageChangeRow, heads.stage_change)
    reviewed = reader.grouped(ReviewRow, reviews.review)
    problems = _problems(reader)
    matters = reader.grouped(MatterFlagRow, reviews.matter_flag)
    assignments = reader.grouped(ReaderAssignmentRow, reviews.reader_assignment)
    board = reader.grouped(BoardConclusionRow, reviews.board_conclusion)
    galleys = reader.grouped(GalleyRow, proofs.galley)
    rounds = _rounds(reader)
    baseline_changes = _baseline_changes(reader)
    sign_offs = _sign_offs(reader)
    checklists = reader.grouped(AnsweredChecklistRow, answered_checklist)
    layouts = reader.grouped(LayoutRecordRow, layout_record)
    loaded = [
        replace(
            heads.head(row),
            versions=versions[row.id],
            reviews=reviewed[row.id],
            problems=problems[row.id],
            board=board[row.id],
            galleys=galleys[row.id],
            rounds=rounds[row.id],
            sign_offs=sign_offs[row.id],
            changes=changes[row.id],
            matters=matters[row.id],
            assignments=assignments[row.id],
            baseline_changes=baseline_changes[row.id],
            checklists=checklists[row.id],
            layouts=layouts[row.id],
        )
        for row in found
    ]
    return tuple(sorted(loaded, key=lambda manuscript: manuscript.number))


@dataclass(frozen=True)
class _GroupReader:
    """Reads the rows that belong to the manuscripts asked for."""

    connection: Connection
    found: Sequence[ManuscriptRow]
    conditions: tuple[ColumnElement[bool], ...]

    def rows(self, row_type: type[Row]) -> list[Row]:
        """The rows of that table."""
        column = col(row_type.manuscript_id)
        if not self.conditions:
            return rows(self.connection, row_type)
        if len(self.found) == 1:
            scope = column == self.found[0].id
        else:
            scope = column.in_(select(col(ManuscriptRow.id)).where(*self.conditions))
        return rows(self.connection, row_type, scope)

    def grouped(self, row_type: type[Row], made: Callable[[Row], Made]) -> _Groups[str, Made]:
        """What the rows say, by manuscript."""
        return _grouped((row.manuscript_id, made(row)) for row in self.rows(row_type))


class _Groups(dict[Key, tuple[Item, ...]]):
    """Items by key; nothing for a key that has none."""

    def __missing__(self, _key: Key) -> tuple[Item, ...]:
        return ()


def _grouped(pairs: Iterable[tuple[Key, Item]]) -> _Groups[Key, Item]:
    gathered: dict[Key, list[Item]] = defaultdict(list)
    for key, item in pairs:
        gathered[key].append(item)
    return _Groups((key, tuple(items)) for key, items in gathered.items())


def _problems(reader: _GroupReader) -> _Groups[str, Problem]:
    rulings = {(row.manuscript_id, row.problem_number): row for row in reader.rows(RulingRow)}
    return reader.grouped(
        ProblemRow,
        lambda row: reviews.problem(row, rulings.get((row.manuscript_id, row.number))),
    )


def _rounds(reader: _GroupReader) -> _Groups[str, ProofRound]:
    differences = _grouped(
        ((row.manuscript_id, row.round_number), difference(row))
        for row in reader.rows(RoundDifferenceRow)
    )
    rates = _grouped(
        ((row.manuscript_id, row.round_number), row) for row in reader.rows(RoundRateRow)
    )

    by_hand = _grouped(
        ((row.manuscript_id, row.round_number), baseline.hand_entry(row))
        for row in reader.rows(HandEntryRow)
    )
    steps = _grouped(
        ((row.manuscript_id, row.round_number), baseline.mark_step(row))
        for row in reader.rows(MarkStepRow)
    )

    def made(row: ProofRoundRow) -> ProofRound:
        key = (row.manuscript_id, row.number)
        return proofs.proof_round(row, differences[key], rates[key], by_hand[key], steps[key])

    return reader.grouped(ProofRoundRow, made)


def _baseline_changes(reader: _GroupReader) -> _Groups[str, BaselineChange]:
    rulings = {(row.manuscript_id, row.change_number): row for row in reader.rows(ChangeRulingRow)}
    return reader.grouped(
        BaselineChangeRow,
        lambda row: baseline.baseline_change(row, rulings.get((row.manuscript_id, row.number))),
    )


def _sign_offs(reader: _GroupReader) -> _Groups[str, SignOff]:
    rates = _grouped(
        ((row.manuscript_id, row.sign_off_number), row) for row in reader.rows(SignOffRateRow)
    )
    return reader.grouped(
        SignOffRow, lambda row: proofs.sign_off(row, rates[(row.manuscript_id, row.number)])
    )
