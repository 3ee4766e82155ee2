"""The point behind an ordinal (序次语后的点号): 第一， 一、 1. （一）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from editorial.checking.checked_text import CheckedText
from editorial.checking.finding import Doubt, Level
from editorial.checking.rule import Rule

_HAN_NUMBER: Final = "[一二三四五六七八九十]{1,3}"
_START: Final = r"(?m)^[ \t\u3000]*"
_FORMS: Final = (
    (
        re.compile(rf"{_START}[（(](?:{_HAN_NUMBER}|\d{{1,2}})[）)](?P<point>[、，.．])"),
        "",
        "带括号的序次语后不用点号，请删去",
        Level.LIKELY,
    ),
    (
        re.compile(rf"{_START}[①-⑳](?P<point>[、，.．])"),
        "",
        "带圈的序次语后不用点号，请删去",
        Level.LIKELY,
    ),
    (
        re.compile(rf"{_START}第{_HAN_NUMBER}[章节条](?P<point>[、，.．])"),
        "\u3000",
        "“第×章（节、条）”后不用点号，请改为空一格",
        Level.LIKELY,
    ),
    (
        re.compile(rf"{_START}(?:第{_HAN_NUMBER}|首先|其次|再次|最后)(?P<point>、)"),
        "，",
        "“第一”“首先”之类的序次语后用逗号，请改为“，”",
        Level.LIKELY,
    ),
    (
        re.compile(rf"{_START}{_HAN_NUMBER}(?P<point>[.．])"),
        "、",
        "汉字序次语“一”“二”后用顿号，请改为“、”",
        Level.LIKELY,
    ),
    (
        re.compile(rf"{_START}(?:\d{{1,2}}|[A-Z])(?P<point>、)"),
        ".",
        "阿拉伯数字或字母作序次语，后用下脚点，请改为“.”",
        Level.HINT,
    ),
)


def _seek(text: CheckedText) -> Iterator[Doubt]:
    for pattern, right, message, level in _FORMS:
        for match in pattern.finditer(text.text):
            yield Doubt(match.start("point"), match.end("point"), (right,), message, level)


RULE: Final = Rule(
    "ordinal-points", "序次语后的点号", Level.LIKELY, "GB/T 15834—2011 B.3（条款号待核）", _seek
)
