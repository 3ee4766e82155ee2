"""Wrong, missing and extra characters (错字、漏字、多字), from one to a whole paragraph."""

from __future__ import annotations

import re

from tests.collation.labelled_galleys.page import HAN, NUMERALS, Page, Slip, in_token, one
from tests.collation.labelled_galleys.prose import SENTENCES

LOOK_ALIKES = (
    "己已末未土士干于天夫日曰人入大太王玉戊戌侯候微徵析折住往按安的地做作帐账分份象像在再以已那哪"
    "及即治制订定须需查察检捡拔拨密蜜练炼历厉部步辩辨长常到道工公合和进近力利路露名明期其情清权全"
    "时实事是通同位为线限心新型形应因用佣由有员原运远站战者这重中桥侨车东修休护沪坡波水永段断处外"
    "交文班斑规现成咸目自山出米来石右木本失夫问间门们"
)
"""Pairs of characters that are taken for one another, by shape or sound."""
STRAY = "的了在和是有不这为上个到说们要就会着没看好下去过子然样得后多对又还能那里以而但因时把被从向"
NEW_SENTENCES = (
    "有关单位收到通知以后应当及时回复。",
    "以上情况已经报送上级机关备案。",
    "值得一提的是附近村民也赶来帮忙！",
    "为什么偏偏选在这个时候？",
)
_SENTENCE = re.compile(r"(?<=[。！？])[^。！？“”\n]{8,60}[。！？](?=[^”\n])")


def _partner(character: str, page: Page) -> str:
    pairs = [
        a + b
        for a, b in zip(LOOK_ALIKES[::2], LOOK_ALIKES[1::2], strict=True)
        if character in (a, b)
    ]
    if pairs and page.chance.random() < 0.8:
        return page.chance.choice(pairs).replace(character, "", 1)
    return page.chance.choice(STRAY)


def _fit(page: Page, start: int, end: int) -> bool:
    return not in_token(page.text, start, end)


def wrong_one(page: Page) -> Slip | None:
    return _wrong(page, 1)


def wrong_run(page: Page) -> Slip | None:
    return _wrong(page, page.chance.randint(2, 4))


def wrong_long(page: Page) -> Slip | None:
    return _wrong(page, page.chance.randint(6, 8))


def _wrong(page: Page, length: int) -> Slip | None:
    match = page.pick(f"(?=([{HAN}]{{{length}}}))")
    if match is None:
        return None
    start, end = match.start(1), match.end(1)
    put = "".join(_partner(character, page) for character in match[1])
    # What stands around must not come back in the slip: that would be a transposed or lost one.
    around = page.text[max(start - 2, 0) : end + 2]
    if not _fit(page, start, end) or set(put) & set(around) or len(set(put)) < length:
        return None
    return one("wrong", f"wrong {length}", start, end, put)


def missing_one(page: Page) -> Slip | None:
    return _missing(page, 1)


def missing_run(page: Page) -> Slip | None:
    return _missing(page, page.chance.randint(2, 5))


def _missing(page: Page, length: int) -> Slip | None:
    match = page.pick(f"(?=([{HAN}]{{{length}}}))")
    if match is None or not _fit(page, match.start(1), match.end(1)):
        return None
    return one("missing", f"missing {length}", match.start(1), match.end(1), "")


def haplography(page: Page) -> Slip | None:
    match = page.pick(rf"([{HAN}])\1")
    if match is None or match[1] in NUMERALS:
        return None
    return one("missing", "haplography", match.start(), match.start() + 1, "")


def missing_clause(page: Page) -> Slip | None:
    match = page.pick(rf"(?<=[，。；])[{HAN}、]{{6,20}}[，。；](?=[{HAN}])")
    return match and one("missing", "missing clause", match.start(), match.end(), "")


def missing_sentence(page: Page) -> Slip | None:
    match = page.pick(_SENTENCE)
    return match and one("missing", "missing sentence", match.start(), match.end(), "")


def missing_paragraph(page: Page) -> Slip | None:
    match = page.pick(r"(?<=\n)[^\n]{9,200}[。！？]\n")
    return match and one("missing", "missing paragraph", match.start(), match.end(), "")


def missing_cell(page: Page) -> Slip | None:
    match = page.pick(rf"(?<=\n)[{HAN}]{{2,8}}\n")
    if match is None or set(match[0]) & set(NUMERALS):
        return None
    return one("missing", "missing cell", match.start(), match.end(), "")


def extra_one(page: Page) -> Slip | None:
    return _extra(page, 1)


def extra_run(page: Page) -> Slip | None:
    return _extra(page, page.chance.randint(2, 5))


def extra_long(page: Page) -> Slip | None:
    return _extra(page, page.chance.randint(6, 9))


def _extra(page: Page, length: int) -> Slip | None:
    match = page.pick(f"(?<=[{HAN}])(?=[{HAN}])")
    if match is None or not _fit(page, match.start(), match.start()):
        return None
    put = "".join(page.chance.sample(STRAY, length))
    around = page.text[max(match.start() - 2, 0) : match.start() + 2]
    if set(put) & set(around):
        return None
    return one("extra", f"extra {length}", match.start(), match.start(), put)


def dittography(page: Page) -> Slip | None:
    match = page.pick(f"(?=([{HAN}]{{{page.chance.randint(1, 4)}}}))")
    if match is None or not _fit(page, match.start(1), match.end(1)):
        return None
    return one("extra", "dittography", match.end(1), match.end(1), match[1])


def doubled_sentence(page: Page) -> Slip | None:
    match = page.pick(_SENTENCE)
    return match and one("extra", "doubled sentence", match.end(), match.end(), match[0])


def extra_sentence(page: Page) -> Slip | None:
    match = page.pick(r"(?<=[。！？])(?=[^”\n])")
    put = page.chance.choice(NEW_SENTENCES)
    if match is None or put in page.text or put in page.lost():
        return None
    return one("extra", "extra sentence", match.start(), match.start(), put)


def extra_paragraph(page: Page) -> Slip | None:
    match = page.pick(r"(?<=[。！？]\n)")
    put = page.chance.choice(SENTENCES)
    if match is None or put in page.text or put in "".join(page.lost()):
        return None
    return one("extra", "extra paragraph", match.start(), match.start(), put + "\n")


MAKERS = (
    wrong_one, wrong_one, wrong_one, wrong_run, wrong_long, missing_one, missing_one, missing_run,
    haplography, missing_clause, missing_sentence, missing_paragraph, missing_cell, extra_one,
    extra_run, extra_long, dittography, dittography, doubled_sentence, extra_sentence,
    extra_paragraph,
)  # fmt: skip
