"""校对台账: readings settled from the record, of a piece, an issue, a person over a period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from editorial.desk.blind_merging import merge_blind
from editorial.desk.blind_naming import name_blind_reader
from editorial.desk.blind_reading import enter_blind, hand_in_blind
from editorial.desk.hand_entries import HandEntryForm, add_hand_entry
from editorial.desk.proof_accounting import issue_accounts, period_accounts, piece_accounts
from editorial.domain.decisions import Decision
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.domain.errors_left import ErrorsLeft, NoEstimate
from editorial.domain.manuscript import Manuscript
from editorial.domain.proof_accounts import kill_rate, miss_rate
from editorial.domain.proofs import Disposition
from editorial.domain.refusals import OperationRefused
from editorial.domain.stages import ProofPass
from tests.desk.offices import TEXT, Office, an_office

SPOILT = TEXT.replace("第3站候车室", "第3站侯车室").replace("第9站候车室里", "第9站候车室")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = an_office(tmp_path)
    yield made
    made.desk.close()


def read_twice(office: Office) -> Manuscript:
    """甲 marks one error and calls the other none; 乙 marks that one too."""
    piece = office.galley(office.to_typesetting(), "责编", SPOILT)
    assert piece.current_round is not None
    first = piece.current_round.differences[0].discrepancy.number
    piece = office.settle_some(piece, "甲", [first], Disposition.NOT_AN_ERROR)
    piece = office.decide(office.settle(piece, "甲"), "甲", Decision.COMPLETE_PROOF)
    piece = office.decide(piece, "主编", Decision.APPROVE_CORRECTIONS)
    once = TEXT.replace("第3站候车室", "第3站侯车室")
    piece = office.galley(piece, "乙", once)
    piece = office.settle_some(piece, "乙", [1], Disposition.TYPESETTING_ERROR)
    return office.decide(piece, "乙", Decision.COMPLETE_PROOF)


def test_a_later_reading_shows_what_an_earlier_one_missed(office: Office) -> None:
    piece = read_twice(office)
    accounts = piece_accounts(office.desk, office.sessions["主编"], piece.id)
    first, second = (line.account for line in accounts.lines)
    assert (first.proof_pass, first.found, first.missed) == (ProofPass.FIRST, 10, 10)
    assert kill_rate(first) == (10, 20)
    assert miss_rate(first) == (10, 20)
    assert first.read_again
    assert not second.read_again
    assert [line.incoming.rate.tenths for line in accounts.lines] == [20, 10]
    (reader,) = accounts.readers
    assert accounts.names[reader.reader] == "编辑甲"
    assert isinstance(accounts.left, NoEstimate)
    assert "互不知情" in accounts.left.reason


def test_the_accounts_of_an_issue_hold_all_its_pieces(office: Office) -> None:
    piece = read_twice(office)
    office.register()
    accounts = issue_accounts(office.desk, office.sessions["审计"], office.issue.id)
    assert [line.number for line in accounts.lines] == [piece.number] * 2


def test_the_accounts_of_a_person_over_a_period(office: Office) -> None:
    read_twice(office)
    session, today = office.sessions["责编"], office.clock().astimezone().date()
    week = (today - timedelta(days=7), today)
    lines = period_accounts(office.desk, session, *week).lines
    assert len(lines) == 2
    person = office.sessions["乙"].person
    lines = period_accounts(office.desk, session, *week, reader=person).lines
    assert [line.account.reader for line in lines] == [person]
    gone = (today - timedelta(days=9), today - timedelta(days=2))
    assert period_accounts(office.desk, session, *gone).lines == ()


def test_readers_themselves_do_not_see_the_accounts(office: Office) -> None:
    with pytest.raises(OperationRefused, match="校对台账"):
        issue_accounts(office.desk, office.sessions["甲"], office.issue.id)


def test_an_error_found_by_eye_was_missed_by_whoever_read_the_galley_before(
    office: Office,
) -> None:
    piece = office.galley(office.to_typesetting(), "责编", SPOILT)
    piece = office.decide(office.settle(piece, "甲"), "甲", Decision.COMPLETE_PROOF)
    piece = office.decide(piece, "主编", Decision.APPROVE_CORRECTIONS)
    piece = office.galley(piece, "乙", TEXT)
    start = "".join(TEXT.split()).index("广播员")
    form = HandEntryForm(start, start + 3, "广播员", "播音员", DiscrepancyKind.WRONG)
    session = office.sessions["乙"]
    piece = add_hand_entry(office.desk, session, piece.id, piece.revision, form)
    piece = office.decide(office.settle(piece, "乙"), "乙", Decision.COMPLETE_PROOF)
    accounts = piece_accounts(office.desk, office.sessions["主编"], piece.id)
    first, second = (line.account for line in accounts.lines)
    assert second.found > 0
    assert (first.found, first.missed) == (20, second.found)


def read_blindly(office: Office, found: Sequence[tuple[str, str]]) -> Manuscript:
    """甲 marks what the comparison lists; 乙 reads the same galley and finds ``found``."""
    rules = replace(office.desk.rules, blind_second_reading=True)
    object.__setattr__(office.desk, "rules", rules)
    desk, sessions = office.desk, office.sessions
    piece = office.galley(office.to_typesetting(), "责编", MORE_SPOILT)
    name_blind_reader(desk, sessions["责编"], piece.id, sessions["乙"].person)
    body = "".join(MORE_SPOILT.split())
    for wrong, right in found:
        start = body.index(wrong)
        form = HandEntryForm(start, start + len(wrong), wrong, right, DiscrepancyKind.WRONG)
        enter_blind(desk, sessions["乙"], piece.id, form)
    piece = office.settle(piece, "甲")
    for who in ("甲", "乙"):
        hand_in_blind(desk, sessions[who], piece.id)
    piece = merge_blind(desk, sessions["甲"], piece.id, piece.revision)
    return office.decide(piece, "甲", Decision.COMPLETE_PROOF)


MORE_SPOILT = SPOILT.replace("第15站候车室", "第15站侯车室").replace("第20站", "第2O站")
FOUND = (("3站侯", "3站候"), ("15站侯", "15站候"), ("2O站", "20站"), ("广播员", "播音员"))


def test_two_blind_readings_of_one_galley_judge_each_other(office: Office) -> None:
    piece = read_blindly(office, FOUND)
    accounts = piece_accounts(office.desk, office.sessions["主编"], piece.id)
    first, second = (line.account for line in accounts.lines)
    assert [a.second_reader for a in (first, second)] == [False, True]
    assert accounts.names[second.reader] == "编辑乙"
    assert (first.read_again, second.read_again) == (True, True)
    assert first.missed == second.found - sum_of_common(first.found, second.missed)
    assert second.missed > 0
    assert {each.reader for each in accounts.readers} == {first.reader, second.reader}
    assert [(load.pieces, load.readings) for load in accounts.loads] == [(1, 1), (1, 1)]


def sum_of_common(found_by_first: int, missed_by_second: int) -> int:
    """Tenths of what both found: the first's finds but for those that the second missed."""
    return found_by_first - missed_by_second


def test_what_is_left_is_estimated_from_two_blind_readings_and_only_from_these(
    office: Office,
) -> None:
    piece = read_blindly(office, FOUND)
    desk, chief = office.desk, office.sessions["主编"]
    left = piece_accounts(desk, chief, piece.id).left
    assert isinstance(left, ErrorsLeft)
    # 甲 4, 乙 4, both 3: (5 × 5) / 4 − 1 − 5
    assert (left.found, left.common) == (5, 3)
    assert left.left == pytest.approx(0.25)
    (pair,) = issue_accounts(desk, chief, office.issue.id).pairs
    assert (pair.galleys, pair.characters, pair.left) == (
        1,
        piece.rounds[-1].gate.rate.characters,
        left,
    )
    today = office.clock().astimezone().date()
    reader = office.sessions["乙"].person
    of_period = period_accounts(desk, chief, today, today, reader=reader)
    assert [line.account.second_reader for line in of_period.lines] == [True]
    assert of_period.left == left


def test_two_blind_readings_with_little_in_common_give_a_reason_in_place_of_a_number(
    office: Office,
) -> None:
    piece = read_blindly(office, FOUND[2:])
    left = piece_accounts(office.desk, office.sessions["主编"], piece.id).left
    assert isinstance(left, NoEstimate)
    assert "只有 1 处" in left.reason
