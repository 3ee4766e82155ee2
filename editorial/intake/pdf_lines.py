"""Lines of type (行) of a PDF page, put together from its characters and their places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
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


run_of: Final[Callable[[tuple[str, float, float, float, float]], PlacedRun]] = partial(
    tuple.__new__, PlacedRun
)
"""A run of its fields, made without the detour over arguments."""
SPACE: Final = PlacedRun(" ", 0, 0, 0, 0)
"""White space between two runs: in the file, or put in by PDFium because of a gap."""


class TextLine(NamedTuple):
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


line_of: Final[Callable[[tuple[str, float, float, float, float, int]], TextLine]] = partial(
    tuple.__new__, TextLine
)
"""A line of its fields, likewise."""


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
    uprights: tuple[tuple[float, float, float, float], ...] = ()
    """Boxes of the vertical rules (竖线)."""
    label: str = ""
    """The number that the file itself gives the page (页码标签), such as ``37`` or ``iv``."""
    is_vertical: bool = False
    """Set vertically: its columns are given as lines."""


def lines_of_page(runs: Iterable[PlacedRun], page: int) -> tuple[TextLine, ...]:
    """Put the runs of a page together to lines, in the order of the file.

    Type struck twice, a little off, to look bold (重描加粗) is taken once.
    """
    lines: list[TextLine] = []
    texts: list[str] = []
    weights: dict[float, int] = {}
    left = right = baseline = size = 0.0
    before = SPACE
    for run in runs:
        text, start, end, height, type_size = run
        if run is SPACE or not text.strip():
            if texts and texts[-1] != " ":
                texts.append(" ")
            continue
        if text == before.text and _is_struck_again(before, run):
            continue
        before = run
        if texts:
            largest = type_size if type_size > size else size
            if (
                -_BACK * largest <= start - right <= _GAP * largest
                and abs(height - baseline) <= _SHIFT * largest
            ):
                weights = weights or {_rounded(size): len(texts[0])}
                weights[_rounded(type_size)] = weights.get(_rounded(type_size), 0) + len(text)
                texts.append(text)
                left, right = min(left, start), max(right, end)
                if type_size > size:  # the line stands where its largest type stands
                    size, baseline = type_size, height
                continue
            usual = _commonest(weights) if weights else _rounded(size)
            lines.append(line_of(("".join(texts), left, right, baseline, usual, page)))
            weights = {}
        texts = [text]
        left, right, baseline, size = start, end, height, type_size
    if texts:
        usual = _commonest(weights) if weights else _rounded(size)
        lines.append(line_of(("".join(texts), left, right, baseline, usual, page)))
    if len({line.text.strip() for line in lines}) < len(lines):
        return tuple(_struck_once(lines))
    return tuple(lines)


def _commonest(weights: Mapping[float, int]) -> float:
    """The type size of most characters of a line, the largest of several."""
    return max(weights, key=lambda size: (weights[size], size))


def _rounded(size: float) -> float:
    """A type size in half points."""
    return round(size * 2) / 2


def _is_struck_again(before: PlacedRun, run: PlacedRun) -> bool:
    """Whether a run is the one before it, set a second time in its place."""
    off = _STRIKE * run.size
    return abs(run.left - before.left) < off and abs(run.baseline - before.baseline) < off


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
    weights: dict[float, int] = {}
    for text, _, _, _, size, _ in lines:
        weights[size] = weights.get(size, 0) + len(text)
    return max(weights, key=weights.__getitem__, default=0.0)
