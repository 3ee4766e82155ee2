"""The places of proof rounds (各校次的差错) as forms list them: where, what, by which rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from editorial.desk.counting import place_scores
from editorial.desk.desk import Desk
from editorial.desk.incoming import frozen_document
from editorial.desk.manuscript_views import ProofMaterial, proof_material
from editorial.desk.sessions import Session, looking
from editorial.domain.discrepancy import TextSpan
from editorial.domain.manuscript import Manuscript
from editorial.paper.forms.form_record import IssueRecord, MarkedPlace, NamedChange, PieceRecord
from editorial.reports.comparison_view import place_wording
from editorial.text.body_text import body_text
from editorial.text.document_text import DocumentText
from editorial.text.place_names import PlaceNames


def with_places(desk: Desk, session: Session, piece: PieceRecord) -> PieceRecord:
    """The record with the places of every round since the freeze, and the changes of its text."""
    manuscript = piece.manuscript
    places: Mapping[int, tuple[MarkedPlace, ...]] = {
        each.number: round_places(desk, proof_material(desk, session, manuscript.id, each.number))
        for each in manuscript.rounds_since_freeze
    }
    if not manuscript.changes_since_freeze:
        return replace(piece, places=places)
    with looking(desk, session) as (unit, _):
        frozen = frozen_document(unit, manuscript)
    return replace(piece, places=places, named_changes=tuple(_named(manuscript, frozen)))


def issue_with_places(desk: Desk, session: Session, issue: IssueRecord) -> IssueRecord:
    """The issue with the places of all its pieces' rounds."""
    return replace(issue, pieces=tuple(with_places(desk, session, each) for each in issue.pieces))


def round_places(desk: Desk, material: ProofMaterial) -> tuple[MarkedPlace, ...]:
    """The places of one round, those found by eye among them, in the order of the manuscript.

    Args:
        desk: The office, whose deciding scheme counts.
        material: The round with its two texts.
    """
    proof_round = material.proof_round
    layout = material.view.manuscript.layout_of(proof_round)
    scores = place_scores(desk.rules, material.manuscript_text, proof_round.marks, layout)
    galley = PlaceNames(body_text(material.galley_text))
    by_eye = {entry.number: entry for entry in proof_round.hand_entries}
    places = []
    for mark in sorted(proof_round.marks, key=lambda each: each.discrepancy.manuscript.start):
        found = mark.discrepancy
        entry, score = by_eye.get(found.number), scores.get(found.number)
        printed, right = place_wording(found)
        if entry and entry.wrong == entry.right:
            right = "（见备注）"
        reasons = dict.fromkeys(filter(None, (mark.reason, entry.remark if entry else "")))
        places.append(
            MarkedPlace(
                number=found.number,
                place=entry.place if entry and entry.place else galley.of(found.galley),
                printed=printed or "（无）",
                right=right or "（无）",
                kind=found.kind.label,
                rule=score.rule if score else "",
                tenths=score.tenths if score else 0,
                disposition=mark.disposition,
                reason="；".join(reasons),
                by=mark.decided_by,
                at=mark.decided_at,
                by_eye=entry is not None,
                carried=entry is not None and entry.carried_from is not None,
            )
        )
    return tuple(places)


def _named(manuscript: Manuscript, frozen: DocumentText) -> Iterator[NamedChange]:
    body = body_text(frozen)
    names = PlaceNames(body)
    for each in manuscript.changes_since_freeze:
        span = TextSpan(each.start, each.end, each.old, body.paragraph_at(each.start))
        yield NamedChange(names.of(span), each)
