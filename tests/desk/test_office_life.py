"""The use cases on a real database: what they let pass, what they refuse, what they record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from editorial.desk.auditing import audit_entries, verify_audit
from editorial.desk.deciding import ProblemAnswer, answer_problem, take_decision
from editorial.desk.differences import Verdict, decide_differences
from editorial.desk.drafts import keep_draft
from editorial.desk.manuscript_views import manuscript_view, proof_material, review_material
from editorial.desk.people import appoint_deputy, change_person, found_office, set_password
from editorial.desk.queues import desk_overview, sign_off_queue
from editorial.desk.sessions import LoginRefused, confirm_password, log_in
from editorial.domain.decisions import Decision
from editorial.domain.people import Role
from editorial.domain.proofs import Disposition
from editorial.domain.refusals import DecisionRefused, OperationRefused, StaleManuscript
from editorial.domain.stages import Stage
from tests.desk.offices import PASSWORD, TEXT, Office, an_office
from tests.domain.cases import a_full_request

SLIP = TEXT.replace("值班员", "直班员", 1)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = an_office(tmp_path)
    yield made
    made.desk.close()


def codes(refused: pytest.ExceptionInfo[DecisionRefused]) -> set[str]:
    return {refusal.code for refusal in refused.value.refusals}


def test_a_piece_goes_all_the_way_with_one_correction(office: Office) -> None:
    piece = office.galley(office.to_typesetting(), "责编", SLIP)
    assert piece.stage is Stage.FIRST_PROOF
    piece = office.decide(office.settle(piece, "甲"), "甲", Decision.COMPLETE_PROOF)
    piece = office.decide(piece, "主编", Decision.APPROVE_CORRECTIONS)
    piece = office.galley(piece, "甲", TEXT)
    assert piece.stage is Stage.SECOND_PROOF
    piece = office.decide(piece, "乙", Decision.COMPLETE_PROOF)
    piece = office.decide(piece, "主编", Decision.APPROVE_CLEAN)
    piece = office.decide(piece, "责编", Decision.COMPLETE_PROOF)
    piece = office.decide(piece, "主编", Decision.APPROVE_CLEAN)
    piece = office.decide(piece, "责编", Decision.SUBMIT_FOR_SIGN_OFF)
    assert [row.title for row in sign_off_queue(office.desk, office.sessions["主编"])] == [
        "春运第一天"
    ]
    piece = office.decide(piece, "主编", Decision.SIGN)
    assert piece.valid_sign_off is not None
    office.close_second_review()
    piece = office.decide(piece, "责编", Decision.RELEASE)
    assert piece.stage is Stage.RELEASED
    assert [r.gate.rate.tenths for r in piece.rounds] == [10, 0, 0, 0]
    assert verify_audit(office.desk).ok


def test_what_is_stored_is_what_was_returned(office: Office) -> None:
    piece = office.galley(office.to_typesetting(), "责编", SLIP)
    view = manuscript_view(office.desk, office.sessions["甲"], piece.id)
    assert view.manuscript == piece


def test_a_decision_on_what_somebody_else_changed_is_refused(office: Office) -> None:
    piece = office.register()
    office.revise(piece, "甲", TEXT + "补记一句。\n")
    with pytest.raises(StaleManuscript, match="请重新打开"):
        office.decide(piece, "甲", Decision.RECOMMEND)


def test_a_refused_decision_changes_and_records_nothing(office: Office) -> None:
    piece = office.register()
    before = verify_audit(office.desk)
    with pytest.raises(DecisionRefused):
        office.decide(piece, "责编", Decision.RECOMMEND)
    assert verify_audit(office.desk) == before
    view = manuscript_view(office.desk, office.sessions["甲"], piece.id)
    assert view.manuscript == piece


def test_nobody_does_two_reviews_of_one_piece(office: Office) -> None:
    admin = office.sessions["管理"]
    both = frozenset({Role.EDITOR, Role.RESPONSIBLE_EDITOR})
    change_person(office.desk, admin, office.sessions["甲"].person, roles=both)
    piece = office.decide(office.register(), "甲", Decision.RECOMMEND)
    with pytest.raises(DecisionRefused) as refused:
        office.decide(piece, "甲", Decision.PASS)
    assert codes(refused) == {"reviewed_before"}


def test_the_second_proof_is_read_by_an_editor_of_another_column(office: Office) -> None:
    piece = office.galley(office.to_typesetting(), "责编", TEXT)
    piece = office.decide(piece, "甲", Decision.COMPLETE_PROOF)
    piece = office.decide(piece, "主编", Decision.APPROVE_CLEAN)
    with pytest.raises(DecisionRefused) as refused:
        office.decide(piece, "甲", Decision.COMPLETE_PROOF)
    assert codes(refused) == {"read_first_proof", "same_column"}


def test_a_galley_that_comes_in_after_signing_voids_the_signature(office: Office) -> None:
    piece = office.decide(office.to_clean_proof(), "责编", Decision.SUBMIT_FOR_SIGN_OFF)
    piece = office.decide(piece, "主编", Decision.SIGN)
    piece = office.galley(piece, "责编", SLIP)
    assert piece.stage is Stage.CLEAN_PROOF
    assert piece.valid_sign_off is None
    assert piece.sign_offs[-1].voided_at is not None


def test_the_signature_is_refused_when_another_galley_was_on_the_screen(office: Office) -> None:
    piece = office.decide(office.to_clean_proof(), "责编", Decision.SUBMIT_FOR_SIGN_OFF)
    request = replace(a_full_request(Decision.SIGN, piece.stage), seen_galley=None)
    with pytest.raises(DecisionRefused) as refused:
        take_decision(office.desk, office.sessions["主编"], piece.id, piece.revision, request)
    assert codes(refused) == {"galley_changed"}


def test_a_galley_over_the_limit_does_not_reach_the_chief_editor(office: Office) -> None:
    piece = office.to_clean_proof()
    piece = office.decide(
        office.decide(piece, "责编", Decision.SUBMIT_FOR_SIGN_OFF), "主编", Decision.SIGN
    )
    worse = TEXT.replace("值班员", "直班员", 3)
    piece = office.settle(office.galley(piece, "责编", worse), "责编")
    with pytest.raises(DecisionRefused) as refused:
        office.decide(piece, "责编", Decision.SUBMIT_FOR_SIGN_OFF)
    assert "rate_over_limit" in codes(refused)


def test_the_same_file_is_not_taken_for_a_new_galley(office: Office) -> None:
    piece = office.settle(office.galley(office.to_typesetting(), "责编", SLIP), "甲")
    piece = office.decide(piece, "甲", Decision.COMPLETE_PROOF)
    piece = office.decide(piece, "主编", Decision.APPROVE_CORRECTIONS)
    with pytest.raises(OperationRefused) as refused:
        office.galley(piece, "甲", SLIP)
    assert codes(refused) == {"same_galley"}


def test_an_approved_change_is_carried_to_the_next_galley_and_a_missed_one_is_not(
    office: Office,
) -> None:
    two = SLIP.replace("广播员", "播音员", 1)
    piece = office.galley(office.to_typesetting(), "责编", two)
    current = piece.current_round
    assert current is not None
    changed = [
        d.discrepancy.number for d in current.differences if d.discrepancy.before[-1] != "，"
    ]
    changes = [
        d.discrepancy.number for d in current.differences if d.discrepancy.galley.text != "直"
    ]
    assert changes, changed
    piece = decide_differences(
        office.desk,
        office.sessions["甲"],
        piece.id,
        piece.revision,
        changes,
        Verdict(Disposition.EDITOR_CHANGE, "统一称谓，责任编辑同意"),
    )
    piece = office.decide(office.settle(piece, "甲"), "甲", Decision.COMPLETE_PROOF)
    piece = office.decide(piece, "主编", Decision.APPROVE_CORRECTIONS)
    piece = office.galley(piece, "甲", two + "\n")
    kept = {d.discrepancy.galley.text: d.disposition for d in piece.rounds[-1].differences}
    assert kept["直"] is Disposition.UNDECIDED
    assert set(kept) == {"直"}, "an approved change is in the text that the galley is read with"
    assert piece.rounds[-1].baseline_changes == piece.approved_changes > 0
    assert piece.rounds[-1].gate.rate.tenths == 10


def test_a_decision_on_a_difference_can_be_taken_back(office: Office) -> None:
    piece = office.settle(
        office.galley(office.to_typesetting(), "责编", SLIP), "甲", Disposition.NOT_AN_ERROR
    )
    assert piece.rounds[-1].gate.rate.tenths == 0
    piece = decide_differences(
        office.desk,
        office.sessions["甲"],
        piece.id,
        piece.revision,
        [1],
        Verdict(Disposition.UNDECIDED),
    )
    assert piece.rounds[-1].gate.rate.tenths == 10
    assert piece.rounds[-1].differences[0].decided_by is None


def test_an_excuse_needs_a_reason(office: Office) -> None:
    piece = office.galley(office.to_typesetting(), "责编", SLIP)
    with pytest.raises(OperationRefused) as refused:
        decide_differences(
            office.desk,
            office.sessions["甲"],
            piece.id,
            piece.revision,
            [1],
            Verdict(Disposition.NOT_AN_ERROR, "  "),
        )
    assert codes(refused) == {"no_reason"}


def test_only_this_rounds_reader_decides_differences(office: Office) -> None:
    piece = office.galley(office.to_typesetting(), "责编", SLIP)
    for other in ("乙", "责编", "主编", "审计"):
        with pytest.raises(OperationRefused):
            office.settle(piece, other)


def test_open_problems_keep_a_piece_from_typesetting(office: Office) -> None:
    piece = office.decide(office.register(), "甲", Decision.RECOMMEND)
    piece = office.decide(piece, "责编", Decision.REFER)
    piece = office.decide(piece, "主编", Decision.ACCEPT)
    with pytest.raises(DecisionRefused) as refused:
        office.decide(piece, "责编", Decision.SEND_TO_TYPESETTING)
    assert codes(refused) == {"problems_open"}
    piece = answer_problem(
        office.desk, office.sessions["甲"], piece.id, piece.revision, ProblemAnswer(1, "已取得授权")
    )
    assert office.decide(piece, "责编", Decision.SEND_TO_TYPESETTING).stage is Stage.TYPESETTING


def test_a_returned_piece_needs_a_new_text_before_it_goes_on(office: Office) -> None:
    piece = office.decide(office.register(), "甲", Decision.RETURN_TO_AUTHOR)
    with pytest.raises(DecisionRefused) as refused:
        office.decide(piece, "甲", Decision.RESUBMIT)
    assert codes(refused) == {"no_new_version"}
    with pytest.raises(OperationRefused) as same:
        office.revise(piece, "甲", TEXT)
    assert codes(same) == {"same_text"}
    piece = office.revise(piece, "甲", TEXT + "作者补充。\n")
    assert office.decide(piece, "甲", Decision.RESUBMIT).stage is Stage.FIRST_REVIEW


def test_a_deputy_signs_on_the_days_of_the_deputation_and_it_shows(office: Office) -> None:
    piece = office.decide(office.to_clean_proof(), "责编", Decision.SUBMIT_FOR_SIGN_OFF)
    with pytest.raises(DecisionRefused):
        office.decide(piece, "责编二", Decision.SIGN)
    today = office.clock.now.date()
    appoint_deputy(
        office.desk,
        office.sessions["主编"],
        office.sessions["责编二"].person,
        today,
        today + timedelta(days=3),
        "出差",
    )
    signed = office.decide(piece, "责编二", Decision.SIGN)
    assert signed.sign_offs[-1].deputising_for == office.sessions["主编"].person
    office.clock.now += timedelta(days=4)
    overview = desk_overview(office.desk, office.sessions["责编二"])
    assert "代理主编" not in overview.roles


def test_the_desk_tells_what_waits_for_whom_and_how_long(office: Office) -> None:
    office.register()
    office.clock.now += timedelta(days=3)
    mine = desk_overview(office.desk, office.sessions["甲"])
    assert [(row.title, row.days, row.mine) for row in mine.mine] == [("春运第一天", 3, True)]
    others = desk_overview(office.desk, office.sessions["责编"])
    assert not others.mine
    assert [row.waits_for for row in others.others] == ["编辑甲"]


def test_the_auditor_reads_everything_and_changes_nothing(office: Office) -> None:
    piece = office.register()
    auditor = office.sessions["审计"]
    assert desk_overview(office.desk, auditor).others
    assert audit_entries(office.desk, auditor)
    assert all(
        option.refusals for option in manuscript_view(office.desk, auditor, piece.id).options
    )
    with pytest.raises(OperationRefused):
        office.revise(piece, "审计", TEXT + "改。\n")


def test_editors_do_not_read_the_audit_record(office: Office) -> None:
    with pytest.raises(OperationRefused):
        audit_entries(office.desk, office.sessions["甲"])


def test_a_draft_is_kept_for_its_writer_and_dropped_with_the_decision(office: Office) -> None:
    piece = office.register()
    keep_draft(office.desk, office.sessions["甲"], piece.id, piece.stage, '{"opinion":"写到一半"}')
    assert review_material(office.desk, office.sessions["甲"], piece.id).draft is not None
    assert review_material(office.desk, office.sessions["责编"], piece.id).draft is None
    office.decide(piece, "甲", Decision.RECOMMEND)
    assert review_material(office.desk, office.sessions["甲"], piece.id).draft is None


def test_proof_material_shows_the_frozen_text_beside_the_galley(office: Office) -> None:
    piece = office.galley(office.to_typesetting(), "责编", SLIP)
    material = proof_material(office.desk, office.sessions["甲"], piece.id)
    assert material.manuscript_text.paragraphs[1].text == TEXT.splitlines()[1]
    assert material.galley_text.paragraphs[1].text == SLIP.splitlines()[1]
    assert material.proof_round.undecided == 1


def test_login_needs_the_right_password_and_an_open_account(office: Office) -> None:
    assert log_in(office.desk, "甲", PASSWORD).name == "编辑甲"
    for login, password in (("甲", "x"), ("无此人", PASSWORD), ("", "")):
        with pytest.raises(LoginRefused, match="登录名或密码不对"):
            log_in(office.desk, login, password)
    change_person(office.desk, office.sessions["管理"], office.sessions["甲"].person, active=False)
    with pytest.raises(LoginRefused):
        log_in(office.desk, "甲", PASSWORD)
    with pytest.raises(LoginRefused, match="停用"):
        desk_overview(office.desk, office.sessions["甲"])


def test_wrong_passwords_make_the_next_try_wait_and_the_right_one_ends_it(office: Office) -> None:
    for _ in range(5):
        with pytest.raises(LoginRefused, match="不对"):
            log_in(office.desk, "甲", "错")
    with pytest.raises(LoginRefused, match="秒后再试"):
        log_in(office.desk, "甲", PASSWORD)
    office.clock.now += timedelta(minutes=6)
    assert log_in(office.desk, "甲", PASSWORD)
    with pytest.raises(LoginRefused, match="密码不对"):
        confirm_password(office.desk, office.sessions["甲"], "错")


def test_accounts_are_the_administrators_and_passwords_have_a_length(office: Office) -> None:
    with pytest.raises(OperationRefused):
        set_password(office.desk, office.sessions["甲"], office.sessions["乙"].person, PASSWORD)
    with pytest.raises(OperationRefused) as refused:
        set_password(office.desk, office.sessions["甲"], office.sessions["甲"].person, "短")
    assert codes(refused) == {"short"}
    with pytest.raises(OperationRefused) as founded:
        found_office(office.desk, "又一个", "管理员", PASSWORD)
    assert codes(founded) == {"founded"}
