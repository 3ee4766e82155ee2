"""``editorial office``: founding an office, what is in it, what lies on my desk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from editorial.cli.command_parser import CommandParser
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
    from editorial.desk.queues import DeskOverview, QueueRow

HELP: Final = "编辑部：建立、总览、待办。"


def _declare_found(parser: CommandParser) -> None:
    parser.option("--name", "NAME", "管理员姓名", required=True)
    declare_new_password(parser)


def _found(call: Call) -> Outcome:
    from editorial.desk.people import found_office  # noqa: PLC0415

    login, name = call.options.login, call.options.name
    person = found_office(call.desk, login, name, new_password(call.options))
    return Outcome(
        {"person": person, "login": login, "home": str(call.desk.home)},
        [f"已建立编辑部，管理员 {name}（{login}），数据在 {call.desk.home}。"],
    )


def _show(call: Call) -> Outcome:
    from editorial.desk.office_views import office_view  # noqa: PLC0415

    view = office_view(call.desk, call.session)
    roles = "、".join(sorted(role.label for role in view.actor.roles))
    return Outcome(
        {
            "actor": plain(view.actor),
            "issues": plain(view.issues),
            "columns": plain(view.columns),
            "people": plain(view.people),
        },
        [
            f"{view.actor.name}：{roles}",
            f"期次：{'、'.join(issue.title for issue in view.issues) or '（无）'}",
            f"栏目：{'、'.join(column.name for column in view.columns) or '（无）'}",
            f"人员：{'、'.join(person.name for person in view.people)}",
        ],
    )


def _declare_queue(parser: CommandParser) -> None:
    parser.option("--issue", "ISSUE", "只看这一期（期次、全名或 id）")


def _queue(call: Call) -> Outcome:
    from editorial.desk.finding import find_issue  # noqa: PLC0415
    from editorial.desk.queues import desk_overview  # noqa: PLC0415

    asked = call.options.issue
    issue = find_issue(call.desk, call.session, asked).id if asked else None
    overview = desk_overview(call.desk, call.session, issue)
    return Outcome(plain(overview), _queue_lines(overview))


def _queue_lines(overview: DeskOverview) -> Iterator[str]:
    yield f"{overview.person}：{'、'.join(overview.roles)}"
    for head, rows in (
        ("待我办理", overview.mine),
        ("待他人办理", overview.others),
        ("已办结", overview.over),
    ):
        yield f"{head} {len(rows)} 件"
        yield from queue_table(rows)


def queue_table(rows: tuple[QueueRow, ...]) -> list[str]:
    """The rows of a list of pieces, lined up; nothing when there are none."""
    from editorial.cli.output import screen_width, table  # noqa: PLC0415

    if not rows:
        return []
    cells = [
        [row.number, row.stage.label, f"{row.days} 天", row.waits_for, row.column, row.title]
        for row in rows
    ]
    return table(["稿号", "环节", "已停留", "待办人", "栏目", "题名"], cells, screen=screen_width())


VERBS: Final = {
    "found": Verb(
        "建立编辑部和第一个账号（管理员）",
        "founding",
        _declare_found,
        _found,
        more="--as 是管理员的登录名；密码取自 --new-password-stdin 或 EDITORIAL_NEW_PASSWORD。",
        new_office=True,
    ),
    "show": Verb("编辑部总览：我的角色、期次、栏目、人员", "office", no_more, _show),
    "queue": Verb("待办：待我办理、待他人办理、已办结的稿件", "queue", _declare_queue, _queue),
}
