"""A clock for the demonstration: every act takes its time, and the last one ends today."""

from __future__ import annotations

from datetime import datetime, timedelta


class SteppingClock:
    """Tells a time that only ``step`` moves on."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def __call__(self) -> datetime:
        """The present moment of the story."""
        return self._now

    def step(self, by: timedelta) -> None:
        """Let time pass."""
        self._now += by
