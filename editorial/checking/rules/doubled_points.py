"""Points written twice or against each other (标点重复): ，， 。。 ，。."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from editorial.checking.checked_text import CheckedText
from editorial.checking.finding import Doubt, Level
from editorial.checking.rule import Rule

_POINTS: Final = "，。、；："
_RUN: Final = re.compile(f"[{_POINTS}]{{2,}}")
_MANY_MARKS: Final = re.compile("？{4,}|！{4,}")
_BOTH_SIDES: Final = re.compile("([。！？])([”’])(。)")
_STRENGTH: Final = "、，；：。"


def _seek(text: CheckedText) -> Iterator[Doubt]:
    for match in _RUN.finditer(text.text):
        written = match.group()
        if set(written) == {"。"} and len(written) > 2:
            continue  # an ellipsis made of full stops: the ellipsis rule's
        kept = tuple(sorted(set(written), key=_STRENGTH.index, reverse=True))
        advice = "或".join(f"“{point}”" for point in kept)
        yield Doubt(
            match.start(), match.end(), kept, f"标点“{written}”重复，请只保留一个（{advice}）"
        )
    for match in _MANY_MARKS.finditer(text.text):
        kept = (match.group()[:3],)
        yield Doubt(match.start(), match.end(), kept, "问号、叹号叠用最多三个，请删去多余的")
    for match in _BOTH_SIDES.finditer(text.text):
        inside, quote, outside = match.groups()
        yield Doubt(
            match.start(),
            match.end(),
            (inside + quote, quote + outside),
            "引号内外都有句末点号，请只保留一处：引文完整独立时留在引号内，否则放在引号外",
            Level.LIKELY,
        )


RULE: Final = Rule(
    "doubled-points", "标点重复", Level.SURE, "GB/T 15834—2011 第5章（条款号待核）", _seek
)
