"""Number formats of lists (编号样式): a count as Word prints it.

The formats are those of ST_NumberFormat, ECMA-376 part 1, 17.18.59.
Formats with a limited row of signs go on with plain digits behind its end, as Word does: ⑩ is the
last of the Chinese circles, ⑳ of the others.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

_LARGEST: Final = 99_999
"""Counts beyond it are printed in digits: letters and Roman numbers would grow without end."""
_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_DIGITS: Final = "〇一二三四五六七八九"
_DIGITS_WITH_CIRCLE: Final = "○一二三四五六七八九"
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_DAGGERS: Final = "*†‡§"


def _roman(value: int) -> str:
    if value > 3999:
        return str(value)
    signs = []
    for worth, sign in _ROMAN:
        signs.append(sign * (value // worth))
        value %= worth
    return "".join(signs)


def _repeated(value: int, signs: str) -> str:
    """a, b, … z, aa, bb, …: behind the row's end each sign is doubled, then tripled."""
    times, place = divmod(value - 1, len(signs))
    return signs[place] * min(times + 1, 100)


def _row(first: str, count: int) -> Callable[[int], str]:
    """A row of signs that stand one behind the other in Unicode."""
    return lambda value: chr(ord(first) + value - 1) if value <= count else str(value)


def _listed(signs: str) -> Callable[[int], str]:
    return lambda value: signs[value - 1] if value <= len(signs) else str(value)


def _digit_by_digit(digits: str) -> Callable[[int], str]:
    return lambda value: "".join(digits[int(digit)] for digit in str(value))


def _counting(digits: str) -> Callable[[int], str]:
    """一 … 十 … 九十九, from a hundred on digit by digit (一〇〇)."""

    def written(value: int) -> str:
        if value > 99:
            return _digit_by_digit(digits)(value)
        tens, ones = divmod(value, 10)
        ten = "" if tens == 0 else "十" if tens == 1 else f"{digits[tens]}十"
        return ten + (digits[ones] if ones else "")

    return written


def _by_places(
    digits: str, units: str, *, zero: str = "零", says_one: bool = True
) -> Callable[[int], str]:
    """一百零一 and the like; ``units`` are ten, hundred, thousand and ten thousand."""
    myriads = units[3]
    places = ((1000, units[2]), (100, units[1]), (10, units[0]), (1, ""))

    def below_myriad(value: int) -> str:
        text, gap = "", False
        for worth, unit in places:
            digit, value = divmod(value, worth)
            if digit:
                silent = unit and digit == 1 and not says_one
                text += (zero if gap and text else "") + ("" if silent else digits[digit]) + unit
            gap = not digit
        return text

    def written(value: int) -> str:
        above, below = divmod(value, 10_000)
        text = below_myriad(above) + myriads if above else ""
        gap = zero if above and 0 < below < 1000 else ""
        text += gap + below_myriad(below)
        begins_with_one = says_one and digits[1] == "一" and text.startswith("一十")
        return text.removeprefix("一") if begins_with_one else text  # 十二, not 一十二

    return written


def _ordinal(value: int) -> str:
    teen = 10 < value % 100 < 14
    return f"{value}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th')}"


def _sexagenary(value: int) -> str:
    if value > 60:
        return str(value)
    return _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12]


_FULL_WIDTH: Final = str.maketrans("0123456789", "０１２３４５６７８９")
_THOUSANDS: Final = _by_places(_DIGITS, "十百千万")
_JAPANESE: Final = _by_places(_DIGITS, "十百千万", zero="", says_one=False)
_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"

_FORMATS: Final[dict[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda value: f"{value:02}",
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperLetter": lambda value: _repeated(value, _LATIN.upper()),
    "lowerLetter": lambda value: _repeated(value, _LATIN),
    "ordinal": _ordinal,
    "hex": lambda value: f"{value:X}",
    "chicago": lambda value: _repeated(value, _DAGGERS),
    "numberInDash": lambda value: f"- {value} -",
    "decimalFullWidth": lambda value: str(value).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda value: str(value).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _row("①", 20),
    "decimalEnclosedCircleChinese": _row("①", 10),
    "decimalEnclosedParen": _row("⑴", 20),
    "decimalEnclosedFullstop": _row("⒈", 20),
    "ideographEnclosedCircle": _row("㊀", 10),
    "chineseCounting": _counting(_DIGITS_WITH_CIRCLE),
    "taiwaneseCounting": _counting(_DIGITS_WITH_CIRCLE),
    "chineseCountingThousand": _THOUSANDS,
    "taiwaneseCountingThousand": _THOUSANDS,
    "japaneseCounting": _JAPANESE,
    "ideographDigital": _digit_by_digit(_DIGITS),
    "japaneseDigitalTenThousand": _digit_by_digit(_DIGITS),
    "taiwaneseDigital": _digit_by_digit(_DIGITS_WITH_CIRCLE),
    "chineseLegalSimplified": _by_places("零壹贰叁肆伍陆柒捌玖", "拾佰仟万"),
    "ideographLegalTraditional": _by_places("零壹貳參肆伍陸柒捌玖", "拾佰仟萬"),
    "japaneseLegal": _by_places("零壱弐参四伍六七八九", "拾百阡萬", zero=""),
    "ideographTraditional": _listed(_STEMS),
    "ideographZodiac": _listed(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "russianLower": lambda value: _repeated(value, "абвгдежзиклмнопрстуфхцчшщыэюя"),
    "russianUpper": lambda value: _repeated(value, "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ"),
}


def formatted_number(value: int, number_format: str) -> str | None:
    """A count as its format prints it.

    Args:
        value: the count, usually from 1; 0 is printed in digits whatever the format.
        number_format: value of ``w:numFmt``; ``none`` prints nothing, ``001`` and the like
            (written ``custom`` in the file) print leading zeros.

    Returns:
        The text, or None when the format is not known.
    """
    if number_format in {"none", "bullet"}:
        return ""
    if number_format.isascii() and number_format.isdigit():
        return str(value).zfill(min(len(number_format), 10))
    written = _FORMATS.get(number_format)
    if written is None:
        return None
    return written(value) if 0 < value <= _LARGEST else str(value)
