"""Numbers in running text: where they end, and what they are worth in whatever notation."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.text.numerals import arabic_tokens, number_tokens, numeral_value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024", 2024),
        ("２０２４", 2024),
        ("二〇二四", 2024),
        ("二○二四", 2024),
        ("二零二四", 2024),
        ("二千零二十四", 2024),
        ("贰仟零贰拾肆", 2024),
        ("1,234,567", 1_234_567),
        ("3.50", Fraction(7, 2)),
        ("三点五", Fraction(7, 2)),
        ("3万", 30_000),
        ("13.5万", 135_000),
        ("十三万五千", 135_000),
        ("一亿二千万", 120_000_000),
        ("十", 10),
        ("十五", 15),
        ("一百零二", 102),
        ("一百二", 120),
        ("一万五", 15_000),
        ("两千", 2000),
        ("30%", Fraction(3, 10)),
        ("百分之三十", Fraction(3, 10)),
        ("3‰", Fraction(3, 1000)),
        ("千分之三", Fraction(3, 1000)),
        ("Ⅳ", 4),
        ("①", 1),
        ("(3)", 3),
        ("⅔", Fraction(2, 3)),
    ],
)
def test_a_number_is_worth_the_same_in_every_notation(text: str, value: Fraction | int) -> None:
    assert numeral_value(text) == value


@pytest.mark.parametrize(
    "text", ["", "两", "万一", "百万", "3千5百", "1.2.3", "船", "一二十", "A1", "Ↄ"]
)
def test_what_is_not_one_number_has_no_value(text: str) -> None:
    assert numeral_value(text) is None


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("共128米", ["128"]),
        ("宽3.5米，长1,200米", ["3.5", "1,200"]),
        ("1,2,3号", ["1", "2", "3"]),
        ("增长12%。", ["12%"]),
        ("3千米和3千人", ["3", "3千"]),
        ("约30万吨", ["30万"]),
        ("到2024.", ["2024"]),
        ("二〇二四年三月", ["二〇二四", "三"]),
        ("占百分之三十", ["百分之三十"]),
        ("见①和Ⅳ", ["①", "Ⅳ"]),
        ("没有", []),
    ],
)
def test_numbers_are_found_whole(text: str, tokens: list[str]) -> None:
    assert [text[start:end] for start, end in number_tokens(text)] == tokens


def test_arabic_numbers_are_told_from_chinese_ones() -> None:
    text = "三月5日，十点"
    assert [text[start:end] for start, end in arabic_tokens(text)] == ["5"]


@given(st.integers(0, 10**12))
def test_every_way_to_write_a_whole_number_is_read_back(number: int) -> None:
    digits = "〇一二三四五六七八九"
    assert numeral_value(str(number)) == number
    assert numeral_value(f"{number:,}") == number
    assert numeral_value("".join(digits[int(digit)] for digit in str(number))) == number


@pytest.mark.parametrize("text", ["1" * 5000, "1." + "3" * 5000, "一" * 5000, "1二" * 3000])
def test_digits_without_end_are_no_number(text: str) -> None:
    assert numeral_value(text) is None
