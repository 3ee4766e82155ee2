"""Permissions (权限): which roles may do what, apart from the decisions of the route."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from editorial.domain.manuscript import Manuscript
from editorial.domain.people import Actor, Role
from editorial.domain.refusals import OperationRefused, Refusal


class Operation(StrEnum):
    """Everything a person can ask for that is not a decision of the route."""

    READ_MANUSCRIPTS = "read_manuscripts"
    REGISTER_MANUSCRIPT = "register_manuscript"
    ADD_VERSION = "add_version"
    ANSWER_PROBLEM = "answer_problem"
    RULE_PROBLEM = "rule_problem"
    FLAG_MATTER = "flag_matter"
    CHECK_SAMPLE = "check_sample"
    ASSIGN_READER = "assign_reader"
    DECIDE_DIFFERENCE = "decide_difference"
    RECORD_LAYOUT = "record_layout"
    PROPOSE_CHANGE = "propose_change"
    RULE_CHANGE = "rule_change"
    SIGN_RED_CHECK = "sign_red_check"
    MARK_READING = "mark_reading"
    OPEN_ISSUE = "open_issue"
    CLOSE_SECOND_REVIEW = "close_second_review"
    DRAW_SAMPLE = "draw_sample"
    CLOSE_ISSUE = "close_issue"
    SET_CALENDAR = "set_calendar"
    MANAGE_PEOPLE = "manage_people"
    APPOINT_DEPUTY = "appoint_deputy"
    READ_AUDIT = "read_audit"
    READ_ACCOUNTS = "read_accounts"
    REPORT = "report"
    WRITE_FORMS = "write_forms"
    WRITE_DOSSIER = "write_dossier"

    @property
    def label(self) -> str:
        """The operation's name in Chinese."""
        return _OPERATION_TITLES[self]


_OPERATION_TITLES = {
    Operation.READ_MANUSCRIPTS: "查看稿件",
    Operation.REGISTER_MANUSCRIPT: "登记稿件",
    Operation.ADD_VERSION: "登记新文本",
    Operation.ANSWER_PROBLEM: "答复审稿问题",
    Operation.RULE_PROBLEM: "终审裁定问题",
    Operation.FLAG_MATTER: "标记重大事项",
    Operation.CHECK_SAMPLE: "检查终审样本",
    Operation.ASSIGN_READER: "指定校对人",
    Operation.DECIDE_DIFFERENCE: "处理校样异同",
    Operation.RECORD_LAYOUT: "版面登记",
    Operation.PROPOSE_CHANGE: "提出编辑改动",
    Operation.RULE_CHANGE: "批准编辑改动",
    Operation.SIGN_RED_CHECK: "核红签名",
    Operation.MARK_READING: "标记审读痕迹",
    Operation.OPEN_ISSUE: "建立期次和栏目",
    Operation.CLOSE_SECOND_REVIEW: "复审收口",
    Operation.DRAW_SAMPLE: "抽取终审样本",
    Operation.CLOSE_ISSUE: "期次归档",
    Operation.SET_CALENDAR: "期次排期",
    Operation.MANAGE_PEOPLE: "管理人员",
    Operation.APPOINT_DEPUTY: "授权代理主编",
    Operation.READ_AUDIT: "查看审计记录",
    Operation.READ_ACCOUNTS: "查看校对台账",
    Operation.REPORT: "导出报告",
    Operation.WRITE_FORMS: "打印表单",
    Operation.WRITE_DOSSIER: "归档材料",
}

_EDITORS = frozenset({Role.EDITOR, Role.RESPONSIBLE_EDITOR})
_DESK = _EDITORS | {Role.CHIEF_EDITOR}

PERMITTED: Final[dict[Operation, frozenset[Role]]] = {
    Operation.READ_MANUSCRIPTS: _DESK | {Role.AUDITOR},
    Operation.REGISTER_MANUSCRIPT: _EDITORS,
    Operation.ADD_VERSION: _EDITORS,
    Operation.ANSWER_PROBLEM: _EDITORS,
    Operation.RULE_PROBLEM: frozenset({Role.CHIEF_EDITOR}),
    Operation.FLAG_MATTER: _DESK,
    Operation.CHECK_SAMPLE: frozenset({Role.CHIEF_EDITOR}),
    Operation.ASSIGN_READER: frozenset({Role.RESPONSIBLE_EDITOR, Role.CHIEF_EDITOR}),
    Operation.DECIDE_DIFFERENCE: _EDITORS,
    Operation.RECORD_LAYOUT: frozenset({Role.RESPONSIBLE_EDITOR, Role.CHIEF_EDITOR}),
    Operation.PROPOSE_CHANGE: _EDITORS,
    Operation.RULE_CHANGE: frozenset({Role.CHIEF_EDITOR}),
    Operation.SIGN_RED_CHECK: _DESK,
    Operation.MARK_READING: _DESK,
    Operation.OPEN_ISSUE: frozenset({Role.RESPONSIBLE_EDITOR, Role.CHIEF_EDITOR}),
    Operation.CLOSE_SECOND_REVIEW: frozenset({Role.RESPONSIBLE_EDITOR}),
    Operation.DRAW_SAMPLE: frozenset({Role.CHIEF_EDITOR}),
    Operation.CLOSE_ISSUE: frozenset({Role.RESPONSIBLE_EDITOR, Role.CHIEF_EDITOR}),
    Operation.SET_CALENDAR: frozenset({Role.RESPONSIBLE_EDITOR, Role.CHIEF_EDITOR}),
    Operation.MANAGE_PEOPLE: frozenset({Role.ADMINISTRATOR}),
    Operation.APPOINT_DEPUTY: frozenset({Role.CHIEF_EDITOR}),
    Operation.READ_AUDIT: frozenset({Role.AUDITOR, Role.CHIEF_EDITOR, Role.ADMINISTRATOR}),
    Operation.READ_ACCOUNTS: frozenset({Role.RESPONSIBLE_EDITOR, Role.CHIEF_EDITOR, Role.AUDITOR}),
    Operation.REPORT: _DESK | {Role.AUDITOR},
    Operation.WRITE_FORMS: _DESK | {Role.AUDITOR},
    Operation.WRITE_DOSSIER: frozenset({Role.RESPONSIBLE_EDITOR, Role.CHIEF_EDITOR, Role.AUDITOR}),
}
"""Operation → the roles that may ask for it; the documented table is generated from here."""


def role_refusal(actor: Actor, allowed: frozenset[Role], what: str) -> Refusal | None:
    """Why none of the actor's roles allows it; None when one does."""
    if actor.roles & allowed:
        return None
    titles = "、".join(role.label for role in Role if role in allowed)
    return Refusal("role", f"“{what}”须由{titles}办理")


def is_in_charge(actor: Actor, manuscript: Manuscript) -> bool:
    """Whether the actor may bring a text in: editor in charge, of the column, or responsible."""
    return (
        actor.id == manuscript.editor
        or manuscript.column in actor.columns
        or Role.RESPONSIBLE_EDITOR in actor.roles
    )


def demand(actor: Actor, operation: Operation) -> None:
    """Let the actor pass, or refuse.

    Raises:
        OperationRefused: when no role of the actor permits the operation.
    """
    refusal = role_refusal(actor, PERMITTED[operation], operation.label)
    if refusal is not None:
        raise OperationRefused((refusal,))
