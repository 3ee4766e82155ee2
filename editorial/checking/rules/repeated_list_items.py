"""The same item twice in one enumeration (并列项重复): 统筹甲乙、甲乙、推动."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from editorial.checking.checked_text import HAN, CheckedText
from editorial.checking.finding import Doubt, Level
from editorial.checking.rule import Rule

_LIST: Final = re.compile(f"(?<![{HAN}])[{HAN}]+(?:、[{HAN}]+)+")
_LAST_ITEM_GOES_ON: Final = re.compile("等|和|及|与|或|以及")


def _seek(text: CheckedText) -> Iterator[Doubt]:
    for match in _LIST.finditer(text.text):
        yield from _repeated(match.start(), match.group().split("、"))


def _repeated(start: int, items: list[str]) -> Iterator[Doubt]:
    place = start + len(items[0])
    for number, item in enumerate(items[1:], 1):
        last = number == len(items) - 1
        earlier = items[:number]
        repeats = item in earlier or (len(item) >= 2 and items[number - 1].endswith(item))
        # The words behind the last item run on into the sentence (“…、推动作用”); only an item
        # between two points, or one that ends the clause, is surely whole.
        if repeats and len(item) >= 2 and not (last and _LAST_ITEM_GOES_ON.match(item)):
            yield Doubt(
                place,
                place + 1 + len(item),
                ("",),
                f"“{item}”在同一串并列项中重复出现，请核对是否多写或应为另一项",
            )
        place += 1 + len(item)


RULE: Final = Rule(
    "repeated-list-item", "并列项重复", Level.LIKELY, "校对通则：重复字句（本软件规则）", _seek
)
