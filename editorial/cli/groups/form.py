"""``editorial form``: the office's paper forms, and the dossier of an issue."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from editorial.cli.command_parser import CommandParser
from editorial.cli.groups.account import days_of, declare_days
from editorial.cli.groups.issue import declare_issue, issue_of
from editorial.cli.office_fields import chosen
from editorial.cli.office_verb import Call, Outcome, Verb, declare_piece
from editorial.cli.record_json import record

if TYPE_CHECKING:
    from editorial.desk.forms import WrittenForm

HELP: Final = "表单：从记录填好的 Word 表单，一期的归档材料。"
_KINDS: Final = (
    "register 稿件登记表、reviews 三审单、typesetting 发稿单、routing 校样流转单、"
    "corrections 校对单、queries 原稿疑问单、quality 编校质量检查记录表、release 付印单、"
    "accounts 校对质量台账（只有一期的）"
)


def _declare_kind_and_path(parser: CommandParser) -> None:
    parser.operand("kind", "FORM", help=_KINDS)
    parser.operand("path", "PATH", type=Path, help="文件（.docx）或文件夹")


def _declare_piece_form(parser: CommandParser) -> None:
    declare_piece(parser)
    _declare_kind_and_path(parser)


def _piece_form(call: Call) -> Outcome:
    from editorial.desk.forms import write_form  # noqa: PLC0415
    from editorial.domain.form_kind import FormKind  # noqa: PLC0415

    kind = chosen(call.options.kind, FormKind, "FORM")
    return _told(write_form(call.desk, call.session, kind, call.piece().id, call.options.path))


def _declare_issue_form(parser: CommandParser) -> None:
    declare_issue(parser)
    _declare_kind_and_path(parser)


def _issue_form(call: Call) -> Outcome:
    from editorial.desk.forms import write_issue_form  # noqa: PLC0415
    from editorial.domain.form_kind import FormKind  # noqa: PLC0415

    kind = chosen(call.options.kind, FormKind, "FORM")
    return _told(write_issue_form(call.desk, call.session, kind, issue_of(call), call.options.path))


def _declare_accounts(parser: CommandParser) -> None:
    declare_days(parser)
    parser.operand("path", "PATH", type=Path, help="文件（.docx）或文件夹")
    parser.option("--person", "PERSON", "只打印此人（登录名、姓名或 id）")


def _accounts(call: Call) -> Outcome:
    from editorial.desk.finding import find_person  # noqa: PLC0415
    from editorial.desk.forms import write_accounts_form  # noqa: PLC0415

    desk, session, options = call
    reader = find_person(desk, session, options.person).id if options.person else None
    period = days_of(options)
    return _told(write_accounts_form(desk, session, period, options.path, reader))


def _told(written: WrittenForm) -> Outcome:
    return Outcome(record(written), [f"已写出 {written.path}", f"SHA-256 {written.sha256}"])


def _declare_dossier(parser: CommandParser) -> None:
    declare_issue(parser)
    parser.operand("path", "PATH", type=Path, help="文件（.zip）或文件夹")


def _dossier(call: Call) -> Outcome:
    from editorial.cli.output import note  # noqa: PLC0415
    from editorial.desk.dossier import write_issue_dossier  # noqa: PLC0415

    def told(done: int, of: int, now: str) -> None:
        note(f"{done}/{of} {now}")

    filed = write_issue_dossier(
        call.desk, call.session, issue_of(call), call.options.path, progress=told
    )
    return Outcome(
        record(filed),
        [
            f"已写出 {filed.path}，{len(filed.members)} 个文件，{filed.size} 字节。",
            f"SHA-256 {filed.sha256}",
        ],
    )


VERBS: Final = {
    "piece": Verb("打印一篇稿件的表单", "form", _declare_piece_form, _piece_form),
    "accounts": Verb(
        "打印一段期间的校对质量台账，全体或一人", "form", _declare_accounts, _accounts
    ),
    "issue": Verb("打印一期的表单", "form", _declare_issue_form, _issue_form),
    "dossier": Verb("一期的归档材料，一个 ZIP", "dossier", _declare_dossier, _dossier),
}
