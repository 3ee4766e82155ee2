"""The report of a whole issue: rates of every round, who did what, what was signed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from editorial.comparison.compare import compare_documents
from editorial.desk.baselines import round_baseline
from editorial.desk.counting import counted_with, shown_schemes
from editorial.desk.desk import Desk
from editorial.desk.incoming import kept_document
from editorial.desk.issue_counting import counted_as_one, frozen_version, last_rounds
from editorial.desk.sessions import Session, looking
from editorial.domain.identifiers import ColumnId, IssueId, PersonId
from editorial.domain.manuscript import Manuscript
from editorial.domain.permissions import Operation, demand
from editorial.domain.ports import UnitOfWork
from editorial.domain.proofs import RoundRate
from editorial.domain.stages import REVIEW_STAGES, ProofPass
from editorial.reports.comparison_page import render_comparison_page
from editorial.reports.issue_report_files import issue_report_json, render_issue_report_csv
from editorial.reports.issue_report_page import render_issue_report_html
from editorial.reports.report_model import (
    IssueReport,
    ReportRow,
    ReportScheme,
    RoleHolder,
    RoundResult,
    SchemeCount,
    SignOffLine,
)
from editorial.reports.whole_file import write_whole
from editorial.scoring.scheme_files import load_scheme


def write_issue_report(desk: Desk, session: Session, issue_id: IssueId, folder: Path) -> Path:
    """Write the issue's report with a page for each piece that has a galley.

    Returns:
        The path of ``index.html``; beside it ``report.csv``, ``report.json`` and ``pages/``.

    Raises:
        OperationRefused: when the person may not take reports.
        OSError: when the folder cannot be written.
    """
    with looking(desk, session) as (unit, actor):
        demand(actor, Operation.REPORT)
        files = report_files(desk, unit, issue_id, desk.now(), unit.audit.head())
        for name, content in files:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, content)
    return folder / "index.html"


def report_files(
    desk: Desk, unit: UnitOfWork, issue_id: IssueId, made_at: datetime, audit: tuple[int, str]
) -> Iterator[tuple[str, bytes]]:
    """The report's files: name and content of each, ``index.html`` last of the pages.

    Args:
        desk: The office.
        unit: Where the record is read.
        issue_id: The issue.
        made_at: When the report says it was made.
        audit: How many audit entries it speaks of, and the newest seal.
    """
    manuscripts = unit.manuscripts.of_issue(issue_id)
    pages = {
        each.number: f"pages/{each.number}.html" for each in manuscripts if each.rounds_since_freeze
    }
    for manuscript in manuscripts:
        if manuscript.number in pages:
            page = _comparison_page(desk, unit, manuscript)
            yield pages[manuscript.number], page.encode()
    report = _report(desk, unit, issue_id, pages, made_at, audit)
    yield "index.html", render_issue_report_html(report).encode()
    yield "report.csv", render_issue_report_csv(report).encode()
    content = json.dumps(issue_report_json(report), ensure_ascii=False, indent=2)
    yield "report.json", content.encode()


def _report(
    desk: Desk,
    unit: UnitOfWork,
    issue_id: IssueId,
    pages: dict[str, str],
    made_at: datetime,
    audit: tuple[int, str],
) -> IssueReport:
    names = {person.id: person.name for person in unit.people.all()}
    columns = {column.id: column.name for column in unit.issues.columns()}
    entries, head = audit
    schemes = tuple(
        ReportScheme(scheme, load_scheme(scheme).limit) for scheme in shown_schemes(desk.rules)
    )
    rows = tuple(
        _row(manuscript, names, columns, pages.get(manuscript.number, ""))
        for manuscript in unit.manuscripts.of_issue(issue_id)
    )
    return IssueReport(
        title=f"{unit.issues.get(issue_id).title}编校质量报告",
        schemes=schemes,
        rows=rows,
        audit_head=head,
        audit_entries=entries,
        whole=counted_as_one(desk.rules, unit, unit.manuscripts.of_issue(issue_id)),
        made_at=made_at,
    )


def _row(
    manuscript: Manuscript,
    names: dict[PersonId, str],
    columns: dict[ColumnId, str],
    page: str,
) -> ReportRow:
    signed = manuscript.valid_sign_off
    return ReportRow(
        title=manuscript.title,
        author=manuscript.author,
        column=columns.get(manuscript.column, ""),
        stage=manuscript.stage.label,
        rounds=_rounds(manuscript),
        people=_people(manuscript, names),
        sign_off=SignOffLine(names[signed.by], signed.at, signed.galley_sha256) if signed else None,
        page=page,
    )


def _rounds(manuscript: Manuscript) -> tuple[RoundResult, ...]:
    return tuple(
        RoundResult(
            label=one.proof_pass.label,
            characters=one.gate.written,
            counts=tuple(map(_count, one.rates)),
            edit_distance=one.edit_distance,
        )
        for one in last_rounds(manuscript).values()
    )


def _count(rate: RoundRate) -> SchemeCount:
    by_layout = rate.text_characters is not None
    return SchemeCount(rate.scheme, rate.rate.tenths, rate.rate.characters if by_layout else None)


def _people(manuscript: Manuscript, names: dict[PersonId, str]) -> tuple[RoleHolder, ...]:
    holders = [
        RoleHolder(stage.label, names[reviews[-1].by])
        for stage in REVIEW_STAGES
        if (reviews := [r for r in manuscript.reviews if r.stage is stage])
    ]
    readers = {
        r.proof_pass: r.reader for r in manuscript.rounds_since_freeze if r.reader is not None
    }
    holders += [
        RoleHolder(proof_pass.label, names[readers[proof_pass]])
        for proof_pass in ProofPass
        if proof_pass in readers
    ]
    return tuple(holders)


def _comparison_page(desk: Desk, unit: UnitOfWork, manuscript: Manuscript) -> str:
    """The side-by-side page of the round with the most differences: where there was work."""
    rounds = manuscript.rounds_since_freeze
    shown = max(rounds, key=lambda r: (len(r.differences), -r.number))
    galley = manuscript.galleys[shown.galley - 1]
    frozen = manuscript.versions[frozen_version(manuscript) - 1]
    comparison = compare_documents(
        round_baseline(unit, manuscript, shown),
        kept_document(unit, galley.document_sha256),
        scheme=desk.rules.gate_scheme,
        paths=(frozen.name, galley.name),
        sha256=(frozen.file_sha256, galley.file_sha256),
    )
    comparison = counted_with(comparison, manuscript.layout_of(shown))
    title = f"{manuscript.number}　{manuscript.title}　{shown.proof_pass.label}"
    bare = [
        comparison.tallies[r.scheme].rate for r in shown.rates if r.scheme in comparison.tallies
    ]
    settled = shown.rates if [each.rate for each in shown.rates] != bare else ()
    return render_comparison_page(comparison, title=title, settled=settled)
