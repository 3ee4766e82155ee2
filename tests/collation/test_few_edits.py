"""A few edits are found without a library, and are the very edits that the library finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from editorial.collation import engine
from editorial.collation.diagonals import FEW, agreement, few_edits
from editorial.collation.engine import script_at_once
from tests.collation.engine_texts import prose, with_errors

texts = st.text("甲乙丙丁", max_size=24) | st.text("ab", max_size=24)


def bare(one: str, other: str) -> tuple[str, str]:
    """Two texts without what they begin and end with alike."""
    start = agreement(one, 0, other, 0)
    one, other = one[start:], other[start:]
    behind = agreement(one[::-1], 0, other[::-1], 0)
    return one[: len(one) - behind], other[: len(other) - behind]


def by_the_library(one: str, other: str) -> list[tuple[int, int, int, int]]:
    cost = Levenshtein.distance(one, other)
    taken = {"replace": (1, 1), "delete": (1, 0), "insert": (0, 1)}
    return [
        (edit.src_pos, edit.src_pos + out, edit.dest_pos, edit.dest_pos + new)
        for edit in Levenshtein.editops(one, other, score_hint=cost)
        for out, new in (taken[edit.tag],)
    ]


@given(texts, texts, st.integers(0, 12))
def test_they_are_the_edits_of_the_library_or_there_are_too_many(
    one: str, other: str, at_most: int
) -> None:
    one, other = bare(one, other)
    expected = by_the_library(one, other)
    found = few_edits(one, other, at_most)
    assert found == (expected if len(expected) <= at_most else None)


@pytest.mark.parametrize("seed", range(6))
def test_they_are_the_edits_of_the_library_in_articles_too(seed: int) -> None:
    text = prose(4000, seed)
    one, other = bare(text, with_errors(text, 4, seed + 50))
    assert few_edits(one, other) == by_the_library(one, other)


@given(texts, texts)
def test_the_script_is_the_same_whoever_finds_it(one: str, other: str) -> None:
    script = script_at_once(one, other)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(engine, "few_edits", lambda *_: None)
        assert script_at_once(one, other) == script


@pytest.mark.parametrize("per_mille", [1, 4, 8, 40])
def test_the_script_of_an_article_is_the_same_whoever_finds_it(
    per_mille: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = [
        (text, with_errors(text, per_mille, seed + 9))
        for seed in range(6)
        for text in [prose(3000, seed)]
    ]
    found = [script_at_once(*pair) for pair in pairs]
    assert any(script.distance <= FEW for script in found) == (per_mille < 40)
    monkeypatch.setattr(engine, "few_edits", lambda *_: None)
    assert [script_at_once(*pair) for pair in pairs] == found


@given(st.text("ab", max_size=60), st.text("ab", max_size=60))
def test_agreement_ends_at_the_first_difference(one: str, other: str) -> None:
    length = agreement(one, 0, other, 0)
    assert one[:length] == other[:length]
    assert length == min(len(one), len(other)) or one[length] != other[length]
