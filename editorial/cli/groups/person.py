"""``editorial person``: accounts, roles, passwords, deputies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from editorial.cli.command_parser import CommandParser
from editorial.cli.office_fields import chosen, chosen_list, day, listed, yes_or_no
from editorial.cli.office_verb import (
    Call,
    Outcome,
    Verb,
    declare_new_password,
    new_password,
    no_more,
)
from editorial.cli.record_json import plain

if TYPE_CHECKING:
    from editorial.domain.identifiers import ColumnId
    from editorial.domain.people import Person

HELP: Final = "人员：账号、角色、密码、授权代理。"
_ROLES: Final = (
    "角色，用逗号分开：editor 编辑、responsible_editor 责任编辑、chief_editor 主编、"
    "administrator 管理员、auditor 审计"
)
_LEVELS: Final = "职称：none 未登记、junior 初级、intermediate 中级、senior 高级"


def _list(call: Call) -> Outcome:
    from editorial.cli.output import table  # noqa: PLC0415
    from editorial.desk.people import all_people  # noqa: PLC0415

    people = all_people(call.desk, call.session)
    rows = [
        [
            each.login,
            each.name,
            "在岗" if each.active else "停用",
            "、".join(sorted(role.label for role in each.roles)),
            each.qualification.label,
        ]
        for each in people
    ]
    return Outcome(
        {"people": plain(people)}, table(["登录名", "姓名", "状态", "角色", "职称"], rows)
    )


def _declare_add(parser: CommandParser) -> None:
    parser.operand("new_login", "LOGIN", help="新人员的登录名")
    parser.option("--name", "NAME", "姓名（署名用）", required=True)
    parser.option("--roles", "ROLES", _ROLES, required=True)
    parser.option("--columns", "COLUMNS", "主持的栏目，用逗号分开")
    parser.option("--qualification", "LEVEL", _LEVELS, default="none")
    declare_new_password(parser)


def _add(call: Call) -> Outcome:
    from editorial.desk.people import PersonForm, add_person  # noqa: PLC0415
    from editorial.domain.people import Qualification, Role  # noqa: PLC0415

    options = call.options
    roles = chosen_list(options.roles, Role, "--roles")
    form = PersonForm(
        options.new_login,
        options.name,
        roles,
        _columns(call) or frozenset(),
        chosen(options.qualification, Qualification, "--qualification"),
    )
    person = add_person(call.desk, call.session, form, new_password(options))
    return Outcome(
        {"person": person, "login": form.login}, [f"已添加 {form.name}（{form.login}）。"]
    )


def _declare_person(parser: CommandParser) -> None:
    parser.operand("person", "PERSON", help="登录名、姓名或 id")


def _declare_change(parser: CommandParser) -> None:
    _declare_person(parser)
    parser.option("--roles", "ROLES", f"改为这些{_ROLES}")
    parser.option("--columns", "COLUMNS", "改为主持这些栏目，用逗号分开；空为不主持栏目")
    parser.option("--qualification", "LEVEL", f"改为这一{_LEVELS}")
    parser.option("--active", "YES|NO", "账号是否在用", type=yes_or_no)


def _change(call: Call) -> Outcome:
    from editorial.desk.people import change_person  # noqa: PLC0415
    from editorial.domain.people import Qualification, Role  # noqa: PLC0415

    options, person, standing = call.options, _person(call), None
    if options.qualification is not None:
        standing = chosen(options.qualification, Qualification, "--qualification")
    change_person(
        call.desk,
        call.session,
        person.id,
        roles=None if options.roles is None else chosen_list(options.roles, Role, "--roles"),
        columns=_columns(call),
        active=options.active,
        qualification=standing,
    )
    return _told(call, f"已更改 {person.name} 的资料。")


def _declare_password(parser: CommandParser) -> None:
    parser.operand("person", "PERSON", nargs="?", help="登录名、姓名或 id；不写为本人")
    declare_new_password(parser)


def _password(call: Call) -> Outcome:
    from editorial.desk.people import set_password  # noqa: PLC0415

    person = call.session.person if call.options.person is None else _person(call).id
    set_password(call.desk, call.session, person, new_password(call.options))
    return Outcome({"person": person}, ["密码已更改。"])


def _declare_deputy(parser: CommandParser) -> None:
    _declare_person(parser)
    parser.option(
        "--from", "DAY", "第一天，如 2026-04-01", dest="first_day", type=day, required=True
    )
    parser.option("--to", "DAY", "最后一天（含）", dest="last_day", type=day, required=True)
    parser.option("--reason", "TEXT", "授权理由", required=True)


def _deputy(call: Call) -> Outcome:
    from editorial.desk.people import appoint_deputy  # noqa: PLC0415

    options, person = call.options, _person(call)
    first, last = options.first_day, options.last_day
    appoint_deputy(call.desk, call.session, person.id, first, last, options.reason)
    return Outcome(
        {"deputy": person.id, "first_day": str(first), "last_day": str(last)},
        [f"已授权 {person.name} 代理主编，{first} 至 {last}。"],
    )


def _person(call: Call) -> Person:
    from editorial.desk.finding import find_person  # noqa: PLC0415

    return find_person(call.desk, call.session, call.options.person)


def _columns(call: Call) -> frozenset[ColumnId] | None:
    from editorial.desk.finding import find_column  # noqa: PLC0415

    if call.options.columns is None:
        return None
    names = listed(call.options.columns)
    return frozenset(find_column(call.desk, call.session, name).id for name in names)


def _told(call: Call, line: str) -> Outcome:
    return Outcome(plain(_person(call)), [line])


VERBS: Final = {
    "list": Verb("列出人员", "people", no_more, _list),
    "add": Verb("添加人员", "person-added", _declare_add, _add),
    "change": Verb("更改角色、栏目，停用或恢复账号", "person", _declare_change, _change),
    "password": Verb(
        "更改密码：本人的，管理员可改他人的", "password", _declare_password, _password
    ),
    "deputy": Verb("授权代理主编，有起止日期，记录在案", "deputy", _declare_deputy, _deputy),
}
