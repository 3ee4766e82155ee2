"""The engine finds a minimal script of any two texts, the same one each time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from editorial.collation.edit_script import EditScript
from editorial.collation.engine import edit_script, script_at_once, walked_script
from tests.collation.engine_texts import prose, with_errors, with_moved_block

REAL_TEXTS = Path(__file__).parents[3] / "shared" / "texts"


def plain_distance(left: str, right: str) -> int:
    """Levenshtein's distance by the textbook, on purpose nothing like the engine."""
    row = list(range(len(right) + 1))
    for x, mine in enumerate(left, 1):
        above_left, row[0] = row[0], x
        for y, other in enumerate(right, 1):
            above_left, row[y] = (
                row[y],
                min(row[y] + 1, row[y - 1] + 1, above_left + (mine != other)),
            )
    return row[-1]


def assert_sound(script: EditScript, manuscript: str, galley: str) -> None:
    """The script rebuilds the galley out of well-formed edits in text order."""
    assert script.apply(manuscript, galley) == galley
    end = galley_end = 0
    for edit in script.edits:
        length = edit.manuscript_end - edit.manuscript_start
        galley_length = edit.galley_end - edit.galley_start
        assert edit.cost > 0
        assert length == galley_length or not length or not galley_length
        assert edit.manuscript_start >= end
        assert edit.manuscript_start - end == edit.galley_start - galley_end
        end, galley_end = edit.manuscript_end, edit.galley_end


WAYS = (script_at_once, walked_script)
"""Which of them is taken is decided by the length of the texts; both serve any."""


def assert_costs(manuscript: str, galley: str, distance: int) -> None:
    """Both ways are sound and cost the distance."""
    for way in WAYS:
        script = way(manuscript, galley)
        assert script.distance == distance
        assert_sound(script, manuscript, galley)


def assert_minimal(manuscript: str, galley: str) -> None:
    assert_costs(manuscript, galley, Levenshtein.distance(manuscript, galley))


def texts_over(alphabet: str, most: int) -> st.SearchStrategy[str]:
    return st.text(st.sampled_from(alphabet), max_size=most)


small_pairs = st.integers(1, 5).flatmap(
    lambda size: st.tuples(texts_over("甲乙丙丁戊"[:size], 24), texts_over("甲乙丙丁戊"[:size], 24))
)


@settings(max_examples=200, deadline=None)
@given(small_pairs)
@example(("", ""))
@example(("", "甲"))
@example(("甲乙", ""))
def test_costs_the_textbook_distance(pair: tuple[str, str]) -> None:
    assert_costs(*pair, plain_distance(*pair))


@st.composite
def edited_pairs(draw: st.DrawFn) -> tuple[str, str]:
    """A text of few or many different characters, and what a few cuts and pastes make of it."""
    alphabet = draw(st.sampled_from(("甲乙", "甲乙丙丁戊", "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳")))
    manuscript = draw(texts_over(alphabet, 60)) * draw(st.integers(1, 6))
    galley = manuscript
    for _ in range(draw(st.integers(1, 8))):
        start = draw(st.integers(0, len(galley)))
        end = min(len(galley), start + draw(st.integers(0, 12)))
        to = draw(st.integers(0, len(galley)))
        new = draw(st.one_of(texts_over(alphabet, 3), st.just(galley[to : to + 12])))
        galley = galley[:start] + new + galley[end:]
    return manuscript, galley


@settings(max_examples=200, deadline=None)
@given(edited_pairs())
def test_is_minimal_after_cuts_and_pastes(pair: tuple[str, str]) -> None:
    assert_minimal(*pair)


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(), max_size=30), st.text(st.characters(), max_size=30))
@example("𠮷野家在吉野", "吉野家在𠮷野")
@example("甲\ud800乙", "甲\udc00乙")
@example("\ud83d\ude00", "😀")
@example("甲" * 30 + "𠮷" + "乙" * 30, "甲" * 30 + "乙" * 30)
def test_counts_code_points_of_any_kind(manuscript: str, galley: str) -> None:
    assert_costs(manuscript, galley, plain_distance(manuscript, galley))


@pytest.mark.parametrize("per_mille", [1, 3, 10, 30, 50, 100, 200, 300])
@pytest.mark.parametrize("length", [300, 4000])
def test_is_minimal_at_every_error_rate(length: int, per_mille: int) -> None:
    for seed in range(6):
        text = prose(length, seed)
        assert_minimal(text, with_errors(text, per_mille, seed))


@pytest.mark.parametrize("per_mille", [0.2, 1, 10, 50])
def test_is_minimal_on_long_texts(per_mille: float) -> None:
    text = prose(60_000, 1)
    galley = with_errors(text, per_mille, 2)
    script = edit_script(text, galley)

    assert_sound(script, text, galley)
    assert script.distance == Levenshtein.distance(text, galley, score_hint=script.distance)


def test_is_minimal_where_hashing_has_to_find_far_witnesses() -> None:
    """More edits than search serves, on both levels of hashing."""
    text = prose(160_000, 3)
    galley = with_moved_block(with_errors(text, 20, 4), 1500, 20_000, 120_000)
    script = edit_script(text, galley)

    assert script.distance > 3000
    assert script.distance == Levenshtein.distance(text, galley, score_hint=script.distance)


@pytest.mark.parametrize("length", [3, 20, 100, 600])
@pytest.mark.parametrize("to", [0, 1500, 2900])
def test_is_minimal_when_a_block_has_moved(length: int, to: int) -> None:
    text = prose(4000, 5)
    moved = with_moved_block(text, length, 1400, to)

    assert_minimal(text, moved)
    assert_minimal(text, with_errors(moved, 5, length))


@pytest.mark.parametrize("unit", ["甲", "甲乙", "甲乙丙甲", "第一条"])
@pytest.mark.parametrize("per_mille", [2, 20, 150])
def test_is_minimal_on_repetitions(unit: str, per_mille: int) -> None:
    text = with_errors(unit * (1200 // len(unit)), 10, 6, "甲乙丙")
    assert_minimal(text, with_errors(text, per_mille, 7, "甲乙丙"))
    assert_minimal(text, text[37:] + text[:5])


def test_is_minimal_on_forms_that_repeat_with_small_changes() -> None:
    text = "".join(f"第{number}号申请人姓名住址电话盖章日期。" for number in range(300))
    assert_minimal(text, with_errors(text, 20, 8))
    assert_minimal(text, text.replace("第7", "第1", 40))
    assert_minimal(text, with_moved_block(text, 400, 1000, 3000))


def test_is_minimal_on_unrelated_texts() -> None:
    assert_minimal(prose(3000, 11), prose(2500, 12))
    assert_minimal(prose(3000, 11), "甲" * 10)
    assert_minimal("甲" * 500, "乙" * 700)


def test_gives_the_same_script_each_time() -> None:
    text = prose(20_000, 13)
    galley = with_errors(text, 30, 14)
    assert edit_script(text, galley) == edit_script(str(text), "".join(list(galley)))


@pytest.mark.parametrize("length", [5_990, 6_010])
def test_texts_on_either_side_of_the_border_are_read_alike(length: int) -> None:
    """What a proof-reader sees does not change when a text grows beyond the border."""
    for per_mille in (1, 5):
        text = prose(length, 21)
        galley = with_errors(text, per_mille, 22)
        assert edit_script(text, galley) == script_at_once(text, galley)
        assert edit_script(text, galley) == walked_script(text, galley)


def test_equal_texts_need_no_edits() -> None:
    assert edit_script("", "") == EditScript(())
    assert edit_script("甲乙", "甲乙") == EditScript(())


@pytest.mark.real_texts
@pytest.mark.parametrize("per_mille", [1, 10, 50])
def test_is_minimal_on_real_texts(per_mille: int) -> None:
    if not REAL_TEXTS.is_dir():
        pytest.skip("the real texts do not lie beside the checkout")
    for path in sorted(REAL_TEXTS.glob("*.txt"))[:3]:
        text = "".join(path.read_text(encoding="utf-8").split())[:20_000]
        assert_minimal(text, with_errors(text, per_mille, 15))
