"""The form of the ellipsis (省略号): six dots in two cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from editorial.checking.checked_text import HAN, CheckedText
from editorial.checking.finding import Doubt, Level
from editorial.checking.rule import Rule

_DOTS: Final = re.compile(r"(?<![.．·。…])(?:\.{3,6}|．{3,6}|·{3,6}|。{3,6})(?![.．·。…])")
_SINGLE: Final = re.compile("(?<!…)…(?!…)")
_WITH_ETC: Final = re.compile("……等等?")
_HAN_BEFORE: Final = re.compile(f"[{HAN}，、；：？！”’）》]$")
_CONTENTS_LEADER: Final = re.compile(r"[ \t]*\d")


def _seek(text: CheckedText) -> Iterator[Doubt]:
    whole = text.text
    for match in _DOTS.finditer(whole):
        if not _HAN_BEFORE.search(whole[max(match.start() - 1, 0) : match.start()]):
            continue
        # 标题......12 is a line of a table of contents: its dots lead the eye, they omit nothing.
        if match.group()[0] in ".．·" and _CONTENTS_LEADER.match(whole, match.end()):
            continue
        yield Doubt(
            match.start(),
            match.end(),
            ("……",),
            "省略号为六个连点，占两个字的位置，请改为“……”",
        )
    for match in _SINGLE.finditer(whole):
        if _HAN_BEFORE.search(whole[max(match.start() - 1, 0) : match.start()]):
            yield Doubt(
                match.start(),
                match.end(),
                ("……",),
                "省略号只有三个连点，请改为六个连点“……”",
                Level.LIKELY,
            )
    for match in _WITH_ETC.finditer(whole):
        etc = match.group()[2:]
        yield Doubt(
            match.start(),
            match.end(),
            ("……", etc),
            f"省略号与“{etc}”不并用，请只保留一个",
            Level.LIKELY,
        )


RULE: Final = Rule(
    "ellipsis-form", "省略号形式", Level.SURE, "GB/T 15834—2011 4.11，A.11（后一条款号待核）", _seek
)
