"""Every place says what it weighed, what doubled it, what a cap took, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.comparison.compare import compare_documents
from editorial.domain.discrepancy import Discrepancy, DiscrepancyKind
from editorial.domain.error_rate import ErrorRate, RateLimit
from editorial.scoring.basis import BasisRefused, CountingBasis
from editorial.scoring.counting_scheme import CountingRule
from editorial.scoring.notes import cap_notes, doubled_notes, score_note
from editorial.scoring.scheme_files import SchemeNotFound, judged_rules, load_scheme, scheme_ids
from editorial.scoring.score import ScoredText, tally, tally_issue
from editorial.scoring.tally import Cap, Denominator, Doubled, PlaceScore
from editorial.text.document_text import DocumentText
from editorial.text.paragraphs import ParagraphKind
from tests.scoring.scored import discrepancy

HOUSE = load_scheme("house")
PERIODICAL = load_scheme("periodical-2020")
NEWSPAPER = load_scheme("newspaper-2020")
BOOK = load_scheme("book-2004")


def numbered(*places: Discrepancy) -> tuple[Discrepancy, ...]:
    return tuple(replace(place, number=number) for number, place in enumerate(places, 1))


@pytest.mark.parametrize(
    ("scheme", "cover", "title", "important"),
    [
        ("house", 10, 10, 10),
        ("periodical-2020", 20, 10, 20),
        ("newspaper-2020", 20, 20, 20),
        ("book-2004", 20, 10, 10),
    ],
)
def test_what_doubles_a_wrong_character(
    scheme: str, cover: int, title: int, important: int
) -> None:
    rules = load_scheme(scheme)
    place = [discrepancy("wrong", number=1)]
    assert tally(place, rules, 1000, cover=True).tenths == cover
    assert tally(place, rules, 1000, [ParagraphKind.TITLE]).tenths == title
    assert tally(place, rules, 1000, important={1}).tenths == important
    assert tally(place, rules, 1000, important={2}).tenths == 10


def test_nothing_doubles_twice() -> None:
    place = [discrepancy("wrong")]
    for scheme in (PERIODICAL, NEWSPAPER):
        found = tally(place, scheme, 1000, [ParagraphKind.TITLE], cover=True, important={1})
        assert found.scores == (PlaceScore(found.scores[0].rule, 20, Doubled.COVER, before=10),)


@pytest.mark.parametrize(("kind", "expected"), [("wrong", 20), ("punctuation", 20)])
def test_a_place_on_a_books_cover_counts_two(kind: str, expected: int) -> None:
    assert tally([discrepancy(kind)], BOOK, 1000, cover=True).tenths == expected
    long = [discrepancy("missing", "甲乙丙丁戊己", "")]
    assert tally(long, BOOK, 1000, cover=True).tenths == 40


def test_a_place_beyond_the_third_of_its_error_says_so() -> None:
    places = numbered(*(discrepancy("wrong", "安", "按") for _ in range(5)))
    found = tally(places, PERIODICAL, 1000)
    assert [score.tenths for score in found.scores] == [10, 10, 10, 0, 0]
    last = found.scores[-1]
    assert (last.weight, last.cap, last.lost) == (10, Cap.SAME_ERROR, 10)
    assert score_note(last, PERIODICAL) == "同一差错已计 3 次，不再计"
    assert found.lost == 20
    assert cap_notes(found, PERIODICAL, [place.number for place in places]) == (
        "同一差错最多计 3 次：第 4、5 处封顶，少计 2。",
    )


def test_a_rules_cap_takes_what_is_over() -> None:
    places = numbered(
        *(discrepancy("numeral_form", chr(0x4E00 + n), "1") for n in range(9)),
        discrepancy("numeral_form", "二", "2"),
        discrepancy("numeral_form", "三", "3"),
    )
    found = tally(places, PERIODICAL, 1000, important={10})
    assert found.tenths == 10
    tenth, eleventh = found.scores[9:]
    assert (tenth.tenths, tenth.weight, tenth.lost, tenth.cap) == (1, 1, 1, Cap.RULE)
    assert score_note(tenth, PERIODICAL) == "基本 0.1，重要信息加倍；QK-2.3 已计满 1，这里计 0.1"
    assert score_note(eleventh, PERIODICAL) == "QK-2.3 已计满 1，不再计"
    numbers = [place.number for place in places]
    assert doubled_notes(found, numbers) == ("第 10 处是重要信息，多计 0.1。",)
    assert cap_notes(found, PERIODICAL, numbers) == (
        "QK-2.3 最多计 1：第 10、11 处封顶，少计 0.2。",
    )


def test_a_place_that_counts_what_its_rule_says_has_no_note() -> None:
    (score,) = tally([discrepancy("wrong")], PERIODICAL, 1000).scores
    assert (score.weight, score.doubled, score.cap, score.lost) == (10, None, None, 0)
    assert score_note(score, PERIODICAL) == ""
    assert doubled_notes(tally([discrepancy("wrong")], PERIODICAL, 1000), [1]) == ()


def test_pairs_that_differ_in_either_side_are_different_errors() -> None:
    pairs = [("安", "按"), ("安", "案"), ("案", "按"), ("按", "安")]
    places = [discrepancy("wrong", *pair) for pair in pairs for _ in range(3)]
    assert tally(places, PERIODICAL, 10_000).tenths == 120
    assert tally([*places, discrepancy("wrong", "安", "按")], PERIODICAL, 10_000).tenths == 120


@pytest.mark.parametrize(
    ("characters", "expected"), [(1, 10), (2, 20), (5, 20), (6, 40), (25, 40), (300, 40)]
)
@pytest.mark.parametrize("scheme", ["periodical-2020", "newspaper-2020", "book-2004"])
@pytest.mark.parametrize("kind", ["wrong", "missing", "extra"])
def test_a_run_counts_by_its_place_and_length(
    scheme: str, kind: str, characters: int, expected: int
) -> None:
    ours = "" if kind == "extra" else "甲" * characters
    theirs = "" if kind == "missing" else "乙" * characters
    found = tally([discrepancy(kind, ours, theirs, edits=characters)], load_scheme(scheme), 1000)
    assert found.tenths == expected


# ------------------------------------------------------------------ published figures


@pytest.mark.parametrize(
    ("tenths", "characters", "limit", "passes"),
    [
        (10, 1000, RateLimit(1, 1000), True),
        (11, 1000, RateLimit(1, 1000), False),
        (20, 10_000, RateLimit(2, 10_000), True),
        (21, 10_000, RateLimit(2, 10_000), False),
        (36, 30_000, RateLimit(2, 10_000), True),
        (20, 20_000, RateLimit(1, 10_000), True),
        (30, 10_000, RateLimit(3, 10_000), True),
        (31, 10_000, RateLimit(3, 10_000), False),
        (10, 10_000, RateLimit(1, 10_000), True),
        (11, 10_000, RateLimit(1, 10_000), False),
    ],
)
def test_the_limit_is_within_the_limit_and_a_tenth_more_is_not(
    tenths: int, characters: int, limit: RateLimit, passes: bool
) -> None:
    assert ErrorRate(tenths, characters).within(limit) is passes


def by_hand(scheme: str, text: str) -> CountingRule:
    """The rule whose wording begins so, of those that a reader applies."""
    found = [rule for rule in judged_rules(scheme) if rule.text.startswith(text)]
    assert len(found) == 1
    return found[0]


def test_the_examination_questions_on_books_come_out() -> None:
    """100,000 characters: 6 + 2×2 + 1×2 = 12, 1.2/10,000; 1 + 2×0.5 = 2, 0.2/10,000."""
    characters = tuple(discrepancy("wrong", chr(0x4E00 + n), "乙") for n in range(6))
    (weight,) = (step.tenths for step in by_hand("book-2004", "知识性、逻辑性、语法性").steps)
    errors = tally(characters, BOOK, 100_000).tenths + 3 * weight
    assert ErrorRate(errors, 100_000).per_ten_thousand == ErrorRate(12, 10_000).per_ten_thousand
    mixed = [
        discrepancy("wrong"),
        discrepancy("variant", "后", "後"),
        discrepancy("variant", "发", "發"),
    ]
    found = tally(mixed, BOOK, 100_000)
    assert found.tenths == 20
    assert float(found.rate.per_ten_thousand) == 0.2
    assert found.passes


def test_an_examination_question_of_two_hundred_thousand_characters() -> None:
    """20 characters and 14 × 0.5 of the same table: 27 of 30; the 3 of the old rule is no more."""
    places = [discrepancy("wrong", chr(0x4E00 + n), "乙") for n in range(20)]
    places += [discrepancy("letter_case", chr(97 + n), chr(65 + n)) for n in range(14)]
    found = tally(places, BOOK, 200_000)
    assert found.tenths == 270
    assert not found.passes


@pytest.mark.parametrize(
    ("scheme", "rule", "tenths", "same", "cap"),
    [
        ("periodical-2020", "事实性、知识性", 10, 3, None),
        ("periodical-2020", "少数民族文字", 10, None, None),
        ("periodical-2020", "量和单位", 5, 3, None),
        ("periodical-2020", "专有名词译法", 5, None, None),
        ("periodical-2020", "涉港澳台", 10, None, None),
        ("periodical-2020", "网络用语", 5, None, None),
        ("periodical-2020", "外文单词转行", 1, None, 10),
        ("periodical-2020", "图序、表序", 1, None, 10),
        ("periodical-2020", "字体错", 1, None, 10),
        ("periodical-2020", "图、表位置", 10, None, None),
        ("periodical-2020", "图、表内容", 20, None, None),
        ("periodical-2020", "书眉", 1, None, 10),
        ("periodical-2020", "目次", 10, None, None),
        ("newspaper-2020", "事实性、知识性", 10, 3, None),
        ("book-2004", "知识性", 20, None, None),
        ("book-2004", "量和单位", 10, 3, None),
    ],
)
def test_what_only_a_reader_can_judge_is_in_the_table_too(
    scheme: str, rule: str, tenths: int, same: int | None, cap: int | None
) -> None:
    found = by_hand(scheme, rule)
    assert [step.tenths for step in found.steps] == [tenths]
    assert (found.same_error_places, found.cap_tenths) == (same, cap)


@pytest.mark.parametrize("scheme", scheme_ids())
def test_no_two_rules_of_a_scheme_share_an_id(scheme: str) -> None:
    rules = [*load_scheme(scheme).rules, *judged_rules(scheme)]
    assert len({rule.id for rule in rules}) == len(rules)
    steps = [step.rule for rule in load_scheme(scheme).rules for step in rule.steps]
    assert all(load_scheme(scheme).rule(each).steps for each in steps)
    assert not any(rule.kinds for rule in judged_rules(scheme))


def test_the_rules_to_judge_are_those_of_a_scheme_that_ships() -> None:
    assert judged_rules("house") == ()
    with pytest.raises(SchemeNotFound):
        judged_rules("../house")


# ------------------------------------------------------------------ denominators and marks by hand


def test_layout_characters_divide_where_the_regulation_says_so() -> None:
    text = ScoredText((discrepancy("wrong"),), 1000, layout_characters=5000)
    for scheme in (PERIODICAL, NEWSPAPER, BOOK):
        (found,) = tally_issue([text], scheme)
        assert (found.characters, found.denominator) == (5000, Denominator.LAYOUT)
    (house,) = tally_issue([text], HOUSE)
    assert (house.characters, house.denominator) == (1000, Denominator.TEXT)


def compared(basis: CountingBasis) -> dict[str, int]:
    sides = ("船工按时解缆。", "船工安时解缆。")
    found = compare_documents(*map(DocumentText.from_plain, sides), basis=basis)
    return {scheme: each.tenths for scheme, each in found.tallies.items()}


def test_a_comparison_takes_what_is_given_by_hand() -> None:
    assert compared(CountingBasis()) == {"house": 10, "periodical-2020": 10}
    assert compared(CountingBasis(cover=True))["periodical-2020"] == 20
    assert compared(CountingBasis(important=frozenset({1}))) == {
        "house": 10,
        "periodical-2020": 20,
    }


def test_a_mark_on_no_place_is_refused() -> None:
    with pytest.raises(BasisRefused, match="没有第 2、9 处差异（共 1 处）"):
        compared(CountingBasis(important=frozenset({1, 2, 9})))


@given(
    st.lists(st.sampled_from(list(DiscrepancyKind)), max_size=14),
    st.booleans(),
    st.sets(st.integers(1, 14)),
)
def test_what_was_weighed_is_what_counts_and_what_caps_took(
    kinds: list[DiscrepancyKind], cover: bool, important: set[int]
) -> None:
    places = numbered(*(discrepancy(kind.value) for kind in kinds))
    for scheme in map(load_scheme, scheme_ids()):
        found = tally(places, scheme, 1000, cover=cover, important=important)
        for score in found.scores:
            full = score.tenths + score.lost
            assert (full == score.weight) or score.doubled
            assert (score.cap is None) == (score.lost == 0)
            if scheme.cover_tenths is None:
                assert full == score.weight * (2 if score.doubled else 1)
