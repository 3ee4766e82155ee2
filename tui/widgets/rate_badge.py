"""Error rates beside their limits (差错率), every scheme, said in words and by colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.widgets import Static

from editorial.domain.error_rate import ErrorRate, RateLimit
from tui.rendering.rate_text import rate_text
from tui.rendering.safe_text import safe
from tui.wording import t


@dataclass(frozen=True, slots=True)
class RateReading:
    """A rate as one scheme counts it."""

    scheme: str
    """Short name of the scheme."""
    rate: ErrorRate
    limit: RateLimit
    gates: bool = False
    """Whether this scheme decides (把关)."""
    text_characters: int | None = None
    """Characters of the text where the rate divides by layout characters (版面字数)."""


class RateBadge(Static):
    """One line with the rates of all schemes."""

    DEFAULT_CSS = """
    RateBadge { height: auto; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        """Nothing to show yet."""
        super().__init__(Content(t("rate.none")), id=id, classes=classes, markup=False)

    def show(self, readings: Sequence[RateReading]) -> None:
        """Show the rates, the deciding scheme first."""
        if not readings:
            self.update(Content(t("rate.none")))
            return
        ordered = sorted(readings, key=lambda reading: not reading.gates)
        self.update(Content("    ").join(_badge(reading) for reading in ordered))


def _badge(reading: RateReading) -> Content:
    within = reading.rate.within(reading.limit)
    verdict = t("rate.within") if within else t("rate.beyond")
    gate = t("rate.gates") if reading.gates else ""
    return Content.assemble(
        f"{safe(reading.scheme)}{gate} ",
        rate_text(reading.rate, reading.limit) + " ",
        (f" {verdict} ", "bold reverse $success" if within else "bold reverse $error"),
        _denominators(reading),
    )


def _denominators(reading: RateReading) -> str:
    """Both numbers of characters, where the layout's are known."""
    if reading.text_characters is None:
        return ""
    return t("rate.both", layout=reading.rate.characters, text=reading.text_characters)
