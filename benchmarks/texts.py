"""Texts to measure with: made from our own samples by a seeded chain, the same on every machine."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

SOURCES = Path(__file__).resolve().parent.parent / "manuscripts" / "source"
_MARKUP = re.compile(
    r"^(#+|@|\^|\[\^\d+\]:|\|) ?|\{-.*?-\}|\{\+|\+\}|\[\^\d+\]| ?\| ?", re.MULTILINE
)
_FAITHFUL = 0.9
"""How often two characters decide on the next one, and not only the last.

0.9 makes about as many different stretches of 8 characters as Chinese official prose has (nine
in ten): fewer would be unfair to engines that align by rare stretches, more would flatter them.
"""


@cache
def sample() -> str:
    """The plain text of all our sample manuscripts, a paragraph a line."""
    files = sorted(SOURCES.glob("*.txt"))
    if not files:
        raise FileNotFoundError(f"no sample manuscripts in {SOURCES.name}")
    return "\n".join(_MARKUP.sub("", path.read_text("utf-8")).strip() for path in files)


@cache
def prose(characters: int, seed: int = 1) -> str:
    """So many characters of made-up prose, line breaks between paragraphs included."""
    source = sample()
    after_one: defaultdict[str, list[str]] = defaultdict(list)
    after_two: defaultdict[str, list[str]] = defaultdict(list)
    for place in range(len(source) - 2):
        after_one[source[place]].append(source[place + 1])
        after_two[source[place : place + 2]].append(source[place + 2])
    chance = random.Random(seed)
    roll, choice = chance.random, chance.choice
    made = list(source[:2])
    for _ in range(characters - 2):
        follows = after_two.get(made[-2] + made[-1]) if roll() < _FAITHFUL else None
        character = choice(follows or after_one.get(made[-1]) or source)
        made.append(choice("0123456789") if character.isdigit() else character)
    return "".join(made)


def with_errors(text: str, per_mille: float, seed: int = 2) -> str:
    """The text with so many wrong, missing, extra and transposed characters in a thousand."""
    chance = random.Random(seed)
    characters = list(text)
    alphabet = sorted(set(sample()) - {"\n"})
    wanted = max(1, round(len(text) * per_mille / 1000))
    for place in sorted(chance.sample(range(len(text) - 1), wanted), reverse=True):
        if "\n" in characters[place : place + 2]:
            continue
        error = chance.choice(("wrong", "missing", "extra", "transposed"))
        if error == "wrong":
            characters[place] = chance.choice(alphabet)
        elif error == "missing":
            del characters[place]
        elif error == "extra":
            characters.insert(place, chance.choice(alphabet))
        else:
            characters[place : place + 2] = reversed(characters[place : place + 2])
    return "".join(characters)


def rewrapped(text: str, line: int = 23) -> str:
    """The text as a column of type: every paragraph broken into lines of so many characters."""
    return "\n".join(
        paragraph[start : start + line]
        for paragraph in text.split("\n")
        for start in range(0, max(1, len(paragraph)), line)
    )
