"""Taking a decision (办理): form, password where one signs, the desk's answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from editorial.desk.deciding import take_decision
from editorial.desk.galleys import receive_galley
from editorial.desk.incoming import read_incoming
from editorial.desk.manuscript_views import ManuscriptView
from editorial.desk.sessions import confirm_password
from editorial.domain.decisions import Decision
from editorial.domain.manuscript import Manuscript
from editorial.domain.workflow import FORM_REFUSALS, PERSONAL_REFUSALS, Option
from tui.screens.change_keeping import changes_in_question
from tui.screens.decision_forms import (
    REVIEW_DECISIONS,
    Signer,
    complaint_about,
    fields_for,
    pages_from,
    request_from,
)
from tui.screens.dialogs.choice_dialog import ChoiceDialog
from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.dialogs.form_fields import Field, Filled
from tui.screens.handing_in import handed_in
from tui.screens.office_screen import OfficeScreen
from tui.screens.registration_form import path_in
from tui.widgets.row_list import Row
from tui.wording import t

_APPROVING = frozenset({Decision.APPROVE_CORRECTIONS, Decision.APPROVE_CLEAN})


def is_mine(option: Option) -> bool:
    """Whether nothing personal stands in the way: what is missing can be filled in or done."""
    return not any(refusal.code in PERSONAL_REFUSALS for refusal in option.refusals)


def option_row(option: Option, *, form_follows: bool = True) -> Row:
    """A decision with its target and what is missing.

    What the decision's own form asks for is no news while that form is still to come.
    """
    head = t("decide.option", decision=option.decision.label, target=option.target.label)
    asked = FORM_REFUSALS if form_follows else frozenset[str]()
    waiting = [refusal for refusal in option.refusals if refusal.code not in asked]
    if not waiting:
        return Row(option.decision.value, head, "-open")
    personal = [r.reason for r in option.refusals if r.code in PERSONAL_REFUSALS]
    if personal:
        text = t("decide.not_mine", head=head, reasons="；".join(personal))
        return Row(option.decision.value, text, "-shut")
    missing = "；".join(refusal.reason for refusal in waiting)
    return Row(option.decision.value, t("decide.still_missing", head=head, reasons=missing))


async def choose_and_take(
    screen: OfficeScreen[None], view: ManuscriptView, decisions: Iterable[Decision]
) -> Manuscript | None:
    """Let the person choose among decisions, fill in the form, and take it."""
    wanted = frozenset(decisions)
    options = [option for option in view.options if option.decision in wanted]
    rows = [option_row(option) for option in options if is_mine(option)]
    rows += [option_row(option) for option in options if not is_mine(option)]
    dialog = ChoiceDialog(t("decide.title"), view.manuscript.title, rows)
    chosen = await screen.app.push_screen_wait(dialog)
    if chosen is None:
        return None
    return await take(screen, view, Decision(chosen))


async def take(
    screen: OfficeScreen[None], view: ManuscriptView, decision: Decision
) -> Manuscript | None:
    """Fill in a decision's form and take it; ``None`` when it was left or refused."""
    manuscript = view.manuscript
    question = t("decide.question", title=manuscript.title, stage=manuscript.stage.label)
    if decision in _APPROVING:
        question = "\n".join((question, *changes_in_question(manuscript)))
    form = FormDialog(
        decision.label,
        _fields(screen, view, decision),
        question=question,
        confirm=decision.label,
        complaint=lambda filled: complaint_about(decision, filled),
    )
    taken = await handed_in(screen, form, partial(_taken, screen, manuscript, decision))
    if taken is not None:
        screen.said(t("decide.taken", decision=decision.label, stage=taken.stage.label))
    return taken


def _fields(
    screen: OfficeScreen[None], view: ManuscriptView, decision: Decision
) -> tuple[Field, ...]:
    """What to fill in; the reason for an extra proof is put in where the rules give one."""
    desk = screen.office.desk
    fields = fields_for(decision, view.manuscript.stage, desk.rules, desk.checklists)
    if decision is not Decision.REQUIRE_EXTRA_PROOF:
        return fields
    why = "；".join(due.reason for due in view.extra_rounds_due)
    return tuple(replace(each, given=why) for each in fields)


def _taken(
    screen: OfficeScreen[None], manuscript: Manuscript, decision: Decision, filled: Filled
) -> Manuscript:
    desk, session = screen.office.desk, screen.office.session
    if decision is Decision.RECEIVE_GALLEY:
        file = read_incoming(path_in(filled.line("file")))
        pages = pages_from(filled)
        return receive_galley(desk, session, manuscript.id, manuscript.revision, file, pages)
    if decision is Decision.SIGN:
        confirm_password(desk, session, filled.lines["password"])
    galley = manuscript.current_galley
    signer = Signer(session.person, desk.now(), galley.text_sha256 if galley else None)
    request = request_from(decision, filled, signer)
    return take_decision(desk, session, manuscript.id, manuscript.revision, request)


def decisions_elsewhere() -> frozenset[Decision]:
    """Decisions that have a screen of their own: reviews."""
    return REVIEW_DECISIONS
