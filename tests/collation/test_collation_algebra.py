"""What holds for any two texts."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from editorial.collation.applying import apply_discrepancies
from editorial.collation.ignoring import FOLDS, IGNORABLE, LEFT_OUT, key_of
from editorial.domain.discrepancy import DiscrepancyKind, inside_moves
from tests.collation.collating import body, collated
from tests.collation.labelled_galleys.galley import labelled_galley

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


def churned_texts(seed: int) -> tuple[str, str]:
    """A labelled galley whose sentences were then carried about and changed."""
    chance = random.Random(seed)
    made = labelled_galley(seed)
    galley = made.galley
    for _ in range(chance.randint(1, 10)):
        start = chance.randrange(len(galley))
        end = start + chance.randint(5, 120)
        stretch, galley = galley[start:end], galley[:start] + galley[end:]
        for _ in range(chance.randint(0, 3)):
            at = chance.randrange(max(len(stretch), 1))
            new = chance.choice(["", "的", "在不"])
            stretch = stretch[:at] + new + stretch[at + chance.randint(0, 1) :]
        goal = chance.randrange(len(galley))
        galley = galley[:goal] + stretch + galley[goal:]
    return made.manuscript, galley


@given(text_pairs())
def test_shares_add_up_to_the_edit_distance(pair: tuple[str, str]) -> None:
    result = collated(*pair)
    assert sum(each.edits for each in result.discrepancies) == result.edit_distance
    assert result.edit_distance == Levenshtein.distance(body(pair[0]).text, body(pair[1]).text)


@given(text_pairs())
def test_applying_the_discrepancies_gives_the_galley(pair: tuple[str, str]) -> None:
    manuscript, galley = map(body, pair)
    assert apply_discrepancies(manuscript.text, collated(*pair).discrepancies) == galley.text


@given(text_pairs(), st.sets(st.sampled_from(sorted(LEFT_OUT))))
@example(("1。111", "，丙2，111"), {DiscrepancyKind.PUNCTUATION})
@example(("111丙", "11，丙1"), {DiscrepancyKind.PUNCTUATION})
def test_what_was_left_out_keeps_the_manuscripts_form_and_costs_nothing(
    pair: tuple[str, str], ignore: set[DiscrepancyKind]
) -> None:
    manuscript = body(pair[0]).text
    result = collated(*pair, *ignore)
    folded = apply_discrepancies(manuscript, result.discrepancies, result.left_out)
    assert Levenshtein.distance(manuscript, folded) == result.edit_distance
    everything = collated(*pair).discrepancies
    assert apply_discrepancies(manuscript, everything) == body(pair[1]).text


@given(st.integers(0, 10_000), st.sets(st.sampled_from(IGNORABLE)))
@settings(max_examples=8, deadline=None)
def test_galleys_in_which_much_moved_and_changed_are_accounted_for_to_the_last_character(
    seed: int, ignore: set[DiscrepancyKind]
) -> None:
    manuscript, galley = churned_texts(seed)
    texts = body(manuscript).text, body(galley).text
    result = collated(manuscript, galley)
    assert sum(each.edits for each in result.discrepancies) == result.edit_distance
    assert result.edit_distance == Levenshtein.distance(*texts)
    assert apply_discrepancies(texts[0], result.discrepancies) == texts[1]
    assert result == collated(manuscript, galley)
    inside = inside_moves(result.discrepancies)
    outside = [each for each in result.discrepancies if each.number not in inside]
    assert all(each.edits for each in outside if each.kind is not DiscrepancyKind.PARAGRAPH_BREAK)
    for side in ("manuscript", "galley"):
        spans = sorted((getattr(d, side).start, getattr(d, side).end) for d in outside)
        filled = [span for span in spans if span[0] < span[1]]
        assert all(before[1] <= behind[0] for before, behind in pairwise(filled))
    less = collated(manuscript, galley, *ignore)
    assert sum(each.edits for each in less.discrepancies) == less.edit_distance
    assert not {each.kind for each in less.discrepancies} & ignore


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
