"""Lines of type (行) of a PDF page, put together from its characters and their places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

_SHIFT: Final = 0.45
"""How far, in type sizes, a raised or lowered character may stand off the baseline."""
_GAP: Final = 3.0
"""A gap in a line, in type sizes, that parts two pieces: cells of a row, a head and its folio."""
_STRIKE: Final = 0.2
"""How far, in type sizes, type that is struck twice stands off itself."""
_LAST: Final = 8
"""Equal lines that are looked back at."""
_BACK: Final = 1.0
"""How far, in type sizes, the next character of a line may stand back (overprint, kerning)."""


class PlacedRun(NamedTuple):
    """Characters printed one after the other in one type; points, from the lower left corner."""

    text: str
    left: float
    right: float
    baseline: float
    size: float


SPACE: Final = PlacedRun(" ", 0, 0, 0, 0)
"""White space between two runs: in the file, or put in by PDFium because of a gap."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of type; all measures in points."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    page: int = 1

    @property
    def width(self) -> float:
        """Width of the line."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class PageText:
    """One page: its measures in points, and its lines in the order of the file."""

    number: int
    height: float
    bottom: float = 0.0
    left: float = 0.0
    right: float = 0.0
    """Edges of the page as shown."""
    lines: tuple[TextLine, ...] = ()
    pictures: tuple[tuple[float, float, float, float], ...] = ()
    """Boxes of the pictures: left, bottom, right, top."""
    rules: tuple[tuple[float, float, float, float], ...] = ()
    """Boxes of the horizontal rules (横线)."""
    label: str = ""
    """The number that the file itself gives the page (页码标签), such as ``37`` or ``iv``."""
    is_vertical: bool = False
    """Set vertically: its columns are given as lines."""


@dataclass(slots=True)
class _OpenLine:
    texts: list[str]
    left: float
    right: float
    baseline: float
    size: float
    weights: dict[float, int] = field(default_factory=dict)

    def takes(self, run: PlacedRun) -> bool:
        """Whether the run goes on with this line."""
        size = max(self.size, run.size)
        return (
            abs(run.baseline - self.baseline) <= _SHIFT * size
            and -_BACK * size <= run.left - self.right <= _GAP * size
        )

    def add(self, run: PlacedRun) -> None:
        self.texts.append(run.text)
        self.left = min(self.left, run.left)
        self.right = max(self.right, run.right)
        if run.size > self.size:  # the line stands where its largest type stands
            self.size, self.baseline = run.size, run.baseline
        size = round(run.size * 2) / 2
        self.weights[size] = self.weights.get(size, 0) + len(run.text)

    def close(self, page: int) -> TextLine:
        if len(self.weights) == 1:
            (size,) = self.weights
        else:
            size = max(self.weights, key=lambda s: (self.weights[s], s))
        text = "".join(self.texts)
        return TextLine(text, self.left, self.right, self.baseline, size, page)


def lines_of_page(runs: Iterable[PlacedRun], page: int) -> tuple[TextLine, ...]:
    """Put the runs of a page together to lines, in the order of the file.

    Type struck twice, a little off, to look bold (重描加粗) is taken once.
    """
    lines: list[TextLine] = []
    current: _OpenLine | None = None
    before: PlacedRun | None = None
    for run in runs:
        if run is SPACE or not run.text.strip():
            if current is not None and current.texts[-1] != " ":
                current.texts.append(" ")
            continue
        if before is not None and _is_struck_again(before, run):
            continue
        before = run
        if current is None or not current.takes(run):
            if current is not None:
                lines.append(current.close(page))
            current = _OpenLine([], run.left, run.right, run.baseline, run.size)
        current.add(run)
    if current is not None:
        lines.append(current.close(page))
    return tuple(_struck_once(lines))


def _is_struck_again(before: PlacedRun, run: PlacedRun) -> bool:
    """Whether a run is the one before it, set a second time in its place."""
    off = _STRIKE * run.size
    return (
        run.text == before.text
        and abs(run.left - before.left) < off
        and abs(run.baseline - before.baseline) < off
    )


def _struck_once(lines: Sequence[TextLine]) -> Iterator[TextLine]:
    places: dict[str, list[TextLine]] = {}
    for line in lines:
        same = places.setdefault(line.text.strip(), [])
        off = _STRIKE * line.size
        if not any(
            abs(line.left - t.left) < off and abs(line.baseline - t.baseline) < off
            for t in same[-_LAST:]
        ):
            same.append(line)
            yield line


def body_size(lines: Sequence[TextLine]) -> float:
    """The type size of most characters, in points; 0 of no lines."""
    weights: Counter[float] = Counter()
    for line in lines:
        weights[line.size] += len(line.text)
    return weights.most_common(1)[0][0] if weights else 0.0
