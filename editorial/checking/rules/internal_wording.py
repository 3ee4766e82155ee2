"""Words that an internal publication may not use of itself (内部资料用语): 本刊、本报、记者××.

《内部资料性出版物管理办法》(2015) forbids a serial internal publication to call itself a periodical
or a paper, or its people reporters (A-13). Whether a place speaks of the publication itself only
a reader can tell, so all of it is a hint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from editorial.checking.checked_text import CheckedText
from editorial.checking.finding import Doubt, Level
from editorial.checking.rule import Rule

ID: Final = "internal-wording"

_ITSELF: Final = re.compile(
    r"(?<![根基资成日样标])本(?:刊(?![登载])|报(?![告表道名警送价批审酬废应复到销请考备答])|杂志)"
)
_PEOPLE: Final = re.compile(
    r"(?:本刊|本报)?(?:特约|见习|实习)?记者[ \u3000]*[\u4e00-\u9fff]{2,4}"
    r"(?=[）)]|[ \u3000]*(?:报道|摄影|文/?图?|/))"
)
_HOUSES: Final = re.compile(r"(?:期刊社|杂志社|刊号)")


def _seek(text: CheckedText) -> Iterator[Doubt]:
    for match in _PEOPLE.finditer(text.text):
        yield _doubt(match, (), "内部资料不得用“记者××”署名，请改为“通讯员”或单位名")
    for match in _ITSELF.finditer(text.text):
        yield _doubt(match, ("本资料",), f"内部资料不得自称“{match.group()}”，如指本资料请改写")
    for match in _HOUSES.finditer(text.text):
        yield _doubt(match, (), f"内部资料不得使用“{match.group()}”，如指本资料或编印单位请改写")


def _doubt(match: re.Match[str], right: tuple[str, ...], message: str) -> Doubt:
    return Doubt(match.start(), match.end(), right, message)


RULE: Final = Rule(
    ID,
    "内部资料用语",
    Level.HINT,
    "《内部资料性出版物管理办法》（2015）第十四条（条款号待核）",
    _seek,
)
