"""What lies in the dossier of an issue (归档材料的内容), file by file, in a fixed order."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from pathlib import PurePosixPath
from typing import Final

from editorial.desk.desk import Desk
from editorial.desk.form_records import issue_entries
from editorial.desk.forms import (
    ISSUE_FORMS,
    PIECE_FORMS,
    form_file_name,
    issue_form_file_name,
    piece_form_docx,
)
from editorial.desk.issue_reports import report_files
from editorial.desk.manuscript_views import proof_material
from editorial.desk.marked_places import with_places
from editorial.desk.proof_accounting import issue_accounts
from editorial.desk.proof_papers import round_papers
from editorial.desk.sessions import Session, looking
from editorial.domain.form_kind import FormKind
from editorial.domain.identifiers import Sha256
from editorial.paper.dossier_package import MANIFEST, SUMS, Member
from editorial.paper.forms.form_record import IssueRecord, PieceRecord
from editorial.paper.forms.form_renderer import form_docx
from editorial.reports.file_names import safe_file_name

FORMS: Final = "期次表单"
REPORT: Final = "质量报告"
PIECES: Final = "稿件"
AUDIT: Final = "审计摘录.jsonl"
READ_ME: Final = "说明.txt"
_BEFORE_TYPESETTING: Final = (FormKind.REGISTER, FormKind.REVIEWS)
"""Forms of a piece that was never sent out (退稿、撤稿): the others would be blanks."""
_TITLE: Final = 24
"""Characters of a piece's title in the name of its folder: Windows bounds the whole path."""
_NAME: Final = 40
_ENDING: Final = 8


def dossier_name(record: IssueRecord) -> str:
    """刊名_期号_归档: the ZIP's name and the folder in it."""
    issue = record.office.issue
    return safe_file_name(f"{issue.periodical}_{issue.label}_归档")


def dossier_members(
    desk: Desk, session: Session, record: IssueRecord, progress: Callable[[int, int, str], None]
) -> Iterator[Member]:
    """Every file of the dossier; the pieces first, by number."""
    steps = len(record.pieces) + 2
    pieces = []
    for done, each in enumerate(record.pieces):
        progress(done, steps, each.about)
        piece = with_places(desk, session, each)
        pieces.append(piece)
        yield from _piece(desk, session, piece)
    progress(steps - 2, steps, FORMS)
    accounts = issue_accounts(desk, session, record.office.issue.id)
    whole = replace(record, pieces=tuple(pieces), accounts=accounts)
    for kind, maker in ISSUE_FORMS.items():
        name = issue_form_file_name(record, kind)
        yield Member(f"{FORMS}/{name}", form_docx(maker(whole)))
    progress(steps - 1, steps, REPORT)
    yield from _whole(desk, session, record)
    progress(steps, steps, "")


def _piece(desk: Desk, session: Session, piece: PieceRecord) -> Iterator[Member]:
    """One piece: its forms, original files, papers of its rounds."""
    manuscript = piece.manuscript
    folder = f"{PIECES}/{safe_file_name(f'{manuscript.number}_{manuscript.title[:_TITLE]}')}"
    for kind in PIECE_FORMS if manuscript.frozen else _BEFORE_TYPESETTING:
        content = piece_form_docx(desk, session, kind, piece)
        yield Member(f"{folder}/表单/{form_file_name(piece, kind)}", content)
    for version in manuscript.versions:
        name = _filed(f"第{version.number}稿_{version.origin.label}", version.name)
        yield Member(f"{folder}/文本/{name}", _kept(desk, session, version.file_sha256))
    for galley in manuscript.galleys:
        name = _filed(f"第{galley.number}份校样", galley.name)
        yield Member(f"{folder}/校样/{name}", _kept(desk, session, galley.file_sha256))
    label = piece.office.issue.label
    for each in manuscript.rounds_since_freeze:
        material = proof_material(desk, session, manuscript.id, each.number)
        for paper, ending, content in round_papers(desk, session, material, piece):
            # The page says what the sheet says; paper is filed, pages are looked at.
            if ending == ".docx":
                about = f"{label}_{manuscript.number}_{each.number:02}{each.proof_pass.label}"
                name = safe_file_name(f"{about}_{paper}", ending)
                yield Member(f"{folder}/校对/{name}", content)


def _whole(desk: Desk, session: Session, record: IssueRecord) -> Iterator[Member]:
    """The issue's report, the audit excerpt, and how to check it all."""
    issue, audit = record.office.issue.id, record.audit
    with looking(desk, session) as (unit, _):
        entries = issue_entries(unit, issue, unit.manuscripts.of_issue(issue))
        made_at = audit.at or record.office.issue.opened_at
        for name, content in report_files(desk, unit, issue, made_at, (audit.entries, audit.seal)):
            yield Member(f"{REPORT}/{name}", content)
    lines = (json.dumps(asdict(e), ensure_ascii=False, sort_keys=True) for e in entries)
    yield Member(AUDIT, "".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))
    yield Member(READ_ME, _read_me(record).encode())


def _kept(desk: Desk, session: Session, digest: Sha256) -> bytes:
    with looking(desk, session) as (unit, _):
        return unit.blobs.get(digest)


def _filed(prefix: str, name: str) -> str:
    """The file's own name behind what it is, short, with its own ending."""
    path = PurePosixPath(name.replace("\\", "/").rpartition("/")[2])
    ending = safe_file_name(path.suffix.lstrip("."))[:_ENDING] if path.suffix else ""
    return safe_file_name(f"{prefix}_{path.stem[:_NAME]}", f".{ending}" if ending else "")


def _read_me(record: IssueRecord) -> str:
    audit = record.audit
    return "\r\n".join(
        (
            f"{record.office.issue.title}归档材料",
            "",
            f"{PIECES}：每篇一个文件夹，内有表单、文本和校样的原始文件、各校次校对单和修订稿。",
            f"{FORMS}：全期的登记表、发稿单、校样流转单、原稿疑问单、质量检查记录表、付印单、校对质量台账。",
            f"{REPORT}：用浏览器打开 index.html。",
            f"{AUDIT}：本期和各篇的审计记录，一行一条；打印和归档本身的记录不列入。",
            f"{MANIFEST}、{SUMS}：每个文件的 SHA-256。",
            f"在本文件夹里运行 sha256sum -c {SUMS} 可逐个核对。",
            "",
            f"记录截至审计第 {audit.entries} 条（{audit.moment}），印记 {audit.seal}。",
            "记录不变，归档包逐字节相同。",
            "",
        )
    )
