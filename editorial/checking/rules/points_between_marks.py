"""No 顿号 between adjacent titles or quoted items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from editorial.checking.checked_text import CheckedText
from editorial.checking.finding import Doubt, Level
from editorial.checking.rule import Rule

_BETWEEN: Final = re.compile("(?<=》)、(?=《)|(?<=”)、(?=“)")


def _seek(text: CheckedText) -> Iterator[Doubt]:
    for match in _BETWEEN.finditer(text.text):
        marks = "书名号" if text.text[match.end()] == "《" else "引号"
        # The mark on the left goes with it: an editor sees “》、《”, not a lone point.
        start, end = match.start() - 1, match.end() + 1
        joined = text.text[start] + text.text[match.end()]
        yield Doubt(
            start,
            end,
            (joined,),
            f"标有{marks}的并列成分之间通常不用顿号，请删去（其间插有括注等成分时保留）",
        )


RULE: Final = Rule(
    "points-between-marks",
    "书名号、引号间的顿号",
    Level.LIKELY,
    "GB/T 15834—2011 4.5.3.5（条款号待核）",
    _seek,
)
