"""A manuscript's head, text versions and steps ↔ rows."""

from __future__ import annotations

import json

from editorial.domain.decisions import Decision
from editorial.domain.identifiers import ColumnId, IssueId, ManuscriptId, PersonId, Sha256
from editorial.domain.manuscript import (
    FrozenText,
    Manuscript,
    StageChange,
    TextVersion,
    VersionOrigin,
)
from editorial.domain.reviews import TopicDeclaration
from editorial.domain.stages import Stage
from editorial.store.manuscript_tables import ManuscriptRow, StageChangeRow, TextVersionRow

Values = dict[str, object]


def list_text(items: tuple[str, ...]) -> str:
    """A short list of words as JSON."""
    return json.dumps(items, ensure_ascii=False)


def listed(text: str) -> tuple[str, ...]:
    """The list that ``list_text`` wrote."""
    return tuple(json.loads(text))


def person_or_none(found: str | None) -> PersonId | None:
    """The id of a person, where there may be none."""
    return None if found is None else PersonId(found)


def head(row: ManuscriptRow) -> Manuscript:
    """The manuscript of a row, still without what is on record of it."""
    return Manuscript(
        id=ManuscriptId(row.id),
        number=row.number,
        title=row.title,
        author=row.author,
        issue=IssueId(row.issue_id),
        column=ColumnId(row.column_id),
        editor=PersonId(row.editor),
        stage=Stage(row.stage),
        stage_since=row.stage_since,
        registered_by=PersonId(row.registered_by),
        registered_at=row.registered_at,
        topic=_topic(row),
        frozen=_frozen(row),
        revision=row.revision,
    )


def _topic(row: ManuscriptRow) -> TopicDeclaration | None:
    if row.topic_concerned is None:
        return None
    return TopicDeclaration(row.topic_concerned, row.topic_filing_number or "")


def _frozen(row: ManuscriptRow) -> FrozenText | None:
    version, text, document, by, at = (
        row.frozen_version,
        row.frozen_text_sha256,
        row.frozen_document_sha256,
        row.frozen_by,
        row.frozen_at,
    )
    if version is None or text is None or document is None or by is None or at is None:
        return None
    return FrozenText(version, Sha256(text), Sha256(document), PersonId(by), at)


def head_values(one: Manuscript) -> Values:
    """The head row of a manuscript, without its revision."""
    topic, frozen = one.topic, one.frozen
    return {
        "id": one.id,
        "number": one.number,
        "title": one.title,
        "author": one.author,
        "issue_id": one.issue,
        "column_id": one.column,
        "editor": one.editor,
        "stage": one.stage.value,
        "stage_since": one.stage_since,
        "registered_by": one.registered_by,
        "registered_at": one.registered_at,
        "topic_concerned": None if topic is None else topic.concerned,
        "topic_filing_number": None if topic is None else topic.filing_number,
        "frozen_version": None if frozen is None else frozen.version,
        "frozen_text_sha256": None if frozen is None else frozen.text_sha256,
        "frozen_document_sha256": None if frozen is None else frozen.document_sha256,
        "frozen_by": None if frozen is None else frozen.frozen_by,
        "frozen_at": None if frozen is None else frozen.frozen_at,
    }


def text_version(row: TextVersionRow) -> TextVersion:
    """The text version of a row."""
    return TextVersion(
        number=row.number,
        origin=VersionOrigin(row.origin),
        file_sha256=Sha256(row.file_sha256),
        text_sha256=Sha256(row.text_sha256),
        document_sha256=Sha256(row.document_sha256),
        name=row.name,
        characters=row.characters,
        added_by=PersonId(row.added_by),
        added_at=row.added_at,
        not_read=listed(row.not_read),
    )


def text_version_values(manuscript: ManuscriptId, one: TextVersion) -> Values:
    """The row of a text version."""
    return {
        "manuscript_id": manuscript,
        "number": one.number,
        "origin": one.origin.value,
        "file_sha256": one.file_sha256,
        "text_sha256": one.text_sha256,
        "document_sha256": one.document_sha256,
        "name": one.name,
        "characters": one.characters,
        "added_by": one.added_by,
        "added_at": one.added_at,
        "not_read": list_text(one.not_read),
    }


def stage_change(row: StageChangeRow) -> StageChange:
    """The step of a row."""
    return StageChange(
        source=Stage(row.source),
        decision=Decision(row.decision),
        target=Stage(row.target),
        by=PersonId(row.decided_by),
        at=row.decided_at,
        remark=row.remark,
    )


def stage_change_values(manuscript: ManuscriptId, number: int, one: StageChange) -> Values:
    """The row of a manuscript's step of that number."""
    return {
        "manuscript_id": manuscript,
        "number": number,
        "source": one.source.value,
        "decision": one.decision.value,
        "target": one.target.value,
        "decided_by": one.by,
        "decided_at": one.at,
        "remark": one.remark,
    }
