"""Real official documents: the slips that are in them are found, the collisions stay silent."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from editorial.checking.check import check_text
from editorial.checking.finding import Finding, Level

TEXTS = Path(__file__).parents[2].parent / "shared" / "texts"
FILES = {path.name[:3]: path for path in TEXTS.glob("0*.txt")}

pytestmark = [
    pytest.mark.real_texts,
    pytest.mark.skipif(not FILES, reason="the real texts do not lie beside the checkout"),
]

TRUE_KINDS = {"half-width-points", "half-width-brackets", "year-zero"}
"""Rules whose sure findings in these texts were all looked at and are true."""


def findings(number: str) -> list[Finding]:
    text = FILES[number].read_bytes().decode("utf-8")
    return check_text(text, level=Level.LIKELY)


def test_the_repeated_words_of_the_implementation_plan_are_found() -> None:
    found = {(f.rule, f.text) for f in findings("004")}
    assert ("repeated-word", "依规依规") in found
    assert ("repeated-list-item", "、协调") in found


def test_the_round_zero_is_found_three_times() -> None:
    found = [f for f in findings("000") if f.rule == "year-zero"]
    assert [f.suggestions for f in found] == [("二〇三五",)] * 3


def test_half_width_points_between_han_are_found() -> None:
    points = Counter(
        number
        for number in FILES
        for f in findings(number)
        if (f.rule, f.level) == ("half-width-points", Level.SURE)
    )
    assert points["000"] >= 16
    assert points["001"] >= 352
    assert points["002"] >= 1042
    assert points["004"] == 3


def test_points_between_titles_and_quoted_words_are_found() -> None:
    found = Counter(f.text for f in findings("002") if f.rule == "points-between-marks")
    assert found == {"”、“": 6, "》、《": 1}


def test_no_sure_finding_is_of_another_kind() -> None:
    strange = [
        (number, f.rule, f.text)
        for number in FILES
        for f in findings(number)
        if f.level is Level.SURE and f.rule not in TRUE_KINDS
    ]
    assert strange == []


def test_no_dictionary_word_fires_at_sure_or_likely() -> None:
    """认定单位, 工商确认, 协商确定, 创建全国: 149,000 characters without a false alarm."""
    fired = [
        (number, f.rule, f.text)
        for number in FILES
        for f in findings(number)
        if f.rule.startswith("dictionary")
    ]
    assert fired == []


def test_likely_findings_beside_half_width_points_are_few_and_true() -> None:
    others = Counter(
        f.rule
        for number in FILES
        for f in findings(number)
        if f.level is Level.LIKELY and f.rule != "half-width-points"
    )
    assert others == {"points-between-marks": 7, "repeated-list-item": 1, "repeated-word": 1}
