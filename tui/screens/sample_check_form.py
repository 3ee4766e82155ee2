"""Forms of the sample check (样本检查的表单): an error by hand, a change taken another way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from editorial.domain.discrepancy import DiscrepancyKind
from editorial.domain.sample_check import ErrorOrigin, SampleError
from editorial.domain.sample_check_form import HandError, JudgedEdit, SampleCheckForm
from editorial.scoring.counting_scheme import CountingRule
from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.dialogs.form_fields import Field, FieldKind, Filled
from tui.widgets.row_list import Row
from tui.wording import t

_POLISH, _DROP, _KEEP = "polish", "drop", "keep"
_WEIGHT = re.compile(r"\d{1,3}(\.\d)?")


def kinds(judged: Sequence[CountingRule]) -> tuple[tuple[str, str], ...]:
    """What an error can be: the judged rules first, as comparisons find the kinds."""
    return (
        *((f"rule:{rule.id}", f"{rule.id}　{rule.text}") for rule in judged),
        *((f"kind:{kind.value}", kind.label) for kind in DiscrepancyKind),
    )


def error_form(judged: Sequence[CountingRule], paragraph: int) -> FormDialog:
    """The form of an error by hand, at the paragraph of the cursor."""
    choices = kinds(judged)
    return FormDialog(
        t("sample_check.add"),
        (
            Field("paragraph", t("sample_check.paragraph"), given=str(paragraph)),
            Field("wrong", t("sample_check.wrong"), needed=False),
            Field("right", t("sample_check.right"), needed=False),
            Field("kind", t("sample_check.kind"), FieldKind.CHOICE, choices, choices[0][0]),
            Field("weight", t("sample_check.weight_field"), needed=False),
            Field("remark", t("sample_check.remark"), needed=False),
        ),
        complaint=_complaint,
    )


def _complaint(filled: Filled) -> str | None:
    weight = filled.line("weight")
    if not filled.line("paragraph").isdecimal() or (weight and not _WEIGHT.fullmatch(weight)):
        return t("sample_check.not_a_number")
    return None


def hand_error(filled: Filled) -> HandError:
    """The error that a filled-in form stands for."""
    kind, rule = _kind_of(filled.line("kind"))
    weight = filled.line("weight")
    return HandError(
        paragraph=int(filled.line("paragraph")),
        wrong=filled.line("wrong"),
        right=filled.line("right"),
        kind=kind,
        rule=rule,
        weight=round(float(weight) * 10) if weight else None,
        remark=filled.line("remark"),
    )


def _kind_of(chosen: str) -> tuple[DiscrepancyKind | None, str]:
    what, _, name = chosen.partition(":")
    return (None, name) if what == "rule" else (DiscrepancyKind(name), "")


def change_rows(error: SampleError, judged: Sequence[CountingRule]) -> list[Row]:
    """What can be made of an error: another kind, no error, or gone."""
    if error.origin is ErrorOrigin.HAND:
        rows = [Row(_DROP, t("sample_check.drop"), "-open")]
    else:
        kept = error.kind.label if error.kind is not None else ""
        rows = [
            Row(_POLISH, t("sample_check.polish"), "-open"),
            Row(_KEEP, t("sample_check.keep_kind", kind=kept)),
        ]
    return rows + [Row(key, label) for key, label in kinds(judged)]


def changed(
    form: SampleCheckForm, error: SampleError, chosen: str, hand_at: int
) -> SampleCheckForm:
    """The form after a choice among :func:`change_rows`.

    Args:
        form: As it is.
        error: The error that was chosen.
        chosen: The row's key.
        hand_at: Index of the error among those by hand, when it is one.
    """
    if error.origin is ErrorOrigin.HAND:
        hand = list(form.hand)
        if chosen == _DROP:
            del hand[hand_at]
        else:
            kind, rule = _kind_of(chosen)
            hand[hand_at] = replace(hand[hand_at], kind=kind, rule=rule)
        return replace(form, hand=tuple(hand))
    others = tuple(
        each
        for each in form.judged
        if (each.start, each.wrong, each.right) != (error.start, error.wrong, error.right)
    )
    if chosen == _KEEP:
        return replace(form, judged=others)
    told = JudgedEdit(error.start, error.wrong, error.right)
    if chosen == _POLISH:
        told = replace(told, counts=False)
    else:
        kind, rule = _kind_of(chosen)
        told = replace(told, kind=kind, rule=rule)
    return replace(form, judged=(*others, told))
