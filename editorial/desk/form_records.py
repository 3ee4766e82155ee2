"""What the forms are filled in from (表单的依据), gathered from the store."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, tzinfo
from typing import Final

from editorial.desk.desk import Desk
from editorial.desk.issue_closing import issue_in
from editorial.desk.issue_counting import counted_as_one
from editorial.domain.audit_entry import AuditEntry
from editorial.domain.identifiers import IssueId
from editorial.domain.manuscript import Manuscript
from editorial.domain.ports import UnitOfWork
from editorial.paper.forms.form_blocks import AuditHead
from editorial.paper.forms.form_record import IssueFacts, IssueRecord, PieceRecord

WRITE_FORM: Final = "form.write"
WRITE_DOSSIER: Final = "dossier.write"
_PAPERWORK: Final = frozenset({WRITE_FORM, WRITE_DOSSIER})
"""Entries that tell of printing alone: they change nothing that a form speaks of."""
NOTHING_YET: Final = AuditHead(0, "", None)


def issue_facts(desk: Desk, unit: UnitOfWork, issue_id: IssueId) -> IssueFacts:
    """What all forms of an issue share.

    Raises:
        OperationRefused: when there is no such issue.
    """
    return IssueFacts(
        issue=issue_in(unit, issue_id),
        names={person.id: person.name for person in unit.people.all()},
        columns={column.id: column.name for column in unit.issues.columns()},
        checklists=desk.checklists.stages,
        standing=unit.issue_records.standing(issue_id),
        rules=desk.rules,
        imprint=desk.checklists.imprint(desk.rules.publication_type),
    )


def entries_of(unit: UnitOfWork, subjects: Iterable[str]) -> tuple[AuditEntry, ...]:
    """The audit entries about these pieces and issues, oldest first, without the paperwork's."""
    found = [entry for subject in subjects for entry in unit.audit.entries(subject)]
    told = (entry for entry in found if entry.action not in _PAPERWORK)
    return tuple(sorted(told, key=lambda entry: entry.sequence))


def audit_head(facts: IssueFacts, entries: tuple[AuditEntry, ...]) -> AuditHead:
    """The newest of these entries: its number is how many the chain then had.

    Logins and printing go on all the time; a form that named the chain's very end would never be
    the same twice.
    """
    return newest_entry(entries, facts.zone)


def newest_entry(entries: tuple[AuditEntry, ...], zone: tzinfo | None = None) -> AuditHead:
    """The newest of these entries, its moment in that time zone; None: this machine's."""
    if not entries:
        return NOTHING_YET
    newest = entries[-1]
    at = datetime.fromisoformat(newest.at)
    return AuditHead(newest.sequence, newest.seal, at, f"{at.astimezone(zone):%Y-%m-%d %H:%M}")


def piece_record(unit: UnitOfWork, facts: IssueFacts, manuscript: Manuscript) -> PieceRecord:
    """The record of one piece, without the places of its rounds."""
    entries = entries_of(unit, (manuscript.id, facts.issue.id))
    return PieceRecord(
        office=facts,
        manuscript=manuscript,
        audit=audit_head(facts, entries),
        checks=unit.sample_checks.of_manuscript(manuscript.id),
        red_checks=unit.red_checks.of_manuscript(manuscript.id),
    )


def issue_record(desk: Desk, unit: UnitOfWork, issue_id: IssueId) -> IssueRecord:
    """The record of an issue with all its pieces, without the places of their rounds.

    Raises:
        OperationRefused: when there is no such issue.
    """
    facts = issue_facts(desk, unit, issue_id)
    manuscripts = unit.manuscripts.of_issue(issue_id)
    return IssueRecord(
        office=facts,
        pieces=tuple(piece_record(unit, facts, each) for each in manuscripts),
        audit=audit_head(facts, issue_entries(unit, issue_id, manuscripts)),
        whole=counted_as_one(desk.rules, unit, manuscripts),
    )


def issue_entries(
    unit: UnitOfWork, issue_id: IssueId, manuscripts: Iterable[Manuscript]
) -> tuple[AuditEntry, ...]:
    """The audit entries about an issue and its pieces."""
    return entries_of(unit, (issue_id, *(each.id for each in manuscripts)))
