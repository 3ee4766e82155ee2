"""Registration (登记): issues, columns, manuscripts and their new text versions."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from editorial.desk.desk import Desk
from editorial.desk.incoming import IncomingFile, keep
from editorial.desk.issue_closing import demand_open_issue
from editorial.desk.sessions import Session, acting
from editorial.domain.identifiers import ColumnId, IssueId, ManuscriptId, PersonId
from editorial.domain.manuscript import Manuscript, TextVersion, VersionOrigin
from editorial.domain.people import Actor, Role
from editorial.domain.periodical_issue import MagazineColumn, PeriodicalIssue
from editorial.domain.permissions import Operation, demand, is_in_charge
from editorial.domain.ports import UnitOfWork
from editorial.domain.refusals import OperationRefused, Refusal, StaleManuscript
from editorial.domain.reviews import MatterFlag
from editorial.domain.stages import Stage

VERSION_ORIGINS = {
    Stage.FIRST_REVIEW: VersionOrigin.EDITED,
    Stage.AUTHOR_REVISION: VersionOrigin.AUTHOR,
    Stage.REWORK: VersionOrigin.REWORKED,
    Stage.ACCEPTED: VersionOrigin.EDITED,
}
"""The stages at which a new text may come in, and what it then is."""


@dataclass(frozen=True, slots=True)
class ManuscriptForm:
    """What is filled in when a manuscript is registered (稿件登记表)."""

    title: str
    author: str
    issue: IssueId
    column: ColumnId
    editor: PersonId | None = None
    """The editor in charge; by default an editor of the column."""
    major_matter: str = ""
    """Why it is a major matter (重大事项), for the editorial board; empty: it is none."""


def open_issue(desk: Desk, session: Session, periodical: str, label: str) -> PeriodicalIssue:
    """Open a new issue (期)."""
    if not periodical.strip() or not label.strip():
        raise OperationRefused((Refusal("incomplete", "请填写刊名和期次"),))
    issue = PeriodicalIssue(IssueId(desk.new_id()), periodical.strip(), label.strip(), desk.now())
    with acting(desk, session) as (unit, actor):
        demand(actor, Operation.OPEN_ISSUE)
        if any(i.title == issue.title for i in unit.issues.all()):
            raise OperationRefused((Refusal("issue_exists", f"{issue.title}已经建立"),))
        unit.issues.add(issue)
        unit.audit.append(desk.now(), actor, "issue.open", issue.id, {"title": issue.title})
        unit.commit()
    return issue


def add_column(desk: Desk, session: Session, name: str) -> MagazineColumn:
    """Set up a new column (栏目)."""
    column = MagazineColumn(ColumnId(desk.new_id()), name.strip())
    if not column.name:
        raise OperationRefused((Refusal("incomplete", "请填写栏目名称"),))
    with acting(desk, session) as (unit, actor):
        if not actor.roles & {Role.ADMINISTRATOR}:
            demand(actor, Operation.OPEN_ISSUE)
        if any(c.name == column.name for c in unit.issues.columns()):
            raise OperationRefused((Refusal("column_exists", f"栏目“{column.name}”已经建立"),))
        unit.issues.add_column(column)
        unit.audit.append(desk.now(), actor, "column.add", column.id, {"name": column.name})
        unit.commit()
    return column


def register_manuscript(
    desk: Desk, session: Session, form: ManuscriptForm, file: IncomingFile
) -> Manuscript:
    """Register a manuscript that has come in; it then waits for its first review.

    Raises:
        OperationRefused: when the actor may not, the form is incomplete, or the column has no
            editor to take charge.
    """
    if not form.title.strip() or not form.author.strip():
        raise OperationRefused((Refusal("incomplete", "请填写题名和作者"),))
    now = desk.now()
    with acting(desk, session) as (unit, actor):
        demand(actor, Operation.REGISTER_MANUSCRIPT)
        issue = demand_open_issue(unit, form.issue)
        version = _version(unit, file, 1, VersionOrigin.RECEIVED, actor, now)
        manuscript = Manuscript(
            id=ManuscriptId(desk.new_id()),
            number=_next_number(issue, len(unit.manuscripts.of_issue(issue.id))),
            title=form.title.strip(),
            author=form.author.strip(),
            issue=issue.id,
            column=form.column,
            editor=form.editor or _editor_of(unit, actor, form.column),
            stage=Stage.FIRST_REVIEW,
            stage_since=now,
            registered_by=actor.id,
            registered_at=now,
            versions=(version,),
            matters=_matter(form, actor, now),
        )
        unit.manuscripts.add(manuscript)
        details = {
            "number": manuscript.number,
            "title": manuscript.title,
            "file": version.file_sha256,
            "text": version.text_sha256,
        }
        if manuscript.major_matter is not None:
            details["major_matter"] = manuscript.major_matter.reason
        unit.audit.append(now, actor, "manuscript.register", manuscript.id, details)
        unit.commit()
    return replace(manuscript, revision=1)


def _matter(form: ManuscriptForm, actor: Actor, now: datetime) -> tuple[MatterFlag, ...]:
    reason = form.major_matter.strip()
    return (MatterFlag(True, reason, actor.id, now),) if reason else ()


def add_version(
    desk: Desk,
    session: Session,
    manuscript_id: ManuscriptId,
    seen_revision: int,
    file: IncomingFile,
) -> Manuscript:
    """Add a new text: edited, revised by the author, or reworked, as the stage says.

    Raises:
        OperationRefused: when the stage takes no new text or the actor is not in charge.
        StaleManuscript: when the manuscript was changed since it was seen.
    """
    now = desk.now()
    with acting(desk, session) as (unit, actor):
        demand(actor, Operation.ADD_VERSION)
        manuscript = seen(unit, manuscript_id, seen_revision)
        _demand_new_text(manuscript, actor, file)
        number, origin = manuscript.current_version.number + 1, VERSION_ORIGINS[manuscript.stage]
        version = _version(unit, file, number, origin, actor, now)
        changed = replace(manuscript, versions=(*manuscript.versions, version))
        unit.manuscripts.save(changed)
        details = {
            "version": version.number,
            "origin": version.origin.value,
            "file": version.file_sha256,
            "text": version.text_sha256,
        }
        unit.audit.append(now, actor, "manuscript.version", manuscript.id, details)
        unit.commit()
    return replace(changed, revision=changed.revision + 1)


def seen(unit: UnitOfWork, manuscript_id: ManuscriptId, seen_revision: int) -> Manuscript:
    """The manuscript, provided that it is still as it was seen.

    Raises:
        StaleManuscript: when somebody has changed it since.
    """
    manuscript = unit.manuscripts.get(manuscript_id)
    if manuscript.revision != seen_revision:
        raise StaleManuscript(f"《{manuscript.title}》刚被他人处理过，请重新打开后再办")
    return manuscript


def _version(
    unit: UnitOfWork,
    file: IncomingFile,
    number: int,
    origin: VersionOrigin,
    actor: Actor,
    now: datetime,
) -> TextVersion:
    """Keep the file in this transaction and make the version that names it."""
    kept = keep(unit, file)
    return TextVersion(
        number=number,
        origin=origin,
        file_sha256=kept.file_sha256,
        text_sha256=kept.text_sha256,
        document_sha256=kept.document_sha256,
        name=file.name,
        characters=file.characters,
        added_by=actor.id,
        added_at=now,
        not_read=file.document.not_read,
    )


def _demand_new_text(manuscript: Manuscript, actor: Actor, file: IncomingFile) -> None:
    refusals: list[Refusal] = []
    if manuscript.stage not in VERSION_ORIGINS:
        refusals.append(
            Refusal("no_text_now", f"稿件在“{manuscript.stage.label}”环节，不能登记新文本")
        )
    if not is_in_charge(actor, manuscript):
        refusals.append(Refusal("not_in_charge", "请由本稿的经办编辑或责任编辑登记新文本"))
    if file.text_sha256 == manuscript.current_version.text_sha256:
        refusals.append(Refusal("same_text", "这份文件与现有文本完全相同，没有新内容可登记"))
    if refusals:
        raise OperationRefused(tuple(refusals))


def _next_number(issue: PeriodicalIssue, present: int) -> str:
    digits = re.findall(r"\d+", issue.label)
    prefix = "-".join(d.zfill(2) for d in digits) or "0"
    return f"{prefix}-{present + 1:03d}"


def _editor_of(unit: UnitOfWork, actor: Actor, column: ColumnId) -> PersonId:
    if column in actor.columns:
        return actor.id
    for person in unit.people.all():
        if column in person.columns and person.active and Role.EDITOR in person.roles:
            return person.id
    raise OperationRefused(
        (Refusal("no_editor", "该栏目还没有编辑，请先由管理员指定栏目编辑，或指定经办编辑"),)
    )
