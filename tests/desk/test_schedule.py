"""The schedule on a real database: setting calendars, what is overdue, who holds what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from editorial.desk.auditing import audit_entries
from editorial.desk.queues import desk_overview
from editorial.desk.schedule import (
    issue_calendars,
    load_view,
    proposed_calendar,
    schedule_view,
    set_calendar,
)
from editorial.desk.schedule_templates import schedule_templates
from editorial.domain.decisions import Decision
from editorial.domain.identifiers import IssueId
from editorial.domain.refusals import DecisionRefused, OperationRefused
from editorial.domain.schedule import Milestone
from editorial.domain.stages import Stage
from tests.desk.offices import TEXT, Office, an_office

PRINTING = date(2026, 6, 15)
FIRST_REVIEW_DUE = date(2026, 3, 6)
"""101 days before; the office's clock starts on 2 March."""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = an_office(tmp_path)
    yield made
    made.desk.close()


def codes(refused: pytest.ExceptionInfo[DecisionRefused]) -> set[str]:
    return {refusal.code for refusal in refused.value.refusals}


def test_every_template_that_ships_is_whole_and_has_its_source() -> None:
    found = schedule_templates()
    assert set(found) == {"bulletin", "journal"}
    for template in found.values():
        assert template.source
        assert {step.basis for step in template.steps} <= {"source", "shared"}


def test_a_calendar_is_counted_back_kept_and_audited(office: Office) -> None:
    kept = set_calendar(office.desk, office.sessions["责编"], office.issue.id, PRINTING)
    assert (kept.number, kept.template, kept.reason) == (1, "journal", "")
    assert kept.due_day(Stage.FIRST_REVIEW) == FIRST_REVIEW_DUE
    assert kept.due_day(Stage.SIGNED) == PRINTING
    assert issue_calendars(office.desk, office.sessions["甲"], office.issue.id) == (kept,)
    entry = audit_entries(office.desk, office.sessions["审计"])[-1]
    assert (entry.action, entry.subject) == ("issue.set_calendar", office.issue.id)
    assert '"printing":"2026-06-15"' in entry.details


def test_the_office_sets_its_own_days_and_a_change_is_a_new_calendar(office: Office) -> None:
    desk, chief, issue = office.desk, office.sessions["主编"], office.issue.id
    first = set_calendar(desk, chief, issue, PRINTING, template="bulletin")
    own = {Milestone.FIRST_REVIEW: date(2026, 5, 4), Milestone.PRINTING: date(2026, 1, 1)}
    second = set_calendar(
        desk, chief, issue, PRINTING, template="bulletin", days=own, reason="稿件迟到"
    )
    assert second.due_day(Stage.AUTHOR_REVISION) == date(2026, 5, 4)
    assert [d.milestone for d in second.due if d.by_hand] == [Milestone.FIRST_REVIEW]
    assert second.due_day(Stage.SIGNED) == PRINTING
    assert issue_calendars(desk, chief, issue) == (first, second)


@pytest.mark.parametrize("who", ["甲", "审计"])
def test_only_responsible_and_chief_editors_set_calendars(office: Office, who: str) -> None:
    with pytest.raises(OperationRefused) as refused:
        set_calendar(office.desk, office.sessions[who], office.issue.id, PRINTING)
    assert codes(refused) == {"role"}
    assert schedule_view(office.desk, office.sessions[who]).calendar_refusal is not None
    assert schedule_view(office.desk, office.sessions["主编"]).calendar_refusal is None


def test_what_cannot_be_a_calendar_is_refused_and_not_kept(office: Office) -> None:
    desk, session, issue = office.desk, office.sessions["责编"], office.issue.id
    late = {Milestone.FIRST_REVIEW: PRINTING}
    trials = [
        ({"printing": date(2026, 3, 1)}, "printing_past"),
        ({"printing": PRINTING, "template": "weekly"}, "no_such_template"),
        ({"printing": PRINTING, "days": late}, "days_out_of_order"),
    ]
    for given, code in trials:
        with pytest.raises(OperationRefused) as refused:
            set_calendar(desk, session, issue, **given)  # type: ignore[arg-type]
        assert codes(refused) == {code}
    with pytest.raises(OperationRefused) as refused:
        set_calendar(desk, session, IssueId("none"), PRINTING)
    assert codes(refused) == {"no_such_issue"}
    assert issue_calendars(desk, session, issue) == ()


def test_a_proposal_is_not_kept(office: Office) -> None:
    template, due = proposed_calendar(office.desk, PRINTING)
    assert (template.id, due[0].day) == ("journal", FIRST_REVIEW_DUE)
    assert issue_calendars(office.desk, office.sessions["责编"], office.issue.id) == ()


def overdue_office(office: Office) -> Office:
    """Two pieces at the first review, one with the author, five days after the deadline."""
    set_calendar(office.desk, office.sessions["责编"], office.issue.id, PRINTING)
    office.to_final_review("已过复审")
    office.register(title="还在初审")
    office.decide(office.register(title="退作者改"), "甲", Decision.RETURN_TO_AUTHOR)
    office.clock.now += timedelta(days=9)
    return office


def test_the_overdue_stand_first_with_their_holder_and_days(office: Office) -> None:
    view = schedule_view(overdue_office(office).desk, office.sessions["乙"])
    rows = [
        (row.title, row.days_overdue(view.today), row.days_held(view.today)) for row in view.rows
    ]
    assert rows == [("还在初审", 5, 9), ("退作者改", 5, 9), ("已过复审", 0, 9)]
    names = [[view.names[who] for who in row.holders] for row in view.rows]
    assert names == [["编辑甲"], ["编辑甲"], ["主编"]]
    assert [row.title for row in view.overdue] == ["还在初审", "退作者改"]


def test_the_rows_are_narrowed_to_mine_to_the_overdue_to_a_person_to_an_issue(
    office: Office,
) -> None:
    desk, editor = overdue_office(office).desk, office.sessions["甲"]
    chief = office.sessions["主编"]

    def titles(**narrowed: object) -> set[str]:
        return {row.title for row in schedule_view(desk, editor, **narrowed).rows}  # type: ignore[arg-type]

    late = {"还在初审", "退作者改"}
    assert titles(mine=True) == late
    assert titles(overdue=True) == late
    assert titles(person=chief.person) == {"已过复审"}
    assert titles(person=chief.person, overdue=True) == set()
    assert titles(issue_id=office.issue.id) == {*late, "已过复审"}
    assert titles(issue_id=IssueId("none")) == set()


def test_the_load_counts_everybody_whatever_the_rows_are_narrowed_to(office: Office) -> None:
    desk, chief = overdue_office(office).desk, office.sessions["主编"]
    found = load_view(desk, chief)
    by_name = {each.person: (each.alone, each.overdue) for each in found}
    assert found[0].person == office.sessions["甲"].person
    assert by_name[office.sessions["甲"].person] == (2, 2)
    assert by_name[chief.person] == (1, 0)
    assert by_name[office.sessions["乙"].person] == (0, 0)
    assert office.sessions["审计"].person not in by_name
    assert schedule_view(desk, chief, mine=True).loads == found


def test_without_a_calendar_nothing_is_overdue(office: Office) -> None:
    office.register(TEXT)
    office.clock.now += timedelta(days=900)
    view = schedule_view(office.desk, office.sessions["甲"])
    assert [row.due for row in view.rows] == [None]
    assert view.overdue == ()


def test_the_desks_rows_tell_their_deadline(office: Office) -> None:
    overview = desk_overview(overdue_office(office).desk, office.sessions["甲"])
    assert {(row.title, row.due, row.overdue) for row in overview.mine} == {
        ("还在初审", FIRST_REVIEW_DUE, 5),
        ("退作者改", FIRST_REVIEW_DUE, 5),
    }
    assert [row.overdue for row in overview.others] == [0]
