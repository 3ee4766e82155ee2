"""The places of proof rounds (各校次的差错) as forms list them: where, what, by which rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from editorial.desk.desk import Desk
from editorial.desk.manuscript_views import ProofMaterial, proof_material
from editorial.desk.proof_papers import round_comparison
from editorial.desk.sessions import Session
from editorial.domain.proofs import RoundDifference
from editorial.paper.forms.form_record import IssueRecord, MarkedPlace, PieceRecord
from editorial.reports.comparison_view import correction_lines


def with_places(desk: Desk, session: Session, piece: PieceRecord) -> PieceRecord:
    """The record with the places of every round since the freeze."""
    manuscript = piece.manuscript
    places: Mapping[int, tuple[MarkedPlace, ...]] = {
        each.number: round_places(desk, proof_material(desk, session, manuscript.id, each.number))
        for each in manuscript.rounds_since_freeze
    }
    return replace(piece, places=places)


def issue_with_places(desk: Desk, session: Session, issue: IssueRecord) -> IssueRecord:
    """The issue with the places of all its pieces' rounds."""
    return replace(issue, pieces=tuple(with_places(desk, session, each) for each in issue.pieces))


def round_places(desk: Desk, material: ProofMaterial) -> tuple[MarkedPlace, ...]:
    """The places of one round, in the order of the manuscript.

    Args:
        desk: The office, whose deciding scheme counts.
        material: The round with its two texts.
    """
    comparison = round_comparison(desk, material)
    decided = {each.identity: each for each in material.proof_round.differences}
    scores = comparison.tallies[comparison.gate].scores
    places = []
    for line, score in zip(correction_lines(comparison), scores, strict=True):
        found = line.discrepancy
        each = decided.get(RoundDifference(found).identity) or RoundDifference(found)
        places.append(
            MarkedPlace(
                number=found.number,
                place=line.galley_place,
                printed=line.as_printed or "（无）",
                right=line.should_be or "（无）",
                kind=found.kind.label,
                rule=score.rule,
                tenths=score.tenths,
                disposition=each.disposition,
                reason=each.reason,
                by=each.decided_by,
                at=each.decided_at,
            )
        )
    return tuple(places)
