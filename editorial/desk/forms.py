"""The office's forms (打印表单): filled in from the record, written as Word files."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Final

from editorial.desk.desk import Desk
from editorial.desk.form_records import (
    WRITE_FORM,
    entries_of,
    issue_facts,
    issue_record,
    newest_entry,
    piece_record,
)
from editorial.desk.manuscript_views import proof_material
from editorial.desk.marked_places import issue_with_places, with_places
from editorial.desk.proof_accounting import issue_accounts, period_accounts
from editorial.desk.proof_papers import round_papers
from editorial.desk.sessions import Session, acting, looking
from editorial.domain.account_period import AccountPeriod
from editorial.domain.form_kind import FormKind
from editorial.domain.identifiers import IssueId, ManuscriptId, PersonId
from editorial.domain.permissions import Operation, demand
from editorial.domain.refusals import OperationRefused, Refusal
from editorial.paper.forms.account_sheet import (
    PeriodRecord,
    account_sheet_of_issue,
    account_sheet_of_period,
)
from editorial.paper.forms.form_blocks import Form
from editorial.paper.forms.form_record import IssueRecord, PieceRecord
from editorial.paper.forms.form_renderer import form_docx
from editorial.paper.forms.manuscript_register import register_of_issue, register_of_piece
from editorial.paper.forms.quality_record import quality_record_of_issue, quality_record_of_piece
from editorial.paper.forms.query_sheet import query_sheet_of_issue, query_sheet_of_piece
from editorial.paper.forms.release_sheet import release_sheet_of_issue, release_sheet_of_piece
from editorial.paper.forms.review_sheet import review_sheet
from editorial.paper.forms.routing_slip import routing_slip_of_issue, routing_slip_of_piece
from editorial.paper.forms.typesetting_sheet import (
    typesetting_sheet_of_issue,
    typesetting_sheet_of_piece,
)
from editorial.reports.file_names import safe_file_name
from editorial.reports.whole_file import write_whole

PIECE_FORMS: Final[dict[FormKind, Callable[[PieceRecord], Form]]] = {
    FormKind.REGISTER: register_of_piece,
    FormKind.REVIEWS: review_sheet,
    FormKind.TYPESETTING: typesetting_sheet_of_piece,
    FormKind.ROUTING: routing_slip_of_piece,
    FormKind.QUERIES: query_sheet_of_piece,
    FormKind.QUALITY: quality_record_of_piece,
    FormKind.RELEASE: release_sheet_of_piece,
}
"""Forms about one piece, in the order in which an office files them."""
ISSUE_FORMS: Final[dict[FormKind, Callable[[IssueRecord], Form]]] = {
    FormKind.REGISTER: register_of_issue,
    FormKind.TYPESETTING: typesetting_sheet_of_issue,
    FormKind.ROUTING: routing_slip_of_issue,
    FormKind.QUERIES: query_sheet_of_issue,
    FormKind.QUALITY: quality_record_of_issue,
    FormKind.RELEASE: release_sheet_of_issue,
    FormKind.ACCOUNTS: account_sheet_of_issue,
}
"""Forms about a whole issue."""
OF_PIECE: Final = (*PIECE_FORMS, FormKind.CORRECTIONS)
"""What :func:`write_form` can write of a piece."""
_WITH_PLACES: Final = frozenset({FormKind.QUERIES, FormKind.QUALITY, FormKind.RELEASE})
"""Forms that list the places of the rounds, for which their texts are read."""


@dataclass(frozen=True, slots=True)
class WrittenForm:
    """A form that was written."""

    path: Path
    kind: FormKind
    sha256: str
    """Of the file, as the audit entry names it."""


def write_form(
    desk: Desk, session: Session, kind: FormKind, manuscript_id: ManuscriptId, path: Path
) -> WrittenForm:
    """Write a form about one piece as a Word file; the printing is on record.

    Equal records give equal files. The correction sheet (校对单) is that of the newest round.

    Args:
        desk: The office.
        session: Who asks.
        kind: Which form.
        manuscript_id: The piece.
        path: The file, or a folder: then the form gets its own name in it.

    Raises:
        OperationRefused: when the person may not, or there is no such form of a piece yet.
        ManuscriptNotFound: when there is no such piece.
        OSError: when the file cannot be written.
    """
    with looking(desk, session) as (unit, actor):
        demand(actor, Operation.WRITE_FORMS)
        manuscript = unit.manuscripts.get(manuscript_id)
        facts = issue_facts(desk, unit, manuscript.issue)
        record = piece_record(unit, facts, manuscript)
    content = piece_form_docx(desk, session, kind, record)
    name = form_file_name(record, kind)
    return _written(desk, session, kind, manuscript_id, content, path, name)


def write_issue_form(
    desk: Desk, session: Session, kind: FormKind, issue_id: IssueId, path: Path
) -> WrittenForm:
    """Write a form about a whole issue as a Word file; as :func:`write_form`.

    Raises:
        OperationRefused: when the person may not, or there is no such form or issue.
        OSError: when the file cannot be written.
    """
    if kind not in ISSUE_FORMS:
        raise OperationRefused((_no_form(kind, "一期", ISSUE_FORMS),))
    with looking(desk, session) as (unit, actor):
        demand(actor, Operation.WRITE_FORMS)
        record = issue_record(desk, unit, issue_id)
    if kind in _WITH_PLACES:
        record = issue_with_places(desk, session, record)
    if kind is FormKind.ACCOUNTS:
        record = replace(record, accounts=issue_accounts(desk, session, issue_id))
    content = form_docx(ISSUE_FORMS[kind](record))
    name = issue_form_file_name(record, kind)
    return _written(desk, session, kind, issue_id, content, path, name)


def write_accounts_form(
    desk: Desk,
    session: Session,
    period: AccountPeriod,
    path: Path,
    reader: PersonId | None = None,
) -> WrittenForm:
    """Write the proof accounts of a period (校对质量台账), of one person or of all.

    As :func:`write_form`; the printing is on record with who asked for it.

    Raises:
        OperationRefused: when the person may not see accounts or write forms.
        OSError: when the file cannot be written.
    """
    accounts = period_accounts(desk, session, period.first_day, period.last_day, reader)
    with looking(desk, session) as (unit, actor):
        demand(actor, Operation.WRITE_FORMS)
        pieces = dict.fromkeys(line.manuscript for line in accounts.lines)
        head = newest_entry(entries_of(unit, pieces))
        periodicals = dict.fromkeys(issue.periodical for issue in unit.issues.all())
    whose = accounts.names.get(reader, reader) if reader else "全体"
    record = PeriodRecord(period.label, whose, "、".join(periodicals), accounts, head)
    name = safe_file_name(f"{period.label}_{whose}_{FormKind.ACCOUNTS.label}", ".docx")
    content = form_docx(account_sheet_of_period(record))
    return _written(desk, session, FormKind.ACCOUNTS, session.person, content, path, name)


def piece_form_docx(desk: Desk, session: Session, kind: FormKind, record: PieceRecord) -> bytes:
    """A form about a piece, from its record.

    Raises:
        OperationRefused: when there is no such form of a piece, or no round for it yet.
    """
    if kind is FormKind.CORRECTIONS:
        material = proof_material(desk, session, record.manuscript.id)
        return round_papers(desk, session, material, record)[0][2]
    if kind not in PIECE_FORMS:
        raise OperationRefused((_no_form(kind, "一篇稿件", OF_PIECE),))
    if kind in _WITH_PLACES and not record.places:
        record = with_places(desk, session, record)
    return form_docx(PIECE_FORMS[kind](record))


def form_file_name(record: PieceRecord, kind: FormKind, ending: str = ".docx") -> str:
    """期号_稿号_表单: safe on every system."""
    label = record.office.issue.label
    return safe_file_name(f"{label}_{record.manuscript.number}_{kind.label}", ending)


def issue_form_file_name(record: IssueRecord, kind: FormKind, ending: str = ".docx") -> str:
    """期号_表单."""
    return safe_file_name(f"{record.office.issue.label}_{kind.label}", ending)


def _written(
    desk: Desk,
    session: Session,
    kind: FormKind,
    subject: ManuscriptId | IssueId | PersonId,
    content: bytes,
    path: Path,
    name: str,
) -> WrittenForm:
    """Write the file, then tell the audit log what left the office."""
    if path.suffix.lower() != ".docx":
        path.mkdir(parents=True, exist_ok=True)
        path /= name
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, content)
    digest = sha256(content).hexdigest()
    with acting(desk, session) as (unit, actor):
        details = {"form": kind.value, "name": path.name, "sha256": digest}
        unit.audit.append(desk.now(), actor, WRITE_FORM, subject, details)
        unit.commit()
    return WrittenForm(path, kind, digest)


def _no_form(kind: FormKind, of: str, known: Collection[FormKind]) -> Refusal:
    names = "、".join(each.label for each in FormKind if each in known)
    return Refusal("no_such_form", f"{of}没有“{kind.label}”，可以打印：{names}")
