"""What holds for any two texts."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from editorial.collation.applying import apply_discrepancies
from editorial.collation.ignoring import FOLDS, IGNORABLE, key_of
from editorial.domain.discrepancy import DiscrepancyKind
from tests.collation.collating import body, collated

ALPHABETS = ["甲乙", "甲乙丙12，。\n", "船岸一二三十百128.,%，。“”ABab Ａａ后後臺台\n"]


@st.composite
def text_pairs(draw: st.DrawFn) -> tuple[str, str]:
    """A text, and one that was made of it by the slips of typesetters, or another text."""
    alphabet = draw(st.sampled_from(ALPHABETS))
    manuscript = draw(st.text(alphabet, max_size=40))
    if draw(st.booleans()):
        return manuscript, draw(st.text(alphabet, max_size=40))
    galley = manuscript
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(galley)))
        end = min(len(galley), start + draw(st.integers(0, 9)))
        stretch, rest = galley[start:end], galley[:start] + galley[end:]
        target = draw(st.integers(0, len(rest)))
        other = draw(st.text(alphabet, max_size=3))
        new = draw(st.sampled_from([stretch, stretch[::-1], "", other]))
        galley = rest[:target] + new + rest[target:]
    return manuscript, galley


@given(text_pairs())
def test_shares_add_up_to_the_edit_distance(pair: tuple[str, str]) -> None:
    result = collated(*pair)
    assert sum(each.edits for each in result.discrepancies) == result.edit_distance
    assert result.edit_distance == Levenshtein.distance(body(pair[0]).text, body(pair[1]).text)


@given(text_pairs())
def test_applying_the_discrepancies_gives_the_galley(pair: tuple[str, str]) -> None:
    manuscript, galley = map(body, pair)
    assert apply_discrepancies(manuscript.text, collated(*pair).discrepancies) == galley.text


@given(text_pairs(), st.sets(st.sampled_from(IGNORABLE)))
def test_spans_are_slices_in_order_that_never_overlap(
    pair: tuple[str, str], ignore: set[DiscrepancyKind]
) -> None:
    found = collated(*pair, *ignore).discrepancies
    for side, text in (("manuscript", body(pair[0]).text), ("galley", body(pair[1]).text)):
        spans = [getattr(each, side) for each in found]
        assert all(text[span.start : span.end] == span.text for span in spans)
        filled = sorted((span.start, span.end) for span in spans if span.text)
        assert all(before[1] <= behind[0] for before, behind in pairwise(filled))
    assert [each.number for each in found] == list(range(1, len(found) + 1))
    starts = [each.manuscript.start for each in found]
    assert starts == sorted(starts)


@given(text_pairs(), st.sets(st.sampled_from(IGNORABLE)))
def test_ignored_kinds_never_come_back_and_the_rest_still_adds_up(
    pair: tuple[str, str], ignore: set[DiscrepancyKind]
) -> None:
    result = collated(*pair, *ignore)
    assert sum(each.edits for each in result.discrepancies) == result.edit_distance
    assert not {each.kind for each in result.discrepancies} & ignore
    if ignore <= set(FOLDS):
        keys = (key_of(body(text).text, frozenset(ignore)) for text in pair)
        assert result.edit_distance == Levenshtein.distance(*keys)


@given(st.text(ALPHABETS[2], max_size=40))
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    result = collated(text, text)
    assert (result.edit_distance, result.discrepancies) == (0, ())


@given(text_pairs())
def test_only_paragraph_breaks_cost_nothing(pair: tuple[str, str]) -> None:
    for each in collated(*pair).discrepancies:
        assert (each.edits == 0) is (each.kind is DiscrepancyKind.PARAGRAPH_BREAK)
