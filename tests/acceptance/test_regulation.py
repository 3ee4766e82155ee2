"""A real regulation through all six stages, its web copy being the first galley."""

from __future__ import annotations

from pathlib import Path

import pytest

from editorial.desk.auditing import verify_audit
from editorial.desk.manuscript_views import manuscript_view
from editorial.domain.decisions import Decision
from editorial.domain.refusals import DecisionRefused
from editorial.domain.stages import SIX_STAGES, ProofPass, Stage
from tests import regulation
from tests.desk.offices import an_office

pytestmark = pytest.mark.real_texts


def test_the_regulation_reaches_a_signed_release(tmp_path: Path) -> None:
    manuscript_text, web_copy = regulation.printed(), regulation.on_the_web()
    office = an_office(tmp_path)
    piece = office.to_typesetting(manuscript_text)

    piece = office.galley(piece, "责编", web_copy)
    first = piece.current_round
    assert first is not None
    assert not first.gate.passes
    found = {d.discrepancy.galley.text for d in first.differences}
    assert {"第五章", "**", "***"} <= found
    piece = office.decide(office.settle(piece, "甲"), "甲", Decision.COMPLETE_PROOF)
    piece = office.decide(piece, "主编", Decision.APPROVE_CORRECTIONS)

    piece = office.galley(piece, "甲", manuscript_text + "\n")
    assert piece.current_round is not None
    assert piece.current_round.edit_distance == 0
    piece = office.decide(piece, "乙", Decision.COMPLETE_PROOF)
    piece = office.decide(piece, "主编", Decision.APPROVE_CLEAN)
    piece = office.decide(piece, "责编", Decision.COMPLETE_PROOF)
    piece = office.decide(piece, "主编", Decision.APPROVE_CLEAN)

    with pytest.raises(DecisionRefused, match="加校"):
        office.decide(piece, "责编", Decision.SUBMIT_FOR_SIGN_OFF)
    piece = office.decide(piece, "责编", Decision.REQUIRE_EXTRA_PROOF)
    piece = office.decide(piece, "乙", Decision.COMPLETE_PROOF)
    piece = office.decide(piece, "主编", Decision.APPROVE_CLEAN)
    piece = office.decide(piece, "责编", Decision.SUBMIT_FOR_SIGN_OFF)
    piece = office.decide(piece, "主编", Decision.SIGN)
    office.close_second_review()
    piece = office.decide(piece, "责编", Decision.RELEASE)

    assert piece.stage is Stage.RELEASED
    assert piece.valid_sign_off is not None
    visited = {Stage.FIRST_REVIEW, *(change.target for change in piece.changes)}
    assert visited >= set(SIX_STAGES)
    assert [r.proof_pass for r in piece.rounds] == [
        ProofPass.FIRST,
        ProofPass.SECOND,
        ProofPass.THIRD,
        ProofPass.CLEAN,
        ProofPass.EXTRA,
        ProofPass.CLEAN,
    ]
    assert verify_audit(office.desk).ok
    assert manuscript_view(office.desk, office.sessions["审计"], piece.id).manuscript == piece
    office.desk.close()
