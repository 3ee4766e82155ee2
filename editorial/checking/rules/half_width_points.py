"""Half-width points in Chinese text (半角点号) become full-width ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from editorial.checking.checked_text import HAN, CheckedText
from editorial.checking.finding import Doubt, Level
from editorial.checking.rule import Rule

_FULL_WIDTH: Final = str.maketrans(",;:?!", "，；：？！")
_BEFORE: Final = f"{HAN}”’）》〉〕％"
_AFTER: Final = f"{HAN}“‘（《〈〔"
_SURE: Final = re.compile(rf"(?<=[{_BEFORE}])([,;:?!]) ?(?=[{_AFTER}]|[\r\n]|\Z)")
_LIKELY: Final = re.compile(
    rf"(?<=[{_BEFORE}])([,;:?!]) ?(?=[0-9A-Za-z()])|(?<=[0-9A-Za-z%)])([,;:?!]) ?(?=[{_AFTER}])"
)
_FULL_STOP: Final = re.compile(rf"(?<=[{HAN}”）》])\.(?=[{HAN}“《\r\n]|\Z)")


def _seek(text: CheckedText) -> Iterator[Doubt]:
    for pattern, level in ((_SURE, Level.SURE), (_LIKELY, Level.LIKELY)):
        for match in pattern.finditer(text.text):
            point = next(group for group in match.groups() if group)
            right = point.translate(_FULL_WIDTH)
            message = f"中文里用全角标点，请将半角“{point}”改为“{right}”"
            yield Doubt(match.start(), match.end(), (right,), message, level)
    for match in _FULL_STOP.finditer(text.text):
        yield Doubt(
            match.start(),
            match.end(),
            ("。", "·"),
            "汉字后的半角“.”，句末请改为“。”，外国人名内的间隔号请改为“·”",
            Level.LIKELY,
        )


RULE: Final = Rule(
    "half-width-points", "半角点号", Level.SURE, "GB/T 15834—2011 5.1（条款号待核）", _seek
)
