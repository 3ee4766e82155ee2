"""The form of the dash (破折号): one line over two cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from editorial.checking.checked_text import HAN, CheckedText
from editorial.checking.finding import Doubt, Level
from editorial.checking.rule import Rule

_HYPHENS: Final = re.compile(f"(?<=[{HAN}”》）])(?:-{{2,4}}|－{{2,4}}|﹣{{2,4}})(?=[{HAN}“《（])")
_OTHER_LINES: Final = re.compile("[─―━﹘]{2,4}")
"""Box-drawing lines U+2500 and U+2501, horizontal bars U+2015: they look alike on screen only."""

_SINGLE: Final = re.compile(f"(?<=[{HAN}])[—―](?=[{HAN}])")


def _seek(text: CheckedText) -> Iterator[Doubt]:
    for match in _HYPHENS.finditer(text.text):
        yield Doubt(
            match.start(),
            match.end(),
            ("——",),
            "破折号占两个字的位置，不用连字符拼成，请改为“——”",
        )
    for match in _OTHER_LINES.finditer(text.text):
        yield Doubt(
            match.start(),
            match.end(),
            ("——",),
            "破折号用了制表线或其他横线字符，付印时会断开，请改为“——”",
            Level.LIKELY,
        )
    for match in _SINGLE.finditer(text.text):
        yield Doubt(
            match.start(),
            match.end(),
            ("——",),
            "汉字之间的一字线只表示起止或相关（如“甲地—乙地”）；若是破折号，请改为“——”",
            Level.HINT,
        )


RULE: Final = Rule(
    "dash-form", "破折号形式", Level.SURE, "GB/T 15834—2011 4.13，4.10（后一条款号待核）", _seek
)
