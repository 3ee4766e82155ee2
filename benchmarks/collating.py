"""Collating texts: engines in turn on the same texts, their counts beside the true distance."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from benchmarks.engines import ENGINES, OURS, TextCase, TextEngine, true_distance
from benchmarks.measuring import Times, interleaved
from benchmarks.texts import prose, rewrapped, with_errors

_NAMES = {10_000: "10k", 100_000: "100k", 1_000_000: "1M", 3_000_000: "3M"}
SIZES = tuple(_NAMES)
PER_MILLES = (0.2, 1, 5, 50)
_LONGEST_REWRAPPED = 1_000_000


@dataclass(frozen=True, slots=True)
class CollatedCase:
    """What came of one pair of texts."""

    case: TextCase
    distance: int
    """The true one, by an engine that is not ours."""
    times: Times
    counts: dict[str, int]
    skipped: dict[str, str]
    """Engines that were not run, and why."""


def cases(sizes: Sequence[int] = SIZES) -> Iterator[TextCase]:
    """The pairs of texts, one at a time: long ones need memory."""
    for size in sizes:
        manuscript = prose(size)
        name = _NAMES.get(size, f"{size:,}")
        for per_mille in PER_MILLES:
            # An error is two edits at most (transposed).
            hint = max(4, int(2 * size * per_mille / 1000))
            galley = with_errors(manuscript, per_mille)
            yield TextCase(f"{name}, {per_mille:g} ‰", manuscript, galley, hint)
        if size <= _LONGEST_REWRAPPED:
            galley = rewrapped(with_errors(manuscript, 1))
            hint = int(2 * size / 1000) + abs(len(galley) - len(manuscript)) + 1
            yield TextCase(f"{name}, 1 ‰, re-wrapped", manuscript, galley, hint)


def unrelated(size: int) -> TextCase:
    """Two texts that have nothing to do with each other."""
    name = _NAMES.get(size, f"{size:,}")
    return TextCase(f"{name}, unrelated", prose(size, 1), prose(size, 11), size, related=False)


def collate_in_turn(
    case: TextCase,
    rounds: int,
    patience: float = 20.0,
    engines: Sequence[TextEngine] = ENGINES,
) -> CollatedCase:
    """Run every engine that can on ``case``, in turn."""
    skipped: dict[str, str] = {}
    counts: dict[str, int] = {}
    tasks: dict[str, Callable[[], object]] = {}
    for engine in engines:
        reason = engine.refuses(case) if engine.installed() else "not installed"
        if reason:
            skipped[engine.name] = reason
        else:
            tasks[engine.name] = partial(_count, engine, case, counts)
    times = interleaved(tasks, rounds, patience)
    distance = true_distance(case)
    if counts[OURS] != distance:
        raise AssertionError(f"{case.name}: {counts[OURS]} edits, the distance is {distance}")
    return CollatedCase(case, distance, times, counts, skipped)


def _count(engine: TextEngine, case: TextCase, counts: dict[str, int]) -> None:
    counts[engine.name] = engine.count(case)
