"""docs/performance.md: each section between two markers, written by the runner."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"


class MarkerNotFound(LookupError):
    """The page has no place for a section."""


def replaced(page: str, section: str, body: str) -> str:
    """The page with what is between the markers of ``section`` replaced by ``body``.

    Raises:
        MarkerNotFound: when a marker is missing.
    """
    begin, end = f"<!-- {section}: begin -->", f"<!-- {section}: end -->"
    before, opened, rest = page.partition(begin)
    _, closed, after = rest.partition(end)
    if not opened or not closed:
        raise MarkerNotFound(f"no markers for {section}")
    return f"{before}{begin}\n{body.strip()}\n{end}{after}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table, all columns but the first to the right."""
    line = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, line, *rows))


def milliseconds(seconds: float) -> str:
    """A duration as it is read: 0.4 ms, 12 ms, 1.3 s."""
    if seconds >= 1:
        return f"{seconds:.3g} s"
    return f"{seconds * 1000:.2g} ms" if seconds < 0.1 else f"{seconds * 1000:.0f} ms"


def times_as_long(least: float, middle: float, greatest: float) -> str:
    """A ratio with its spread: **8.3** (7.9–9.1)."""
    return f"**{_figure(middle)}** ({_figure(least)}–{_figure(greatest)})"


def _figure(ratio: float) -> str:
    if ratio >= 100:
        return f"{ratio:.0f}"
    return f"{ratio:.1f}" if ratio >= 10 else f"{ratio:.2f}"
