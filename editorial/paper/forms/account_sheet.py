"""The sheet of proof accounts (校对质量台账, F9): people, readings, what nobody has found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from editorial.domain.form_kind import FormKind
from editorial.domain.identifiers import PersonId
from editorial.domain.proof_accounts import (
    AccountLine,
    ProofAccounts,
    ReaderLoad,
    kill_rate,
    miss_rate,
)
from editorial.paper.forms.form_blocks import (
    AuditHead,
    Block,
    Column,
    Entry,
    Fields,
    Form,
    Listing,
    Notes,
    Passage,
    Signature,
)
from editorial.paper.forms.form_record import IssueRecord
from editorial.paper.forms.form_words import SIGNED_ON_RECORD, issue_form, signed_fingerprints
from editorial.reports.account_words import left_text, pass_text, share_text
from editorial.reports.rate_words import rate_texts, scheme_title, tenths_text

_PEOPLE = (
    Column("校对人", 16, centred=True),
    Column("篇数", 8, centred=True),
    Column("校次", 8, centred=True),
    Column("字数", 12, centred=True),
    Column("校出（计错）", 12, centred=True),
    Column("漏校（计错）", 12, centred=True),
    Column("灭错率", 11, centred=True),
    Column("漏校率", 11, centred=True),
    Column("备注", 16),
)
_READINGS = (
    Column("序号", 5, centred=True),
    Column("稿件编号", 12, centred=True),
    Column("题名", 25),
    Column("校次", 9, centred=True),
    Column("校对人", 11, centred=True),
    Column("校毕日期", 11, centred=True),
    Column("字数", 8, centred=True),
    Column("来样差错率", 10, centred=True),
    Column("校出", 6, centred=True),
    Column("漏校", 7, centred=True),
    Column("灭错率", 8, centred=True),
    Column("漏校率", 8, centred=True),
    Column("备注", 9),
)
_LATER = "待后校"
_NOBODY = ("没有校毕的校次", *[""] * (len(_PEOPLE) - 1))
_NOTHING = ("", "", "没有校毕的校次", *[""] * (len(_READINGS) - 3))
_HOW = (
    "校出、漏校按计错数计；漏校是当时校样上已有、以后的校次或背对背校对的另一人才校出的差错。",
    "灭错率＝校出÷（校出＋漏校），漏校率＝漏校÷（校出＋漏校）。",
    "最后一个校次后面没有人再校，漏校尚不可知，写“待后校”；“盲读”为背对背校对的第二人。",
)


@dataclass(frozen=True, slots=True)
class PeriodRecord:
    """The accounts of a period, with what the sheet says beside them."""

    label: str
    """The period."""
    whose: str
    """Whose accounts: everybody's, or a person's name."""
    periodicals: str
    """Names of the office's periodicals."""
    accounts: ProofAccounts
    audit: AuditHead
    zone: tzinfo | None = None
    """The office's time; None: this machine's."""


def account_sheet_of_issue(issue: IssueRecord) -> Form:
    """The sheet of one issue."""
    if issue.accounts is None:
        raise ValueError("the sheet of accounts needs the issue's accounts")
    about = Entry("期次", issue.office.issue.title, strong=True)
    blocks = (*_blocks(issue.accounts, about, issue.office.zone), Notes(_HOW))
    fingerprints = signed_fingerprints(issue.pieces)
    return issue_form(issue, FormKind.ACCOUNTS, blocks, fingerprints, landscape=True)


def account_sheet_of_period(period: PeriodRecord) -> Form:
    """The sheet of a year, a quarter, or any days."""
    about = Entry("期间", f"{period.label}　{period.whose}", strong=True)
    kind = FormKind.ACCOUNTS
    return Form(
        kind=kind,
        title=kind.label,
        issue=f"{period.periodicals}　{kind.label}",
        about=f"{period.label}　{period.whose}",
        blocks=(
            *_blocks(period.accounts, about, period.zone),
            Notes((*_HOW, SIGNED_ON_RECORD)),
        ),
        fingerprints=(),
        audit=period.audit,
        landscape=True,
    )


def _blocks(accounts: ProofAccounts, about: Entry, zone: tzinfo | None) -> Iterator[Block]:
    pieces = len({line.manuscript for line in accounts.lines})
    characters = sum(line.account.characters for line in accounts.lines)
    yield Fields(
        (
            (about, Entry("计错办法", scheme_title(accounts.scheme))),
            (
                Entry("稿件和校次", f"{pieces} 篇，{len(accounts.lines)} 个校次"),
                Entry("校对字数", str(characters)),
            ),
        )
    )
    people = tuple(_person(accounts, load) for load in accounts.loads)
    yield Listing(_PEOPLE, people or (_NOBODY,), title="各人")
    rows = tuple(
        _reading(number, line, accounts.names, zone)
        for number, line in enumerate(accounts.lines, 1)
    )
    yield Listing(_READINGS, rows or (_NOTHING,), title="各校次")
    yield Passage("估计残留", "\n".join(_left(accounts)))
    yield Signature("责任编辑")
    yield Signature("主编")


def _left(accounts: ProofAccounts) -> Iterator[str]:
    for pair in accounts.pairs:
        names = "、".join(accounts.names.get(each, each) for each in (pair.first, pair.second))
        about = f"{names}背对背校读 {pair.galleys} 份校样，{pair.characters} 字："
        yield f"{about}{left_text(pair.left)}。"
    if len(accounts.pairs) != 1:
        yield f"{left_text(accounts.left)}。"


def _person(accounts: ProofAccounts, load: ReaderLoad) -> tuple[str, ...]:
    judged = next((each for each in accounts.readers if each.reader == load.reader), None)
    head = (
        accounts.names.get(load.reader, load.reader),
        str(load.pieces),
        str(load.readings),
        str(load.characters),
    )
    if judged is None:
        return (*head, *[_LATER] * 4, "")
    left_out = load.readings - judged.readings
    return (
        *head,
        tenths_text(judged.found),
        tenths_text(judged.missed),
        share_text(kill_rate(judged)),
        share_text(miss_rate(judged)),
        f"{left_out} 个校次待后校，未计入" if left_out else "",
    )


def _reading(
    number: int, line: AccountLine, names: Mapping[PersonId, str], zone: tzinfo | None
) -> tuple[str, ...]:
    account, incoming = line.account, line.incoming
    known = (
        (
            tenths_text(account.missed),
            share_text(kill_rate(account)),
            share_text(miss_rate(account)),
        )
        if account.read_again
        else (_LATER,) * 3
    )
    return (
        str(number),
        line.number,
        line.title,
        pass_text(account),
        names.get(account.reader, account.reader),
        _day(line.completed_at, zone),
        str(account.characters),
        rate_texts(incoming.rate, incoming.limit)[0],
        tenths_text(account.found),
        *known,
        "",
    )


def _day(at: datetime | None, zone: tzinfo | None) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d}" if at else ""
