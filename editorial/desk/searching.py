"""Searching (搜索) by what people type: parts of words, or first letters (拼音首字母)."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from editorial.data_files import data_folder


def holds_all(texts: Iterable[str], words: Iterable[str]) -> bool:
    """Whether every word is found in one of the texts or another.

    Args:
        texts: Title, author, number and so on.
        words: What was typed; letters alone are also taken as first letters: ``cydyt`` finds
            春运第一天. Case does not matter.
    """
    whole = [text.lower() for text in texts]
    return all(any(_holds(text, word.lower()) for text in whole) for word in words)


def _holds(text: str, word: str) -> bool:
    if word in text:
        return True
    if not (word.isascii() and word.isalpha()):
        return False
    known = first_letters()
    sounds = [known.get(character, character) for character in text if character.isalnum()]
    return any(
        all(letter in sounds[start + at] for at, letter in enumerate(word))
        for start in range(len(sounds) - len(word) + 1)
    )


@cache
def first_letters() -> dict[str, str]:
    """The first letters of every character's readings, from the readings that ship.

    Raises:
        FileNotFoundError: when the installation lacks the data.
    """
    found: dict[str, str] = defaultdict(str)
    readings = data_folder("dictionaries") / "likeness" / "readings.txt"
    for line in readings.read_text("utf-8").splitlines():
        syllable, _, characters = line.partition("\t")
        if not characters or syllable.startswith("#"):
            continue
        letter = unicodedata.normalize("NFD", syllable)[0]
        for character in characters:
            if letter not in found[character]:
                found[character] += letter
    return dict(found)
