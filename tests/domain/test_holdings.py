"""Who holds which piece, how late it is, and how much each has to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from editorial.domain.holdings import (
    Holding,
    PersonLoad,
    holders,
    loads,
    overdue_first,
    place_outside,
)
from editorial.domain.identifiers import ManuscriptId, PersonId
from editorial.domain.stages import Stage
from tests import domain_builders as a

TODAY = date(2026, 4, 20)
BLANK = Holding(
    ManuscriptId("m"),
    "2026-04-001",
    "题名",
    a.ISSUE.id,
    Stage.FIRST_REVIEW,
    date(2026, 4, 18),
    (a.EDITOR,),
    4000,
    TODAY,
)


def held(number: int, due: date | None, since: date = BLANK.since, *by: PersonId) -> Holding:
    return replace(BLANK, number=f"{number:03}", due=due, since=since, holders=by or BLANK.holders)


@pytest.mark.parametrize(
    ("due", "days"),
    [
        (None, 0),
        (date(2026, 4, 21), 0),
        (TODAY, 0),
        (date(2026, 4, 19), 1),
        (date(2026, 3, 31), 20),
    ],
)
def test_a_piece_is_overdue_from_the_day_after_its_deadline(due: date | None, days: int) -> None:
    holding = replace(BLANK, due=due)
    assert holding.days_overdue(TODAY) == days
    assert holding.is_overdue(TODAY) is (days > 0)


@pytest.mark.parametrize(("since", "days"), [(TODAY, 0), (date(2026, 4, 1), 19)])
def test_a_piece_is_held_for_whole_days_since_it_came_to_its_stage(since: date, days: int) -> None:
    assert replace(BLANK, since=since).days_held(TODAY) == days


def test_a_clock_set_back_makes_no_negative_days() -> None:
    assert replace(BLANK, since=date(2026, 4, 22)).days_held(TODAY) == 0


def test_the_latest_stands_first_then_the_nearest_then_what_has_no_deadline() -> None:
    pieces = [
        held(1, None, date(2026, 4, 10)),
        held(2, date(2026, 4, 25)),
        held(3, date(2026, 4, 18)),
        held(4, date(2026, 4, 1)),
        held(5, None, date(2026, 4, 2)),
        held(6, date(2026, 4, 25), date(2026, 4, 17)),
    ]
    found = [each.number for each in overdue_first(pieces, TODAY)]
    assert found == ["004", "003", "006", "002", "005", "001"]


EVERYBODY = (a.EDITOR, a.OTHER_EDITOR, a.RESPONSIBLE)


@pytest.mark.parametrize(
    ("stage", "able", "expected"),
    [
        (Stage.FIRST_REVIEW, (a.OTHER_EDITOR, a.EDITOR), (a.EDITOR,)),
        (Stage.AUTHOR_REVISION, (a.EDITOR, a.OTHER_EDITOR), (a.EDITOR,)),
        (Stage.FIRST_REVIEW, (a.OTHER_EDITOR,), (a.OTHER_EDITOR,)),
        (Stage.SECOND_REVIEW, (a.RESPONSIBLE, a.EDITOR), (a.RESPONSIBLE, a.EDITOR)),
        (Stage.SECOND_PROOF, (), ()),
    ],
)
def test_the_editor_in_charge_holds_the_first_review_and_otherwise_whoever_can_go_on(
    stage: Stage, able: tuple[PersonId, ...], expected: tuple[PersonId, ...]
) -> None:
    assert holders(a.a_manuscript(stage=stage), able) == expected


@pytest.mark.parametrize(
    ("stage", "outside"),
    [
        (Stage.AUTHOR_REVISION, "作者"),
        (Stage.TYPESETTING, "排版单位"),
        (Stage.THIRD_PROOF_CORRECTION, "排版单位"),
        (Stage.SECOND_REVIEW, ""),
        (Stage.FIRST_PROOF, ""),
    ],
)
def test_what_lies_with_the_author_or_the_printer_says_so(stage: Stage, outside: str) -> None:
    assert place_outside(stage) == outside


def test_a_load_counts_what_waits_for_one_alone_and_what_colleagues_may_take() -> None:
    late = date(2026, 4, 15)
    pieces = [
        held(1, late, date(2026, 4, 5), a.EDITOR),
        held(2, None, BLANK.since, a.EDITOR, a.OTHER_EDITOR),
        held(3, TODAY, BLANK.since, a.OTHER_EDITOR),
    ]
    assert loads(pieces, EVERYBODY, TODAY) == (
        PersonLoad(a.EDITOR, alone=1, shared=1, characters=8000, overdue=1, longest=15),
        PersonLoad(a.OTHER_EDITOR, alone=1, shared=1, characters=8000, overdue=0, longest=2),
        PersonLoad(a.RESPONSIBLE, alone=0, shared=0, characters=0, overdue=0, longest=0),
    )
    assert loads(pieces, EVERYBODY, TODAY)[0].pieces == 2


def test_the_most_overdue_load_stands_first_however_many_pieces_others_have() -> None:
    pieces = [held(n, None, BLANK.since, a.EDITOR) for n in range(5)]
    pieces.append(held(9, date(2026, 4, 1), BLANK.since, a.RESPONSIBLE))
    assert [load.person for load in loads(pieces, EVERYBODY, TODAY)] == [
        a.RESPONSIBLE,
        a.EDITOR,
        a.OTHER_EDITOR,
    ]
