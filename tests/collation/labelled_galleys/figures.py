"""Numbers and their notation (数字、数字用法)."""

from __future__ import annotations

import re

from tests.collation.labelled_galleys.page import FIGURE, Page, Slip, one

_HAN_DIGITS = "〇一二三四五六七八九"


def _figure(page: Page, pattern: str) -> re.Match[str] | None:
    """A figure of the given form; not part of a code such as LMS511 or K72+400."""
    match = page.pick(rf"(?<![0-9.,A-Za-z+/]){pattern}(?![0-9.,A-Za-z+/])")
    if match and set(page.text[match.start() - 1] + page.text[match.end()]) & set(
        "十百千万亿几多余分之点"
    ):
        return None
    return match


def _slip(kind: str, way: str, match: re.Match[str] | None, put: str) -> Slip | None:
    if match is None or put == match[0]:
        return None
    return one(kind, way, match.start(), match.end(), put)


def digit_changed(page: Page) -> Slip | None:
    match = _figure(page, r"[0-9]+(?:\.[0-9]+)?[%‰]?")
    if match is None:
        return None
    at = page.chance.choice([i for i, c in enumerate(match[0]) if c.isdigit()])
    new = page.chance.choice("123456789".replace(match[0][at], ""))
    return _slip("number", "digit changed", match, match[0][:at] + new + match[0][at + 1 :])


def digits_exchanged(page: Page) -> Slip | None:
    match = _figure(page, r"[0-9]{2,}")
    if match is None:
        return None
    at = page.chance.randrange(len(match[0]) - 1)
    text = match[0]
    return _slip(
        "number", "digits exchanged", match, text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    )


def digit_lost(page: Page) -> Slip | None:
    match = _figure(page, r"[0-9]{2,}[%‰]?")
    if match is None:
        return None
    at = page.chance.randrange(len(match[0].rstrip("%‰")))
    return _slip("number", "digit lost", match, match[0][:at] + match[0][at + 1 :])


def digit_doubled(page: Page) -> Slip | None:
    match = _figure(page, r"[0-9]{2,}")
    if match is None:
        return None
    at = page.chance.randrange(len(match[0]))
    return _slip("number", "digit doubled", match, match[0][:at] + match[0][at] + match[0][at:])


def point_lost(page: Page) -> Slip | None:
    match = _figure(page, r"[0-9]+\.[0-9]+[%‰]?")
    return match and _slip("number", "point lost", match, match[0].replace(".", ""))


def point_moved(page: Page) -> Slip | None:
    match = _figure(page, r"[0-9]{2,}\.[0-9]+[%‰]?")
    if match is None:
        return None
    at = match[0].index(".")
    put = match[0][: at - 1] + "." + match[0][at - 1] + match[0][at + 1 :]
    return _slip("number", "point moved", match, put)


def percent_lost(page: Page) -> Slip | None:
    match = _figure(page, r"[0-9.]+[%‰]")
    return match and _slip("number", "percent lost", match, match[0][:-1])


def percent_for_per_mille(page: Page) -> Slip | None:
    match = _figure(page, r"[0-9.]+%")
    return match and _slip("number", "percent for per mille", match, match[0][:-1] + "‰")


def figure_lost(page: Page) -> Slip | None:
    return _slip("number", "figure lost", _figure(page, r"[0-9]{2,}"), "")


def letter_for_digit(page: Page) -> Slip | None:
    match = _figure(page, r"[0-9]*[1-9]0[0-9]*")
    return match and _slip("number", "letter O for 0", match, match[0].replace("0", "O", 1))


def grouped_digit_changed(page: Page) -> Slip | None:
    match = _figure(page, r"[0-9]+,[0-9]{3}")
    new = page.chance.choice("123456789")
    return match and _slip("number", "grouped digit changed", match, new + match[0][1:])


def han_digit_changed(page: Page) -> Slip | None:
    match = page.pick(FIGURE)
    if match is None or match[0][0] in "0123456789":
        return None
    places = [i for i, c in enumerate(match[0]) if c in _HAN_DIGITS[1:]]
    if not places:
        return None
    at = page.chance.choice(places)
    new = page.chance.choice(_HAN_DIGITS[1:].replace(match[0][at], ""))
    return _slip("number", "Chinese digit changed", match, match[0][:at] + new + match[0][at + 1 :])


def year_in_chinese(page: Page) -> Slip | None:
    match = page.pick(r"(?<![0-9])(?:19|20)[0-9]{2}(?=年)")
    return match and _slip(
        "numeral_form", "year in Chinese", match, "".join(_HAN_DIGITS[int(c)] for c in match[0])
    )


def year_in_figures(page: Page) -> Slip | None:
    match = page.pick(r"二〇[〇一二三四五六七八九]{2}")
    return match and _slip(
        "numeral_form",
        "year in figures",
        match,
        "".join(str(_HAN_DIGITS.index(c)) for c in match[0]),
    )


def percent_in_chinese(page: Page) -> Slip | None:
    match = _figure(page, r"[1-9][0-9]?%")
    return match and _slip(
        "numeral_form", "percent in Chinese", match, "百分之" + _in_chinese(int(match[0][:-1]))
    )


def percent_in_figures(page: Page) -> Slip | None:
    match = page.pick(r"百分之([一二三四五六七八九])十([一二三四五六七八九])")
    if match is None:
        return None
    put = "".join(str(_HAN_DIGITS.index(c)) for c in match.groups()) + "%"
    return _slip("numeral_form", "percent in figures", match, put)


def small_in_chinese(page: Page) -> Slip | None:
    match = _figure(page, r"[1-9][0-9]?(?=[\u4e00-\u9fff])")
    return match and _slip("numeral_form", "small in Chinese", match, _in_chinese(int(match[0])))


def large_in_chinese(page: Page) -> Slip | None:
    match = _figure(page, r"[1-9][0-9]{2}(?=[\u4e00-\u9fff])")
    if match is None or "0" in match[0]:
        return None
    hundreds = _HAN_DIGITS[int(match[0][0])] + "百"
    rest = _in_chinese(int(match[0][1:]))
    put = hundreds + (rest if not rest.startswith("十") else "一" + rest)
    return _slip("numeral_form", "large in Chinese", match, put)


def separator_lost(page: Page) -> Slip | None:
    match = _figure(page, r"[0-9]+,[0-9]{3}")
    return match and _slip("numeral_form", "separator lost", match, match[0].replace(",", ""))


def ten_thousands_in_figures(page: Page) -> Slip | None:
    match = page.pick(r"(?<![0-9.])([1-9][0-9]?)万(?=元)")
    return match and _slip("numeral_form", "万 in figures", match, match[1] + "0000")


def one_digit_in_chinese(page: Page) -> Slip | None:
    match = page.pick(r"(?<![0-9.,])(?:19|20)[0-9]{2}(?=年)")
    if match is None:
        return None
    at = page.chance.randrange(4)
    text = match[0]
    put = text[:at] + _HAN_DIGITS[int(text[at])] + text[at + 1 :]
    return _slip("numeral_form", "one digit in Chinese", match, put)


def _in_chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = {0: "", 1: "十"}.get(tens, _HAN_DIGITS[tens] + "十")
    return head + (_HAN_DIGITS[ones] if ones else "")


MAKERS = (
    digit_changed, digit_changed, digits_exchanged, digit_lost, digit_doubled, point_lost,
    point_moved, percent_lost, percent_for_per_mille, figure_lost, letter_for_digit,
    grouped_digit_changed, han_digit_changed, year_in_chinese, year_in_figures, percent_in_chinese,
    percent_in_figures, small_in_chinese, large_in_chinese, separator_lost,
    ten_thousands_in_figures, one_digit_in_chinese,
)  # fmt: skip
