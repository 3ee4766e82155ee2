"""Context guards (语境限制): where a dictionary entry must keep silent (or only may speak).

A guard is written in the pack in the office's own words, conditions parted by a space::

    前非:解|表|判 后非:称|比 句中无:又使 后须:台|塔 前须:不 句末

All conditions must hold for the entry to speak.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from editorial.checking.checked_text import CheckedText

_CLAUSE_ENDS: Final = "，。；：！？、,;:!?”’」』）)》…\r\n"
_LIST_KINDS: Final = {
    "前非": "not_after",
    "前须": "only_after",
    "后非": "not_before",
    "后须": "only_before",
    "句中无": "sentence_without",
}
_CLAUSE_END: Final = "句末"


class ContextGuardRefused(ValueError):
    """A guard that can't be read; the message says in Chinese what is wrong with it."""


@dataclass(frozen=True, slots=True)
class ContextGuard:
    """Conditions on what stands around a hit; empty ones hold always."""

    not_after: tuple[str, ...] = ()
    """前非: the text in front must end in none of these."""
    only_after: tuple[str, ...] = ()
    """前须: the text in front must end in one of these."""
    not_before: tuple[str, ...] = ()
    """后非: the text behind must begin with none of these."""
    only_before: tuple[str, ...] = ()
    """后须: the text behind must begin with one of these."""
    sentence_without: tuple[str, ...] = ()
    """句中无: the rest of the sentence must hold none of these."""
    clause_end: bool = False
    """句末: a point, a closing mark or the end of the line must follow."""

    def allows(self, text: CheckedText, start: int, end: int) -> bool:
        """Whether an entry may speak of the characters from ``start`` to ``end``."""
        return (
            self._allows_front(text.text[max(start - 8, 0) : start])
            and self._allows_behind(text.text, end)
            and not (
                self.sentence_without
                and any(word in text.rest_of_sentence(end) for word in self.sentence_without)
            )
        )

    def _allows_front(self, front: str) -> bool:
        if self.only_after and not front.endswith(self.only_after):
            return False
        return not front.endswith(self.not_after)

    def _allows_behind(self, whole: str, end: int) -> bool:
        if self.only_before and not whole.startswith(self.only_before, end):
            return False
        if self.clause_end and end < len(whole) and whole[end] not in _CLAUSE_ENDS:
            return False
        return not whole.startswith(self.not_before, end)


ALWAYS: Final = ContextGuard()
"""The guard of an entry that may speak anywhere."""


def parse_context_guard(written: str) -> ContextGuard:
    """Read a guard as it stands in a pack; an empty string is the guard that always allows.

    Raises:
        ContextGuardRefused: when a condition is unknown or has no words.
    """
    lists: dict[str, tuple[str, ...]] = {}
    clause_end = False
    for condition in written.split():
        if condition == _CLAUSE_END:
            clause_end = True
            continue
        kind, _, words = condition.partition(":")
        values = tuple(words.split("|"))
        if kind not in _LIST_KINDS or "" in values:
            known = "、".join((*_LIST_KINDS, _CLAUSE_END))
            raise ContextGuardRefused(
                f"看不懂限制条件“{condition}”；可用的有{known}，写作“前非:甲|乙”（半角冒号）"
            )
        lists[_LIST_KINDS[kind]] = values
    return ContextGuard(clause_end=clause_end, **lists)
