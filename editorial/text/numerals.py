"""Numerals (数字): number tokens in running text and what they are worth.

A number is one unit in proof-reading, however many digits it has (GB/T 15835 writes it, the error
rules count it once).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from math import gcd
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fractions import Fraction

_DIGIT = "0-9０-９"
_HAN_DIGITS: Final = {
    **{character: value for value, character in enumerate("〇一二三四五六七八九")},
    **{character: value for value, character in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "○": 0,
    "两": 2,
}
_HAN_UNITS: Final = {
    "十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10_000, "亿": 10**8,
}  # fmt: skip
_HAN_NUMERALS = "".join(_HAN_DIGITS) + "".join(_HAN_UNITS)

_ARABIC = (
    rf"[{_DIGIT}]+(?:[.．][{_DIGIT}]+|,[{_DIGIT}]{{3}})*"
    r"(?:[十百千](?=[万亿])|[百千](?![米克瓦帕赫焦卡伏安升字分]))?[万亿]*[%％‰]?"
    r"|[\u2150-\u2188\u2460-\u249b\u3220-\u3229\u3280-\u3289]"
)
_HAN_FIRST = "".join(_HAN_DIGITS)
_HAN = rf"(?:[{_HAN_NUMERALS}]+分之)?[{_HAN_FIRST}十拾][{_HAN_NUMERALS}]*(?:点[{_HAN_FIRST}]+)?"
_TOKEN = f"{_ARABIC}|{_HAN}"
_FRACTION = f"([{_DIGIT}]+)[/／]([{_DIGIT}]+)"
_MIXED = f"[{_DIGIT}{''.join(_HAN_DIGITS)}]+"
_ARABIC_VALUE = (
    rf"([{_DIGIT}]+(?:,[{_DIGIT}]{{3}})*)(?:[.．]([{_DIGIT}]+))?([十百千]?[万亿]*)([%％‰]?)"
)
_form = cache(re.compile)
"""A form ready for use; made on first use, as many texts differ in no number."""
_LONGEST: Final = 100
"""Characters beyond which digits are no number that anyone reads."""
_PARTS = {"%": 100, "％": 100, "‰": 1000, "百": 100, "千": 1000, "万": 10_000}


def number_tokens(text: str) -> Iterator[tuple[int, int]]:
    """Offsets (code points, end exclusive) of the numbers in ``text``, Arabic and Chinese."""
    for match in _form(_TOKEN).finditer(text):
        yield match.span()


def arabic_tokens(text: str) -> Iterator[tuple[int, int]]:
    """Offsets (code points, end exclusive) of the numbers in ``text`` that aren't in Chinese."""
    for match in _form(_ARABIC).finditer(text):
        yield match.span()


def has_arabic(text: str) -> bool:
    """Whether an Arabic or Roman number stands in ``text``."""
    return _form(_ARABIC).search(text) is not None


def is_han_numeral(character: str) -> bool:
    """Whether it is one of 〇一二…九十百千万亿, formal forms (壹贰) included."""
    return character in _HAN_DIGITS or character in _HAN_UNITS


def is_plain_han(character: str) -> bool:
    """Whether it is a common Han character that no number holds: nearly all there are."""
    return "\u4e00" <= character <= "\u9fff" and not is_han_numeral(character)


def numeral_value(text: str) -> Fraction | None:
    """What a number is worth, whatever its notation; None when ``text`` is not one number.

    ``2024``, ``２０２４``, ``二〇二四``, ``20二4`` and ``2,024`` are worth the same, so are ``30%``
    and ``百分之三十``, ``1/2`` and ``二分之一``.
    """
    ratio = numeral_ratio(text)
    if ratio is None:
        return None
    from fractions import Fraction  # noqa: PLC0415 - a number has to be found first

    return Fraction(*ratio)


def numeral_ratio(text: str) -> tuple[int, int] | None:
    """The same in lowest terms, numerator and denominator: equal numbers have equal ones."""
    text = text.strip("()（）〔〕")
    if len(text) > _LONGEST:
        return None
    if is_han_numeral(text[:1]):
        pure = text in _HAN_DIGITS or _form(_HAN).fullmatch(text)
        return _han_ratio(text) if pure else _mixed_ratio(text)
    return _arabic_ratio(text) if text[:1].isnumeric() else None


def _arabic_ratio(text: str) -> tuple[int, int] | None:
    fraction = _form(_FRACTION).fullmatch(text) if "/" in text or "／" in text else None
    if fraction and int(fraction[2]):
        return _lowest(int(fraction[1]), int(fraction[2]))
    arabic = _form(_ARABIC_VALUE).fullmatch(text)
    if arabic:
        whole, decimals, units, part = arabic.groups(default="")
        value = int(whole.replace(",", "") + decimals)
        for unit in units:
            value *= _HAN_UNITS[unit]
        return _lowest(value, 10 ** len(decimals) * _PARTS.get(part, 1))
    if len(text) == 1 and _form(_ARABIC).fullmatch(text):
        return _sign_ratio(text)
    return _mixed_ratio(text)


def _mixed_ratio(text: str) -> tuple[int, int] | None:
    """What digits of both kinds (20二4) are worth."""
    return (int(_as_digits(text)), 1) if _form(_MIXED).fullmatch(text) else None


def _lowest(numerator: int, denominator: int) -> tuple[int, int]:
    common = gcd(numerator, denominator)
    return numerator // common, denominator // common


def _sign_ratio(sign: str) -> tuple[int, int] | None:
    """What a number of one character (½, Ⅳ, ③) is worth."""
    value = unicodedata.numeric(sign, None)
    if value is None:  # Ↄ stands among the Roman numerals
        return None
    from fractions import Fraction  # noqa: PLC0415 - such signs are rare

    return Fraction(value).limit_denominator(1000).as_integer_ratio()


def is_read_by_digits(text: str) -> bool:
    """Whether it is Chinese digits alone (二〇二四), without 十, 百, 千, 万."""
    return all(character in _HAN_DIGITS for character in text)


def _han_ratio(text: str) -> tuple[int, int] | None:
    if "分之" in text:
        part, _, rest = text.partition("分之")
        value = _han_ratio(rest)
        parts = (_PARTS[part], 1) if part in _PARTS else _han_ratio(part)
        if value is None or parts is None or not parts[0]:
            return None
        return _lowest(value[0] * parts[1], value[1] * parts[0])
    whole, _, decimals = text.partition("点")
    value_of_whole = _han_whole(whole)
    if value_of_whole is None:
        return None
    if any(character not in _HAN_DIGITS for character in decimals):
        return None
    unit = 10 ** len(decimals)
    return _lowest(value_of_whole * unit + int(_as_digits(decimals) or 0), unit)


def _as_digits(text: str) -> str:
    return "".join(str(_HAN_DIGITS.get(character, character)) for character in text)


def _han_whole(text: str) -> int | None:
    """Read 二〇二四 digit by digit, 二千零二十四 by its units, 一百二 as 一百二十."""
    if all(character in _HAN_DIGITS for character in text):
        return int(_as_digits(text)) if text != "两" else None
    total = section = 0
    digit: int | None = None
    unit = 0
    for position, character in enumerate(text):
        if character in _HAN_DIGITS:
            if digit:
                return None
            if digit == 0:
                unit = 0
            digit = _HAN_DIGITS[character]
            continue
        unit = _HAN_UNITS[character]
        if digit is None and (unit != 10 or position) and not section + total:
            return None
        if unit == 10**8:
            total = (total + section + (digit or 0)) * unit
            section = 0
        elif unit == 10_000:
            total += (section + (digit or 0)) * unit
            section = 0
        else:
            section += (1 if digit is None else digit) * unit
        digit = None
    last = (digit or 0) * (unit // 10 if unit >= 100 else 1)
    return total + section + last
