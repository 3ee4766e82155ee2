"""Builders of what readers do in a round: errors found by eye, named changes of the frozen text."""

from __future__ import annotations

from typing import Any

from editorial.desk.baseline_changes import ChangeForm, find_in_frozen, propose_change, rule_change
from editorial.desk.hand_entries import HandEntryForm, add_hand_entry
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.domain.manuscript import Manuscript
from tests.desk.offices import Office


def found_by_eye(
    office: Office,
    piece: Manuscript,
    who: str,
    galley: str,
    words: str,
    right: str,
    **changed: Any,
) -> Manuscript:
    """The piece with an error entered by hand, at the words' first place in the galley."""
    start = "".join(galley.split()).index(words)
    values: dict[str, Any] = {"kind": DiscrepancyKind.WRONG} | changed
    form = HandEntryForm(start, start + len(words), words, right, **values)
    return add_hand_entry(office.desk, office.sessions[who], piece.id, piece.revision, form)


def with_change(
    office: Office,
    piece: Manuscript,
    words: str,
    new: str,
    *,
    approves: bool = True,
    rules: bool = True,
) -> Manuscript:
    """The piece with a named change of the frozen text, ruled on by the chief editor."""
    session = office.sessions["甲"]
    place = find_in_frozen(office.desk, session, piece.id, words)[0]
    form = ChangeForm(place.start, place.end, new, "以公告为准", old=words)
    piece = propose_change(office.desk, session, piece.id, piece.revision, form)
    if not rules:
        return piece
    return rule_change(
        office.desk,
        office.sessions["主编"],
        piece.id,
        piece.revision,
        piece.baseline_changes[-1].number,
        approves=approves,
        remark="" if approves else "与前文重复",
    )
