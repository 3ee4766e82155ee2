"""Errors added by hand: they count, go to the printer, are looked for in the next galley."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from editorial.desk.differences import Verdict, decide_differences
from editorial.desk.galleys import GalleyPages, receive_galley
from editorial.desk.hand_entries import (
    HandEntryForm,
    add_hand_entry,
    redo_mark,
    take_out_hand_entry,
    undo_mark,
)
from editorial.domain.decisions import Decision
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.domain.manuscript import Manuscript
from editorial.domain.office_rules import OfficeRules
from editorial.domain.proofs import Disposition
from editorial.domain.refusals import DecisionRefused, OperationRefused
from editorial.domain.round_marks import StepAct
from tests.desk.offices import TEXT, Office, an_office

BODY = "".join(TEXT.split())
SLIP = TEXT.replace("第8站候车室里人来人往，值班员", "第8站候车室里人来人往，直班员")
PICTURE = HandEntryForm(
    20, 20, "", "", DiscrepancyKind.WRONG, place="第 2 页图 1", remark="图题与图不对应"
)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return an_office(tmp_path)


def in_text(words: str, right: str, **changed: Any) -> HandEntryForm:
    start = BODY.index(words)
    values: dict[str, Any] = {"kind": DiscrepancyKind.WRONG} | changed
    return HandEntryForm(start, start + len(words), words, right, **values)


def add(office: Office, piece: Manuscript, form: HandEntryForm, who: str = "甲") -> Manuscript:
    return add_hand_entry(office.desk, office.sessions[who], piece.id, piece.revision, form)


def step(
    office: Office, piece: Manuscript, do: Callable[..., Manuscript], *more: int
) -> Manuscript:
    return do(office.desk, office.sessions["甲"], piece.id, piece.revision, *more)


def codes(refused: pytest.ExceptionInfo[OperationRefused]) -> list[str]:
    return [refusal.code for refusal in refused.value.refusals]


def tenths(piece: Manuscript) -> dict[str, int]:
    return {each.scheme: each.rate.tenths for each in piece.rounds[-1].rates}


def test_an_entry_by_hand_counts_under_every_scheme_and_as_received(office: Office) -> None:
    piece = office.galley(office.to_typesetting(), "责编", TEXT)
    piece = add(office, piece, in_text("第5站", "第六站", kind=DiscrepancyKind.NUMBER))
    assert tenths(piece) == {"house": 10, "periodical-2020": 10}
    current = piece.rounds[-1]
    assert current.incoming_rates == current.rates
    assert current.corrections == 1
    (entry,) = current.hand_entries
    assert entry.added_by == office.sessions["甲"].person
    assert entry.in_text
    assert entry.mark.discrepancy.manuscript.start == BODY.index("第5站")


def test_an_entry_taken_out_counts_no_longer_and_stays_on_record(office: Office) -> None:
    piece = add(office, office.galley(office.to_typesetting(), "责编", SLIP), PICTURE)
    before = tenths(piece)["house"]
    piece = step(office, piece, take_out_hand_entry, 2)
    assert tenths(piece)["house"] == before - 10
    (entry,) = piece.rounds[-1].hand_entries
    assert not entry.stands
    assert entry.taken_out_by == office.sessions["甲"].person
    with pytest.raises(OperationRefused) as refused:
        step(office, piece, take_out_hand_entry, 2)
    assert codes(refused) == ["no_such_entry"]


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (HandEntryForm(0, 9999, "", "x", DiscrepancyKind.WRONG), "no_such_place"),
        (HandEntryForm(0, 1, "春", "春", DiscrepancyKind.WRONG), "nothing_said"),
        (HandEntryForm(0, 0, "", "字" * 501, DiscrepancyKind.MISSING), "too_long"),
    ],
)
def test_an_entry_that_says_nothing_is_refused(
    office: Office, form: HandEntryForm, code: str
) -> None:
    piece = office.galley(office.to_typesetting(), "责编", TEXT)
    with pytest.raises(OperationRefused) as refused:
        add(office, piece, form)
    assert codes(refused) == [code]


def test_what_is_listed_already_is_not_listed_twice(office: Office) -> None:
    piece = office.galley(office.to_typesetting(), "责编", SLIP)
    start = "".join(SLIP.split()).index("直班员")
    form = HandEntryForm(start, start + 1, "直", "值", DiscrepancyKind.WRONG)
    with pytest.raises(OperationRefused) as refused:
        add(office, piece, form)
    assert codes(refused) == ["listed_already"]
    piece = add(office, piece, PICTURE)
    with pytest.raises(OperationRefused) as refused:
        add(office, piece, PICTURE)
    assert codes(refused) == ["listed_already"]


def test_only_the_round_s_reader_adds_and_undoes(office: Office) -> None:
    piece = office.galley(office.to_typesetting(), "责编", TEXT)
    for who in ("乙", "主编"):
        with pytest.raises(OperationRefused):
            add(office, piece, PICTURE, who)
        with pytest.raises(OperationRefused):
            undo_mark(office.desk, office.sessions[who], piece.id, piece.revision)


def test_steps_are_undone_and_redone_in_their_order_and_say_who_made_them(office: Office) -> None:
    piece = office.galley(office.to_typesetting(), "责编", SLIP)
    piece = office.settle(piece, "甲", Disposition.NOT_AN_ERROR)
    piece = add(office, piece, PICTURE)
    marked = piece.rounds[-1]
    piece = step(office, piece, undo_mark)
    assert not piece.rounds[-1].hand_entries[0].stands
    piece = step(office, piece, undo_mark)
    assert piece.rounds[-1].undecided == 1
    with pytest.raises(OperationRefused) as refused:
        step(office, piece, undo_mark)
    assert codes(refused) == ["nothing_to_undo"]
    piece = step(office, step(office, piece, redo_mark), redo_mark)
    assert piece.rounds[-1].marks == marked.marks
    assert piece.rounds[-1].rates == marked.rates
    with pytest.raises(OperationRefused) as refused:
        step(office, piece, redo_mark)
    assert codes(refused) == ["nothing_to_redo"]
    steps = piece.rounds[-1].steps
    assert [each.act for each in steps] == [
        StepAct.DECIDE, StepAct.ADD, StepAct.UNDO, StepAct.UNDO, StepAct.REDO, StepAct.REDO
    ]  # fmt: skip
    assert {each.by for each in steps} == {office.sessions["甲"].person}


def test_a_new_step_forgets_what_could_be_redone(office: Office) -> None:
    piece = add(office, office.galley(office.to_typesetting(), "责编", SLIP), PICTURE)
    piece = step(office, piece, undo_mark)
    piece = office.settle(piece, "甲")
    with pytest.raises(OperationRefused) as refused:
        step(office, piece, redo_mark)
    assert codes(refused) == ["nothing_to_redo"]


def test_an_entry_by_hand_is_an_error_or_none_and_nothing_between(office: Office) -> None:
    piece = add(office, office.galley(office.to_typesetting(), "责编", TEXT), PICTURE)
    desk, session = office.desk, office.sessions["甲"]
    kept = Verdict(Disposition.EDITOR_CHANGE, "理由")
    with pytest.raises(OperationRefused) as refused:
        decide_differences(desk, session, piece.id, piece.revision, [1], kept)
    assert codes(refused) == ["by_hand"]
    piece = decide_differences(
        desk, session, piece.id, piece.revision, [1], Verdict(Disposition.NOT_AN_ERROR, "图题无误")
    )
    assert tenths(piece)["house"] == 0


def approved(office: Office, piece: Manuscript) -> Manuscript:
    piece = office.decide(piece, "甲", Decision.COMPLETE_PROOF)
    return office.decide(piece, "主编", Decision.APPROVE_CORRECTIONS)


def test_what_no_text_tells_has_to_be_looked_for_in_the_next_galley(office: Office) -> None:
    piece = add(office, office.galley(office.to_typesetting(), "责编", TEXT), PICTURE)
    piece = office.galley(approved(office, piece), "甲", TEXT + " ")
    (entry,) = piece.rounds[-1].hand_entries
    assert entry.carried_from == 1
    assert entry.mark.disposition is Disposition.UNDECIDED
    with pytest.raises(DecisionRefused) as refused:
        office.decide(piece, "乙", Decision.COMPLETE_PROOF)
    assert [r.code for r in refused.value.refusals] == ["undecided"]
    piece = office.settle(piece, "乙", Disposition.NOT_AN_ERROR)
    piece = office.decide(piece, "乙", Decision.COMPLETE_PROOF)
    assert piece.rounds[-1].corrections == 0


def test_an_error_of_the_text_itself_is_a_change_of_it_once_approved(office: Office) -> None:
    piece = office.galley(office.to_typesetting(), "责编", TEXT)
    piece = approved(office, add(office, piece, in_text("第5站", "第六站")))
    (change,) = piece.baseline_changes
    assert (change.old, change.new, change.differences) == ("第5站", "第六站", (1,))
    put_right = office.galley(piece, "甲", TEXT.replace("第5站", "第六站", 1))
    assert put_right.rounds[-1].edit_distance == 0
    assert put_right.rounds[-1].marks == ()
    check = None
    with office.desk.reading() as unit:
        check = unit.red_checks.get(piece.id, 2)
    assert check is not None
    assert [mark.outcome.value for mark in check.check.marks] == ["done"]


def test_an_error_that_the_printer_missed_shows_in_the_next_galley(office: Office) -> None:
    piece = office.galley(office.to_typesetting(), "责编", TEXT)
    piece = approved(office, add(office, piece, in_text("第5站", "第六站")))
    piece = office.galley(piece, "甲", TEXT + " ")
    found = [d.discrepancy for d in piece.rounds[-1].differences]
    assert [(d.manuscript.text, d.galley.text) for d in found] == [("六", "5")]


def test_pages_are_counted_at_receipt(office: Office) -> None:
    piece = office.to_typesetting()
    receive = partial(
        receive_galley,
        office.desk,
        office.sessions["责编"],
        piece.id,
        piece.revision,
        office.file(TEXT),
    )
    with pytest.raises(DecisionRefused) as refused:
        receive(GalleyPages(4, 3))
    assert [r.code for r in refused.value.refusals] == ["pages_missing"]
    received = receive(GalleyPages(4, 4))
    assert (received.galleys[-1].pages_expected, received.galleys[-1].pages_present) == (4, 4)


def test_an_office_may_demand_the_count_or_take_a_galley_with_missing_pages(
    tmp_path: Path,
) -> None:
    office = an_office(tmp_path)
    piece = office.to_typesetting()
    rules = OfficeRules(galley_pages_required=True, whole_galley_required=False)
    object.__setattr__(office.desk, "rules", rules)
    with pytest.raises(DecisionRefused) as refused:
        office.galley(piece, "责编", TEXT)
    assert [r.code for r in refused.value.refusals] == ["pages_not_counted"]
    piece = receive_galley(
        office.desk,
        office.sessions["责编"],
        piece.id,
        piece.revision,
        office.file(TEXT),
        GalleyPages(4, 3),
    )
    assert piece.galleys[-1].pages_missing == 1
