"""Closing (收口、归档): the second review of an issue, and the issue itself."""

from __future__ import annotations

from editorial.desk.desk import Desk
from editorial.desk.sessions import Session, acting
from editorial.domain.coverage import SecondReviewClosing
from editorial.domain.identifiers import IssueId
from editorial.domain.issue_standing import (
    IssueClosing,
    IssueStanding,
    archiving_refusals,
    closing_refusals,
    issue_closing,
)
from editorial.domain.periodical_issue import PeriodicalIssue
from editorial.domain.permissions import Operation, demand
from editorial.domain.ports import UnitOfWork
from editorial.domain.refusals import OperationRefused, Refusal
from editorial.domain.stages import Stage


def close_second_review(desk: Desk, session: Session, issue_id: IssueId) -> SecondReviewClosing:
    """Close an issue's second review (复审收口), with the figures of this moment (S-12, S-13).

    It holds while its pieces keep what was measured: a piece that comes in later or is returned
    has to be read too.

    Raises:
        OperationRefused: when the person may not, a piece is unread, or too little was read
            closely; with every reason.
    """
    now = desk.now()
    with acting(desk, session) as (unit, actor):
        demand(actor, Operation.CLOSE_SECOND_REVIEW)
        issue, standing = open_issue_standing(unit, issue_id)
        refusals = closing_refusals(standing, desk.rules)
        if refusals:
            raise OperationRefused(refusals)
        found = standing.coverage(Stage.SECOND_REVIEW)
        latest = standing.closings[-1] if standing.closings else None
        if latest is not None and (latest.whole, latest.closely) == (found.whole, found.closely):
            raise OperationRefused((Refusal("already_closed", "本期复审已经收口，现在仍然有效"),))
        closing = SecondReviewClosing(
            issue=issue.id,
            number=len(standing.closings) + 1,
            by=actor.id,
            at=now,
            whole=found.whole,
            closely=found.closely,
            unit=desk.rules.coverage_unit,
            per_cent=desk.rules.close_reading_per_cent,
        )
        unit.issue_records.add_second_review_closing(closing)
        details = {
            "issue": issue.title,
            "number": closing.number,
            "pieces": [closing.closely.pieces, closing.whole.pieces],
            "characters": [closing.closely.characters, closing.whole.characters],
            "unit": closing.unit.value,
            "per_cent": closing.per_cent,
        }
        unit.audit.append(now, actor, "issue.close_second_review", issue.id, details)
        unit.commit()
    return closing


def close_issue(desk: Desk, session: Session, issue_id: IssueId) -> IssueClosing:
    """Close an issue (期次归档): nothing is registered in it or taken up again afterwards.

    Raises:
        OperationRefused: when the person may not, or a piece is not settled yet.
    """
    now = desk.now()
    with acting(desk, session) as (unit, actor):
        demand(actor, Operation.CLOSE_ISSUE)
        issue = issue_in(unit, issue_id)
        standing = unit.issue_records.standing(issue_id)
        refusals = archiving_refusals(standing)
        if refusals:
            raise OperationRefused(refusals)
        closing = issue_closing(standing, issue_id, actor.id, now)
        unit.issue_records.add_closing(closing)
        details = {
            "issue": issue.title,
            "released": closing.released,
            "rejected": closing.rejected,
            "withdrawn": closing.withdrawn,
        }
        unit.audit.append(now, actor, "issue.close", issue_id, details)
        unit.commit()
    return closing


def issue_in(unit: UnitOfWork, issue_id: IssueId) -> PeriodicalIssue:
    """The issue of that id.

    Raises:
        OperationRefused: when there is none.
    """
    try:
        return unit.issues.get(issue_id)
    except KeyError as error:
        refusal = Refusal("no_such_issue", "没有这个期次，请先建立期次或重新选择")
        raise OperationRefused((refusal,)) from error


def demand_open_issue(unit: UnitOfWork, issue_id: IssueId) -> PeriodicalIssue:
    """The issue, provided that it is not closed.

    Raises:
        OperationRefused: when there is none of that id, or it is closed.
    """
    issue = issue_in(unit, issue_id)
    if unit.issue_records.closing(issue_id) is not None:
        refusal = Refusal("issue_closed", f"{issue.title}已经归档，不能再办理，请改用其他期次")
        raise OperationRefused((refusal,))
    return issue


def open_issue_standing(
    unit: UnitOfWork, issue_id: IssueId
) -> tuple[PeriodicalIssue, IssueStanding]:
    """The issue and how it stands, provided that it is not closed.

    Raises:
        OperationRefused: as :func:`demand_open_issue`.
    """
    return demand_open_issue(unit, issue_id), unit.issue_records.standing(issue_id)
