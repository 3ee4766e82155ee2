"""Foreign words, case, variants, marks, width and paragraph breaks (外文、字形、标点、另段)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from opencc import OpenCC

from tests.collation.labelled_galleys.page import HAN, WORD, Page, Slip, in_token, one


def _changed_word(
    page: Page, way: str, change: Callable[[str], str], shortest: int = 3
) -> Slip | None:
    match = page.pick(WORD)
    if match is None or len(match[0]) < shortest:
        return None
    put = change(match[0])
    if put.lower() == match[0].lower():
        return None
    return one("foreign_word", way, match.start(), match.end(), put)


def _letter(page: Page) -> str:
    return page.chance.choice("aeionrstlc")


def letter_changed(page: Page) -> Slip | None:
    def change(word: str) -> str:
        at = page.chance.randrange(len(word))
        new = _letter(page)
        return word[:at] + (new.upper() if word[at].isupper() else new) + word[at + 1 :]

    return _changed_word(page, "letter changed", change)


def letter_lost(page: Page) -> Slip | None:
    def change(word: str) -> str:
        at = page.chance.randrange(len(word))
        return word[:at] + word[at + 1 :]

    return _changed_word(page, "letter lost", change)


def letter_added(page: Page) -> Slip | None:
    def change(word: str) -> str:
        at = page.chance.randrange(1, len(word))
        return word[:at] + _letter(page) + word[at:]

    return _changed_word(page, "letter added", change)


def letters_exchanged(page: Page) -> Slip | None:
    def change(word: str) -> str:
        at = page.chance.randrange(len(word) - 1)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    return _changed_word(page, "letters exchanged", change)


def several_letters(page: Page) -> Slip | None:
    def change(word: str) -> str:
        first, last = sorted(page.chance.sample(range(len(word)), 2))
        return word[:first] + "x" + word[first + 1 : last] + "z" + word[last + 1 :]

    return _changed_word(page, "several letters", change, 6)


def hyphen_lost(page: Page) -> Slip | None:
    match = page.pick(r"[A-Za-z]+(?:-[A-Za-z]+)+")
    return match and one(
        "foreign_word", "hyphen lost", match.start(), match.end(), match[0].replace("-", "", 1)
    )


def word_lost(page: Page) -> Slip | None:
    match = page.pick(rf"(?<=[{HAN}])[A-Z]{{2,5}}(?=[{HAN}])")
    return match and one("foreign_word", "word lost", match.start(), match.end(), "")


def _changed_case(page: Page, way: str, change: Callable[[str], str]) -> Slip | None:
    """One slip a word: two would be one place."""
    match = page.pick(WORD)
    if match is None or change(match[0]) == match[0]:
        return None
    return one("letter_case", way, match.start(), match.end(), change(match[0]))


def small_letters(page: Page) -> Slip | None:
    return _changed_case(page, "small letters", str.lower)


def capital_letters(page: Page) -> Slip | None:
    return _changed_case(page, "capital letters", str.upper)


def capital_exchanged(page: Page) -> Slip | None:
    return _changed_case(page, "capital exchanged", lambda word: word[0].swapcase() + word[1:])


@cache
def _converter() -> OpenCC:
    return OpenCC("s2t")


def _traditional(character: str) -> str:
    return str(_converter().convert(character))


_BY_HAND = {
    "台": "臺",
    "峰": "峯",
    "群": "羣",
    "里": "裏",
    "为": "爲",
    "线": "綫",
    "够": "夠",
    "回": "囘",
}


def variant_one(page: Page) -> Slip | None:
    return _variant(page, 1)


def variant_run(page: Page) -> Slip | None:
    return _variant(page, 2)


def _variant(page: Page, length: int) -> Slip | None:
    match = page.pick(f"(?=([{HAN}]{{{length}}}))")
    if match is None:
        return None
    put = "".join(
        _BY_HAND[c] if c in _BY_HAND and page.chance.random() < 0.5 else _traditional(c)
        for c in match[1]
    )
    if any(a == b for a, b in zip(match[1], put, strict=True)) or in_token(match[1], 0, length):
        return None
    return one("variant", f"variant {length}", match.start(1), match.end(1), put)


def mark_changed(page: Page) -> Slip | None:
    match = page.pick(r"[，。、；：！？](?=[^”])")
    if match is None or set(page.text[match.start() - 1 : match.end() + 1]) & set("0123456789"):
        return None
    put = page.chance.choice("，。、；：！？".replace(match[0], ""))
    return one("punctuation", "mark changed", match.start(), match.end(), put)


def mark_lost(page: Page) -> Slip | None:
    match = page.pick(rf"(?<=[{HAN}])[，、；：](?=[{HAN}])")
    return match and one("punctuation", "mark lost", match.start(), match.end(), "")


def mark_added(page: Page) -> Slip | None:
    match = page.pick(f"(?<=[{HAN}])(?=[{HAN}])")
    return match and one(
        "punctuation", "mark added", match.start(), match.start(), page.chance.choice("，、；：。")
    )


def mark_doubled(page: Page) -> Slip | None:
    match = page.pick(r"[，。、；](?=[^”])")
    return match and one("punctuation", "mark doubled", match.end(), match.end(), match[0])


def ellipsis_in_points(page: Page) -> Slip | None:
    match = page.pick("……")
    return match and one(
        "punctuation",
        "ellipsis in points",
        match.start(),
        match.end(),
        page.chance.choice(["...", "…", "。。。"]),
    )


def dash_halved(page: Page) -> Slip | None:
    match = page.pick("——")
    return match and one(
        "punctuation",
        "dash halved",
        match.start(),
        match.end(),
        page.chance.choice(["—", "-", "--", "一"][:3]),
    )


def bracket_lost(page: Page) -> Slip | None:
    match = page.pick(r"[《》“”（）]")
    return match and one("punctuation", "bracket lost", match.start(), match.end(), "")


def quotation_straight(page: Page) -> Slip | None:
    match = page.pick(r"[“”]")
    return match and one("punctuation", "quotation mark straight", match.start(), match.end(), '"')


def quotation_cornered(page: Page) -> Slip | None:
    match = page.pick(r"[“”]")
    return match and one(
        "punctuation",
        "quotation mark cornered",
        match.start(),
        match.end(),
        "「」"["“”".index(match[0])],
    )


def mark_half_width(page: Page) -> Slip | None:
    match = page.pick(r"[，；：！？（）]")
    return match and one(
        "width", "mark half-width", match.start(), match.end(), chr(ord(match[0]) - 0xFEE0)
    )


def digits_full_width(page: Page) -> Slip | None:
    match = page.pick(r"(?<![0-9.,])[0-9]{1,4}(?![0-9.,])")
    return match and one("width", "digits full-width", match.start(), match.end(), _wide(match[0]))


def letters_full_width(page: Page) -> Slip | None:
    match = page.pick(r"(?<![A-Za-z])[A-Z]{2,}(?![A-Za-z])")
    return match and one("width", "letters full-width", match.start(), match.end(), _wide(match[0]))


def _wide(text: str) -> str:
    return "".join(chr(ord(character) + 0xFEE0) for character in text)


def run_on(page: Page) -> Slip | None:
    match = page.pick(r"(?<=[^\n])\n(?=[^\n])")
    return match and one("paragraph_break", "run on", match.start(), match.end(), "")


def broken(page: Page) -> Slip | None:
    match = page.pick(r"(?<=[。！？])(?=[^”\n])")
    return match and one("paragraph_break", "broken", match.start(), match.start(), "\n")


def broken_within(page: Page) -> Slip | None:
    match = page.pick(f"(?<=[{HAN}])(?=[{HAN}])")
    return match and one("paragraph_break", "broken within", match.start(), match.start(), "\n")


MAKERS = (
    letter_changed, letter_lost, letter_added, letters_exchanged, several_letters, hyphen_lost,
    word_lost, small_letters, capital_letters, capital_exchanged, variant_one,
    variant_one, variant_run, mark_changed, mark_changed, mark_lost, mark_added, mark_doubled,
    ellipsis_in_points, dash_halved, bracket_lost, quotation_straight, quotation_cornered,
    mark_half_width, mark_half_width, digits_full_width, letters_full_width, run_on, broken,
    broken_within,
)  # fmt: skip
