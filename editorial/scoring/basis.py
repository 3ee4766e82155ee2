"""What a count needs that no text says (计数依据): given by hand, with the comparison."""

from __future__ import annotations

from typing import NamedTuple


class BasisRefused(ValueError):
    """What was given by hand can't be; the message says in Chinese what to do next."""


class LayoutRefused(BasisRefused):
    """A form of layout characters that can't be counted; the message says what to put right."""


class CountingBasis(NamedTuple):
    """Where the text stands, which places matter most, and how much its type area holds."""

    cover: bool = False
    """Whether the text stands on the front cover or the spine (封一、书脊)."""
    important: frozenset[int] = frozenset()
    """Numbers of the discrepancies in important names, times and the like (重要信息)."""
    layout_characters: int | None = None
    """版面字数, when known; schemes that divide by them do so, others by the text's characters."""

    def demand_places(self, places: int) -> None:
        """Make sure that every number marked by hand is that of a discrepancy.

        Raises:
            BasisRefused: naming those that are not.
        """
        unknown = sorted(number for number in self.important if not 1 <= number <= places)
        if unknown:
            named = "、".join(map(str, unknown))
            raise BasisRefused(
                f"没有第 {named} 处差异（共 {places} 处），请按差异的序号标明重要信息"
            )
