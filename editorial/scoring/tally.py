"""Error tallies (计错): what each place counts under a scheme, and what they add up to."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from editorial.domain.error_rate import ErrorRate, RateLimit


class Doubled(StrEnum):
    """Why a place counts double (加倍)."""

    COVER = "cover"
    """It stands on the front cover or the spine (封一、书脊)."""
    TITLE = "title"
    """It stands in a title or heading, for schemes that double these."""
    IMPORTANT = "important"
    """An important name, time or other matter, marked by hand (重要名称、重要时间)."""

    @property
    def label(self) -> str:
        """The reason in Chinese."""
        return {"cover": "封面文字", "title": "标题文字", "important": "重要信息"}[self]


class Cap(StrEnum):
    """What took from a place (封顶)."""

    SAME_ERROR = "same_error"
    """The same error has been counted as often as it counts in an issue."""
    RULE = "rule"
    """The rule has added as much as it may add to an issue."""


class Denominator(StrEnum):
    """Which characters the errors are divided by (检查总字数)."""

    TEXT = "text"
    """Characters of the manuscript's body text (文字字数): the stricter one."""
    LAYOUT = "layout"
    """Characters that the type area holds (版面字数), as the regulations count."""

    @property
    def label(self) -> str:
        """Its name in Chinese."""
        return {"text": "文字字数", "layout": "版面字数"}[self]


class PlaceScore(NamedTuple):
    """What one discrepancy counts under one scheme, and how that came about."""

    rule: str
    """Id of the scheme's rule that scored it (QK-2.2a)."""
    tenths: int
    """Integer tenths of an error, after doubles and caps; 0 when a cap has been reached."""
    doubled: Doubled | None = None
    """Why it counts double, where it does; it never counts more than double."""
    before: int | None = None
    """Integer tenths by the rule alone, where that is not what it counts."""
    cap: Cap | None = None
    """What took from it, where something did."""
    lost: int = 0
    """Integer tenths that the cap took."""

    @property
    def weight(self) -> int:
        """Integer tenths by the rule alone, before doubles and caps."""
        return self.tenths if self.before is None else self.before


class ErrorTally(NamedTuple):
    """The errors of one comparison under one scheme, traceable place by place."""

    scheme: str
    """Id of the scheme (``house``)."""
    scheme_sha256: str
    """SHA-256 (hex) of the scheme's data file as it was used."""
    limit: RateLimit
    scores: tuple[PlaceScore, ...]
    """One for each discrepancy, in the same order."""
    characters: int
    """The denominator."""
    denominator: Denominator = Denominator.TEXT
    """Which characters those are."""

    @property
    def tenths(self) -> int:
        """Errors in integer tenths."""
        return sum(score.tenths for score in self.scores)

    @property
    def lost(self) -> int:
        """Integer tenths that caps took."""
        return sum(score.lost for score in self.scores)

    @property
    def rate(self) -> ErrorRate:
        """The exact error rate."""
        return ErrorRate(self.tenths, self.characters)

    @property
    def passes(self) -> bool:
        """Whether the rate is within the scheme's limit."""
        return self.rate.within(self.limit)
