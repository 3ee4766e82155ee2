"""``editorial account``: what each reading of a proof found and missed (校对台账)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from editorial.cli.command_parser import CommandParser
from editorial.cli.groups.issue import declare_issue, issue_of
from editorial.cli.office_fields import day
from editorial.cli.office_verb import Call, Outcome, Verb, declare_piece
from editorial.cli.record_json import record

if TYPE_CHECKING:
    from editorial.desk.proof_accounting import ProofAccounts
    from editorial.domain.proof_accounts import ReaderAccount, ReadingAccount

HELP: Final = "校对台账：各校次、各人的灭错率和漏校率。"


def _piece(call: Call) -> Outcome:
    from editorial.desk.proof_accounting import piece_accounts  # noqa: PLC0415

    return _told(piece_accounts(call.desk, call.session, call.piece().id))


def _issue(call: Call) -> Outcome:
    from editorial.desk.proof_accounting import issue_accounts  # noqa: PLC0415

    return _told(issue_accounts(call.desk, call.session, issue_of(call)))


def _declare_period(parser: CommandParser) -> None:
    parser.option(
        "--from", "DAY", "第一天，如 2026-04-01", dest="first_day", type=day, required=True
    )
    parser.option("--to", "DAY", "最后一天（含）", dest="last_day", type=day, required=True)
    parser.option("--person", "PERSON", "只看此人（登录名、姓名或 id）")


def _period(call: Call) -> Outcome:
    from editorial.desk.finding import find_person  # noqa: PLC0415
    from editorial.desk.proof_accounting import period_accounts  # noqa: PLC0415

    desk, session, options = call
    reader = find_person(desk, session, options.person).id if options.person else None
    return _told(period_accounts(desk, session, options.first_day, options.last_day, reader))


def _told(accounts: ProofAccounts) -> Outcome:
    return Outcome(record(accounts), _lines(accounts))


def _lines(accounts: ProofAccounts) -> Iterator[str]:
    from editorial.cli.output import screen_width, table  # noqa: PLC0415

    if not accounts.lines:
        yield "还没有校毕的校次。"
        return
    rows = [
        [
            line.number,
            line.account.proof_pass.label,
            accounts.names.get(line.account.reader, ""),
            str(line.account.characters),
            *_rates(line.account),
            "" if line.account.read_again else "后面还没有校次，漏校未定",
            line.title,
        ]
        for line in accounts.lines
    ]
    head = ["稿号", "校次", "校对人", "字数", "灭错率", "漏校率", "备注", "题名"]
    yield from table(head, rows, screen=screen_width())
    totals = [
        [
            accounts.names.get(each.reader, ""),
            str(each.readings),
            str(each.characters),
            *_rates(each),
        ]
        for each in accounts.readers
    ]
    if totals:
        yield from table(["校对人", "校次", "字数", "灭错率", "漏校率"], totals)
    yield f"估计残留：{accounts.left.reason}。"


def _rates(account: ReadingAccount | ReaderAccount) -> tuple[str, str]:
    from editorial.domain.proof_accounts import kill_rate, miss_rate  # noqa: PLC0415

    return _share(kill_rate(account)), _share(miss_rate(account))


def _share(found: tuple[int, int] | None) -> str:
    if found is None:
        return "—"
    tenths = found[0] * 1000 // found[1]
    return f"{tenths // 10}.{tenths % 10}%"


VERBS: Final = {
    "piece": Verb("一篇稿件的校对台账", "proof-accounts", declare_piece, _piece),
    "issue": Verb("一期的校对台账", "proof-accounts", declare_issue, _issue),
    "period": Verb("一段日期的校对台账，全体或一人", "proof-accounts", _declare_period, _period),
}
