"""核红 in the office: computed when a corrected galley comes in, looked at, and signed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from editorial.desk.auditing import audit_entries, verify_audit
from editorial.desk.deciding import take_decision
from editorial.desk.red_checking import RedCheckMaterial, red_check_material, sign_red_check
from editorial.domain.decisions import Decision
from editorial.domain.manuscript import Manuscript
from editorial.domain.red_check import MarkOutcome
from editorial.domain.refusals import DecisionRefused, OperationRefused, StaleManuscript
from tests.desk.marking import found_by_eye, with_change
from tests.desk.offices import TEXT, Office, an_office
from tests.domain.cases import a_full_request

FIRST = TEXT.replace("第3站候车室", "第3站侯车室").replace("第9站候车室里", "第9站候车室")
SECOND = TEXT.replace("第3站候车室", "第3站侯车室").replace("广播员报站", "广播员报战", 1)
"""Of two marks one was missed; another place was spoilt."""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = an_office(tmp_path)
    yield made
    made.desk.close()


def after_correction(office: Office, corrected: str = SECOND) -> Manuscript:
    """At 二校, the first galley corrected as well as the printer did it."""
    piece = office.galley(office.to_typesetting(), "责编", FIRST)
    piece = office.settle(piece, "甲")
    piece = office.decide(piece, "甲", Decision.COMPLETE_PROOF)
    piece = office.decide(piece, "主编", Decision.APPROVE_CORRECTIONS)
    return office.galley(piece, "乙", corrected)


def material(office: Office, piece: Manuscript, who: str = "乙") -> RedCheckMaterial:
    return red_check_material(office.desk, office.sessions[who], piece.id)


def codes(refused: pytest.ExceptionInfo[DecisionRefused]) -> set[str]:
    return {refusal.code for refusal in refused.value.refusals}


def test_a_galley_that_comes_back_is_held_against_its_marks(office: Office) -> None:
    piece = after_correction(office)
    found = material(office, piece)
    assert [line.mark.outcome for line in found.marks] == [MarkOutcome.MISSED, MarkOutcome.DONE]
    assert [line.change.galley.text for line in found.changes] == ["战"]
    assert (found.record.galley, found.record.marked_round) == (2, 1)
    assert not found.record.is_signed
    assert found.refusals == ()


def test_what_was_missed_or_spoilt_is_an_open_difference_again(office: Office) -> None:
    piece = after_correction(office)
    found = material(office, piece)
    assert piece.current_round is not None
    texts = {d.discrepancy.number: d.discrepancy for d in piece.current_round.differences}
    missed, done = found.marks
    assert [texts[n].galley.text for n in missed.differences] == ["侯"]
    assert done.differences == ()
    assert [texts[n].galley.text for n in found.changes[0].differences] == ["战"]


def test_a_first_galley_has_nothing_to_be_checked_against(office: Office) -> None:
    piece = office.galley(office.to_typesetting(), "责编", FIRST)
    with pytest.raises(OperationRefused) as refused:
        material(office, piece)
    assert codes(refused) == {"no_red_check"}


def test_the_proof_is_not_handed_in_before_the_red_check_is_signed(office: Office) -> None:
    piece = office.settle(after_correction(office), "乙")
    request = a_full_request(Decision.COMPLETE_PROOF, piece.stage)
    session = office.sessions["乙"]
    with pytest.raises(DecisionRefused) as refused:
        take_decision(office.desk, session, piece.id, piece.revision, request)
    assert codes(refused) == {"red_check_open"}
    signed = sign_red_check(office.desk, session, piece.id, piece.revision, " 漏改一处 ")
    assert signed.check.signed_by == session.person
    assert signed.remark == "漏改一处"
    take_decision(office.desk, session, piece.id, piece.revision, request)


def test_a_clean_proof_is_not_sent_for_signature_before_the_red_check(office: Office) -> None:
    piece = office.galley(office.to_release(), "责编", TEXT.replace("第5站", "第五站"))
    piece = office.settle(piece, "责编")
    request = a_full_request(Decision.SUBMIT_FOR_SIGN_OFF, piece.stage)
    with pytest.raises(DecisionRefused) as refused:
        take_decision(office.desk, office.sessions["责编"], piece.id, piece.revision, request)
    assert "red_check_open" in codes(refused)
    assert len(material(office, piece).changes) == 1, "nobody had marked anything"


def test_a_red_check_is_signed_once_and_stands_in_the_audit_record(office: Office) -> None:
    piece = after_correction(office)
    session = office.sessions["乙"]
    sign_red_check(office.desk, session, piece.id, piece.revision)
    with pytest.raises(OperationRefused) as refused:
        sign_red_check(office.desk, session, piece.id, piece.revision)
    assert codes(refused) == {"red_check_signed"}
    entry = audit_entries(office.desk, office.sessions["审计"])[-1]
    assert entry.action == "red_check.sign"
    assert '"missed":1' in entry.details.replace(" ", "")
    assert verify_audit(office.desk).ok


def test_who_may_not_or_saw_something_older_signs_nothing(office: Office) -> None:
    piece = after_correction(office)
    with pytest.raises(OperationRefused) as refused:
        sign_red_check(office.desk, office.sessions["审计"], piece.id, piece.revision)
    assert codes(refused) == {"role"}
    with pytest.raises(StaleManuscript):
        sign_red_check(office.desk, office.sessions["乙"], piece.id, piece.revision - 1)


def test_an_older_galleys_check_can_be_read_and_not_be_signed(office: Office) -> None:
    piece = office.settle(after_correction(office), "乙")
    piece = office.decide(piece, "乙", Decision.COMPLETE_PROOF)
    piece = office.decide(piece, "主编", Decision.APPROVE_CORRECTIONS)
    piece = office.galley(piece, "责编", TEXT)
    assert material(office, piece).record.check.is_clean
    older = red_check_material(office.desk, office.sessions["责编"], piece.id, 2)
    assert [r.code for r in older.refusals] == ["red_check_signed"]


HALL = ("第7站候车室", "第7站候车大厅")


def corrected_with(
    office: Office,
    text: str,
    *,
    first: str = FIRST,
    before: bool = False,
    by_eye: tuple[str, str] | None = None,
) -> Manuscript:
    """At 二校, with a change that was approved while the first galley was read, or before it."""
    piece = office.to_typesetting()
    if before:
        piece = with_change(office, piece, *HALL)
    piece = office.galley(piece, "责编", first)
    if not before:
        piece = with_change(office, piece, *HALL)
    if by_eye is not None:
        piece = found_by_eye(office, piece, "甲", first, *by_eye)
    piece = office.settle(piece, "甲")
    piece = office.decide(piece, "甲", Decision.COMPLETE_PROOF)
    piece = office.decide(piece, "主编", Decision.APPROVE_CORRECTIONS)
    return office.galley(piece, "乙", text)


def outcomes(found: RedCheckMaterial) -> dict[str, MarkOutcome]:
    return {line.name: line.mark.outcome for line in found.marks}


DONE, MISSED, WRONG = MarkOutcome.DONE, MarkOutcome.MISSED, MarkOutcome.WRONGLY_DONE


@pytest.mark.parametrize(
    ("corrected", "expected"),
    [
        pytest.param(TEXT.replace(*HALL), DONE, id="brought in"),
        pytest.param(TEXT, MISSED, id="not brought in"),
        pytest.param(TEXT.replace(HALL[0], "第7站候车大堂"), WRONG, id="brought in wrongly"),
    ],
)
def test_an_approved_change_is_expected_in_the_next_galley(
    office: Office, corrected: str, expected: MarkOutcome
) -> None:
    found = material(office, corrected_with(office, corrected))
    assert outcomes(found) == {"1": DONE, "2": DONE, "改动 1": expected}
    assert found.changes == ()
    change = found.marks[-1]
    assert change.kind == "编辑改动"
    assert change.asked.galley.text == HALL[0]
    assert change.asked.manuscript.text == HALL[1]


def test_a_change_that_the_galley_was_read_against_is_not_asked_for_again(office: Office) -> None:
    piece = corrected_with(office, TEXT.replace(*HALL), first=FIRST.replace(*HALL), before=True)
    found = material(office, piece)
    assert outcomes(found) == {"1": DONE, "2": DONE}
    assert found.changes == ()


def test_a_change_that_the_galley_has_already_is_not_asked_for(office: Office) -> None:
    """The printer was told by telephone: what differs from the older text is not put back."""
    wanted = TEXT.replace(*HALL)
    first = wanted.replace("第9站候车室里", "第9站候车室")
    found = material(office, corrected_with(office, wanted, first=first))
    assert outcomes(found) == {"2": DONE}
    assert found.changes == ()


def test_a_change_in_a_place_with_a_misprint_is_one_with_it(office: Office) -> None:
    first = TEXT.replace("第7站候车室", "第7站侯车室")
    found = material(office, corrected_with(office, TEXT.replace(*HALL), first=first))
    assert outcomes(found) == {"1": DONE, "改动 1": DONE}
    assert found.changes == ()


def test_what_was_found_by_eye_and_what_was_approved_stand_beside_each_other(
    office: Office,
) -> None:
    wanted = TEXT.replace(*HALL).replace("第5站", "第六站")
    piece = corrected_with(office, wanted, first=TEXT, by_eye=("第5站", "第六站"))
    found = material(office, piece)
    assert outcomes(found) == {"补 1": DONE, "改动 1": DONE}
    assert found.changes == ()


def test_what_changed_though_nobody_asked_for_it_still_shows(office: Office) -> None:
    corrected = TEXT.replace(*HALL).replace("第6站候车室", "第6站候车处")
    found = material(office, corrected_with(office, corrected))
    assert outcomes(found) == {"1": DONE, "2": DONE, "改动 1": DONE}
    assert [line.change.galley.text for line in found.changes] == ["处"]
