"""What a rule says of a pair: the trade's term, and what bears it out."""

from __future__ import annotations

from typing import NamedTuple


class Reason(NamedTuple):
    """One reason for which a character is easily taken for another."""

    term: str
    """同音, 音近, 形近, 键位邻近 …"""
    evidence: str = ""
    """The syllables or keys that are meant; empty where the characters speak for themselves."""

    def __str__(self) -> str:
        return f"{self.term}（{self.evidence}）" if self.evidence else self.term
