"""The parts of the engine, each by itself."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from editorial.collation import corridor, cutting, far_witnesses, gap_solving, settling
from editorial.collation.bit_columns import distances_to_prefixes
from editorial.collation.certificate import Detour, open_detours
from editorial.collation.cutting import Piece, cut
from editorial.collation.exact_distance import LONG_CALL, exact_distance
from editorial.collation.far_witnesses import Agreements, FarWitnesses
from editorial.collation.gap import Gap, text_pair
from editorial.collation.gap_solving import solved
from editorial.collation.settling import settle
from editorial.collation.walk import walk
from editorial.collation.witnesses import inner_witnesses, near_witnesses
from tests.collation.engine_texts import prose, with_errors, with_moved_block

short_texts = st.text("甲乙丙", max_size=40)


def numbers(*values: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array(values, np.int64)


class TestWalk:
    @settings(max_examples=200, deadline=None)
    @given(short_texts, short_texts)
    def test_agrees_everywhere_outside_its_boxes(self, manuscript: str, galley: str) -> None:
        i = j = 0
        for start, galley_start, length, galley_length in walk(text_pair(manuscript, galley)):
            assert manuscript[i:start] == galley[j:galley_start]
            assert manuscript[start : start + 1] != galley[galley_start : galley_start + 1]
            i, j = start + length, galley_start + galley_length
            if length and galley_length:
                assert manuscript[i - 1] != galley[j - 1]
        assert manuscript[i:] == galley[j:]

    def test_finds_its_way_past_a_long_deletion(self) -> None:
        text = prose(6000, 1)
        assert walk(text_pair(text, text[:2000] + text[4500:])) == [(2000, 2000, 2500, 0)]


class TestWitnesses:
    def test_a_stretch_that_occurs_nowhere_else_is_a_witness(self) -> None:
        assert near_witnesses("甲乙丙丁", "甲乙丙丁", 0, 4, 0, 10, 9) == 2

    def test_a_stretch_that_occurs_within_reach_is_none(self) -> None:
        assert near_witnesses("甲乙", "甲乙丙丁戊己甲乙", 0, 2, 0, 6, 9) == 0
        assert near_witnesses("甲乙", "甲乙丙丁戊己甲乙", 0, 2, 0, 5, 9) == 1
        assert near_witnesses("丙丁戊己甲乙", "甲乙丙丁戊己甲乙", 4, 6, 2, 6, 9) == 0
        assert near_witnesses("丙丁戊己甲乙", "甲乙丙丁戊己甲乙", 4, 6, 2, 5, 9) == 1

    def test_no_more_are_counted_than_wanted(self) -> None:
        assert near_witnesses("甲乙丙丁", "甲乙丙丁", 0, 4, 0, 10, 1) == 1

    def test_inside_a_gap_a_witness_occurs_nowhere_in_the_galley(self) -> None:
        assert inner_witnesses("甲乙丙丁", "甲丙乙丁", 0, 4, slice(0, 4)) == 2
        assert inner_witnesses("甲乙丙丁", "甲丙乙丁甲乙", 0, 4, slice(0, 6)) == 1
        assert inner_witnesses("甲乙丙丁", "甲丙乙丁甲乙", 0, 4, slice(0, 5)) == 2
        assert inner_witnesses("甲乙丙丁", "甲乙丙丁", 0, 4, slice(0, 4)) == 0

    GALLEY = prose(3000, 2) + prose(3000, 2)[1000:1400]
    STRETCHES = Agreements(numbers(0, 900, 2400), numbers(400, 1500, 2990), numbers(0, 0, 0))

    def alone(self, start: int, size: int, reach: int) -> bool:
        sample = self.GALLEY[start : start + size]
        near = self.GALLEY[max(start - reach, 0) : start + reach + size]
        return sum(near.startswith(sample, at) for at in range(len(near))) == 1

    @pytest.mark.parametrize("hashing", [0, 1 << 40], ids=["hashing", "search"])
    @pytest.mark.parametrize(("reach", "size"), [(100, 5), (5000, 6), (300_000, 8)])
    def test_far_witnesses_occur_once_within_reach(
        self, monkeypatch: pytest.MonkeyPatch, reach: int, size: int, hashing: int
    ) -> None:
        monkeypatch.setattr(far_witnesses, "_HASHING", hashing)
        room = self.STRETCHES.stops - self.STRETCHES.starts
        everywhere = room // size
        counts = FarWitnesses(text_pair(self.GALLEY, self.GALLEY)).count(
            self.STRETCHES, reach, everywhere
        )
        expected = [
            sum(
                self.alone(start + (length // number) * step, size, reach) for step in range(number)
            )
            for start, length, number in zip(
                self.STRETCHES.starts.tolist(), room.tolist(), everywhere.tolist(), strict=True
            )
        ]
        assert counts.tolist() == expected

    def test_far_witnesses_are_not_looked_for_in_vain(self) -> None:
        witnesses = FarWitnesses(text_pair(self.GALLEY, self.GALLEY))
        assert witnesses.count(self.STRETCHES, 100, numbers(1, 0, 2)).tolist() == [1, 0, 2]

    @pytest.mark.parametrize(("reach", "sizes"), [(100, (4, 5, 8)), (5000, (5, 6, 8))])
    def test_all_witnesses_are_as_many_as_lie_side_by_side(
        self, reach: int, sizes: tuple[int, ...]
    ) -> None:
        def most(start: int, stop: int) -> int:
            count = 0
            end = start
            for stop_at in range(start + 1, stop + 1):
                if any(
                    stop_at - size >= end and self.alone(stop_at - size, size, reach)
                    for size in sizes
                ):
                    count, end = count + 1, stop_at
            return count

        counts = FarWitnesses(text_pair(self.GALLEY, self.GALLEY)).count_all(self.STRETCHES, reach)
        assert counts.tolist() == [
            most(start, stop) for start, stop, _ in np.array(self.STRETCHES).T.tolist()
        ]


class TestCertificate:
    def test_two_single_errors_need_no_witness(self) -> None:
        assert open_detours(numbers(1, 1), numbers(0)) == []

    def test_a_third_error_needs_one(self) -> None:
        assert open_detours(numbers(1, 1, 1), numbers(0, 0)) == [Detour(0, 2, 1)]
        assert open_detours(numbers(1, 1, 1), numbers(0, 1)) == []

    def test_only_witnesses_between_the_gaps_count(self) -> None:
        assert open_detours(numbers(1, 1, 5, 1), numbers(9, 1, 9)) == [Detour(1, 2, 3)]

    def test_cheap_detours_can_be_left_out(self) -> None:
        costs, witnesses = numbers(2, 2, 1, 30), numbers(0, 9, 0)
        assert open_detours(costs, witnesses) == [Detour(0, 1, 2), Detour(2, 3, 29)]
        assert open_detours(costs, witnesses, above=4) == [Detour(2, 3, 29)]

    def test_dear_detours_can_be_left_out(self) -> None:
        costs, witnesses = numbers(2, 2, 1, 30), numbers(0, 9, 0)
        assert open_detours(costs, witnesses, up_to=30) == [Detour(0, 1, 2)]

    def test_proved_detours_are_left_out(self) -> None:
        costs, witnesses = numbers(2, 2, 2), numbers(0, 0)
        assert open_detours(costs, witnesses, proved_from=numbers(0, 0, 1)) == [Detour(0, 2, 4)]
        assert open_detours(costs, witnesses, proved_from=numbers(0, 0, 0)) == []

    @settings(max_examples=200, deadline=None)
    @given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 9)), min_size=2, max_size=12))
    def test_finds_a_detour_exactly_if_one_is_open(self, gaps: list[tuple[int, int]]) -> None:
        costs = [cost for cost, _ in gaps]
        witnesses = [count for _, count in gaps[:-1]]
        open_ranges = {
            (s, t)
            for t in range(len(gaps))
            for s in range(t)
            if sum(costs[s : t + 1]) > 2 + sum(witnesses[s:t])
        }
        found = open_detours(numbers(*costs), numbers(*witnesses))

        assert bool(found) == bool(open_ranges)
        assert all(one.last < other.first for one, other in pairwise(found))
        for first, last, _ in found:
            assert any(first <= s and t <= last for s, t in open_ranges)


class TestSettling:
    @settings(max_examples=200, deadline=None)
    @given(short_texts, short_texts)
    def test_costs_add_up_to_the_distance(self, manuscript: str, galley: str) -> None:
        if manuscript != galley:
            pair = text_pair(manuscript, galley)
            gaps = settle(pair, walk(pair))
            assert sum(gap.cost for gap in gaps) == Levenshtein.distance(manuscript, galley)

    @pytest.mark.parametrize(
        ("manuscript", "galley"),
        [
            # found by weakening the certificate in one point each
            ("甲乙甲乙乙乙乙乙乙", "乙乙甲乙甲乙乙乙乙乙"),
            ("甲乙乙乙乙乙乙乙乙甲乙甲", "乙甲甲乙乙乙乙乙乙乙甲乙甲"),
            ("乙甲乙甲甲甲甲甲甲甲", "甲乙甲乙甲甲甲甲甲"),
        ],
        ids=["leaving and joining are two edits", "joining goes back", "reach"],
    )
    def test_mends_what_a_weaker_certificate_lets_pass(
        self, monkeypatch: pytest.MonkeyPatch, manuscript: str, galley: str
    ) -> None:
        monkeypatch.setattr(settling, "_CELLS_PER_BOX", 0)
        monkeypatch.setattr(settling, "_CELLS_PER_CROWDED_BOX", 0)
        pair = text_pair(manuscript, galley)
        gaps = settle(pair, walk(pair))
        assert sum(gap.cost for gap in gaps) == Levenshtein.distance(manuscript, galley)

    @pytest.mark.parametrize("per_mille", [10, 40, 100])
    @pytest.mark.parametrize("alphabet", ["甲乙", "甲乙丙丁", "甲乙丙丁戊己庚辛壬癸"])
    def test_the_certificate_holds_where_solving_at_once_would_be_chosen(
        self, monkeypatch: pytest.MonkeyPatch, alphabet: str, per_mille: int
    ) -> None:
        monkeypatch.setattr(settling, "_CELLS_PER_BOX", 0)
        monkeypatch.setattr(settling, "_CELLS_PER_CROWDED_BOX", 0)
        for seed in range(60):
            chance = random.Random(seed)
            text = "".join(chance.choices(alphabet, k=chance.randrange(20, 160)))
            start, to = chance.randrange(len(text)), chance.randrange(len(text))
            moved = with_moved_block(text, chance.randrange(12), start, to)
            galley = with_errors(moved, per_mille, seed, alphabet)
            pair = text_pair(text, galley)
            gaps = settle(pair, walk(pair)) if text != galley else []
            assert sum(gap.cost for gap in gaps) == Levenshtein.distance(text, galley)

    def test_a_walk_that_took_a_wrong_turn_is_mended(self) -> None:
        manuscript = prose(1500, 3)
        galley = manuscript[:700] + manuscript[690:698] + "天地" + manuscript[705:]
        pair = text_pair(manuscript, galley)
        assert sum(gap.cost for gap in settle(pair, walk(pair))) == Levenshtein.distance(
            manuscript, galley
        )


class TestCutting:
    @settings(max_examples=100, deadline=None)
    @given(short_texts, short_texts, st.sampled_from((1, 2, 7, 64)))
    def test_computes_the_distances_to_all_beginnings(
        self, text: str, pattern: str, block: int
    ) -> None:
        expected = [Levenshtein.distance(text, pattern[:end]) for end in range(len(pattern) + 1)]
        assert distances_to_prefixes(text, pattern, block).tolist() == expected

    @pytest.mark.parametrize("per_mille", [20, 200])
    def test_cuts_related_texts_on_a_shortest_way(self, per_mille: int) -> None:
        text = prose(2000, 4)
        self.assert_cuts(text, with_errors(text, per_mille, 5))

    def test_cuts_unrelated_texts_on_a_shortest_way(self) -> None:
        self.assert_cuts(prose(900, 6), prose(1300, 7))

    @pytest.mark.parametrize("sizes", [(2, 900), (900, 2), (3, 2), (1, 1500)])
    def test_cuts_sides_of_very_different_lengths(self, sizes: tuple[int, int]) -> None:
        text, other = (prose(size, 6 + size) for size in sizes)
        self.assert_cuts(text + "甲", "乙" + other)

    @pytest.mark.parametrize("seed", range(12))
    def test_follows_the_way_back_wherever_it_leads(
        self, monkeypatch: pytest.MonkeyPatch, seed: int
    ) -> None:
        monkeypatch.setattr(cutting, "_SAMPLES", ())
        monkeypatch.setattr(cutting, "WIDE", seed % 3 * 200)
        monkeypatch.setattr(corridor, "_NARROWEST", 1 + seed * 3)
        monkeypatch.setattr(corridor, "_STRETCH", 8 + seed * 5)
        monkeypatch.setattr(corridor, "_TRIED", seed % 4 * 5)
        text = prose(300, seed)
        other = text[:20] + prose(700, seed + 1) + text[90:] if seed % 2 else prose(280, seed + 1)
        self.assert_cuts(text, other)
        self.assert_cuts(other, text)

    def test_finds_the_way_back_where_it_runs_far_below_a_column(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(cutting, "_SAMPLES", ())
        monkeypatch.setattr(corridor, "_NARROWEST", 8)
        monkeypatch.setattr(corridor, "_STRETCH", 40)
        monkeypatch.setattr(corridor, "_TRIED", 0)
        for seed in range(6):
            self.assert_cuts(prose(50, seed), prose(3000, seed + 30))

    def test_finds_what_has_been_moved_in_texts_that_are_mostly_different(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The way leads far from the straight line, and a long sample shows where."""
        monkeypatch.setattr(cutting, "WIDE", 0)
        monkeypatch.setattr(corridor, "_NARROWEST", 20)
        moved = prose(900, 21)
        self.assert_cuts(prose(600, 22) + moved, moved + prose(600, 23))

    def test_says_so_when_the_distance_is_not_what_it_was_said_to_be(self) -> None:
        with pytest.raises(ValueError, match="more than 20"):
            cut(prose(300, 1), prose(300, 2), 20)

    def assert_cuts(self, text: str, other: str) -> None:
        cost = Levenshtein.distance(text, other)
        pieces = cut(text, other, cost)
        assert len(pieces) > 1
        assert sum(piece.cost for piece in pieces) == cost
        i = j = 0
        for length, galley_length, part in pieces:
            assert length < len(text) or galley_length < len(other)
            sides = text[i : i + length], other[j : j + galley_length]
            assert Levenshtein.distance(*sides) == part
            i, j = i + length, j + galley_length
        assert (i, j) == (len(text), len(other))

    @pytest.mark.parametrize("related", [True, False])
    def test_big_gaps_are_cut_and_stay_minimal(
        self, monkeypatch: pytest.MonkeyPatch, related: bool
    ) -> None:
        text = prose(1500, 8)
        other = with_errors(text, 100, 9) if related else prose(1200, 9)
        cost = Levenshtein.distance(text, other)
        monkeypatch.setattr(gap_solving, "LONG_SCRIPT", 100_000)
        monkeypatch.setattr(gap_solving, "_SOONER_CUT", 100_000)
        cuts: list[int] = []

        def counted(left: str, right: str, at_most: int) -> list[Piece]:
            cuts.append(at_most)
            return cut(left, right, at_most)

        monkeypatch.setattr(cutting, "cut", counted)
        parts = list(solved(text_pair(text, other), [Gap(0, 0, len(text), len(other), cost)]))

        assert cuts
        assert sum(part.cost for part in parts) == cost


def test_long_calls_give_the_same_distance() -> None:
    """Above the bound the work is done by a call that lets other threads run."""
    text = prose(9000, 10)
    other = with_errors(prose(9000, 11), 300, 12) + text[:2000]
    assert len(text) * len(other) > LONG_CALL
    assert exact_distance(text, other) == Levenshtein.distance(text, other)
    assert exact_distance(text, other, 9500) == Levenshtein.distance(text, other)
