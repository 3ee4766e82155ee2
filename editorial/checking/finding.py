"""Findings (疑点): what checking doubts in a text; they go to the query sheet (原稿疑问单)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Level(StrEnum):
    """How certain a doubt is; asking for one level shows every surer one too."""

    SURE = "sure"
    LIKELY = "likely"
    HINT = "hint"

    @property
    def name_in_chinese(self) -> str:
        """The level's Chinese name."""
        return {"sure": "确定", "likely": "疑似", "hint": "提示"}[self.value]

    @property
    def rank(self) -> int:
        """0 for the surest level, rising with doubt."""
        return tuple(Level).index(self)

    def shows(self, other: Level) -> bool:
        """Whether a list asked for at this level holds findings of the ``other`` level."""
        return other.rank <= self.rank


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a rule hands on: a place, what is wrong with it and what would put it right."""

    start: int
    """Offset of the first character, in code points of the text checked."""
    end: int
    """Offset behind the last character; always greater than ``start``."""
    suggestions: tuple[str, ...]
    """Texts to put in its place, the best first; an empty string means: delete it."""
    message: str
    """In Chinese: what is doubted and what to do."""
    level: Level | None = None
    """Set where this case is surer or less sure than the rule as a whole."""
    rule: str | None = None
    """Set by the dictionary rule: the rule id with the pack's own."""
    source: str | None = None
    """Set where the case rests on another source than the rule."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One doubt about a text, with its place and the authority for it."""

    rule: str
    level: Level
    start: int
    """Offset of the first character, in code points of the text as given."""
    end: int
    """Offset behind the last character."""
    text: str
    """The characters doubted: ``given_text[start:end]``."""
    suggestions: tuple[str, ...]
    """Texts to put in their place, the best first; an empty string means: delete them."""
    paragraph: int
    """Number of the paragraph from 1; blank lines are not counted."""
    message: str
    source: str
    """The standard and clause, or the list, that the doubt rests on."""

    def to_json(self) -> dict[str, Any]:
        """The finding as ``check --json`` prints it (design §4)."""
        return {
            "rule": self.rule,
            "level": self.level.value,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "suggestions": list(self.suggestions),
            "paragraph": self.paragraph,
            "message": self.message,
            "source": self.source,
        }
