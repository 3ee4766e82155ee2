"""Editorial changes after the freeze: proposed, approved, in force for later galleys."""

from __future__ import annotations

from pathlib import Path

import pytest

from editorial.desk.auditing import audit_entries
from editorial.desk.baseline_changes import (
    ChangeForm,
    dated_baseline_text,
    find_in_frozen,
    propose_change,
    rule_change,
)
from editorial.domain.decisions import Decision
from editorial.domain.manuscript import Manuscript
from editorial.domain.proofs import Disposition
from editorial.domain.refusals import DecisionRefused, OperationRefused
from editorial.domain.stages import Stage
from editorial.text.fingerprints import text_fingerprint
from tests.desk.offices import TEXT, Office, an_office

NEW = TEXT.replace("第3站候车室", "第3站候车大厅")
SLIP = TEXT.replace("第8站候车室里人来人往，值班员", "第8站候车室里人来人往，直班员")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return an_office(tmp_path)


def propose(office: Office, piece: Manuscript, words: str, new: str, who: str = "甲") -> Manuscript:
    place = find_in_frozen(office.desk, office.sessions[who], piece.id, words)[0]
    form = ChangeForm(place.start, place.end, new, "名称以公告为准", old=words)
    return propose_change(office.desk, office.sessions[who], piece.id, piece.revision, form)


def rule(office: Office, piece: Manuscript, number: int, who: str = "主编") -> Manuscript:
    session = office.sessions[who]
    return rule_change(office.desk, session, piece.id, piece.revision, number, approves=True)


def codes(refused: pytest.ExceptionInfo[OperationRefused]) -> set[str]:
    return {refusal.code for refusal in refused.value.refusals}


def approved_change(office: Office, piece: Manuscript) -> Manuscript:
    return rule(office, propose(office, piece, "第3站候车室", "第3站候车大厅"), 1)


def test_a_change_is_in_force_when_the_chief_editor_has_approved_it(office: Office) -> None:
    piece = propose(office, office.to_typesetting(), "第3站候车室", "第3站候车大厅")
    text = dated_baseline_text(office.desk, office.sessions["甲"], piece.id)
    assert "大厅" not in "".join(p.text for p in text.paragraphs)
    piece = rule(office, piece, 1)
    piece = office.galley(piece, "责编", NEW)
    current = piece.current_round
    assert current is not None
    assert current.edit_distance == 0
    assert current.baseline is not None
    assert current.baseline.changes == 1
    dated = dated_baseline_text(office.desk, office.sessions["甲"], piece.id)
    assert current.baseline.text_sha256 == text_fingerprint(dated)
    actions = [entry.action for entry in audit_entries(office.desk, office.sessions["审计"])]
    assert {"baseline.propose", "baseline.rule"} <= set(actions)


@pytest.mark.parametrize(
    ("who", "code"), [("乙", "not_in_charge"), ("主编", "role"), ("审计", "role")]
)
def test_who_is_not_in_charge_proposes_nothing(office: Office, who: str, code: str) -> None:
    piece = office.to_typesetting()
    session = office.sessions[who]
    with pytest.raises(OperationRefused) as refused:
        propose_change(office.desk, session, piece.id, piece.revision, ChangeForm(0, 1, "夏", "改"))
    assert codes(refused) == {code}


def test_only_the_chief_editor_approves_and_only_once(office: Office) -> None:
    piece = propose(office, office.to_typesetting(), "第3站候车室", "第3站候车大厅")
    with pytest.raises(OperationRefused) as refused:
        rule(office, piece, 1, "责编")
    assert codes(refused) == {"role"}
    piece = rule(office, piece, 1)
    for number, code in ((1, "change_ruled"), (9, "no_such_change")):
        with pytest.raises(OperationRefused) as refused:
            rule(office, piece, number)
        assert codes(refused) == {code}


def test_a_refusal_of_a_change_needs_a_reason_and_changes_nothing(office: Office) -> None:
    piece = propose(office, office.to_typesetting(), "第3站候车室", "第3站候车大厅")
    chief = office.sessions["主编"]
    with pytest.raises(OperationRefused) as refused:
        rule_change(office.desk, chief, piece.id, piece.revision, 1, approves=False)
    assert codes(refused) == {"no_reason"}
    piece = rule_change(
        office.desk, chief, piece.id, piece.revision, 1, approves=False, remark="公告用候车室"
    )
    assert piece.approved_changes == 0
    assert office.galley(piece, "责编", TEXT).rounds[-1].edit_distance == 0


def test_before_the_freeze_there_is_nothing_to_change(office: Office) -> None:
    piece = office.to_final_review()
    form = ChangeForm(0, 1, "夏", "改")
    with pytest.raises(OperationRefused) as refused:
        propose_change(office.desk, office.sessions["甲"], piece.id, piece.revision, form)
    assert codes(refused) == {"not_frozen"}


def test_overlapping_changes_are_refused(office: Office) -> None:
    piece = approved_change(office, office.to_typesetting())
    with pytest.raises(OperationRefused) as refused:
        propose(office, piece, "3站候", "3台候")
    assert codes(refused) == {"change_overlaps"}


def test_what_the_editor_changed_in_the_galley_becomes_a_change_when_approved(
    office: Office,
) -> None:
    piece = office.galley(office.to_typesetting(), "责编", NEW)
    piece = office.settle(piece, "甲", Disposition.EDITOR_CHANGE)
    piece = office.decide(piece, "甲", Decision.COMPLETE_PROOF)
    assert piece.baseline_changes == ()
    piece = office.decide(piece, "主编", Decision.APPROVE_CLEAN)
    change = piece.baseline_changes[0]
    assert (change.galley, change.reason, change.is_approved) == (1, "理由", True)
    assert change.approved_by == office.sessions["主编"].person
    assert change.proposed_by == office.sessions["甲"].person
    assert piece.pending_changes == ()
    dated = dated_baseline_text(office.desk, office.sessions["甲"], piece.id)
    assert "第3站候车大厅" in dated.paragraphs[3].text
    piece = office.decide(piece, "乙", Decision.COMPLETE_PROOF)
    piece = office.decide(piece, "主编", Decision.APPROVE_CLEAN)
    assert len(piece.baseline_changes) == 1, "recorded once, however many rounds read the galley"


def test_excuses_hold_although_a_change_has_shifted_their_place(office: Office) -> None:
    piece = office.galley(office.to_typesetting(), "责编", SLIP)
    piece = office.settle(piece, "甲", Disposition.NOT_AN_ERROR)
    piece = propose(office, piece, "第3站候车室", "第3站候车大厅")
    piece = rule(office, piece, 1)
    piece = office.decide(piece, "甲", Decision.COMPLETE_PROOF)
    with pytest.raises(DecisionRefused) as refused:
        office.decide(piece, "主编", Decision.APPROVE_CLEAN)
    assert [r.code for r in refused.value.refusals] == ["changes_pending"]
    piece = office.decide(piece, "主编", Decision.APPROVE_CORRECTIONS)
    both = SLIP.replace("第3站候车室", "第3站候车大厅")
    piece = office.galley(piece, "甲", both)
    (difference,) = piece.rounds[-1].differences
    assert difference.disposition is Disposition.NOT_AN_ERROR
    assert piece.rounds[-1].baseline_changes == 1


def test_nothing_is_signed_while_a_change_waits_or_is_not_in_the_galley(office: Office) -> None:
    piece = propose(office, office.to_clean_proof(), "第3站候车室", "第3站候车大厅")
    with pytest.raises(DecisionRefused) as refused:
        office.decide(piece, "责编", Decision.SUBMIT_FOR_SIGN_OFF)
    assert [r.code for r in refused.value.refusals] == ["changes_open"]
    piece = rule(office, piece, 1)
    with pytest.raises(DecisionRefused) as refused:
        office.decide(piece, "责编", Decision.SUBMIT_FOR_SIGN_OFF)
    assert [r.code for r in refused.value.refusals] == ["changes_pending"]
    piece = office.decide(piece, "责编", Decision.RETURN_FOR_CORRECTION)
    piece = office.galley(piece, "责编", NEW)
    piece = office.decide(piece, "责编", Decision.SUBMIT_FOR_SIGN_OFF)
    piece = office.decide(piece, "主编", Decision.SIGN)
    signed = piece.valid_sign_off
    assert signed is not None
    assert signed.baseline_changes == 1
    dated = dated_baseline_text(office.desk, office.sessions["甲"], piece.id)
    assert signed.baseline_sha256 == text_fingerprint(dated)


def test_a_change_approved_after_the_signature_voids_it(office: Office) -> None:
    piece = propose(office, office.to_release(), "第3站候车室", "第3站候车大厅")
    assert piece.valid_sign_off is not None
    piece = rule(office, piece, 1)
    assert piece.stage is Stage.SIGNED
    assert piece.valid_sign_off is None
    office.close_second_review()
    with pytest.raises(DecisionRefused) as refused:
        office.decide(piece, "责编", Decision.RELEASE)
    assert "not_signed" in [r.code for r in refused.value.refusals]
