"""``editorial account``: what each reading of a proof found and missed (校对台账)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from editorial.cli.command_parser import CommandParser, UsageRefused
from editorial.cli.groups.issue import declare_issue, issue_of
from editorial.cli.office_fields import day
from editorial.cli.office_verb import Call, Outcome, Verb, declare_piece
from editorial.cli.record_json import record

if TYPE_CHECKING:
    from argparse import Namespace

    from editorial.domain.account_period import AccountPeriod
    from editorial.domain.proof_accounts import ProofAccounts, ReaderAccount, ReadingAccount

HELP: Final = "校对台账：各校次、各人的灭错率和漏校率。"


_NOT_YET: Final = ("待后校", "待后校")


def _piece(call: Call) -> Outcome:
    from editorial.desk.proof_accounting import piece_accounts  # noqa: PLC0415

    return _told(piece_accounts(call.desk, call.session, call.piece().id))


def _issue(call: Call) -> Outcome:
    from editorial.desk.proof_accounting import issue_accounts  # noqa: PLC0415

    return _told(issue_accounts(call.desk, call.session, issue_of(call)))


def _declare_period(parser: CommandParser) -> None:
    declare_days(parser)
    parser.option("--person", "PERSON", "只看此人（登录名、姓名或 id）")


def declare_days(parser: CommandParser) -> None:
    """A year, a quarter of it, or any days."""
    parser.option("--year", "YEAR", "整年，如 2026；或与 --quarter 合用", type=int)
    parser.option("--quarter", "N", "第几季度（1～4），须写 --year", type=int)
    parser.option("--from", "DAY", "第一天，如 2026-04-01", dest="first_day", type=day)
    parser.option("--to", "DAY", "最后一天（含）", dest="last_day", type=day)


def days_of(options: Namespace) -> AccountPeriod:
    """The period that a call names.

    Raises:
        UsageRefused: when it names none, or two.
    """
    from editorial.domain.account_period import AccountPeriod  # noqa: PLC0415

    first, last = options.first_day, options.last_day
    in_days = first is not None and last is not None
    if (options.year is not None) == in_days or (first is None) != (last is None):
        raise UsageRefused("用法有误：期间请写 --year（可加 --quarter），或写 --from 和 --to。")
    try:
        if in_days:
            return AccountPeriod.of_days(first, last)
        if options.quarter is None:
            return AccountPeriod.of_year(options.year)
        return AccountPeriod.of_quarter(options.year, options.quarter)
    except ValueError as problem:
        told = "没有这样的期间：季度为 1～4，最后一天不能早于第一天。"
        raise UsageRefused(f"用法有误：{told}") from problem


def _period(call: Call) -> Outcome:
    from editorial.desk.finding import find_person  # noqa: PLC0415
    from editorial.desk.proof_accounting import period_accounts  # noqa: PLC0415

    desk, session, options = call
    reader = find_person(desk, session, options.person).id if options.person else None
    period = days_of(options)
    return _told(period_accounts(desk, session, period.first_day, period.last_day, reader))


def _told(accounts: ProofAccounts) -> Outcome:
    return Outcome(record(accounts), _lines(accounts))


def _lines(accounts: ProofAccounts) -> Iterator[str]:
    from editorial.cli.output import screen_width, table  # noqa: PLC0415
    from editorial.reports.account_words import left_text, pass_text  # noqa: PLC0415

    if not accounts.lines:
        yield "还没有校毕的校次。"
        return
    rows = [
        [
            line.number,
            pass_text(line.account),
            accounts.names.get(line.account.reader, ""),
            str(line.account.characters),
            *(_rates(line.account) if line.account.read_again else _NOT_YET),
            "" if line.account.read_again else "后面还没有校次，漏校未定",
            line.title,
        ]
        for line in accounts.lines
    ]
    head = ["稿号", "校次", "校对人", "字数", "灭错率", "漏校率", "备注", "题名"]
    yield from table(head, rows, screen=screen_width())
    judged = {each.reader: each for each in accounts.readers}
    totals = [
        [
            accounts.names.get(load.reader, ""),
            str(load.pieces),
            str(load.readings),
            str(load.characters),
            *(_rates(judged[load.reader]) if load.reader in judged else ("—", "—")),
        ]
        for load in accounts.loads
    ]
    yield from table(["校对人", "篇数", "校次", "字数", "灭错率", "漏校率"], totals)
    for pair in accounts.pairs:
        names = "、".join(accounts.names.get(each, each) for each in (pair.first, pair.second))
        yield f"背对背校对：{names}，{pair.galleys} 份校样 {pair.characters} 字。"
        if len(accounts.pairs) > 1:
            yield f"　估计残留：{left_text(pair.left)}。"
    yield f"估计残留：{left_text(accounts.left)}。"


def _rates(account: ReadingAccount | ReaderAccount) -> tuple[str, str]:
    from editorial.domain.proof_accounts import kill_rate, miss_rate  # noqa: PLC0415
    from editorial.reports.account_words import share_text  # noqa: PLC0415

    return share_text(kill_rate(account)), share_text(miss_rate(account))


VERBS: Final = {
    "piece": Verb("一篇稿件的校对台账", "proof-accounts", declare_piece, _piece),
    "issue": Verb("一期的校对台账", "proof-accounts", declare_issue, _issue),
    "period": Verb("一段期间的校对台账，全体或一人", "proof-accounts", _declare_period, _period),
}
