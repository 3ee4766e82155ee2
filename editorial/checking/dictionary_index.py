"""The dictionary index (词典索引): all doubted forms of all packs, found in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ahocorasick

from editorial.checking.checked_text import CheckedText
from editorial.checking.dictionary_entry import DictionaryEntry
from editorial.checking.segmentation_guard import stands_as_word


@dataclass(frozen=True, slots=True)
class DictionaryHit:
    """An entry that speaks of a place."""

    start: int
    end: int
    entry: DictionaryEntry


class DictionaryIndex:
    """An Aho–Corasick automaton over the entries' wrong forms (pyahocorasick).

    When two packs hold the same form the later pack's entry counts: an office's own pack, read
    last, overrules what ships.
    """

    def __init__(self, entries: Iterable[DictionaryEntry]) -> None:
        self._entries = {entry.wrong: entry for entry in entries}
        self._automaton = ahocorasick.Automaton()
        for wrong, entry in self._entries.items():
            self._automaton.add_word(wrong, entry)
        if self._entries:
            self._automaton.make_automaton()

    def __len__(self) -> int:
        return len(self._entries)

    def hits(self, text: CheckedText) -> Iterator[DictionaryHit]:
        """Every place whose entry may speak there, guards asked, in order of its end.

        Places may overlap; which of them is shown is settled with all other findings.
        """
        if not self._entries:
            return
        for last, entry in self._automaton.iter(text.text):
            start, end = last - len(entry.wrong) + 1, last + 1
            if entry.guard.allows(text, start, end) and (
                not entry.needs_segmentation or stands_as_word(text, start, end, entry.right)
            ):
                yield DictionaryHit(start, end, entry)
