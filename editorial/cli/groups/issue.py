"""``editorial issue``: an issue of the periodical, its coverage, its sample, its closing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from editorial.cli.command_parser import CommandParser
from editorial.cli.office_fields import joined
from editorial.cli.office_verb import Call, Outcome, Verb, no_more
from editorial.cli.record_json import plain, record

if TYPE_CHECKING:
    from editorial.desk.issue_views import IssueView
    from editorial.domain.identifiers import IssueId

HELP: Final = "期次：建立、总览、谁审读了什么、复审收口、归档。"


def _list(call: Call) -> Outcome:
    from editorial.desk.office_views import office_view  # noqa: PLC0415

    issues = office_view(call.desk, call.session).issues
    return Outcome(
        {"issues": plain(issues)}, joined((each.title for each in issues), "还没有期次。")
    )


def _declare_open(parser: CommandParser) -> None:
    parser.operand("periodical", "PERIODICAL", help="刊名")
    parser.operand("label", "LABEL", help="期次，如 2026年第4期")


def _open(call: Call) -> Outcome:
    from editorial.desk.registration import open_issue  # noqa: PLC0415

    issue = open_issue(call.desk, call.session, call.options.periodical, call.options.label)
    return Outcome(plain(issue), [f"已建立 {issue.title}。"])


def declare_issue(parser: CommandParser) -> None:
    """Add the issue that a verb is about."""
    parser.operand("issue", "ISSUE", help="期次（2026年第4期）、全名或 id")


def issue_of(call: Call) -> IssueId:
    """The id of the issue that the call names."""
    from editorial.desk.finding import find_issue  # noqa: PLC0415

    return find_issue(call.desk, call.session, call.options.issue).id


def _view(call: Call) -> IssueView:
    from editorial.desk.issue_views import issue_view  # noqa: PLC0415

    return issue_view(call.desk, call.session, issue_of(call))


def _show(call: Call) -> Outcome:
    from editorial.domain.permissions import Operation  # noqa: PLC0415
    from editorial.domain.stages import REVIEW_STAGES  # noqa: PLC0415

    view = _view(call)
    standing = view.standing
    blocked = {
        name: plain(view.refusals(operation))
        for name, operation in (
            ("close_second_review", Operation.CLOSE_SECOND_REVIEW),
            ("close", Operation.CLOSE_ISSUE),
        )
    }
    document = {
        "issue": plain(view.issue),
        "pieces": [
            {
                "id": each.id,
                "number": each.number,
                "title": each.title,
                "author": each.author,
                "column": view.columns.get(each.column, ""),
                "stage": each.stage.value,
                "revision": each.revision,
                "in_sample": standing.is_in_sample(each.id),
            }
            for each in view.manuscripts
        ],
        "coverage": {stage.value: record(view.coverage(stage)) for stage in REVIEW_STAGES},
        "second_review_closings": plain(standing.closings),
        "second_review_closed": view.closing_holds,
        "draws": plain(standing.draws),
        "sample_is_out_of_band": view.sample_is_out_of_band,
        "closed": plain(standing.closed),
        "refusals": blocked,
    }
    return Outcome(document, _lines(view))


def _lines(view: IssueView) -> Iterator[str]:
    from editorial.cli.output import screen_width, table  # noqa: PLC0415
    from editorial.domain.stages import REVIEW_STAGES  # noqa: PLC0415

    standing = view.standing
    yield view.issue.title + ("（已归档）" if standing.closed else "")
    rows = [
        [
            each.number,
            each.stage.label,
            "样本" if standing.is_in_sample(each.id) else "",
            view.columns.get(each.column, ""),
            each.title,
        ]
        for each in view.manuscripts
    ]
    yield from table(["稿号", "环节", "抽样", "栏目", "题名"], rows, screen=screen_width())
    for stage in REVIEW_STAGES:
        found = view.coverage(stage)
        yield (
            f"{stage.label}：通读 {found.read.pieces}/{found.whole.pieces} 篇，"
            f"细审 {found.closely.pieces}/{found.whole.pieces} 篇、"
            f"{found.closely.characters}/{found.whole.characters} 字"
        )
    yield f"复审收口：{'有效' if view.closing_holds else '未收口或已失效'}"
    if standing.sample is not None:
        out = "，比例超出规定范围，请核对" if view.sample_is_out_of_band else ""
        yield (
            f"终审样本：第 {standing.sample.number} 次抽取，{len(standing.sample.sample)} 篇，"
            f"种子“{standing.sample.seed}”{out}"
        )


def _readings(call: Call) -> Outcome:
    from editorial.cli.output import screen_width, table  # noqa: PLC0415
    from editorial.desk.issue_views import issue_readings  # noqa: PLC0415

    found = issue_readings(_view(call))
    rows = [
        [
            each.number,
            each.stage.label,
            each.reader,
            f"{each.marks.meter.read}/{each.marks.meter.paragraphs}",
            str(each.marks.meter.closely),
            "纸样" if each.marks.on_paper else "",
            each.title,
        ]
        for each in found
    ]
    head = ["稿号", "环节", "审读人", "已读段", "细审段", "方式", "题名"]
    return Outcome(
        {"readings": plain(found)},
        table(head, rows, screen=screen_width()) if rows else ["还没有审读痕迹。"],
    )


def _close_second_review(call: Call) -> Outcome:
    from editorial.desk.issue_closing import close_second_review  # noqa: PLC0415

    done = close_second_review(call.desk, call.session, issue_of(call))
    told = (
        f"复审已收口（第 {done.number} 次）：细审 {done.closely.pieces}/{done.whole.pieces} 篇、"
        f"{done.closely.characters}/{done.whole.characters} 字。"
    )
    return Outcome(record(done), [told])


def _close(call: Call) -> Outcome:
    from editorial.desk.issue_closing import close_issue  # noqa: PLC0415

    done = close_issue(call.desk, call.session, issue_of(call))
    return Outcome(
        record(done),
        [f"已归档：付印 {done.released} 篇，退稿 {done.rejected} 篇，撤稿 {done.withdrawn} 篇。"],
    )


VERBS: Final = {
    "list": Verb("列出期次", "issues", no_more, _list),
    "open": Verb("建立期次", "issue-opened", _declare_open, _open),
    "show": Verb("期次总览：稿件、审读覆盖、抽样、收口", "issue", declare_issue, _show),
    "readings": Verb("谁审读了哪些稿件、哪些段落", "readings", declare_issue, _readings),
    "close-second-review": Verb(
        "复审收口", "second-review-closing", declare_issue, _close_second_review
    ),
    "close": Verb("期次归档", "issue-closing", declare_issue, _close),
}
