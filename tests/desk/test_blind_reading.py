"""背对背校对: two people read the first galley, neither sees the other; then they are merged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from shutil import copytree

import pytest

from editorial.desk.auditing import audit_entries
from editorial.desk.blind_merging import blind_material, merge_blind
from editorial.desk.blind_naming import name_blind_reader, waive_blind
from editorial.desk.blind_reading import enter_blind, hand_in_blind, take_back_blind
from editorial.desk.desk import open_desk
from editorial.desk.hand_entries import HandEntryForm, add_hand_entry
from editorial.desk.issue_views import issue_view
from editorial.desk.manuscript_views import manuscript_view, proof_material
from editorial.desk.people import change_person
from editorial.desk.proof_papers import write_proof_papers
from editorial.desk.proof_readers import assign_reader
from editorial.desk.queues import desk_overview
from editorial.domain.blind_reading import BlindOutcome
from editorial.domain.decisions import Decision
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.domain.manuscript import Manuscript
from editorial.domain.people import Role
from editorial.domain.proofs import Disposition
from editorial.domain.refusals import DecisionRefused, OperationRefused
from editorial.domain.stages import ProofPass
from tests.desk.offices import TEXT, Office, an_office

SPOILT = (
    TEXT.replace("第3站候车室", "第3站侯车室")
    .replace("第5站候车室里", "第5站候车室")
    .replace("第7站候车室里人来人往，值班员", "第7站候车室里人来人往，直班员")
)
BODY = "".join(SPOILT.split())


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office with one piece whose first galley has come in; every test has a copy of it."""
    office = an_office(tmp_path_factory.mktemp("office"))
    office.galley(office.to_typesetting(), "责编", SPOILT)
    office.desk.close()
    return office


@pytest.fixture
def office(founded: Office, tmp_path: Path) -> Iterator[Office]:
    copytree(founded.folder, tmp_path, dirs_exist_ok=True)
    url = f"sqlite:///{tmp_path / 'editorial.db'}"
    desk = open_desk(tmp_path, database_url=url, now=founded.clock)
    made = replace(founded, desk=desk, folder=tmp_path)
    switch(made, on=True)
    yield made
    desk.close()


def switch(office: Office, *, on: bool) -> None:
    rules = replace(office.desk.rules, blind_second_reading=on)
    object.__setattr__(office.desk, "rules", rules)


def in_first_proof(office: Office) -> Manuscript:
    with office.desk.reading() as unit:
        (piece,) = unit.manuscripts.live()
    return piece


def named(office: Office, reader: str = "乙") -> Manuscript:
    piece = in_first_proof(office)
    person = office.sessions[reader].person
    name_blind_reader(office.desk, office.sessions["责编"], piece.id, person)
    return piece


def form(words: str, right: str, within: str = "", **changed: str) -> HandEntryForm:
    start = BODY.index(within or words) + (within or words).index(words)
    return HandEntryForm(start, start + len(words), words, right, DiscrepancyKind.WRONG, **changed)


def enter(office: Office, piece: Manuscript, words: str, right: str, within: str = "") -> None:
    enter_blind(office.desk, office.sessions["乙"], piece.id, form(words, right, within))


def hand_in(office: Office, piece: Manuscript, *who: str) -> None:
    for each in who:
        hand_in_blind(office.desk, office.sessions[each], piece.id)


def codes(refused: pytest.ExceptionInfo[OperationRefused | DecisionRefused]) -> list[str]:
    return [refusal.code for refusal in refused.value.refusals]


def both_in(office: Office) -> Manuscript:
    """甲 marks two differences and excuses the third; 乙 finds one of them, that one, and 广播."""
    piece = named(office)
    piece = office.settle_some(piece, "甲", [2], Disposition.NOT_AN_ERROR)
    piece = office.settle(piece, "甲")
    enter(office, piece, "侯车室", "候车室", "第3站侯车室")
    enter(office, piece, "室人", "室里人", "第5站候车室人")
    enter(office, piece, "广播员", "播音员", "值班员核对车次，广播员")
    hand_in(office, piece, "乙", "甲")
    return piece


def test_without_the_setting_nothing_changes_and_nothing_can_be_named(office: Office) -> None:
    switch(office, on=False)
    piece = in_first_proof(office)
    person = office.sessions["乙"].person
    with pytest.raises(OperationRefused) as refused:
        name_blind_reader(office.desk, office.sessions["责编"], piece.id, person)
    assert codes(refused) == ["blind_off"]
    office.decide(office.settle(piece, "甲"), "甲", Decision.COMPLETE_PROOF)


def test_the_first_proof_is_completed_only_when_both_are_in_and_merged(office: Office) -> None:
    piece = office.settle(in_first_proof(office), "甲")
    with pytest.raises(DecisionRefused) as refused:
        office.decide(piece, "甲", Decision.COMPLETE_PROOF)
    assert codes(refused) == ["blind_not_named"]
    person = office.sessions["乙"].person
    name_blind_reader(office.desk, office.sessions["责编"], piece.id, person)
    hand_in(office, piece, "甲")
    with pytest.raises(DecisionRefused, match="第二校对人还没有交卷") as refused:
        office.decide(piece, "甲", Decision.COMPLETE_PROOF)
    assert codes(refused) == ["blind_open"]
    hand_in(office, piece, "乙")
    with pytest.raises(DecisionRefused) as refused:
        office.decide(piece, "甲", Decision.COMPLETE_PROOF)
    assert codes(refused) == ["blind_not_merged"]
    piece = merge_blind(office.desk, office.sessions["甲"], piece.id, piece.revision)
    office.decide(piece, "甲", Decision.COMPLETE_PROOF)


def test_the_second_reader_sees_nothing_of_the_first_until_both_have_handed_in(
    office: Office, tmp_path: Path
) -> None:
    piece = named(office)
    desk, second = office.desk, office.sessions["乙"]
    piece = office.settle(piece, "甲")
    piece = add_hand_entry(
        desk, office.sessions["甲"], piece.id, piece.revision, form("广播员", "播音员")
    )
    hand_in(office, piece, "甲")
    seen: list[object] = [
        manuscript_view(desk, second, piece.id).manuscript,
        issue_view(desk, second, office.issue.id).manuscripts,
        desk_overview(desk, second),
        blind_material(desk, second, piece.id),
    ]
    assert all("播音员" not in repr(each) and "侯" not in marks_of(each) for each in seen)
    for look in (
        lambda: proof_material(desk, second, piece.id),
        lambda: write_proof_papers(desk, second, piece.id, tmp_path / "papers"),
    ):
        with pytest.raises(OperationRefused):
            look()
    material = blind_material(desk, second, piece.id)
    assert material.reading is not None
    assert material.reading.first is not None
    assert (material.reading.first.found, material.places, material.left) == ((), (), None)
    assert material.galley_text.paragraphs[0].text == "春运第一天"
    hand_in(office, piece, "乙")
    assert proof_material(desk, second, piece.id).proof_round.hand_entries != ()
    assert len(blind_material(desk, second, piece.id).places) == 4


def marks_of(seen: object) -> str:
    return repr(getattr(seen, "rounds", ()))


@pytest.mark.parametrize("who", ["甲", "责编", "主编", "审计"])
def test_nobody_else_sees_what_the_second_reader_has_entered(office: Office, who: str) -> None:
    piece = named(office)
    enter(office, piece, "广播员", "播音员")
    desk, session = office.desk, office.sessions[who]
    hand_in(office, piece, "乙")
    material = blind_material(desk, session, piece.id)
    assert material.reading is not None
    assert material.reading.entries == ()
    assert material.reading.second is not None
    told = repr((material.view, material.reading, manuscript_view(desk, session, piece.id)))
    assert "播音员" not in told
    if who in {"主编", "审计"}:
        told = json.dumps([asdict(e) for e in audit_entries(desk, session)], ensure_ascii=False)
        assert "播音员" not in told


def test_a_second_reader_who_may_read_the_audit_is_told_nothing_of_the_round_there(
    office: Office,
) -> None:
    desk, admin = office.desk, office.sessions["管理"]
    person = office.sessions["乙"].person
    change_person(desk, admin, person, roles=frozenset({Role.EDITOR, Role.ADMINISTRATOR}))
    piece = office.settle(named(office), "甲")
    told = {entry.action for entry in audit_entries(desk, office.sessions["乙"], piece.id)}
    assert "difference.decide" not in told
    hand_in(office, piece, "甲", "乙")
    told = {entry.action for entry in audit_entries(desk, office.sessions["乙"], piece.id)}
    assert {"difference.decide", "blind.hand_in"} <= told


def test_the_second_reader_does_nothing_else_on_the_piece_before_both_are_in(
    office: Office,
) -> None:
    piece = named(office, "责编二")
    session = office.sessions["责编二"]
    with pytest.raises(OperationRefused) as refused:
        office.decide(piece, "责编二", Decision.WITHDRAW)
    assert codes(refused) == ["blind_sealed"]
    with pytest.raises(OperationRefused) as refused:
        add_hand_entry(office.desk, session, piece.id, piece.revision, form("广播员", "播音员"))
    assert codes(refused) == ["blind_sealed"]
    other = office.register(title="另一篇")
    assert other.stage is not piece.stage
    assert manuscript_view(office.desk, session, other.id).manuscript == other


def test_entries_are_the_second_reader_s_own_and_can_be_taken_back(office: Office) -> None:
    piece = named(office)
    desk, second = office.desk, office.sessions["乙"]
    enter(office, piece, "广播员", "播音员")
    with pytest.raises(OperationRefused) as refused:
        enter(office, piece, "广播", "播音")
    assert codes(refused) == ["listed_already"]
    assert take_back_blind(desk, second, piece.id, 1).standing == ()
    with pytest.raises(OperationRefused) as refused:
        take_back_blind(desk, second, piece.id, 1)
    assert codes(refused) == ["no_such_entry"]
    with pytest.raises(OperationRefused) as refused:
        enter_blind(desk, second, piece.id, replace(form("广播员", ""), end=99_999))
    assert "no_such_place" in codes(refused)
    for who in ("甲", "责编二"):
        with pytest.raises(OperationRefused) as refused:
            enter_blind(desk, office.sessions[who], piece.id, form("广播员", "播音员"))
        assert codes(refused) == ["not_blind_reader"]
    enter(office, piece, "广播员", "播音员")
    hand_in(office, piece, "乙")
    with pytest.raises(OperationRefused) as refused:
        take_back_blind(desk, second, piece.id, 2)
    assert codes(refused) == ["handed_in"]
    with pytest.raises(OperationRefused) as refused:
        hand_in(office, piece, "乙")
    assert codes(refused) == ["handed_in"]


def test_the_first_reader_hands_in_when_every_difference_is_decided(office: Office) -> None:
    piece = named(office)
    with pytest.raises(OperationRefused) as refused:
        hand_in(office, piece, "甲")
    assert codes(refused) == ["undecided"]
    with pytest.raises(OperationRefused):
        hand_in(office, piece, "主编")


def test_who_cannot_be_the_second_reader_is_refused_with_the_reason(office: Office) -> None:
    piece = office.settle(in_first_proof(office), "甲")

    def name(who: str, by: str = "责编") -> None:
        person = office.sessions[who].person
        name_blind_reader(office.desk, office.sessions[by], piece.id, person)

    for who, code in (("甲", "has_marked"), ("审计", "role"), ("主编", "role")):
        with pytest.raises(OperationRefused) as refused:
            name(who)
        assert code in codes(refused)
    with pytest.raises(OperationRefused, match="指定校对人"):
        name("乙", by="甲")
    name("乙")
    with pytest.raises(OperationRefused) as refused:
        name("乙")
    assert codes(refused) == ["assignment_changes_nothing"]


def test_another_second_reader_begins_anew_and_the_first_one_s_sheet_stands(
    office: Office,
) -> None:
    piece = office.settle(named(office), "甲")
    enter(office, piece, "广播员", "播音员")
    hand_in(office, piece, "甲")
    desk, chief = office.desk, office.sessions["责编"]
    other = office.sessions["责编二"].person
    reading = name_blind_reader(desk, chief, piece.id, other, "原校对人请假")
    assert (reading.number, reading.entries) == (2, ())
    assert reading.first is not None
    with pytest.raises(OperationRefused) as refused:
        enter(office, piece, "广播员", "播音员")
    assert codes(refused) == ["not_blind_reader"]
    with desk.reading() as unit:
        replaced, kept = unit.blind_readings.of_manuscript(piece.id)
    assert replaced.end is not None
    assert replaced.end.outcome is BlindOutcome.REPLACED
    assert kept.first is not None
    assert kept.first.by == office.sessions["甲"].person
    assert len(kept.first.found) == 3
    assert reading == replace(kept, first=replace(kept.first, found=()))
    hand_in(office, piece, "责编二")
    merge_blind(desk, chief, piece.id, piece.revision)


def test_merging_adds_what_only_the_second_found_and_opens_what_is_disputed(
    office: Office,
) -> None:
    piece = both_in(office)
    places = blind_material(office.desk, office.sessions["责编"], piece.id).places
    found = [(len(place.first), len(place.second)) for place in places]
    assert found == [(0, 1), (1, 1), (0, 1), (1, 0)]
    merged = merge_blind(office.desk, office.sessions["甲"], piece.id, piece.revision)
    current = merged.rounds[-1]
    assert [each.disposition for each in current.differences] == [
        Disposition.TYPESETTING_ERROR,
        Disposition.UNDECIDED,
        Disposition.TYPESETTING_ERROR,
    ]
    (entry,) = current.hand_entries
    assert (entry.wrong, entry.right) == ("广播员", "播音员")
    assert entry.added_by == office.sessions["乙"].person
    assert current.gate.rate.tenths > piece.rounds[-1].gate.rate.tenths
    with pytest.raises(DecisionRefused) as refused:
        office.decide(merged, "甲", Decision.COMPLETE_PROOF)
    assert codes(refused) == ["undecided"]
    merged = office.decide(office.settle(merged, "甲"), "甲", Decision.COMPLETE_PROOF)
    entries = audit_entries(office.desk, office.sessions["主编"], piece.id)
    (told,) = [json.loads(entry.details) for entry in entries if entry.action == "blind.merge"]
    assert (told["both"], told["only_first"], told["only_second"]) == (1, 1, 2)
    assert merged.rounds[-1].reader == office.sessions["甲"].person


def test_only_who_is_in_charge_of_the_round_merges_and_only_once(office: Office) -> None:
    piece = named(office)
    with pytest.raises(OperationRefused) as refused:
        merge_blind(office.desk, office.sessions["甲"], piece.id, piece.revision)
    assert codes(refused) == ["blind_open"]
    piece = office.settle(piece, "甲")
    hand_in(office, piece, "甲", "乙")
    for who in ("乙", "主编"):
        with pytest.raises(OperationRefused):
            merge_blind(office.desk, office.sessions[who], piece.id, piece.revision)
    piece = merge_blind(office.desk, office.sessions["责编"], piece.id, piece.revision)
    with pytest.raises(OperationRefused) as refused:
        merge_blind(office.desk, office.sessions["责编"], piece.id, piece.revision)
    assert codes(refused) == ["blind_settled"]


def test_a_second_reader_never_completes_the_first_proof(office: Office) -> None:
    desk, admin = office.desk, office.sessions["管理"]
    columns = frozenset(office.columns.values())
    change_person(desk, admin, office.sessions["乙"].person, columns=columns)
    piece = both_in(office)
    piece = merge_blind(desk, office.sessions["甲"], piece.id, piece.revision)
    with pytest.raises(DecisionRefused) as refused:
        office.decide(piece, "乙", Decision.COMPLETE_PROOF)
    assert "blind_reader" in codes(refused)


def test_the_responsible_editor_waives_it_with_a_reason_on_record(office: Office) -> None:
    piece = office.settle(in_first_proof(office), "甲")
    desk, session = office.desk, office.sessions["责编"]
    with pytest.raises(OperationRefused) as refused:
        waive_blind(desk, session, piece.id, " ")
    assert codes(refused) == ["no_reason"]
    with pytest.raises(OperationRefused):
        waive_blind(desk, office.sessions["甲"], piece.id, "急件")
    waived = waive_blind(desk, session, piece.id, "急件，人手不足")
    assert waived.end is not None
    assert waived.end.reason == "急件，人手不足"
    with pytest.raises(OperationRefused) as refused:
        name_blind_reader(desk, session, piece.id, office.sessions["乙"].person)
    assert codes(refused) == ["blind_settled"]
    office.decide(piece, "甲", Decision.COMPLETE_PROOF)


def test_a_reading_waived_midway_lifts_the_seal(office: Office) -> None:
    piece = named(office)
    waive_blind(office.desk, office.sessions["主编"], piece.id, "校对人病假")
    assert proof_material(office.desk, office.sessions["乙"], piece.id).proof_round.number == 1


def test_the_second_reader_is_not_named_for_the_first_proof_too(office: Office) -> None:
    desk, admin = office.desk, office.sessions["管理"]
    person = office.sessions["乙"].person
    change_person(desk, admin, person, columns=frozenset(office.columns.values()))
    piece = named(office)
    with pytest.raises(OperationRefused) as refused:
        assign_reader(
            desk, office.sessions["责编"], piece.id, piece.revision, (ProofPass.FIRST, person)
        )
    assert codes(refused) == ["blind_reader"]


def test_a_piece_that_came_to_proof_anew_waits_no_longer_for_who_read_it_blindly_before(
    office: Office,
) -> None:
    piece = named(office)
    desk, second = office.desk, office.sessions["乙"]
    assert [row.manuscript for row in desk_overview(desk, second).mine] == [piece.id]
    piece = office.decide(piece, "责编", Decision.WITHDRAW)
    piece = office.decide(piece, "主编", Decision.REOPEN)
    for who, decision in (
        ("甲", Decision.RECOMMEND),
        ("责编", Decision.PASS),
        ("主编", Decision.ACCEPT),
        ("责编", Decision.SEND_TO_TYPESETTING),
    ):
        piece = office.decide(piece, who, decision)
    piece = office.galley(piece, "责编", SPOILT + " ")
    assert desk_overview(desk, second).mine == ()
    assert len(proof_material(desk, second, piece.id).proof_round.differences) == 3
    person = office.sessions["责编二"].person
    assert name_blind_reader(desk, office.sessions["责编"], piece.id, person).number == 2
