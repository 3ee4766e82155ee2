"""Heads of manuscripts: few columns of many pieces, however long their record."""

from __future__ import annotations

from typing import cast

from sqlalchemy import ColumnElement, Connection, Executable, and_, func, select
from sqlmodel import col

from editorial.domain.identifiers import ColumnId, IssueId, ManuscriptId
from editorial.domain.manuscript_head import ManuscriptHead
from editorial.domain.stages import Stage
from editorial.store.manuscript_tables import ManuscriptRow, TextVersionRow
from editorial.store.proof_tables import ProofRoundRow, RateSide, RoundRateRow
from editorial.store.reading import table_of
from editorial.store.row_mapping.proofs import rate


def load_heads(
    connection: Connection, *conditions: ColumnElement[bool]
) -> tuple[ManuscriptHead, ...]:
    """The heads of the manuscripts whose row meets the conditions, by number."""
    gates = {
        row.manuscript_id: rate(cast("RoundRateRow", row))  # plain rows, as editorial.store.reading
        for row in connection.execute(_gates(*conditions))
    }
    characters = newest_characters(connection, *conditions)
    return tuple(
        ManuscriptHead(
            id=ManuscriptId(row.id),
            number=row.number,
            title=row.title,
            author=row.author,
            issue=IssueId(row.issue_id),
            column=ColumnId(row.column_id),
            stage=Stage(row.stage),
            stage_since=row.stage_since,
            characters=characters.get(row.id, 0),
            gate=gates.get(row.id),
        )
        for row in connection.execute(_rows(*conditions))
    )


def newest_characters(connection: Connection, *conditions: ColumnElement[bool]) -> dict[str, int]:
    """Characters of each manuscript's newest text version, by the manuscript's id."""
    query = (
        select(col(TextVersionRow.manuscript_id), col(TextVersionRow.characters))
        .join(ManuscriptRow, col(ManuscriptRow.id) == col(TextVersionRow.manuscript_id))
        .where(*conditions)
        .order_by(col(TextVersionRow.manuscript_id), col(TextVersionRow.number))
    )
    return {row[0]: row[1] for row in connection.execute(query)}  # a later version overwrites


def _rows(*conditions: ColumnElement[bool]) -> Executable:
    row = ManuscriptRow
    columns = (
        col(row.id),
        col(row.number),
        col(row.title),
        col(row.author),
        col(row.issue_id),
        col(row.column_id),
        col(row.stage),
        col(row.stage_since),
    )
    return select(*columns).where(*conditions).order_by(col(row.number))


def _gates(*conditions: ColumnElement[bool]) -> Executable:
    """The first current rate of each manuscript's newest round."""
    newest = (
        select(
            col(ProofRoundRow.manuscript_id).label("manuscript_id"),
            func.max(col(ProofRoundRow.number)).label("number"),
        )
        .join(ManuscriptRow, col(ManuscriptRow.id) == col(ProofRoundRow.manuscript_id))
        .where(*conditions)
        .group_by(col(ProofRoundRow.manuscript_id))
        .subquery()
    )
    return select(*table_of(RoundRateRow).columns).join(
        newest,
        and_(
            newest.c.manuscript_id == col(RoundRateRow.manuscript_id),
            newest.c.number == col(RoundRateRow.round_number),
            col(RoundRateRow.side) == RateSide.CURRENT.value,
            col(RoundRateRow.position) == 1,
        ),
    )
