"""Hints of subjects to be put on record (重大选题提示, A-03): advisory, the editor declares."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from editorial.data_files import data_folder
from editorial.text.document_text import DocumentText

_CONTEXT = 8
_WORDS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class TopicHint:
    """A subject that a text may touch, with where its words stand."""

    topic: str
    words: tuple[str, ...]
    """The words found, the first in the text first; at most three."""
    paragraph: int
    """Number of the paragraph with the first of them."""
    context: str
    """The first with a few characters around it."""


@dataclass(frozen=True, slots=True)
class _Topic:
    name: str
    words: tuple[str, ...]


@cache
def _topics() -> tuple[_Topic, ...]:
    text = (data_folder("dictionaries") / "topics" / "major_topics.toml").read_text("utf-8")
    return tuple(
        _Topic(entry["name"], tuple(entry["words"])) for entry in tomllib.loads(text)["topics"]
    )


def topic_hints(document: DocumentText) -> tuple[TopicHint, ...]:
    """The subjects whose words stand in the text, in the order of the list."""
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    found = (_hint(topic, paragraphs) for topic in _topics())
    return tuple(hint for hint in found if hint is not None)


def _hint(topic: _Topic, paragraphs: list[str]) -> TopicHint | None:
    places = sorted(
        (number, paragraph.find(word), word)
        for word in topic.words
        for number, paragraph in enumerate(paragraphs, 1)
        if word in paragraph
    )
    if not places:
        return None
    number, at, word = places[0]
    text = paragraphs[number - 1]
    context = text[max(at - _CONTEXT, 0) : at + len(word) + _CONTEXT]
    words = tuple(dict.fromkeys(each for _, _, each in places))[:_WORDS_SHOWN]
    return TopicHint(topic.name, words, number, context)
