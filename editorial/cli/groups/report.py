"""``editorial report``: the report of an issue, the audit record."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from editorial.cli.command_parser import CommandParser
from editorial.cli.groups.issue import declare_issue, issue_of
from editorial.cli.office_fields import joined
from editorial.cli.office_verb import Call, Outcome, Verb
from editorial.cli.record_json import plain

HELP: Final = "报告：一期的编校质量报告，审计记录。"


def _declare_issue_report(parser: CommandParser) -> None:
    declare_issue(parser)
    parser.operand("folder", "DIR", type=Path, help="报告放到这个文件夹")


def _issue_report(call: Call) -> Outcome:
    from editorial.desk.issue_reports import write_issue_report  # noqa: PLC0415

    index = write_issue_report(call.desk, call.session, issue_of(call), call.options.folder)
    return Outcome({"report": str(index)}, [f"已写出 {index}"])


def _declare_audit(parser: CommandParser) -> None:
    parser.option("--subject", "SUBJECT", "只看这一稿件（稿号）、期次或人员（id）的记录")


def _audit(call: Call) -> Outcome:
    from editorial.desk.auditing import audit_entries  # noqa: PLC0415

    entries = audit_entries(call.desk, call.session, _subject(call))
    return Outcome(
        {"entries": plain(entries)},
        joined(
            (f"{e.sequence}  {e.at}  {e.actor}  {e.action}  {e.details}" for e in entries),
            "没有记录。",
        ),
    )


def _subject(call: Call) -> str | None:
    """The id that the record knows: a piece's number becomes its id, any id stays."""
    from editorial.desk.finding import find_manuscript  # noqa: PLC0415
    from editorial.domain.refusals import ManuscriptNotFound  # noqa: PLC0415

    named: str | None = call.options.subject
    if named is None:
        return None
    try:
        return find_manuscript(call.desk, call.session, named).id
    except ManuscriptNotFound:
        return named


VERBS: Final = {
    "issue": Verb(
        "一期的编校质量报告：网页、CSV、JSON", "issue-report", _declare_issue_report, _issue_report
    ),
    "audit": Verb("审计记录", "audit-entries", _declare_audit, _audit),
}
