"""The dossier of an issue (归档材料): everything on record of it in one ZIP that can be checked.

Equal records give equal bytes: nothing in it tells when or by whom it was written. The audit log
does.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import IO, Final

from editorial.desk.desk import Desk
from editorial.desk.dossier_members import dossier_members, dossier_name
from editorial.desk.form_records import WRITE_DOSSIER, issue_entries, issue_record
from editorial.desk.sessions import Session, acting, looking
from editorial.domain.identifiers import IssueId
from editorial.domain.permissions import Operation, demand
from editorial.domain.ports import UnitOfWork
from editorial.domain.refusals import OperationRefused, Refusal
from editorial.paper.dossier_package import FiledMember, write_dossier
from editorial.paper.forms.form_record import IssueRecord

Progress = Callable[[int, int, str], None]
"""Told how many steps of how many are done, and what comes now."""
_ENDING: Final = ".zip"


@dataclass(frozen=True, slots=True)
class WrittenDossier:
    """A dossier that was written."""

    path: Path
    sha256: str
    members: tuple[FiledMember, ...]
    size: int
    """In bytes."""


def write_issue_dossier(
    desk: Desk,
    session: Session,
    issue_id: IssueId,
    path: Path,
    progress: Progress | None = None,
) -> WrittenDossier:
    """Write the dossier of an issue as one ZIP; the filing is on record.

    Args:
        desk: The office.
        session: Who asks.
        issue_id: The issue, finished or not.
        path: The file, or a folder: then the dossier gets its own name in it.
        progress: Told at every piece.

    Raises:
        OperationRefused: when the person may not, there is no such issue, or somebody changed the
            record meanwhile.
        OSError: when the file cannot be written; nothing is left behind.
    """
    with looking(desk, session) as (unit, actor):
        demand(actor, Operation.WRITE_DOSSIER)
        record = issue_record(desk, unit, issue_id)
    target = _target(path, record)
    part = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with part.open("w+b") as file:
            members = _write(desk, session, record, file, progress)
            size = file.tell()
            file.seek(0)
            digest = file_digest(file, "sha256").hexdigest()
            os.fsync(file.fileno())
        with acting(desk, session) as (unit, actor):
            _demand_unchanged(unit, record)
            part.replace(target)
            details = {
                "issue": record.office.issue.title,
                "name": target.name,
                "members": len(members),
                "sha256": digest,
            }
            unit.audit.append(desk.now(), actor, WRITE_DOSSIER, issue_id, details)
            unit.commit()
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return WrittenDossier(target, digest, members, size)


def _write(
    desk: Desk,
    session: Session,
    record: IssueRecord,
    file: IO[bytes],
    progress: Progress | None,
) -> tuple[FiledMember, ...]:
    issue, audit = record.office.issue, record.audit
    about = {
        "periodical": issue.periodical,
        "issue": issue.label,
        "audit": {"entries": audit.entries, "seal": audit.seal, "at": _iso(record)},
        "pieces": [piece.manuscript.number for piece in record.pieces],
    }
    members = dossier_members(desk, session, record, progress or _silent)
    filed = write_dossier(file, dossier_name(record), members, about)
    file.seek(0, os.SEEK_END)
    return filed


def _iso(record: IssueRecord) -> str:
    return record.audit.at.isoformat() if record.audit.at else ""


def _silent(_done: int, _of: int, _now: str) -> None:
    """Nobody listens."""


def _target(path: Path, record: IssueRecord) -> Path:
    if path.suffix.lower() != _ENDING:
        path.mkdir(parents=True, exist_ok=True)
        return path / f"{dossier_name(record)}{_ENDING}"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _demand_unchanged(unit: UnitOfWork, record: IssueRecord) -> None:
    """What was collected piece by piece must be one state of the record."""
    issue = record.office.issue.id
    entries = issue_entries(unit, issue, unit.manuscripts.of_issue(issue))
    if (entries[-1].seal if entries else "") != record.audit.seal:
        refusal = Refusal("record_changed", "归档时有人改动了本期记录，请重新归档一次")
        raise OperationRefused((refusal,))
