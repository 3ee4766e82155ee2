"""Blind readings: the same error said in two people's words is one error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.blind_reading import (
    BlindReading,
    FoundPlace,
    Sheet,
    is_same_place,
    left_after,
    narrowed,
    side_by_side,
)
from editorial.domain.errors_left import ErrorsLeft, NoEstimate
from editorial.domain.identifiers import ManuscriptId, PersonId
from tests.domain.cases import NOW

GALLEY = "在侯车室里里坐着，按装信号灯"


@pytest.mark.parametrize(
    ("start", "wrong", "right", "said"),
    [
        (1, "侯车室", "候车室", (1, "侯", "候")),
        (1, "侯", "候", (1, "侯", "候")),
        (9, "按装", "安装", (9, "按", "安")),
        (5, "里", "", (4, "里", "")),
        (4, "里里坐", "里坐", (4, "里", "")),
        (6, "", "里", (4, "", "里")),
        (3, "室里里", "室里里里", (4, "", "里")),
        (0, "图", "图", (0, "图", "图")),
    ],
)
def test_an_error_is_said_as_narrowly_as_it_can_be(
    start: int, wrong: str, right: str, said: tuple[int, str, str]
) -> None:
    assert narrowed(GALLEY, start, wrong, right) == said


@given(st.text("里室车", max_size=8), st.data())
def test_an_error_said_narrowly_asks_for_the_same_text(galley: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(galley)))
    wrong = galley[start : data.draw(st.integers(start, len(galley)))]
    right = data.draw(st.text("里室车", max_size=4))
    wanted = galley[:start] + right + galley[start + len(wrong) :]
    at, old, new = narrowed(galley, start, wrong, right)
    assert galley[at : at + len(old)] == old
    assert galley[:at] + new + galley[at + len(old) :] == wanted
    assert narrowed(galley, at, old, new) == (at, old, new)


def place(start: int, wrong: str = "", right: str = "字", **changed: object) -> FoundPlace:
    return FoundPlace(1, start, wrong, right, **changed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (place(3, "侯"), place(3, "侯", "喉"), True),
        (place(3, "侯车"), place(4, "车室"), True),
        (place(3, "侯"), place(4, "车"), False),
        (place(3), place(3, right="词"), True),
        (place(3), place(4), False),
        (place(3, "侯"), place(3), False),
        (place(2, "在侯车"), place(4), True),
        (place(3, "侯"), place(3, "侯", in_text=False), False),
        (
            place(0, in_text=False, where="图 1"),
            place(9, right="", in_text=False, where="图 1"),
            True,
        ),
        (
            place(0, in_text=False, where="图 1"),
            place(0, in_text=False, where="图 2"),
            False,
        ),
        (place(0, in_text=False), place(0, in_text=False), True),
    ],
)
def test_the_same_place_and_the_same_that_is_wrong_there_is_one_error(
    one: FoundPlace, other: FoundPlace, same: bool
) -> None:
    assert is_same_place(one, other) is same
    assert is_same_place(other, one) is same


def test_what_two_have_found_is_laid_side_by_side_in_the_order_of_the_galley() -> None:
    first = [place(9, "按"), place(1, "侯")]
    second = [place(1, "侯", "喉"), place(5, "里", "")]
    found = side_by_side(first, second)
    assert [(len(p.first), len(p.second)) for p in found] == [(1, 1), (0, 1), (1, 0)]


def test_one_stretch_over_two_finds_is_one_place() -> None:
    (found,) = side_by_side([place(1, "侯"), place(2, "车")], [place(0, "在侯车")])
    assert len(found.first) == 2
    assert found.by_both


def a_pair(first: range, second: range) -> BlindReading:
    who = PersonId("乙")
    sheets = [Sheet(who, NOW, tuple(place(2 * n, "字") for n in each)) for each in (first, second)]
    return BlindReading(ManuscriptId("m"), 1, 1, who, who, NOW, first=sheets[0], second=sheets[1])


def test_what_is_left_is_estimated_over_all_galleys_that_the_same_two_have_read() -> None:
    # A = 10, B = 8, C = 6: Chapman (11 × 9) / 7 − 1 = 13.142…; found 12.
    left = left_after([a_pair(range(6), range(2, 6)), a_pair(range(4), range(2, 6))])
    assert isinstance(left, ErrorsLeft)
    assert (left.found, left.common) == (12, 6)
    assert left.left == pytest.approx(99 / 7 - 1 - 12)
    assert left.low < left.left < left.high


def test_too_few_common_finds_give_no_estimate() -> None:
    left = left_after([a_pair(range(3), range(2, 6))])
    assert isinstance(left, NoEstimate)
    assert "1 处" in left.reason
