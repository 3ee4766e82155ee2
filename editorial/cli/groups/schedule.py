"""``editorial schedule``: an issue's calendar, who holds what, what is overdue."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from editorial.cli.command_parser import CommandParser
from editorial.cli.groups.issue import declare_issue, issue_of
from editorial.cli.office_fields import chosen, day
from editorial.cli.office_verb import Call, Outcome, Verb
from editorial.cli.record_json import plain, record

if TYPE_CHECKING:
    from editorial.desk.schedule import ScheduleView
    from editorial.domain.schedule import DueDay, IssueCalendar, Milestone

HELP: Final = "进度：期次排期、谁手上有什么、逾期、各人工作量。"


def _declare_set(parser: CommandParser) -> None:
    declare_issue(parser)
    parser.operand("printing", "DAY", type=day, help="付印日，如 2026-04-25")
    parser.option(
        "--due",
        "MILESTONE=DAY",
        "改用的截止日，可写多次：first_review、second_review、final_review、typesetting、"
        "first_proof、second_proof、third_proof、sign_off",
        action="append",
        type=_due,
    )
    parser.option("--template", "ID", "排期模板；不写为本单位的", default="")
    parser.option("--reason", "TEXT", "改期的理由（第二次起必填）", default="")
    parser.flag("--dry-run", "只按模板推算，不作改动")


def _due(word: str) -> tuple[str, date]:
    name, separator, rest = word.partition("=")
    if not separator:
        raise ArgumentTypeError(f"“{word}”请写成 first_review=2026-04-01")
    return name, day(rest)


def _set(call: Call) -> Outcome:
    from editorial.desk.schedule import proposed_calendar, set_calendar  # noqa: PLC0415
    from editorial.domain.schedule import Milestone  # noqa: PLC0415

    options = call.options
    if options.dry_run:
        pattern, due = proposed_calendar(call.desk, options.printing, options.template)
        told = {"template": pattern.id, "printing": str(options.printing), "due": plain(due)}
        return Outcome(told, _due_lines(due), schema="calendar-proposal")
    days: dict[Milestone, date] = {
        chosen(name, Milestone, "--due"): at for name, at in options.due or ()
    }
    calendar = set_calendar(
        call.desk,
        call.session,
        issue_of(call),
        options.printing,
        days=days,
        template=options.template,
        reason=options.reason,
    )
    return Outcome(record(calendar), _calendar_lines(calendar))


def _calendars(call: Call) -> Outcome:
    from editorial.desk.schedule import issue_calendars  # noqa: PLC0415

    found = issue_calendars(call.desk, call.session, issue_of(call))
    lines = [line for calendar in found for line in _calendar_lines(calendar)]
    return Outcome({"calendars": plain(found)}, lines or ["本期还没有排期。"])


def _calendar_lines(calendar: IssueCalendar) -> Iterator[str]:
    reason = f"：{calendar.reason}" if calendar.reason else ""
    yield f"第 {calendar.number} 次排期，付印日 {calendar.printing}{reason}"
    yield from _due_lines(calendar.due)


def _due_lines(due: Iterable[DueDay]) -> Iterator[str]:
    for each in due:
        yield f"　{each.day}　{each.milestone.label}{'（自定）' if each.by_hand else ''}"


def _declare_issue_option(parser: CommandParser) -> None:
    parser.option("--issue", "ISSUE", "只看这一期（期次、全名或 id）")


def _declare_show(parser: CommandParser) -> None:
    _declare_issue_option(parser)
    parser.flag("--mine", "只看轮到我的")
    parser.flag("--overdue", "只看逾期的")
    parser.option("--person", "PERSON", "只看轮到此人的（登录名、姓名或 id）")


def _show(call: Call) -> Outcome:
    from editorial.desk.finding import find_person  # noqa: PLC0415
    from editorial.desk.schedule import schedule_view  # noqa: PLC0415

    desk, session, options = call
    person = find_person(desk, session, options.person).id if options.person else None
    view = schedule_view(
        desk,
        session,
        issue_of(call) if options.issue else None,
        mine=options.mine,
        overdue=options.overdue,
        person=person,
    )
    document = {
        "today": str(view.today),
        "holdings": [
            record(row)
            | {
                "days_held": row.days_held(view.today),
                "days_overdue": row.days_overdue(view.today),
            }
            for row in view.rows
        ],
        "names": plain(view.names),
        "calendars": plain(view.calendars),
    }
    return Outcome(document, _view_lines(view))


def _view_lines(view: ScheduleView) -> Iterable[str]:
    from editorial.cli.output import screen_width, table  # noqa: PLC0415

    rows = [
        [
            row.number,
            row.stage.label,
            f"{row.days_held(view.today)} 天",
            str(row.due or "—"),
            f"逾期 {row.days_overdue(view.today)} 天" if row.is_overdue(view.today) else "",
            "、".join(view.names.get(each, each) for each in row.holders),
            row.title,
        ]
        for row in view.rows
    ]
    head = ["稿号", "环节", "已停留", "截止", "逾期", "在谁手上", "题名"]
    return table(head, rows, screen=screen_width()) if rows else ["没有在办的稿件。"]


def _load(call: Call) -> Outcome:
    from editorial.cli.output import table  # noqa: PLC0415
    from editorial.desk.people import all_people  # noqa: PLC0415
    from editorial.desk.schedule import load_view  # noqa: PLC0415

    issue = issue_of(call) if call.options.issue else None
    found = load_view(call.desk, call.session, issue)
    names = {each.id: each.name for each in all_people(call.desk, call.session)}
    rows = [
        [names[each.person], str(each.pieces), str(each.overdue), str(each.characters)]
        for each in found
    ]
    return Outcome({"loads": plain(found)}, table(["姓名", "篇数", "逾期", "字数"], rows))


VERBS: Final = {
    "show": Verb("在办稿件：逾期的在前", "schedule", _declare_show, _show),
    "load": Verb("各人工作量", "loads", _declare_issue_option, _load),
    "set": Verb(
        "设定一期的排期，由付印日倒排",
        "calendar",
        _declare_set,
        _set,
        more="加 --dry-run 时 JSON 为 editorial.calendar-proposal/1。",
    ),
    "calendars": Verb("一期的排期和改期", "calendars", declare_issue, _calendars),
}
