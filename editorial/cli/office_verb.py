"""A verb of a group (命令): one use case on the office's desk, for somebody who has logged in.

A verb declares what it takes and calls its use case; it holds no rule. The desk answers, and what
it answers is said for people, or as one JSON document.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from editorial.cli.command_parser import CommandParser, UsageRefused
from editorial.cli.exit_codes import DONE, REFUSED

if TYPE_CHECKING:
    from editorial.desk.desk import Desk
    from editorial.desk.sessions import Session
    from editorial.domain.manuscript import Manuscript
    from editorial.domain.refusals import Refusal

SECRET: Final = "EDITORIAL_PASSWORD"  # noqa: S105  its name
"""Name of the variable with the password of who calls."""
NEW_SECRET: Final = "EDITORIAL_NEW_PASSWORD"  # noqa: S105  its name
"""Name of the variable with a password to be set."""

Document = Mapping[str, object]


class Outcome(NamedTuple):
    """What a verb has to say."""

    document: Document
    """The public JSON without its schema."""
    lines: Iterable[str]
    """The same for people."""
    code: int = DONE
    schema: str = ""
    """Name of its document, when it is not the verb's usual one."""


class Call(NamedTuple):
    """One call: an open desk, and who sits at it."""

    desk: Desk
    session: Session
    options: Namespace

    def piece(self) -> Manuscript:
        """The manuscript that the call names, as it stands when the call begins.

        Raises:
            StaleManuscript: when ``--revision`` says that another state was looked at.
        """
        from editorial.desk.finding import find_manuscript  # noqa: PLC0415
        from editorial.domain.refusals import StaleManuscript  # noqa: PLC0415

        found = find_manuscript(self.desk, self.session, self.options.piece)
        wanted = getattr(self.options, "revision", None)
        if wanted is not None and wanted != found.revision:
            raise StaleManuscript(
                f"《{found.title}》的修订号现在是 {found.revision}，不是 {wanted}；"
                "已被他人处理过，请重新查看后再办"
            )
        return found


class Verb(NamedTuple):
    """One verb of a group."""

    told: str
    """One line of help."""
    schema: str
    """Name of its JSON document: ``editorial.<name>/1``."""
    declare: Callable[[CommandParser], None]
    act: Callable[[Call], Outcome]
    more: str = ""
    """Help at length, when a line is not enough."""
    new_office: bool = False
    """Whether it founds the office, so that nobody can have logged in yet."""

    @property
    def help(self) -> str:
        """The help at length."""
        last = (
            f"JSON：editorial.{self.schema}/1。退出码：0 已办，1 不予办理"
            "（理由逐条列出），2 不能办理或用法有误。"
        )
        return "\n\n".join(filter(None, (f"{self.told}。", self.more, last)))


def declare_verb(parser: CommandParser, verb: Verb) -> None:
    """Add what the verb takes, and what every verb takes."""
    verb.declare(parser)
    parser.option("--as", "LOGIN", "以谁的身份办理（登录名）", dest="login", required=True)
    parser.flag(
        "--password-stdin",
        f"从标准输入的第一行读密码；不加时取环境变量 {SECRET}，都没有时在终端询问",
    )
    parser.flag("--json", "在标准输出打印 JSON")
    parser.set_defaults(run=lambda options: carry_out(verb, options))


def declare_piece(parser: CommandParser) -> None:
    """Add the piece that is only looked at."""
    parser.operand("piece", "PIECE", help="稿号（2026-04-001）或稿件 id")


def declare_changed_piece(parser: CommandParser) -> None:
    """Add the piece that is changed, and the revision that was seen."""
    declare_piece(parser)
    parser.option("--revision", "N", "只在修订号仍是 N 时办理（见 piece show --json）", type=int)


def no_more(parser: CommandParser) -> None:
    """Declare nothing: the verb takes what every verb takes."""


def carry_out(verb: Verb, options: Namespace) -> int:
    """Log in, act, and say what came of it.

    Returns:
        0 when it was done; 1 when the desk refused, with every reason.
    """
    from editorial.domain.refusals import DecisionRefused  # noqa: PLC0415

    try:
        outcome = _founded(verb, options) if verb.new_office else _acted(verb, options)
    except DecisionRefused as refused:
        say_refusals(refused.refusals, as_json=options.json)
        return REFUSED
    if options.json:
        from editorial.cli.output import say_json  # noqa: PLC0415

        schema = outcome.schema or verb.schema
        say_json({"schema": f"editorial.{schema}/1", **outcome.document})
    else:
        from editorial.cli.output import say  # noqa: PLC0415

        say(*outcome.lines)
    return outcome.code


def _acted(verb: Verb, options: Namespace) -> Outcome:
    from editorial.desk.desk import existing_desk  # noqa: PLC0415
    from editorial.desk.sessions import log_in  # noqa: PLC0415

    desk = existing_desk()
    try:
        session = log_in(desk, options.login, password(options))
        return verb.act(Call(desk, session, options))
    finally:
        desk.close()


def _founded(verb: Verb, options: Namespace) -> Outcome:
    from editorial.desk.desk import open_desk  # noqa: PLC0415
    from editorial.desk.sessions import Session  # noqa: PLC0415
    from editorial.domain.identifiers import PersonId  # noqa: PLC0415

    desk = open_desk()
    try:
        return verb.act(Call(desk, Session(PersonId(""), ""), options))
    finally:
        desk.close()


def say_refusals(refusals: Iterable[Refusal], *, as_json: bool) -> None:
    """Say every reason: a line each on standard error, or one JSON document."""
    from editorial.cli.output import note, say_json  # noqa: PLC0415
    from editorial.cli.refusal_lines import one_line  # noqa: PLC0415

    found = list(refusals)
    if as_json:
        reasons = [{"code": each.code, "reason": each.reason} for each in found]
        say_json({"schema": "editorial.refusal/1", "refusals": reasons})
    note(*(f"不予办理：{one_line(each.reason)}" for each in found))


def password(options: Namespace) -> str:
    """The password of who calls: from standard input, the environment, or asked for.

    Raises:
        UsageRefused: when there is none and nobody can be asked.
    """
    return _secret(SECRET, "密码", "--password-stdin", piped=options.password_stdin)


def new_password(options: Namespace) -> str:
    """A password to be set, from the next line of standard input, the environment, or asked for.

    Raises:
        UsageRefused: when there is none and nobody can be asked.
    """
    piped = options.new_password_stdin
    return _secret(NEW_SECRET, "新密码", "--new-password-stdin", piped=piped)


def declare_new_password(parser: CommandParser) -> None:
    """Add where a password to be set comes from."""
    parser.flag(
        "--new-password-stdin",
        f"从标准输入的下一行读新密码；不加时取环境变量 {NEW_SECRET}，都没有时在终端询问",
    )


def _secret(variable: str, what: str, flag: str, *, piped: bool) -> str:
    if piped:
        return sys.stdin.readline().rstrip("\r\n")
    given = os.environ.get(variable)
    if given:
        return given
    if sys.stdin.isatty():
        from getpass import getpass  # noqa: PLC0415

        return getpass(f"{what}：", stream=sys.stderr)
    raise UsageRefused(f"没有{what}：请设环境变量 {variable}，或用 {flag} 从标准输入给出。")
