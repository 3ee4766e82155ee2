"""Running a batch so that no file ends it (批量运行): crashed workers are replaced."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    wait,
)
from contextlib import ExitStack
from typing import Final

from editorial.desk.batch_executors import ExecutorMaker
from editorial.desk.batch_job import DonePair, PairJob, compare_pairs, failed
from editorial.desk.batch_pairs import BatchRefused

_LARGEST_CHUNK: Final = 8
"""Pairs that a worker is given at once; a crash costs at most so many a second reading."""
_CRASHED: Final = "读取或比对时进程崩溃，文件可能已损坏或过大。请重新导出这两个文件后重试。"

Chunk = tuple[PairJob, ...]


def run_jobs(jobs: Sequence[PairJob], make: ExecutorMaker, workers: int) -> Iterator[DonePair]:
    """Compare all pairs, in whatever order they get done; one outcome each, whatever happens.

    When a worker dies (a crash in a parser, the system's memory killer), the pairs that were under
    way are done again, each alone, so that only the one at fault fails; the rest goes on in a new
    pool.

    Raises:
        BatchRefused: when the executor takes no work at all.
    """
    waiting = deque(_chunks(jobs, workers))
    while waiting:
        suspects: list[PairJob] = []
        with make(workers) as executor:
            _check_that_it_works(executor)
            yield from _run_until_broken(executor, waiting, suspects, workers)
        yield from _run_alone(suspects, make)


def _check_that_it_works(executor: Executor) -> None:
    """Tell a machine that can't run workers from files that crash them."""
    try:
        executor.submit(_ready).result()
    except Exception as problem:
        raise BatchRefused(
            f"比对用的进程启动不了（{type(problem).__name__}）。请关掉别的程序，或减小 --jobs；"
            "用 Dask 时，请看各台机器是否都装了本程序。"
        ) from problem


def _ready() -> bool:
    return True


def _chunks(jobs: Sequence[PairJob], workers: int) -> Iterator[Chunk]:
    size = max(1, min(_LARGEST_CHUNK, len(jobs) // (workers * 4)))
    for start in range(0, len(jobs), size):
        yield tuple(jobs[start : start + size])


def _run_until_broken(
    executor: Executor, waiting: deque[Chunk], suspects: list[PairJob], workers: int
) -> Iterator[DonePair]:
    """Run chunks until none waits or the executor breaks; the unfinished become suspects."""
    running: dict[Future[list[DonePair]], Chunk] = {}
    broken = False
    while running or (waiting and not broken):
        while waiting and not broken and len(running) < workers * 2:
            chunk = waiting.popleft()
            try:
                running[executor.submit(compare_pairs, chunk)] = chunk
            except (BrokenExecutor, RuntimeError):
                waiting.appendleft(chunk)
                broken = True
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            chunk = running.pop(future)
            try:
                results = future.result()
            except (BrokenExecutor, CancelledError):
                broken = True
                suspects.extend(chunk)
            except Exception:  # a cluster tells of a dead worker in its own words
                suspects.extend(chunk)
            else:
                yield from results


def _run_alone(suspects: list[PairJob], make: ExecutorMaker) -> Iterator[DonePair]:
    """Run each pair by itself; a pair that kills its worker even so fails."""
    left = deque(suspects)
    while left:
        with ExitStack() as stack:
            executor = stack.enter_context(make(1))
            while left:
                job = left.popleft()
                try:
                    results = executor.submit(compare_pairs, (job,)).result()
                except (BrokenExecutor, CancelledError):
                    yield failed(job, _CRASHED)
                    break
                except Exception as fault:
                    yield failed(job, f"{_CRASHED}（{type(fault).__name__}）")
                else:
                    yield from results
