"""Where few edits leave no room for a move, the rules for moves would find none."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from editorial.collation import exchanges, moves
from tests.collation.collating import collated

TEXTS = st.text(st.sampled_from("甲乙丙，"), min_size=2, max_size=40)


def test_what_is_short_and_apart_is_what_exchanges_do_not_look_at() -> None:
    assert moves.SHORT_SWAP == exchanges.SHORTEST
    assert max(exchanges._GAPS) == moves.APART


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.lists(st.integers(0, 60), max_size=3))
def test_asking_them_all_the_same_changes_nothing(text: str, swapped: list[int]) -> None:
    manuscript = text + "子丑寅卯辰巳午未申酉戌亥" * 4 + text[::-1]
    galley = list(manuscript)
    for at in swapped:
        galley[at : at + 2] = reversed(galley[at : at + 2])
    usual = collated(manuscript, "".join(galley)).discrepancies
    with patch.object(moves, "_may_have_moved", lambda _: True):
        assert collated(manuscript, "".join(galley)).discrepancies == usual
