"""How discrepancies count: weights by kind and length, doubles, caps, exact rates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.discrepancy import Discrepancy, DiscrepancyKind
from editorial.domain.error_rate import ErrorRate, RateLimit
from editorial.scoring.counting_scheme import CountingScheme
from editorial.scoring.provenance import rules_to_verify
from editorial.scoring.scheme_files import load_scheme
from editorial.scoring.score import ScoredText, tally, tally_issue
from editorial.text.paragraphs import ParagraphKind
from tests.scoring.scored import differing, discrepancy

HOUSE = load_scheme("house")
PERIODICAL = load_scheme("periodical-2020")
NEWSPAPER = load_scheme("newspaper-2020")
BOOK = load_scheme("book-2004")


def tenths(scheme: CountingScheme, *discrepancies: Discrepancy) -> int:
    return tally(discrepancies, scheme, 10_000).tenths


@pytest.mark.parametrize(
    ("kind", "ours", "theirs", "rule", "expected"),
    [
        ("wrong", "按", "安", "QK-2.2a", 10),
        ("missing", "甲乙", "", "QK-2.2b", 20),
        ("missing", "甲乙丙丁戊", "", "QK-2.2b", 20),
        ("extra", "", "甲乙丙丁戊己", "QK-2.2c", 40),
        ("wrong", "甲", "乙丙丁戊己庚", "QK-2.2c", 40),
        ("missing", "甲乙丙，丁戊。", "", "QK-2.2b", 20),
        ("transposed", "甲乙丙丁戊己庚", "庚甲乙丙丁戊己", "QK-2.2d", 10),
        ("moved", "甲乙丙丁戊己庚", "甲乙丙丁戊己庚", "QK-2.2m", 40),
        ("number", "12345678", "12345679", "QK-2.2e", 10),
        ("numeral_form", "二〇二四", "2024", "QK-2.3", 1),
        ("foreign_word", "design", "desing", "QK-2.4", 10),
        ("letter_case", "API", "Api", "QK-2.7", 5),
        ("variant", "后", "後", "QK-2.8", 5),
        ("punctuation", "，", "。", "QK-3.1", 1),
        ("width", "，", ",", "QK-3.1w", 1),
        ("paragraph_break", "", "", "QK-4.1", 1),
    ],
)
def test_the_periodical_scheme_weighs_a_place_by_kind_and_length(
    kind: str, ours: str, theirs: str, rule: str, expected: int
) -> None:
    (score,) = tally([discrepancy(kind, ours, theirs, edits=9)], PERIODICAL, 1000).scores
    assert (score.rule, score.tenths) == (rule, expected)


@pytest.mark.parametrize("kind", [kind.value for kind in DiscrepancyKind])
def test_the_house_scheme_counts_every_differing_character(kind: str) -> None:
    edits = 0 if kind == "paragraph_break" else 7
    assert tenths(HOUSE, discrepancy(kind, "甲乙", "丙", edits=edits)) == edits * 10


def test_the_same_error_counts_three_times_in_an_issue() -> None:
    same = [discrepancy("wrong", "安", "按") for _ in range(5)]
    scores = tally([*same, discrepancy("wrong", "装", "桩")], PERIODICAL, 1000).scores
    assert [score.tenths for score in scores] == [10, 10, 10, 0, 0, 10]
    assert {score.rule for score in scores} == {"QK-2.2a"}


def test_of_the_same_error_the_heaviest_places_count() -> None:
    on_cover = ScoredText((discrepancy("wrong"),), 100, cover=True)
    inside = ScoredText(tuple(discrepancy("wrong") for _ in range(3)), 900)
    tallies = tally_issue([inside, on_cover], PERIODICAL)
    assert [score.tenths for score in tallies[0].scores] == [10, 10, 0]
    assert tallies[1].tenths == 20


def test_caps_hold_over_all_texts_of_an_issue() -> None:
    texts = [ScoredText(differing("numeral_form", 8), 500) for _ in range(2)]
    first, second = tally_issue(texts, PERIODICAL)
    assert (first.tenths, second.tenths) == (8, 2)
    assert [score.tenths for score in second.scores] == [1, 1, 0, 0, 0, 0, 0, 0]


def test_punctuation_has_no_cap() -> None:
    assert tenths(PERIODICAL, *(discrepancy("punctuation", "，", "。") for _ in range(9))) == 9


def test_newspapers_count_headings_double_and_periodicals_do_not() -> None:
    in_title = discrepancy("wrong", paragraph=1)
    in_text = discrepancy("wrong", "丙", "丁", paragraph=2)
    kinds = (ParagraphKind.TITLE, ParagraphKind.BODY)
    newspaper = tally([in_title, in_text], NEWSPAPER, 1000, kinds)
    assert [score.tenths for score in newspaper.scores] == [20, 10]
    assert tally([in_title, in_text], PERIODICAL, 1000, kinds).tenths == 20


def test_books_let_the_same_error_count_four_times() -> None:
    assert tenths(BOOK, *(discrepancy("wrong") for _ in range(6))) == 40
    assert tenths(BOOK, *(discrepancy("variant", "后", "後") for _ in range(6))) == 15


def test_a_worked_example_of_three_thousand_characters() -> None:
    """A lost character, one wrong word twice, one number, four marks: 4.4 errors."""
    found = (
        discrepancy("missing", "的", ""),
        discrepancy("wrong", "安", "按"),
        discrepancy("wrong", "安", "按"),
        discrepancy("number", "128", "182"),
        *differing("punctuation", 4),
    )
    result = tally(found, PERIODICAL, 3000)
    assert result.tenths == 44
    assert not result.rate.within(RateLimit(1, 1000))
    assert f"{float(result.rate.per_mille):.3f}" == "1.467"
    assert f"{float(result.rate.per_ten_thousand):.2f}" == "14.67"


def test_a_published_check_of_thirty_thousand_characters() -> None:
    """Shanghai 2011: 3.0 in characters and a number, 0.6 in marks and forms: 1.2/10000."""
    found = (
        discrepancy("missing", "甲", ""),
        discrepancy("wrong"),
        discrepancy("number", "1", "2"),
        *differing("punctuation", 3),
        *(discrepancy("paragraph_break", "", "") for _ in range(3)),
    )
    result = tally(found, PERIODICAL, 30_000)
    assert result.tenths == 36
    assert result.rate.per_ten_thousand == ErrorRate(12, 10_000).per_ten_thousand
    assert result.passes


@pytest.mark.parametrize(
    ("characters", "wrong_tenths", "limit", "passes"),
    [
        (1000, 10, RateLimit(1, 1000), True),
        (1000, 11, RateLimit(1, 1000), False),
        (10_000, 20, RateLimit(2, 10_000), True),
        (10_000, 21, RateLimit(2, 10_000), False),
        (999, 10, RateLimit(1, 1000), False),
        (0, 0, RateLimit(1, 1000), True),
        (0, 1, RateLimit(1, 1000), False),
    ],
)
def test_the_limit_itself_still_passes(
    characters: int, wrong_tenths: int, limit: RateLimit, passes: bool
) -> None:
    assert ErrorRate(wrong_tenths, characters).within(limit) is passes


def test_one_error_in_a_thousand_passes_the_house_limit_and_two_do_not() -> None:
    assert tally([discrepancy("wrong")], HOUSE, 1000).passes
    assert not tally([discrepancy("wrong"), discrepancy("punctuation")], HOUSE, 1000).passes


def test_rules_that_were_not_verified_are_named_when_they_counted() -> None:
    found = [discrepancy("wrong"), discrepancy("variant"), discrepancy("paragraph_break")]
    result = tally(found, PERIODICAL, 1000)
    assert [rule.id for rule in rules_to_verify(result, PERIODICAL)] == ["QK-2.8", "QK-4.1"]
    assert rules_to_verify(tally(found, HOUSE, 1000), HOUSE) == ()


@given(st.lists(st.sampled_from(list(DiscrepancyKind)), max_size=12))
def test_a_tally_has_one_score_for_each_place_and_caps_never_add(
    kinds: list[DiscrepancyKind],
) -> None:
    found = [discrepancy(kind.value) for kind in kinds]
    for scheme in (HOUSE, PERIODICAL, NEWSPAPER, BOOK):
        result = tally(found, scheme, 1000)
        alone = [tally([each], scheme, 1000).tenths for each in found]
        assert len(result.scores) == len(found)
        assert all(
            score.tenths <= single for score, single in zip(result.scores, alone, strict=True)
        )
