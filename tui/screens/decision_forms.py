"""What is filled in for each decision (办理单), apart from the reviews' own screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from editorial.desk.checklists import Checklists
from editorial.desk.galleys import GalleyPages
from editorial.domain.case import DecisionRequest
from editorial.domain.decisions import Decision
from editorial.domain.identifiers import PersonId, Sha256
from editorial.domain.office_rules import OfficeRules
from editorial.domain.reviews import BoardConclusion
from editorial.domain.stage_checklists import ANSWERING, ChecklistUse
from editorial.domain.stages import Stage
from tui.screens.dialogs.form_fields import Field, FieldKind, Filled
from tui.wording import t

REVIEW_DECISIONS: Final = frozenset(
    {
        Decision.RECOMMEND,
        Decision.RETURN_TO_AUTHOR,
        Decision.REJECT,
        Decision.PASS,
        Decision.REFER,
        Decision.ACCEPT,
        Decision.REWORK,
    }
)
"""Taken on the review's own screen."""

_REASON: Final = frozenset(
    {
        Decision.RETURN_PROOF,
        Decision.REQUIRE_EXTRA_PROOF,
        Decision.RETURN_GALLEY,
        Decision.WITHDRAW,
        Decision.REOPEN,
        Decision.SUBMIT_TO_BOARD,
    }
)
_REMARK: Final = frozenset(
    {
        Decision.RESUBMIT,
        Decision.SUBMIT_REWORK,
        Decision.COMPLETE_PROOF,
        Decision.APPROVE_CORRECTIONS,
        Decision.APPROVE_CLEAN,
        Decision.RETURN_FOR_CORRECTION,
    }
)


@dataclass(frozen=True, slots=True)
class Signer:
    """Who decides, when, before which galley."""

    person: PersonId
    at: datetime
    galley: Sha256 | None
    """The galley's text that is on the screen."""


def fields_for(
    decision: Decision, stage: Stage, rules: OfficeRules, checklists: Checklists
) -> tuple[Field, ...]:
    """What to fill in for a decision at a stage, in an office with these rules and checklists."""
    asked = _checklist(stage, rules, checklists) if decision in ANSWERING else ()
    if decision is Decision.RELEASE:
        return (*_imprint(rules, checklists), *asked)
    if decision is Decision.SIGN:
        opinion, password = _signature()
        return (*asked, opinion, password)
    return (*_own_fields(decision), *asked)


def _own_fields(decision: Decision) -> tuple[Field, ...]:
    if decision in _REASON:
        return (Field("opinion", t("decide.reason"), FieldKind.TEXT),)
    if decision in _REMARK:
        return (Field("opinion", t("decide.remark"), FieldKind.TEXT, needed=False),)
    make = _FIELDS.get(decision)
    return make() if make is not None else ()


def _typesetting() -> tuple[Field, ...]:
    choices = tuple((key, t(f"decide.{key}")) for key in ("complete", "clear", "final"))
    return (Field("confirmed", t("decide.confirm_all"), FieldKind.TICKS, choices),)


def _checklist(stage: Stage, rules: OfficeRules, checklists: Checklists) -> tuple[Field, ...]:
    """The stage's points; none where the office does without."""
    points = checklists.asked(stage, rules)
    if not points:
        return ()
    needed = rules.checklist_use(stage) is ChecklistUse.REQUIRED
    head = t("decide.checklist" if needed else "decide.checklist_offered", stage=stage.label)
    return (Field("checklist", head, FieldKind.POINTS, needed=needed, points=points),)


def _imprint(rules: OfficeRules, checklists: Checklists) -> tuple[Field, ...]:
    choices = tuple((i.key, i.text) for i in checklists.imprint(rules.publication_type))
    head = t("decide.imprint", sort=rules.publication_type.label)
    return (Field("imprint", head, FieldKind.TICKS, choices),)


def _sign_off_submission() -> tuple[Field, ...]:
    return (
        Field("expected", t("decide.sheets_expected")),
        Field("present", t("decide.sheets_present")),
        Field("read_through", t("decide.read_through"), FieldKind.TICK),
        Field("major_change", t("decide.major_change"), FieldKind.TICK),
        Field("opinion", t("decide.remark"), FieldKind.TEXT, needed=False),
    )


def _galley() -> tuple[Field, ...]:
    return (
        Field("file", t("decide.galley_file"), FieldKind.FILE),
        Field("expected", t("decide.sheets_expected_or_none"), needed=False),
        Field("present", t("decide.sheets_present"), needed=False),
    )


def _board() -> tuple[Field, ...]:
    return (
        Field("met_on", t("decide.board_day")),
        Field("present", t("decide.board_present")),
        Field(
            "approves",
            t("decide.board_outcome"),
            FieldKind.CHOICE,
            (("yes", t("decide.board_yes")), ("no", t("decide.board_no"))),
        ),
        Field("conclusion", t("decide.board_conclusion"), FieldKind.TEXT),
    )


def _signature() -> tuple[Field, ...]:
    return (
        Field("opinion", t("decide.sign_opinion"), FieldKind.TEXT, given=t("decide.sign_given")),
        Field("password", t("decide.sign_password"), FieldKind.SECRET),
    )


_FIELDS: Final[Mapping[Decision, Callable[[], tuple[Field, ...]]]] = {
    Decision.SEND_TO_TYPESETTING: _typesetting,
    Decision.RECEIVE_GALLEY: _galley,
    Decision.SUBMIT_FOR_SIGN_OFF: _sign_off_submission,
    Decision.BOARD_CONCLUDES: _board,
}


def complaint_about(decision: Decision, filled: Filled) -> str | None:
    """What is wrong with a filled-in form before the desk is asked."""
    if decision is Decision.SUBMIT_FOR_SIGN_OFF and not (
        filled.line("expected").isdecimal() and filled.line("present").isdecimal()
    ):
        return t("decide.not_a_number")
    if decision is Decision.RECEIVE_GALLEY:
        counted = [filled.line(key) for key in ("expected", "present")]
        if any(counted) and not all(map(str.isdecimal, counted)):
            return t("decide.both_numbers")
    if decision is Decision.BOARD_CONCLUDES:
        try:
            date.fromisoformat(filled.line("met_on"))
        except ValueError:
            return t("deputy.bad_day")
    return None


def pages_from(filled: Filled) -> GalleyPages | None:
    """The pages that were counted when a galley came in; ``None`` when nobody counted."""
    expected, present = filled.line("expected"), filled.line("present")
    return GalleyPages(int(expected), int(present)) if expected else None


def request_from(decision: Decision, filled: Filled, signer: Signer) -> DecisionRequest:
    """The request that a filled-in form stands for."""
    request = DecisionRequest(
        decision,
        opinion=filled.line("opinion"),
        checklist=filled.answers,
        seen_galley=signer.galley,
    )
    match decision:
        case Decision.SEND_TO_TYPESETTING:
            return replace(request, confirmed=filled.ticks["confirmed"])
        case Decision.RELEASE:
            return replace(request, confirmed=filled.ticks["imprint"])
        case Decision.SUBMIT_FOR_SIGN_OFF:
            return replace(
                request,
                sheets_expected=int(filled.line("expected")),
                sheets_present=int(filled.line("present")),
                read_through=filled.ticked("read_through"),
                major_change=filled.ticked("major_change"),
            )
        case Decision.BOARD_CONCLUDES:
            board = BoardConclusion(
                date.fromisoformat(filled.line("met_on")),
                filled.line("present"),
                filled.line("approves") == "yes",
                filled.line("conclusion"),
                signer.person,
                signer.at,
            )
            return replace(request, board=board)
        case _:
            return request
