"""The likeness table (形音对照表): how characters are read, and which ones look alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from editorial.collation.likeness.syllables import heard


class Readings(Mapping[str, tuple[str, ...]]):
    """Common readings of a character as toned syllables (``lì``), in the order of the data.

    They are looked up in the data's text: a few places must not wait for a table of everything.
    """

    def __init__(self, text: str) -> None:
        """Take the lines of :func:`parse_likeness`."""
        self._text: Final = f"\n{text}"
        self._known: dict[str, tuple[str, ...]] = {}

    def __getitem__(self, character: str) -> tuple[str, ...]:
        known = self._known.get(character)
        if known is None:
            is_one = len(character) == 1 and character not in "\t\n"
            found = self._looked_up(character) if is_one else ()
            known = self._known[character] = tuple(found)
        if not known:
            raise KeyError(character)
        return known

    def _looked_up(self, character: str) -> Iterator[str]:
        text = self._text
        at = text.find(character)
        while at >= 0:
            line = text.rfind("\n", 0, at) + 1
            tab = text.find("\t", line)
            if line <= tab < at:
                yield text[line:tab]
            at = text.find(character, at + 1)

    def __iter__(self) -> Iterator[str]:
        lines = self._text.splitlines()[1:]
        return iter(dict.fromkeys("".join(line.partition("\t")[2] for line in lines)))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class LikenessTable:
    """What the rules know of Han characters; other characters they know themselves.

    What was looked up once is remembered: thousands of places must not search the data each time.
    """

    def __init__(self, readings: Readings, look_alikes: tuple[str, ...]) -> None:
        """Take the data.

        Args:
            readings: Common readings of the characters.
            look_alikes: The data's texts; every pair stands under one of its two only.
        """
        self.readings: Final = readings
        self._look_alikes: Final = tuple(f"\n{text}" for text in look_alikes)
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
            known = self._shapes[character] = self._looked_up(character)
        return known

    def _looked_up(self, character: str) -> str:
        head = f"\n{character}\t"
        for text in self._look_alikes:
            place = text.find(head)
            if place >= 0:
                place += len(head)
                end = text.find("\n", place)
                return text[place:end] if end >= 0 else text[place:]
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
    for text in (readings, *look_alikes):
        if text.count("\t") != text.count("\n"):
            raise ValueError("a line of the likeness data without a tab")
    return LikenessTable(Readings(readings), look_alikes)
