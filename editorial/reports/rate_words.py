"""Rates, limits and verdicts in words (差错率的写法), from exact numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editorial.domain.error_rate import ErrorRate, RateLimit

if TYPE_CHECKING:
    from editorial.domain.proofs import RoundRate

SCHEME_TITLES = {
    "house": "内控标准",
    "periodical-2020": "期刊国家标准（2020）",
    "newspaper-2020": "报纸国家标准（2020）",
    "book-2004": "图书国家标准（2004）",
}

SCHEME_SHORT_TITLES = {
    "house": "内控",
    "periodical-2020": "期刊",
    "newspaper-2020": "报纸",
    "book-2004": "图书",
}

_DIGITS = "零一二三四五六七八九"
_UNIT_NAMES = {1000: "千分之", 10_000: "万分之"}


def scheme_title(scheme: str) -> str:
    """The scheme's name for readers; a scheme of the office's own goes by its id."""
    return SCHEME_TITLES.get(scheme, scheme)


def scheme_short_title(scheme: str) -> str:
    """The scheme's name for the head of a narrow column."""
    return SCHEME_SHORT_TITLES.get(scheme, scheme)


def tenths_text(tenths: int) -> str:
    """Errors from integer tenths: 36 is ``3.6``, 40 is ``4``."""
    whole, tenth = divmod(tenths, 10)
    return f"{whole}.{tenth}" if tenth else str(whole)


def _decimal(tenths: int, characters: int, unit: int, limit: RateLimit | None) -> str:
    """A rate in errors to ``unit`` characters with two decimals, rounded half up.

    Rounding must not hide a verdict: while the rounded number stands on another side of
    ``limit`` than the exact one, a further decimal is added (1.0004 beside 1 is ``1.0004``).
    """
    numerator, denominator = tenths * unit, characters * 10
    scale = 100
    while True:
        rounded = (2 * numerator * scale + denominator) // (2 * denominator)
        if limit is None:
            break
        bound = limit.errors * unit
        exact = _sign(numerator * limit.characters - bound * denominator)
        if _sign(rounded * limit.characters - bound * scale) == exact:
            break
        scale *= 10
    places = len(str(scale)) - 1
    return f"{rounded // scale}.{rounded % scale:0{places}d}"


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def per_mille_text(rate: ErrorRate, limit: RateLimit | None = None) -> str:
    """The rate as ``0.83‰``; ``—`` when there was nothing to count in."""
    return _rate_text(rate, limit, 1000, "‰")


def per_ten_thousand_text(rate: ErrorRate, limit: RateLimit | None = None) -> str:
    """The rate as ``8.33‱``; ``—`` when there was nothing to count in."""
    return _rate_text(rate, limit, 10_000, "‱")


def _rate_text(rate: ErrorRate, limit: RateLimit | None, unit: int, sign: str) -> str:
    if rate.characters == 0:
        return "—"
    return _decimal(rate.tenths, rate.characters, unit, limit) + sign


def rate_texts(rate: ErrorRate, limit: RateLimit) -> tuple[str, str]:
    """The rate in the unit of its limit, then in the other one."""
    mille, myriad = per_mille_text(rate, limit), per_ten_thousand_text(rate, limit)
    return (mille, myriad) if limit.characters == 1000 else (myriad, mille)


def limit_text(limit: RateLimit) -> str:
    """The limit in words: ``不超过 1‰（千分之一）``; the number itself still passes."""
    name = _UNIT_NAMES.get(limit.characters)
    if name is None or not 0 < limit.errors < len(_DIGITS):
        return f"不超过 {limit.errors}/{limit.characters}"
    sign = "‰" if limit.characters == 1000 else "‱"
    return f"不超过 {limit.errors}{sign}（{name}{_DIGITS[limit.errors]}）"


def verdict_text(passes: bool) -> str:
    """``合格`` or ``不合格``."""
    return "合格" if passes else "不合格"


def rate_words(rate: RoundRate) -> str:
    """One scheme's rate of a round with its limit and verdict, in a sentence.

    Where it divides by layout characters, these and the text's are said, and the rate by both.
    """
    shown, other = rate_texts(rate.rate, rate.limit)
    told = (
        f"{scheme_title(rate.scheme)}：计错 {tenths_text(rate.rate.tenths)}，"
        f"{shown}（合 {other}），{limit_text(rate.limit)}，{verdict_text(rate.passes)}"
    )
    by_text = rate.text_rate
    if by_text is None:
        return told
    return (
        f"{told}（按版面字数 {rate.rate.characters} 字计；"
        f"按文字字数 {by_text.characters} 字计为 {rate_texts(by_text, rate.limit)[0]}）"
    )


def divisor_words(divided_by: int, written: int) -> str:
    """What a rate is divided by, with the text's characters beside the layout's."""
    if divided_by == written:
        return f"原稿 {written:,} 字（不计空白）"
    return f"版面字数 {divided_by:,} 字（原稿文字 {written:,} 字）"
