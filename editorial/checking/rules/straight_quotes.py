"""Straight quotes in Chinese text (半角引号) become “ ”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from editorial.checking.checked_text import HAN, CheckedText
from editorial.checking.finding import Doubt, Level
from editorial.checking.rule import Rule

_QUOTE: Final = re.compile('["＂]')
_BESIDE_HAN: Final = re.compile(f"[{HAN}，。、；：？！（）《》]")


def _seek(text: CheckedText) -> Iterator[Doubt]:
    for start, end in text.paragraphs:
        for number, match in enumerate(_QUOTE.finditer(text.text, start, end)):
            beside = text.text[max(match.start() - 1, start) : match.end() + 1]
            if not _BESIDE_HAN.search(beside):
                continue
            right = "“" if number % 2 == 0 else "”"
            yield Doubt(
                match.start(),
                match.end(),
                (right,),
                f"中文用弯引号，请将直引号改为“{right}”（左引号“，右引号”，引号内再用引号时用‘ ’）",
            )


RULE: Final = Rule(
    "straight-quotes", "半角引号", Level.SURE, "GB/T 15834—2011 4.8（条款号待核）", _seek
)
