"""What a round's correction sheet asks for beside the differences (校对单附表的内容)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from editorial.desk.manuscript_views import ManuscriptView, ProofMaterial
from editorial.domain.baseline import BaselineChange
from editorial.domain.discrepancy import TextSpan
from editorial.domain.pending_changes import pending_changes
from editorial.domain.round_marks import Disposition, HandEntry
from editorial.paper.sheet_additions import SheetAddition
from editorial.paper.sheet_rows import Treatment
from editorial.reports.rate_words import tenths_text
from editorial.scoring.tally import PlaceScore
from editorial.text.body_text import BodyText, body_text
from editorial.text.document_text import DocumentText
from editorial.text.place_names import PlaceNames

_BEFORE: Final = 6
"""Characters in front of a place by which it is found."""


def sheet_additions(
    material: ProofMaterial,
    frozen: DocumentText,
    treatments: Mapping[Disposition, Treatment],
    scores: Mapping[int, PlaceScore],
) -> tuple[SheetAddition, ...]:
    """Hand entries that stand, then the approved changes that the galley does not have yet.

    Args:
        material: The round with its texts.
        frozen: The frozen text, in which changes are placed.
        treatments: Which box a disposition ticks.
        scores: What the places count, by their numbers; excused ones are missing.
    """
    galley = PlaceNames(body_text(material.galley_text))
    entries = (
        _of_entry(entry, galley, treatments, scores)
        for entry in material.proof_round.hand_entries
        if entry.stands
    )
    body = body_text(frozen)
    names = PlaceNames(body)
    waiting = pending_changes(material.view.manuscript, material.proof_round)
    changes = (_of_change(material.view, each.change, body, names) for each in waiting)
    return (*entries, *changes)


def _of_entry(
    entry: HandEntry,
    galley: PlaceNames,
    treatments: Mapping[Disposition, Treatment],
    scores: Mapping[int, PlaceScore],
) -> SheetAddition:
    found = entry.mark.discrepancy
    told = entry.place or galley.of(found.galley)
    if entry.in_text and found.before:
        told += f"，“{found.before[-_BEFORE:]}”后"
    reasons = dict.fromkeys(filter(None, (entry.remark, entry.mark.reason)))
    return SheetAddition(
        f"补 {entry.number}",
        told,
        entry.wrong,
        entry.right if entry.right != entry.wrong else "见说明",
        found.kind.label,
        treatments.get(entry.mark.disposition),
        "；".join(reasons),
        tenths_text(scores[entry.number].tenths) if entry.number in scores else "0",
    )


def _of_change(
    view: ManuscriptView, change: BaselineChange, body: BodyText, names: PlaceNames
) -> SheetAddition:
    span = TextSpan(change.start, change.end, change.old, body.paragraph_at(change.start))
    before = body.text[max(change.start - _BEFORE, 0) : change.start]
    told = f"定稿{names.of(span)}" + (f"，“{before}”后" if before else "")
    remark = f"{change.reason}（{view.name(change.approved_by)}批准）"
    return SheetAddition(
        f"改动 {change.number}",
        told,
        change.old.replace("\n", "¶"),
        change.new.replace("\n", "¶"),
        "编辑改动",
        Treatment.CORRECT,
        remark,
    )
