"""What can be done with a manuscript now (能办什么): screens, decisions, those of others."""

from __future__ import annotations

from typing import Final

from editorial.desk.manuscript_views import ManuscriptView
from editorial.domain.decisions import Decision
from editorial.domain.permissions import PERMITTED, Operation, is_in_charge
from editorial.domain.stages import REVIEW_STAGES, Stage
from editorial.domain.workflow import PERSONAL_REFUSALS, Option
from tui.screens.change_keeping import change_rows
from tui.screens.decision_forms import REVIEW_DECISIONS
from tui.screens.decision_taking import is_mine, option_row
from tui.screens.layout_form import layout_rows
from tui.screens.reader_naming import naming_rows
from tui.widgets.row_list import Row
from tui.wording import t

READING = frozenset(
    {Stage.FIRST_PROOF, Stage.SECOND_PROOF, Stage.THIRD_PROOF, Stage.EXTRA_PROOF, Stage.CLEAN_PROOF}
)
APPROVAL = frozenset(
    {
        Stage.FIRST_PROOF_APPROVAL,
        Stage.SECOND_PROOF_APPROVAL,
        Stage.THIRD_PROOF_APPROVAL,
        Stage.EXTRA_PROOF_APPROVAL,
    }
)
ACCOUNTS: Final = "accounts"
OPEN_BLIND: Final = "blind"
OPEN_REVIEW, OPEN_PROOF, OPEN_RED_CHECK = "review", "proof", "red_check"
NOTHING: Final = "nothing"
"""Stands where nothing is to be done; choosing it does nothing."""
OPEN_APPROVAL, OPEN_SIGN_OFF, NEW_VERSION = "approval", "sign_off", "new_version"
_ON_ANOTHER_SCREEN = REVIEW_DECISIONS | {
    Decision.COMPLETE_PROOF,
    Decision.SUBMIT_FOR_SIGN_OFF,
    Decision.RETURN_FOR_CORRECTION,
    Decision.APPROVE_CORRECTIONS,
    Decision.APPROVE_CLEAN,
    Decision.RETURN_PROOF,
    Decision.SIGN,
    Decision.RETURN_GALLEY,
}


def option_rows(view: ManuscriptView) -> list[Row]:
    """Screens that can be opened now, decisions that are mine, and those that are not."""
    stage = view.manuscript.stage
    mine = any(
        is_mine(option)
        for option in view.options
        if option.decision not in {Decision.WITHDRAW, Decision.REOPEN}
    )
    rows: list[Row] = []
    for key, here in (
        (OPEN_REVIEW, stage in REVIEW_STAGES),
        (OPEN_PROOF, stage in READING),
        (OPEN_APPROVAL, stage in APPROVAL),
        (OPEN_SIGN_OFF, stage is Stage.SIGN_OFF),
    ):
        if here and mine:
            rows.append(Row(key, t(f"manuscript.open_{key}", stage=stage.label), "-open"))
        if key == OPEN_PROOF and here and view.red_check is not None:
            signed = view.red_check.is_signed
            told = t("manuscript.open_red_check_signed" if signed else "manuscript.open_red_check")
            rows.append(Row(OPEN_RED_CHECK, told, "" if signed else "-open"))
    if view.reads_blindly:
        rows.insert(0, Row(OPEN_BLIND, t("manuscript.open_blind"), "-open"))
    if view.takes_new_text and is_in_charge(view.actor, view.manuscript):
        rows.append(Row(NEW_VERSION, t("manuscript.new_version")))
    elsewhere = _ON_ANOTHER_SCREEN if mine else frozenset()
    options = [option for option in view.options if option.decision not in elsewhere]
    rows += [option_row(option) for option in options if is_mine(option)]
    rows += _rows_of_others([option for option in options if not is_mine(option)])
    rows += change_rows(view)
    rows += naming_rows(view)
    if view.manuscript.rounds and view.actor.roles & PERMITTED[Operation.READ_ACCOUNTS]:
        rows.append(Row(ACCOUNTS, t("manuscript.accounts")))
    rows += layout_rows(view)
    return rows or [Row(NOTHING, t("manuscript.nothing_to_do"), "-shut")]


def _rows_of_others(options: list[Option]) -> list[Row]:
    """One row for all decisions that wait for the same people; choosing it says why in full."""
    waiting: dict[str, list[Option]] = {}
    for option in options:
        waiting.setdefault(_whose(option), []).append(option)
    return [
        Row(
            same[0].decision.value,
            t(
                "decide.of_others",
                decisions="、".join(option.decision.label for option in same),
                whose=whose,
            ),
            "-shut",
        )
        for whose, same in waiting.items()
    ]


def _whose(option: Option) -> str:
    """The first thing about this person that stands in the way: as a rule, whose task it is."""
    reason = next(each.reason for each in option.refusals if each.code in PERSONAL_REFUSALS)
    return reason.removeprefix(f"“{option.decision.label}”")
