"""A damaged copy of any document (带差错的副本): the slips of a compositor, from a seed."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from editorial.text.document_text import DocumentText
from editorial.text.layout_noise import without_layout
from editorial.text.paragraphs import Paragraph

_OTHERS = "的了是在有和人这中大为上个国安案岸缆览囗口"
Slip = Callable[[random.Random, str], str]


def damaged(document: DocumentText, seed: int, slips: int = 24) -> DocumentText:
    """The document with so many slips: wrong, lost, doubled, turned, moved, joined and split text.

    The same seed gives the same slips.
    """
    source = random.Random(seed)
    paragraphs = list(document.paragraphs)
    for _ in range(slips):
        at = source.randrange(len(paragraphs))
        whole = source.randrange(12)
        if whole == 0 and len(paragraphs) > 2:
            paragraphs.insert(source.randrange(len(paragraphs)), paragraphs.pop(at))
        elif whole == 1 and at + 1 < len(paragraphs):
            joined = paragraphs[at].text + paragraphs.pop(at + 1).text
            paragraphs[at] = paragraphs[at]._replace(text=joined)
        elif whole == 2:
            paragraphs[at : at + 1] = _split(source, paragraphs[at])
        else:
            slip = source.choice(_SLIPS)
            paragraphs[at] = paragraphs[at]._replace(text=slip(source, paragraphs[at].text))
    printing = tuple(each for each in paragraphs if without_layout(each.text)[0])
    return replace(document, paragraphs=printing or document.paragraphs)


def _split(source: random.Random, paragraph: Paragraph) -> list[Paragraph]:
    at = source.randrange(len(paragraph.text) + 1)
    text = paragraph.text
    return [paragraph._replace(text=text[:at]), paragraph._replace(text=text[at:])]


def _wrong(source: random.Random, text: str) -> str:
    at = source.randrange(len(text) + 1)
    return text[:at] + source.choice(_OTHERS) + text[at + 1 :]


def _lost(source: random.Random, text: str) -> str:
    at = source.randrange(len(text) + 1)
    return text[:at] + text[at + source.randint(1, 9) :]


def _doubled(source: random.Random, text: str) -> str:
    at = source.randrange(len(text) + 1)
    end = at + source.randint(1, 4)
    return text[:end] + text[at:end] + text[end:]


def _turned(source: random.Random, text: str) -> str:
    at = source.randrange(len(text) + 1)
    return text[:at] + text[at : at + 2][::-1] + text[at + 2 :]


def _moved(source: random.Random, text: str) -> str:
    at = source.randrange(len(text) + 1)
    end = at + source.randint(6, 20)
    rest = text[:at] + text[end:]
    there = source.randrange(len(rest) + 1)
    return rest[:there] + text[at:end] + rest[there:]


def _half_width(source: random.Random, text: str) -> str:
    return text.replace("，", ",", 1)


_SLIPS: tuple[Slip, ...] = (_wrong, _lost, _doubled, _turned, _moved, _half_width)
