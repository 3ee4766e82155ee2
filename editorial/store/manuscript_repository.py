"""Manuscripts in the database."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, insert, select, update
from sqlmodel import col

from editorial.domain.identifiers import IssueId, ManuscriptId
from editorial.domain.manuscript import Manuscript
from editorial.domain.manuscript_head import ManuscriptHead
from editorial.domain.refusals import ManuscriptNotFound, StaleManuscript
from editorial.domain.stages import Stage
from editorial.store.manuscript_heads import load_heads
from editorial.store.manuscript_loading import load_manuscripts
from editorial.store.manuscript_saving import save_records
from editorial.store.manuscript_tables import ManuscriptRow
from editorial.store.row_mapping.manuscripts import head_values

_OVER = tuple(stage.value for stage in Stage if stage.is_over)


class SqlManuscriptRepository:
    """Manuscripts with all that is on record of them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._stored: dict[ManuscriptId, Manuscript] = {}
        """As this transaction last read or wrote them; nobody else can write meanwhile."""

    def get(self, manuscript: ManuscriptId) -> Manuscript:
        """The manuscript; ManuscriptNotFound when unknown."""
        if manuscript in self._stored:
            return self._stored[manuscript]
        return self._one(col(ManuscriptRow.id) == manuscript, f"没有编号为 {manuscript} 的稿件")

    def by_number(self, number: str) -> Manuscript:
        """The manuscript of that number; ManuscriptNotFound when unknown."""
        return self._one(col(ManuscriptRow.number) == number, f"没有稿号为 {number} 的稿件")

    def of_issue(self, issue: IssueId) -> tuple[Manuscript, ...]:
        """The issue's manuscripts, by number."""
        return self._load(col(ManuscriptRow.issue_id) == issue)

    def all(self) -> tuple[Manuscript, ...]:
        """All manuscripts, by number: for years of them, ask for those that are live."""
        return self._load()

    def live(self, issue: IssueId | None = None) -> tuple[Manuscript, ...]:
        """The manuscripts whose way is not over, of one issue or of all, by number."""
        return self._load(col(ManuscriptRow.stage).not_in(_OVER), *_in(issue))

    def finished(self, issue: IssueId | None = None) -> tuple[ManuscriptHead, ...]:
        """The heads of those whose way is over (已付印、已退稿、已撤稿), by number."""
        return load_heads(self._connection, col(ManuscriptRow.stage).in_(_OVER), *_in(issue))

    def add(self, manuscript: Manuscript) -> None:
        """Keep a new manuscript (its revision becomes 1); ValueError when its number is taken."""
        same = select(col(ManuscriptRow.id)).where(col(ManuscriptRow.number) == manuscript.number)
        if self._connection.execute(same).first() is not None:
            raise ValueError(f"稿号 {manuscript.number} 已经使用，请换一个稿号")
        self._connection.execute(
            insert(ManuscriptRow).values(revision=1, **head_values(manuscript))
        )
        self._keep_records(_bare(manuscript), manuscript, revision=1)

    def save(self, manuscript: Manuscript) -> None:
        """Keep a changed manuscript, and count its revision up.

        Raises:
            StaleManuscript: when ``manuscript.revision`` is not the stored one.
            ManuscriptNotFound: when it was never added.
            RecordRewritten: when a record that stands cannot be changed.
        """
        revision = manuscript.revision + 1
        counted = self._connection.execute(
            update(ManuscriptRow)
            .where(col(ManuscriptRow.id) == manuscript.id)
            .where(col(ManuscriptRow.revision) == manuscript.revision)
            .values(revision=revision, **head_values(manuscript))
        )
        stored = self.get(manuscript.id)
        if counted.rowcount != 1:
            raise StaleManuscript(f"稿件 {stored.number} 已被他人改动，请重新打开后再办理")
        self._keep_records(stored, manuscript, revision)

    def _keep_records(self, stored: Manuscript, manuscript: Manuscript, revision: int) -> None:
        save_records(self._connection, stored, manuscript)
        self._stored[manuscript.id] = replace(manuscript, revision=revision)

    def _one(self, condition: ColumnElement[bool], missing: str) -> Manuscript:
        found = self._load(condition)
        if not found:
            raise ManuscriptNotFound(missing)
        return found[0]

    def _load(self, *conditions: ColumnElement[bool]) -> tuple[Manuscript, ...]:
        found = load_manuscripts(self._connection, *conditions)
        self._stored.update((manuscript.id, manuscript) for manuscript in found)
        return found


def _in(issue: IssueId | None) -> tuple[ColumnElement[bool], ...]:
    return () if issue is None else (col(ManuscriptRow.issue_id) == issue,)


def _bare(manuscript: Manuscript) -> Manuscript:
    """The manuscript with nothing on record yet."""
    return replace(
        manuscript,
        versions=(),
        reviews=(),
        problems=(),
        board=(),
        galleys=(),
        rounds=(),
        sign_offs=(),
        changes=(),
        matters=(),
        assignments=(),
        baseline_changes=(),
        checklists=(),
        layouts=(),
    )
