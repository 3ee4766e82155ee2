"""Short sides that are lost in long ones."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from editorial.collation import embedding, gap_solving
from editorial.collation import exact_distance as distances
from editorial.collation.edit_script import Edit, EditScript
from editorial.collation.embedding import embedded_distance, embedded_edits
from editorial.collation.exact_distance import LONG_CALL, exact_distance
from editorial.collation.gap import Gap, text_pair
from editorial.collation.gap_solving import solved
from tests.collation.engine_texts import prose

short_sides = st.text("甲乙丙丁戊", max_size=8)
long_sides = st.text("甲乙丙", max_size=40)


@settings(max_examples=400, deadline=None)
@given(short_sides, long_sides, st.booleans())
def test_the_way_it_takes_is_a_shortest_one(short: str, long: str, turned: bool) -> None:
    sides = (long, short) if turned else (short, long)
    edits = embedded_edits(*sides)
    if edits is None:
        assert embedded_distance(*sides) is None
        return
    script = EditScript(tuple(Edit(*edit) for edit in edits))
    assert script.apply(*sides) == sides[1]
    assert script.distance == embedded_distance(*sides) == Levenshtein.distance(*sides)


@settings(max_examples=400, deadline=None)
@given(st.text("甲乙丙丁", max_size=14), st.text("甲乙丙", max_size=30), st.integers(1, 6))
def test_gives_up_no_more_than_has_to_be(short: str, long: str, most: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(embedding, "_LONG", 0)
        patch.setattr(embedding, "_TIMES", 1)
        patch.setattr(embedding, "_EXCESSES", (1, most))
        edits = embedded_edits(short, long)
    distance = Levenshtein.distance(short, long)
    if edits is not None:
        script = EditScript(tuple(Edit(*edit) for edit in edits))
        assert script.apply(short, long) == long
        assert script.distance == distance
    elif len(short) < len(long):
        foreign = sum(character not in long for character in short)
        assert distance > len(long) - len(short) + foreign + most


def test_finds_what_is_there_in_order() -> None:
    assert embedded_edits("乙丁", "甲乙丙丁戊") == [(0, 0, 0, 1), (1, 1, 2, 3), (2, 2, 4, 5)]
    assert embedded_edits("甲乙丙丁戊", "乙丁") == [(0, 1, 0, 0), (2, 3, 1, 1), (4, 5, 2, 2)]


def test_what_occurs_nowhere_stands_for_something() -> None:
    assert embedded_edits("甲子丙", "甲乙丙丁") == [(1, 2, 1, 2), (3, 3, 3, 4)]


@pytest.mark.parametrize("short", ["丁甲", "甲乙子"])
def test_finds_nothing_where_order_or_room_is_lacking(short: str) -> None:
    assert embedded_distance(short, "甲丁乙") is None


def test_lopsided_gaps_are_measured_without_a_matrix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(distances, "cpdist", None)
    short, long = prose(500, 3), prose(150_000, 4)
    assert len(short) * len(long) > LONG_CALL
    assert exact_distance(short, long) == exact_distance(long, short) == 149_500


def test_lopsided_gaps_are_solved_without_a_matrix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gap_solving, "LONG_SCRIPT", 1000)
    monkeypatch.setattr(gap_solving, "_SOONER_CUT", 1000)
    short, long = prose(20, 3), prose(9000, 4)
    parts = list(solved(text_pair(short, long), [Gap(0, 0, 20, 9000, 8980)]))
    assert sum(part.cost for part in parts) == 8980
