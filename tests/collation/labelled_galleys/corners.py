"""Corners (疑难处): slips that touch, come again, cross a paragraph, or stand at an edge."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from tests.collation.labelled_galleys.characters import STRAY
from tests.collation.labelled_galleys.page import (
    FIGURE,
    HAN,
    NUMERALS,
    Change,
    Page,
    Slip,
    in_token,
    one,
)

_SENTENCE = r"[^。！？“”\n]{8,60}[。！？]"
_OLD_FORMS = {
    "窗": "窻", "果": "菓", "剩": "賸", "碗": "盌", "劫": "刦", "夜": "亱", "冰": "氷",
    "年": "秊", "时": "旹", "野": "埜", "花": "蘤", "草": "艸", "往": "徃", "强": "彊", "略": "畧",
    "准": "凖", "纸": "帋", "针": "鍼", "秋": "秌", "暂": "蹔", "款": "欵", "考": "攷", "村": "邨",
}  # fmt: skip
_HAN_FIGURE = (
    r"(?<=第)[一二三四五六七八九十百]{2,5}(?=条|次|章|届)|(?<=分之)[一二三四五六七八九十]{2,3}"
)


def run_of_another_length(page: Page) -> Slip | None:
    """两字 for 三字 and the like: one place, as long as its longer side."""
    length, new = page.chance.sample(range(1, 6), 2)
    match = page.pick(f"(?=([{HAN}]{{{length}}}))")
    put = "".join(page.chance.sample(STRAY, new))
    if match is None or in_token(page.text, match.start(1), match.end(1)):
        return None
    if set(put) & set(page.text[max(match.start(1) - 2, 0) : match.end(1) + 2]):
        return None
    return one("wrong", f"run {length} to {new}", match.start(1), match.end(1), put)


def missing_item(page: Page) -> Slip | None:
    match = page.pick(rf"、[{HAN}]{{2,8}}(?=[、，。；])")
    if match is None or set(match[0]) & set(NUMERALS):
        return None
    return one("missing", "missing item", match.start(), match.end(), "")


def missing_with_figure(page: Page) -> Slip | None:
    match = page.pick(rf"[{HAN}](?:{FIGURE.pattern})[{HAN}]")
    if match is None or {match[0][0], match[0][-1]} & set(NUMERALS):
        return None
    return one("missing", "missing with its figure", match.start(), match.end(), "")


def doubled_paragraph(page: Page) -> Slip | None:
    match = page.pick(r"(?<=\n)[^\n]{12,250}\n")
    return match and one("extra", "doubled paragraph", match.end(), match.end(), match[0])


def items_of_a_list(page: Page) -> Slip | None:
    """Two neighbours of a longer list; the mark behind them is the one between them."""
    match = page.pick(rf"(?P<a>[{HAN}]{{2,5}})、(?P<b>[{HAN}]{{2,5}})(?=、)")
    if match is None or in_token(page.text, match.start(), match.end()):
        return None
    around = {page.text[match.start() - 1], page.text[match.end()]}
    if len(set(match[0])) < len(match[0]) or (around - {"、"}) & set(match[0]):
        return None
    return one("transposed", "items", match.start(), match.end(), f"{match['b']}、{match['a']}")


def sentence_over_the_end(page: Page) -> Slip | None:
    """The last sentence of a paragraph is set behind the first one of the next."""
    match = page.pick(rf"(?<=[。！？])(?P<a>{_SENTENCE})\n(?P<b>{_SENTENCE})(?=[^”\n])")
    if match is None:
        return None
    changes = (
        Change(match.start("a"), match.end("a"), ""),
        Change(match.end("b"), match.end("b"), match["a"]),
    )
    return Slip("moved", "sentence over a paragraph's end", changes, neighbours=True)


def han_digit_lost(page: Page) -> Slip | None:
    match = page.pick(_HAN_FIGURE)
    if match is None or not page.chance.randrange(3):
        return None
    at = page.chance.randrange(len(match[0]))
    put = match[0][:at] + match[0][at + 1 :]
    return one("number", "han digit lost", match.start(), match.end(), put)


def han_digits_exchanged(page: Page) -> Slip | None:
    match = page.pick(_HAN_FIGURE)
    if match is None:
        return None
    at = page.chance.randrange(len(match[0]) - 1)
    a, b = match[0][at], match[0][at + 1]
    if a == b:
        return None
    put = match[0][:at] + b + a + match[0][at + 2 :]
    return one("number", "han digits exchanged", match.start(), match.end(), put)


def old_form(page: Page) -> Slip | None:
    match = page.pick(f"[{''.join(_OLD_FORMS)}]")
    put = match and _OLD_FORMS[match[0]]
    if match is None or not put or put == match[0]:
        return None
    return one("variant", "old form", match.start(), match.end(), put)


def unit_in_traditional(page: Page) -> Slip | None:
    match = page.pick(r"(?<=[0-9])[万亿]")
    return match and one(
        "variant", "unit", match.start(), match.end(), {"万": "萬", "亿": "億"}[match[0]]
    )


def first_of_a_paragraph(page: Page) -> Slip | None:
    return _at_an_edge(page, rf"(?:^|(?<=\n))[{HAN}]", "first of a paragraph")


def last_of_a_paragraph(page: Page) -> Slip | None:
    return _at_an_edge(page, rf"[{HAN}](?=[。！？]?(?:\n|$))", "last of a paragraph")


def _at_an_edge(page: Page, pattern: str, way: str) -> Slip | None:
    match = page.pick(pattern)
    put = page.chance.choice([page.chance.choice(STRAY), ""])
    if match is None or in_token(page.text, match.start(), match.end()):
        return None
    if put and put in page.text[max(match.start() - 2, 0) : match.end() + 2]:
        return None
    return one("wrong" if put else "missing", way, match.start(), match.end(), put)


def again_and_again(page: Page) -> Slip | None:
    """One character wrong, or gone, in the same way in four to six places: three of them count."""
    usual = [c for c, n in Counter(page.text).items() if n > 6 and re.match(f"[{HAN}]", c)]
    character = page.chance.choice(usual)
    put = page.chance.choice([page.chance.choice(STRAY.replace(character, "")), ""])
    slips = list(_everywhere(page, character, put))[: page.chance.randint(4, 6)]
    return replace(slips[0], also=tuple(slips[1:])) if len(slips) > 3 else None


def _everywhere(page: Page, character: str, put: str) -> Iterator[Slip]:
    last = -9
    for match in re.finditer(character, page.text):
        start, end = match.span()
        slip = one("wrong" if put else "missing", "again and again", start, end, put)
        around = page.text[max(start - 2, 0) : start] + page.text[end : end + 2]
        if start < last + 9 or in_token(page.text, start, end) or not page.free(slip):
            continue
        if character in around or (put and put in around):
            continue
        last = start
        yield slip


def swap_beside_a_mark(page: Page) -> Slip | None:
    """Two words exchanged, and the mark behind them is another one."""
    match = page.pick(
        rf"(?<=[{HAN}])(?P<a>[{HAN}]{{1,2}})(?P<b>[{HAN}]{{1,2}})(?P<m>[，；：])(?=[{HAN}])"
    )
    if match is None or in_token(page.text, match.start(), match.end()):
        return None
    around = page.text[match.start() - 2 : match.end() + 2]
    if len(set(around)) < len(around):
        return None
    swap = one(
        "transposed", "beside a mark", match.start(), match.end("b"), match["b"] + match["a"]
    )
    new = page.chance.choice("，；：。".replace(match["m"], ""))
    return replace(swap, also=(one("punctuation", "beside a swap", *match.span("m"), new),))


MAKERS = (
    run_of_another_length, missing_item, missing_with_figure, doubled_paragraph, items_of_a_list,
    sentence_over_the_end, han_digit_lost, han_digits_exchanged, old_form, unit_in_traditional,
    first_of_a_paragraph, last_of_a_paragraph, again_and_again, swap_beside_a_mark,
)  # fmt: skip
