"""The form of an error found by eye (手工补记的表单), and the place in the galley that it means."""

from __future__ import annotations

from dataclasses import dataclass

from editorial.desk.hand_entries import HandEntryForm
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.text.body_text import BodyText
from editorial.text.layout_noise import without_layout
from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.dialogs.form_fields import Field, FieldKind, Filled
from tui.wording import t

_KINDS = tuple((kind.value, kind.label) for kind in DiscrepancyKind)


@dataclass(frozen=True, slots=True)
class GalleyPoint:
    """Where the reader points in the galley."""

    paragraph: int
    """Number of the galley's paragraph, from 1."""
    behind: str = ""
    """The characters in front of the point, when one was clicked on."""


def hand_entry_form(point: GalleyPoint, galley: BodyText) -> FormDialog:
    """The form, with the place filled in that the reader points to."""
    return FormDialog(
        t("hand_entry.title"),
        (
            Field("wrong", t("hand_entry.wrong"), needed=False),
            Field("right", t("hand_entry.right"), needed=False),
            Field("paragraph", t("hand_entry.paragraph"), given=str(point.paragraph)),
            Field("behind", t("hand_entry.behind"), given=point.behind, needed=False),
            Field(
                "kind", t("hand_entry.kind"), FieldKind.CHOICE, _KINDS, DiscrepancyKind.WRONG.value
            ),
            Field("place", t("hand_entry.place"), needed=False),
            Field("remark", t("hand_entry.remark"), needed=False),
        ),
        complaint=lambda filled: _found(filled, galley)[1],
    )


def hand_entry_from(filled: Filled, galley: BodyText) -> HandEntryForm:
    """The error that a rightly filled-in form stands for."""
    (start, end), _ = _found(filled, galley)
    return HandEntryForm(
        start,
        end,
        filled.line("wrong"),
        filled.line("right"),
        DiscrepancyKind(filled.line("kind")),
        filled.line("place"),
        filled.line("remark"),
    )


def _found(filled: Filled, galley: BodyText) -> tuple[tuple[int, int], str | None]:
    """Start and end in the body text (code points), and what is wrong with the form.

    A picture or a broken character is in no text: what is described in words (位置) needs none.
    """
    starts = (*galley.paragraph_starts, len(galley))
    told = filled.line("paragraph")
    if not (told.isdecimal() and 1 <= int(told) < len(starts)):
        return (0, 0), t("hand_entry.no_paragraph", count=len(starts) - 1)
    first, last = starts[int(told) - 1], starts[int(told)]
    wrong, behind = (
        without_layout("".join(filled.line(k).split()))[0] for k in ("wrong", "behind")
    )
    sought = behind + wrong
    if not sought:
        return (first, first), None
    count = _count(galley.text[first:last], sought)
    if count == 1:
        start = galley.text.index(sought, first, last) + len(behind)
        return (start, start + len(wrong)), None
    if count == 0 and filled.line("place"):
        return (first, first), None
    key = "hand_entry.not_there" if count == 0 else "hand_entry.several"
    return (first, first), t(key, paragraph=told, words=sought, count=count)


def _solid(text: str) -> str:
    """The characters of a text that count."""
    return without_layout("".join(text.split()))[0]


def _count(text: str, sought: str) -> int:
    """How often something stands in a text, overlapping places too."""
    return sum(text.startswith(sought, at) for at in range(len(text)))
