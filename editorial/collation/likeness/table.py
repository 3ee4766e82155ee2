"""The likeness table (形音对照表): how characters are read, and which ones look alike."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import Final

from editorial.collation.likeness.syllables import heard


class LikenessTable:
    """What the rules know of Han characters; other characters they know themselves.

    What was looked up once is remembered: a few places must not wait for tables of everything, and
    thousands of places must not search the data each time.
    """

    def __init__(
        self, readings: Mapping[str, tuple[str, ...]], look_alikes: tuple[tuple[str, ...], ...]
    ) -> None:
        """Take the data.

        Args:
            readings: Common readings of a character as toned syllables (``lì``), in the order of
                the data.
            look_alikes: The data's lines, file by file, sorted; every pair stands under one of its
                two only.
        """
        self.readings: Final = readings
        self.look_alikes: Final = look_alikes
        self._sounds: dict[str, frozenset[str]] = {}
        self._shapes: dict[str, str] = {}

    def heard_differently(self, one: str, other: str) -> bool:
        """Whether no reading of the one can be mistaken for a reading of the other."""
        return self._heard(one).isdisjoint(self._heard(other))

    def _heard(self, character: str) -> frozenset[str]:
        """The readings as they are heard by who mixes up initials and finals."""
        known = self._sounds.get(character)
        if known is None:
            known = self._sounds[character] = frozenset(
                map(heard, self.readings.get(character, ()))
            )
        return known

    def look_alike(self, one: str, other: str) -> bool:
        """Whether two characters look alike (形近)."""
        return other in self._looking_like(one) or one in self._looking_like(other)

    def _looking_like(self, character: str) -> str:
        known = self._shapes.get(character)
        if known is None:
            known = self._shapes[character] = self._looked_up(f"{character}\t")
        return known

    def _looked_up(self, start: str) -> str:
        for lines in self.look_alikes:
            place = bisect_left(lines, start)
            if place < len(lines) and lines[place].startswith(start):
                return lines[place].removeprefix(start)
        return ""


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
    for line in readings.splitlines():
        syllable, characters = line.split("\t")
        one = (syllable,)
        for character in characters:
            read[character] = read[character] + one if character in read else one
    for text in look_alikes:
        if text.count("\t") != text.count("\n"):
            raise ValueError("a line of look-alikes without a tab")
    return LikenessTable(read, tuple(tuple(sorted(text.splitlines())) for text in look_alikes))
