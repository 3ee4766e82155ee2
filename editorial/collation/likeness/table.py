"""The likeness table (形音对照表): how characters are read, and which ones look alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from editorial.collation.likeness.syllables import heard


@dataclass(frozen=True, slots=True)
class LikenessTable:
    """What the rules know of Han characters; other characters they know themselves."""

    readings: Mapping[str, tuple[str, ...]]
    """Common readings of a character as toned syllables (``lì``), in the order of the data."""
    look_alikes: tuple[str, ...]
    """The data's texts, each with a line break before every line: looked up when asked. Every
    pair stands under one of its two only."""

    def heard_differently(self, one: str, other: str) -> bool:
        """Whether no reading of the one can be mistaken for a reading of the other."""
        return self._heard(one).isdisjoint(self._heard(other))

    def _heard(self, character: str) -> frozenset[str]:
        """The readings as they are heard by who mixes up initials and finals."""
        return frozenset(map(heard, self.readings.get(character, ())))

    def look_alike(self, one: str, other: str) -> bool:
        """Whether two characters look alike (形近)."""
        return other in self._looking_like(one) or one in self._looking_like(other)

    def _looking_like(self, character: str) -> str:
        mark = f"\n{character}\t"
        for text in self.look_alikes:
            _, found, rest = text.partition(mark)
            if found:
                return rest.partition("\n")[0]
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
    return LikenessTable(read, tuple(f"\n{text}" for text in look_alikes))
