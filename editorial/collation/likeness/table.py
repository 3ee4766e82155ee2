"""The likeness table (形音对照表): how characters are read, and which ones look alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from editorial.collation.likeness.syllables import heard

_UNREAD: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class LikenessTable:
    """What the rules know of Han characters; other characters they know themselves."""

    readings: Mapping[str, tuple[str, ...]]
    """Common readings of a character as toned syllables (``lì``), in the order of the data."""
    heard: Mapping[str, frozenset[str]]
    """The same readings as they are heard by who mixes up initials and finals."""
    look_alikes: Mapping[str, str]
    """Characters that look like a character; every pair stands under one of its two only."""

    def heard_differently(self, one: str, other: str) -> bool:
        """Whether no reading of the one can be mistaken for a reading of the other."""
        known = self.heard.get
        return known(one, _UNREAD).isdisjoint(known(other, _UNREAD))

    def look_alike(self, one: str, other: str) -> bool:
        """Whether two characters look alike (形近)."""
        known = self.look_alikes.get
        return other in known(one, "") or one in known(other, "")


def parse_likeness(readings: str, *look_alikes: str) -> LikenessTable:
    """Read the data files of ``dictionaries/likeness``.

    Args:
        readings: Lines of a toned syllable, a tab, and the characters read so.
        look_alikes: Lines of a character, a tab, and the characters that look like it; one text
            for each script, so that no character begins two lines.

    Raises:
        ValueError: when a line has no tab: the file is damaged.
    """
    read: dict[str, tuple[str, ...]] = {}
    sounds: dict[str, frozenset[str]] = {}
    for syllable, characters in map(_row, readings.splitlines()):
        one, sound = (syllable,), frozenset((heard(syllable),))
        for character in characters:
            if character in read:
                read[character] += one
                sounds[character] |= sound
            else:
                read[character], sounds[character] = one, sound
    alike = {first: rest for text in look_alikes for first, rest in map(_row, text.splitlines())}
    return LikenessTable(read, sounds, alike)


def _row(line: str) -> tuple[str, str]:
    first, rest = line.split("\t")
    return first, rest
