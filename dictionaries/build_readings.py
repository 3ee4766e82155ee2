"""Builds ``likeness/readings.txt``: how the common characters are read (常用读音), by syllable.

Taken from pypinyin's tables: a character's first reading, and each further one that stands in two
of its phrases or more. Rare readings would make half the characters sound alike.

Needs the ``dev`` extra (pypinyin):

    python dictionaries/build_readings.py
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import Final

from build_look_alikes import common_characters
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

TARGET: Final = Path(__file__).parent / "likeness" / "readings.txt"
LEAST_PHRASES: Final = 2
"""Phrases that a further reading must stand in."""


def readings() -> dict[str, str]:
    """The characters read with each syllable, by syllable."""
    in_phrases: Counter[tuple[str, str]] = Counter()
    for phrase, syllables in PHRASES_DICT.items():
        in_phrases.update((c, s[0]) for c, s in zip(phrase, syllables, strict=False))
    read: defaultdict[str, str] = defaultdict(str)
    for character in sorted(common_characters()):
        first, *others = PINYIN_DICT[ord(character)].split(",")
        common = (s for s in others if in_phrases[character, s] >= LEAST_PHRASES)
        for syllable in (first, *common):
            read[syllable] += character
    return dict(read)


if __name__ == "__main__":
    lines = (f"{syllable}\t{characters}\n" for syllable, characters in sorted(readings().items()))
    TARGET.write_text("".join(lines), encoding="utf-8", newline="\n")
