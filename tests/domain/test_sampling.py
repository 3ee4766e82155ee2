"""The final review's sample: reproducible, stratified, in the band."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.coverage import Amount, CoverageUnit
from editorial.domain.identifiers import ColumnId, ManuscriptId, PersonId
from editorial.domain.issue_pieces import IssuePiece
from editorial.domain.sampling import (
    HandPick,
    SampleBand,
    SampleShare,
    draw,
    sample_share,
    sample_size,
)
from editorial.domain.stages import Stage
from tests.domain.cases import NOW, a_draw, a_piece, a_reading


def pieces_of(columns: list[str], characters: list[int] | None = None) -> list[IssuePiece]:
    return [
        a_piece(
            f"2026-05-{n:03d}",
            column=ColumnId(column),
            characters=(characters or [1000] * len(columns))[n],
            reviews=(a_reading(Stage.SECOND_REVIEW),),
        )
        for n, column in enumerate(columns)
    ]


issues = st.lists(
    st.tuples(st.sampled_from("甲乙丙"), st.integers(1, 9000)), min_size=1, max_size=40
).map(lambda drawn: pieces_of([c for c, _ in drawn], [n for _, n in drawn]))


@pytest.mark.parametrize(
    ("pieces", "size"), [(0, 0), (1, 1), (2, 1), (3, 1), (5, 2), (10, 3), (12, 4), (300, 90)]
)
def test_the_sample_is_three_tenths_and_at_least_one_piece(pieces: int, size: int) -> None:
    assert sample_size(pieces, 30) == size


@given(issues, st.integers(1, 100), st.text(max_size=8))
def test_a_draw_has_its_size_and_only_what_it_was_drawn_from(
    pieces: list[IssuePiece], share: int, seed: str
) -> None:
    drawn = draw(pieces, share, seed)
    assert len(set(drawn)) == len(drawn) == sample_size(len(pieces), share)
    assert set(drawn) <= {piece.id for piece in pieces}


@given(issues, st.text(max_size=8), st.randoms(use_true_random=False))
def test_the_same_seed_draws_the_same_pieces_in_whatever_order_they_come(
    pieces: list[IssuePiece], seed: str, random: object
) -> None:
    mixed = list(pieces)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert draw(mixed, 30, seed) == draw(pieces, 30, seed)


@given(issues, st.text(max_size=8))
def test_no_stratum_gives_more_than_one_piece_beyond_its_share(
    pieces: list[IssuePiece], seed: str
) -> None:
    drawn = set(draw(pieces, 30, seed))
    wanted = sample_size(len(pieces), 30)
    middle = sorted(piece.characters for piece in pieces)[len(pieces) // 2]
    for column in "甲乙丙":
        for longer in (False, True):
            stratum = [
                p for p in pieces if p.column == column and (p.characters > middle) is longer
            ]
            share = len(stratum) * wanted / len(pieces)
            taken = len([p for p in stratum if p.id in drawn])
            assert share - 1 < taken < share + 1


def test_anybody_can_draw_again_what_one_stratum_gave() -> None:
    pieces = pieces_of(["甲"] * 10)
    by_hash = sorted(pieces, key=lambda p: hashlib.sha256(f"四月:{p.number}".encode()).hexdigest())
    assert set(draw(pieces, 30, "四月")) == {piece.id for piece in by_hash[:3]}


def test_another_seed_draws_other_pieces() -> None:
    pieces = pieces_of(["甲", "乙"] * 20)
    assert len({draw(pieces, 30, f"种子{n}") for n in range(10)}) == 10


def pick(piece: str, *, added: bool) -> HandPick:
    return HandPick(ManuscriptId(piece), added, "理由", PersonId("主编"), NOW)


def test_hand_picks_are_applied_in_their_order() -> None:
    drawn = a_draw("a", "b", picks=(pick("b", added=False), pick("c", added=True)))
    assert drawn.sample == {"a", "c"}
    again = replace(drawn, picks=(*drawn.picks, pick("b", added=True), pick("c", added=False)))
    assert again.sample == {"a", "b"}


@pytest.mark.parametrize(
    ("part", "whole", "warned"),
    [
        (3, 10, False),
        (25, 100, False),
        (35, 100, False),
        (249, 1000, True),
        (351, 1000, True),
        (4, 10, True),
        (1, 1, False),
        (1, 2, False),
        (0, 10, True),
    ],
)
def test_outside_the_band_one_is_warned_where_the_band_can_be_kept(
    part: int, whole: int, warned: bool
) -> None:
    share = SampleShare(Amount(part, part), Amount(whole, whole))
    assert share.is_out_of(SampleBand(), CoverageUnit.PIECES) is warned


def test_the_share_is_measured_against_what_has_passed_and_stays() -> None:
    pieces = pieces_of(["甲"] * 4)
    pieces[3] = replace(pieces[3], stage=Stage.WITHDRAWN)
    unread = a_piece("9")
    share = sample_share([*pieces, unread], frozenset({pieces[0].id, pieces[3].id, unread.id}))
    assert (share.sample.pieces, share.whole.pieces) == (1, 3)
