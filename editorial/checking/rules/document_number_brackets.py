"""Brackets around the year of a document number (发文字号的年份): 〔2024〕."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from editorial.checking.checked_text import HAN, CheckedText
from editorial.checking.finding import Doubt, Level
from editorial.checking.rule import Rule

_YEAR: Final = re.compile(
    rf"(?<=[{HAN}])[\[（(【﹝［]((?:19|20)\d\d)[\]）)】﹞］](?=\s?第?\d+\s?号)"
)


def _seek(text: CheckedText) -> Iterator[Doubt]:
    for match in _YEAR.finditer(text.text):
        right = f"〔{match.group(1)}〕"
        yield Doubt(
            match.start(),
            match.end(),
            (right,),
            f"发文字号中的年份用六角括号，请改为“{right}”",
        )


RULE: Final = Rule(
    "document-number-brackets",
    "发文字号的括号",
    Level.LIKELY,
    "GB/T 9704—2012（条款号待核）",
    _seek,
)
