"""A title inside a title takes single marks (书名号套用): 《关于〈…〉的通知》."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from editorial.checking.checked_text import CheckedText
from editorial.checking.finding import Doubt, Level
from editorial.checking.rule import Rule


def _seek(text: CheckedText) -> Iterator[Doubt]:
    for start, end in text.paragraphs:
        paragraph = text.text[start:end]
        # With marks missing there is no telling which one is inside; pairing speaks then.
        if paragraph.count("《") == paragraph.count("》"):
            yield from _inner_titles(paragraph, start)


def _inner_titles(paragraph: str, offset: int) -> Iterator[Doubt]:
    open_at: list[int] = []
    for position, character in enumerate(paragraph):
        if character == "《":
            open_at.append(position)
        elif character == "》" and open_at:
            begin = open_at.pop()
            if len(open_at) == 1:
                right = f"〈{paragraph[begin + 1 : position]}〉"
                yield Doubt(
                    offset + begin,
                    offset + position + 1,
                    (right,),
                    "书名号里面还要用书名号时，外用双书名号，内用单书名号，"
                    f"请将里面的改为“{right}”",
                )


RULE: Final = Rule("nested-title-marks", "书名号套用", Level.LIKELY, "GB/T 15834—2011 4.15", _seek)
