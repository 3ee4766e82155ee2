"""Measuring: several tasks in turn, round by round, so that a machine's moods hit all alike."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Spread:
    """Least, middle and greatest of some figures."""

    least: float
    middle: float
    greatest: float

    @classmethod
    def of(cls, figures: Sequence[float]) -> Spread:
        return cls(min(figures), median(figures), max(figures))


Times = dict[str, list[float]]
"""Seconds of each counted run, by what was run; in the order of the rounds."""


def interleaved(
    tasks: Mapping[str, Callable[[], object]],
    rounds: int,
    patience: float = 20.0,
) -> Times:
    """Run all tasks in turn, so many rounds after one that is not counted.

    Args:
        tasks: What to run, by name; the first is the one that others are compared with.
        rounds: Counted runs of each.
        patience: Seconds of counted runs after which a task leaves. The first task stays. A task
            whose warm-up alone took longer is not run again: the warm-up is its figure.
    """
    times: Times = {name: [] for name in tasks}
    first = next(iter(tasks))
    tired = {}
    for name, task in tasks.items():
        seconds = _seconds(task)
        if seconds > patience and name != first:
            tired[name] = seconds
    for _ in range(rounds):
        gc.collect()
        for name, task in tasks.items():
            if name in tired or (name != first and sum(times[name]) > patience):
                continue
            times[name].append(_seconds(task))
    for name, seconds in tired.items():
        times[name].append(seconds)
    return times


def ratios(times: Times, of: str, to: str) -> Spread:
    """How many times as long ``of`` took as ``to``, round by round."""
    return Spread.of([a / b for a, b in zip(times[of], times[to], strict=False)])


def _seconds(task: Callable[[], object]) -> float:
    begun = perf_counter()
    task()
    return perf_counter() - begun
