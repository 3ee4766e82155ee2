"""What each odd character counts as (字符规则), one table for the whole program.

The table ``dictionaries/character_rules.tsv`` has one row a rule: code points, treatment, what they
are read as, what they are, and where that is said. Everything that drops, folds or shows characters
builds its tables from it, once.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from editorial.data_files import data_text

_FILE: Final = "character_rules.tsv"
_HEADER: Final = "codes\ttreatment\tfolded\twhat\tsource"
_CODES: Final = re.compile(r"U\+([0-9A-F]{4,6})(?:\.\.U\+([0-9A-F]{4,6}))?")


class Treatment(StrEnum):
    """What is done with a character."""

    LAYOUT = "layout"
    """It only serves layout: left out of the body text, never counted (版式字符)."""
    EQUAL = "equal"
    """A second code of a printed form: read from a PDF as the usual one (排版异码)."""
    SHOWN = "shown"
    """It can't be seen: made visible wherever text is put out (显形)."""
    ERROR = "error"
    """It prints differently, or is another character: never folded away (一律计错)."""


class CharacterRule(NamedTuple):
    """One row of the table."""

    ranges: tuple[tuple[int, int], ...]
    """First and last code point of each range."""
    treatment: Treatment
    folded: str
    """For ``equal``: what it is read as, or the normal form that gives it (NFC, NFKC)."""
    what: str
    source: str

    def codes(self) -> tuple[int, ...]:
        """All code points of the rule."""
        return tuple(code for first, last in self.ranges for code in range(first, last + 1))

    def folds(self) -> dict[int, str]:
        """Code point to what it is read as, without those that stay as they are."""
        if self.treatment is not Treatment.EQUAL:
            return {}
        read_as = {code: self._read_as(chr(code)) for code in self.codes()}
        return {code: text for code, text in read_as.items() if text != chr(code)}

    def _read_as(self, character: str) -> str:
        if self.folded == "NFC":
            return unicodedata.normalize("NFC", character)
        if self.folded == "NFKC":
            return unicodedata.normalize("NFKC", character)
        return self.folded


def parse_rules(text: str) -> tuple[CharacterRule, ...]:
    """Read the rows of a table.

    Raises:
        ValueError: naming the first line that isn't a rule.
    """
    header, *rows = text.splitlines()
    if header != _HEADER:
        raise ValueError(f"{_FILE}: line 1 must be {_HEADER!r}")
    return tuple(_rule(number, row) for number, row in enumerate(rows, 2) if row and row[0] != "#")


def _rule(number: int, row: str) -> CharacterRule:
    cells = row.split("\t")
    matches = [_CODES.fullmatch(item) for item in cells[0].split(" ")]
    known = len(cells) == 5 and cells[1] in set(Treatment) and all(cells[3:])
    if not known or (cells[1] == Treatment.EQUAL) != bool(cells[2]):
        raise ValueError(f"{_FILE}: line {number} is not a rule: {row!r}")
    ranges = []
    for match in matches:
        if match is None:
            raise ValueError(f"{_FILE}: line {number} names no code point: {cells[0]!r}")
        first = int(match[1], 16)
        ranges.append((first, int(match[2], 16) if match[2] else first))
    return CharacterRule(tuple(ranges), Treatment(cells[1]), *cells[2:])


@lru_cache(maxsize=1)
def character_rules() -> tuple[CharacterRule, ...]:
    """The rules that ship with the program.

    Raises:
        FileNotFoundError: when the installation lacks the table.
        ValueError: when it was damaged.
    """
    return parse_rules(data_text("dictionaries", _FILE))


def ranges_of(treatment: Treatment) -> tuple[tuple[int, int], ...]:
    """The ranges of code points that are treated so, by code point."""
    rules = (rule for rule in character_rules() if rule.treatment is treatment)
    return tuple(sorted(found for rule in rules for found in rule.ranges))


def one_of(ranges: tuple[tuple[int, int], ...]) -> str:
    """A regular-expression class of the ranges; searching single characters is far slower."""
    return "[" + "".join(f"{re.escape(chr(a))}-{re.escape(chr(b))}" for a, b in ranges) + "]"
