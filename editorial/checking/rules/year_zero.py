"""Zero in years and numbers of Han characters (年份中的〇)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from editorial.checking.checked_text import CheckedText
from editorial.checking.finding import Doubt, Level
from editorial.checking.rule import Rule

_DIGITS: Final = "一二三四五六七八九〇"
_LOOKALIKES: Final = "○◯0OoＯｏ０ОоΟο"
"""U+25CB, U+25EF, digit 0, and the letter O of Latin, Cyrillic and Greek, both widths."""

_CIRCLES: Final = "○◯"

_NUMBER: Final = re.compile(f"[{_DIGITS}{_LOOKALIKES}]{{2,}}")
_WRITTEN_OUT: Final = re.compile(f"(?<![{_DIGITS}零])[一二][{_DIGITS}零]{{3}}(?=年)")


def _seek(text: CheckedText) -> Iterator[Doubt]:
    for match in _NUMBER.finditer(text.text):
        written = match.group()
        right = re.sub(f"[{_LOOKALIKES}]", "〇", written)
        # A number that begins with the sign is a placeholder (○○县); one Han digit beside a
        # figure is a quantity written by halves, not a year.
        if written == right or written[0] in _LOOKALIKES or not _is_year_like(written):
            continue
        yield Doubt(
            match.start(),
            match.end(),
            (right,),
            f"汉字数字中的“零”用“〇”（U+3007），不用圆圈、字母O或数字0，请改为“{right}”",
        )
    for match in _WRITTEN_OUT.finditer(text.text):
        if "零" in match.group():
            right = match.group().replace("零", "〇")
            yield Doubt(
                match.start(),
                match.end(),
                (right,),
                f"年份用作编号，其中的“零”写作“〇”，请改为“{right}”",
                Level.LIKELY,
            )


def _is_year_like(written: str) -> bool:
    signs = sum(character in _LOOKALIKES for character in written)
    surely_meant = any(character in _CIRCLES for character in written) or len(written) >= 3
    return surely_meant and len(written) - signs >= max(signs, 1)


RULE: Final = Rule(
    "year-zero", "汉字年份中的〇", Level.SURE, "GB/T 15835—2011 5.2.5（条款号待核）", _seek
)
