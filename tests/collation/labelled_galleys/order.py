"""Transposed characters and words, moved stretches (颠倒、移位)."""

from __future__ import annotations

import re

from tests.collation.labelled_galleys.page import HAN, Change, Page, Slip, in_token, one

_SENTENCE = r"[^。！？“”\n]{8,60}[。！？]"
_BETWEEN = r"(?<=[。！？])(?=[^”\n])"


def adjacent_characters(page: Page) -> Slip | None:
    return _exchanged(page, rf"(?=(?P<a>[{HAN}])(?P<m>)(?P<b>[{HAN}]))", "adjacent characters")


def adjacent_words(page: Page) -> Slip | None:
    first, second = page.chance.choice([(2, 2), (2, 2), (1, 2), (2, 1), (2, 3), (3, 2), (4, 2)])
    pattern = rf"(?=(?P<a>[{HAN}]{{{first}}})(?P<m>)(?P<b>[{HAN}]{{{second}}}))"
    return _exchanged(page, pattern, f"adjacent words {first}+{second}")


def listed_words(page: Page) -> Slip | None:
    pattern = rf"(?P<a>[{HAN}]{{2,4}})(?P<m>[、和与或])(?P<b>[{HAN}]{{2,4}})"
    return _exchanged(page, pattern, "listed words")


def _exchanged(page: Page, pattern: str, way: str) -> Slip | None:
    match = page.pick(pattern)
    if match is None:
        return None
    first, second = match["a"], match["b"]
    start, end = match.start("a"), match.end("b")
    whole = first + match["m"] + second
    # A word that begins or ends like its neighbour gives a shorter swap; that is another error.
    if in_token(page.text, start, end) or len(set(whole)) < len(whole):
        return None
    if {page.text[start - 1 : start], page.text[end : end + 1]} & set(whole):
        return None
    return one("transposed", way, start, end, second + match["m"] + first)


def _moved(
    page: Page, way: str, source: re.Match[str] | None, target: re.Match[str] | None
) -> Slip | None:
    if source is None or target is None:
        return None
    if source.start() - 12 <= target.start() <= source.end() + 12:
        return None
    if page.text.count(source[0].strip()) > 1:
        return None
    if any(source[0] in put or put in source[0] for put in page.lost() if len(put) > 3):
        return None
    at = target.start()
    changes = Change(source.start(), source.end(), ""), Change(at, at, source[0])
    if at < source.start():
        between, goal = (at, source.start()), source.end()
    else:
        between, goal = (source.end(), at), source.start()
    others = Change(*between, ""), Change(goal, goal, page.text[slice(*between)])
    # What is carried over something shorter reads as the shorter one carried back, slips and all.
    shorter = between[1] - between[0] < len(source[0])
    return Slip("moved", way, changes, others, neighbours=shorter)


def sentence_far(page: Page) -> Slip | None:
    source = page.pick(rf"(?<=[。！？]){_SENTENCE}(?=[^”\n])")
    return _moved(page, "sentence far", source, page.pick(_BETWEEN))


def phrase_far(page: Page) -> Slip | None:
    source = page.pick(rf"(?<=[，。；])[{HAN}]{{5,14}}，(?=[{HAN}])")
    return _moved(page, "phrase far", source, page.pick(rf"(?<=[，；])(?=[{HAN}])"))


def phrase_near(page: Page) -> Slip | None:
    source = page.pick(rf"(?<=[，。；])[{HAN}]{{5,10}}，(?=[{HAN}])")
    if source is None:
        return None
    near = re.compile(rf"(?<=[，；])(?=[{HAN}])")
    targets = list(near.finditer(page.text, source.end() + 13, source.end() + 60))
    return _moved(page, "phrase near", source, targets[0] if targets else None)


def paragraph_far(page: Page) -> Slip | None:
    source = page.pick(r"(?<=\n)[^\n]{12,200}[。！？]\n")
    return _moved(page, "paragraph far", source, page.pick(r"(?<=\n)(?=[^\n]{9})"))


def neighbouring_sentences(page: Page) -> Slip | None:
    return _neighbours(page, rf"(?<=[。！？])(?=(?P<a>{_SENTENCE})(?P<b>{_SENTENCE}))", "sentences")


def neighbouring_paragraphs(page: Page) -> Slip | None:
    line = r"[^\n]{12,250}[。！？]\n"
    return _neighbours(page, rf"(?<=\n)(?=(?P<a>{line})(?P<b>{line}))", "paragraphs")


def _neighbours(page: Page, pattern: str, what: str) -> Slip | None:
    match = page.pick(pattern)
    if match is None:
        return None
    (a, b), (start, middle, end) = (
        match.group("a", "b"),
        (
            match.start("a"),
            match.end("a"),
            match.end("b"),
        ),
    )
    first = Change(start, middle, ""), Change(end, end, a)
    second = Change(middle, end, ""), Change(start, start, b)
    return Slip("moved", f"neighbouring {what}", first, second, neighbours=True)


MAKERS = (
    adjacent_characters, adjacent_characters, adjacent_words, adjacent_words, listed_words,
    sentence_far, phrase_far, phrase_near, paragraph_far, neighbouring_sentences,
    neighbouring_paragraphs,
)  # fmt: skip
