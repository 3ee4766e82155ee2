"""The form of an issue's calendar (排期单): the day of printing first, then every deadline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from editorial.desk.schedule import ScheduleView, proposed_calendar, set_calendar
from editorial.desk.schedule_templates import schedule_templates
from editorial.domain.identifiers import IssueId
from editorial.domain.periodical_issue import PeriodicalIssue
from editorial.domain.schedule import DueDay, IssueCalendar, Milestone, ScheduleTemplate
from tui.screens.dialogs.choice_dialog import ChoiceDialog
from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.dialogs.form_fields import Field, FieldKind, Filled
from tui.screens.dialogs.message_dialog import MessageDialog
from tui.screens.handing_in import handed_in
from tui.screens.office_screen import OfficeScreen
from tui.widgets.row_list import Row
from tui.wording import t

_PRINTING = "printing"
Counted = tuple[ScheduleTemplate, tuple[DueDay, ...]]


async def calendar_set(
    screen: OfficeScreen[None], view: ScheduleView, issue_id: IssueId | None
) -> bool:
    """Let a calendar be filled in; whether one was kept."""
    if view.calendar_refusal is not None:
        reason = view.calendar_refusal.reason
        screen.app.push_screen(MessageDialog(t("calendar.title"), (reason,)))
        return False
    issue = await _issue(screen, view, issue_id)
    if issue is None:
        return False
    latest = view.calendars.get(issue.id)
    counted = await _counted(screen, issue, latest)
    if counted is None:
        return False
    template, due = counted
    kept = await _kept(screen, issue, latest, template, due)
    if kept is None:
        return False
    screen.said(t("calendar.done", issue=issue.title, day=kept.printing.isoformat()))
    return True


async def _issue(
    screen: OfficeScreen[None], view: ScheduleView, issue_id: IssueId | None
) -> PeriodicalIssue | None:
    issues = {issue.id: issue for issue in view.issues}
    if issue_id is None:
        rows = [Row(str(issue.id), issue.title) for issue in view.issues]
        dialog = ChoiceDialog(t("desk.issue_title"), t("calendar.which_issue"), rows)
        chosen = await screen.app.push_screen_wait(dialog)
        issue_id = None if chosen is None else IssueId(chosen)
    return None if issue_id is None else issues.get(issue_id)


async def _counted(
    screen: OfficeScreen[None], issue: PeriodicalIssue, latest: IssueCalendar | None
) -> Counted | None:
    """The deadlines that follow from the day of printing and the template."""
    desk = screen.office.desk
    templates = tuple((each.id, each.title) for each in schedule_templates().values())
    form = FormDialog(
        t("calendar.title"),
        (
            Field(
                _PRINTING,
                t("calendar.printing"),
                given=latest.printing.isoformat() if latest else "",
            ),
            Field(
                "template",
                t("calendar.template"),
                FieldKind.CHOICE,
                templates,
                given=latest.template if latest else desk.rules.schedule_template,
            ),
        ),
        question=t("calendar.first_question", issue=issue.title),
        confirm=t("calendar.count"),
        complaint=_no_days(_PRINTING),
    )

    def count(filled: Filled) -> Counted:
        return proposed_calendar(
            desk, date.fromisoformat(filled.line(_PRINTING)), filled.line("template")
        )

    return await handed_in(screen, form, count)


async def _kept(
    screen: OfficeScreen[None],
    issue: PeriodicalIssue,
    latest: IssueCalendar | None,
    template: ScheduleTemplate,
    due: tuple[DueDay, ...],
) -> IssueCalendar | None:
    """The calendar as the person has changed it."""
    desk, session = screen.office.desk, screen.office.session
    printing = due[-1].day
    given = _given(latest, printing, template, due)
    milestones = [each.milestone for each in due if each.milestone is not Milestone.PRINTING]
    fields = [Field(m.value, m.label, given=given[m].isoformat()) for m in milestones]
    if latest is not None:
        fields.append(Field("reason", t("calendar.reason")))
    form = FormDialog(
        t("calendar.title"),
        fields,
        question=t("calendar.second_question", issue=issue.title, day=printing.isoformat()),
        complaint=_no_days(*(m.value for m in milestones)),
    )

    def keep(filled: Filled) -> IssueCalendar:
        days: dict[Milestone, date] = {
            m: date.fromisoformat(filled.line(m.value)) for m in milestones
        }
        return set_calendar(
            desk,
            session,
            issue.id,
            printing,
            days=days,
            template=template.id,
            reason=filled.line("reason"),
        )

    return await handed_in(screen, form, keep)


def _given(
    latest: IssueCalendar | None,
    printing: date,
    template: ScheduleTemplate,
    due: tuple[DueDay, ...],
) -> dict[Milestone, date]:
    """What is filled in at first: days by hand stay while printing and template stay."""
    counted = {each.milestone: each.day for each in due}
    if latest is None or (latest.printing, latest.template) != (printing, template.id):
        return counted
    return counted | {each.milestone: each.day for each in latest.due if each.by_hand}


def _no_days(*keys: str) -> Callable[[Filled], str | None]:
    """What is wrong with a form whose fields are days."""

    def complaint(filled: Filled) -> str | None:
        for key in keys:
            try:
                date.fromisoformat(filled.line(key))
            except ValueError:
                return t("calendar.bad_day", given=filled.line(key))
        return None

    return complaint
