"""Folders of pairs, and workers that die, for the tests of the batch."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SENTENCE = "雪停以后，养护站把弯道的融雪剂清扫干净，班线客车按时发出。"
"""Our own sample."""


def a_text(number: int, sentences: int = 40) -> str:
    """A manuscript of 40 paragraphs and a heading."""
    return f"第{number}篇\n" + "\n".join([SENTENCE] * sentences)


def a_pair(folder: Path, name: str, *, wrong: int = 0, number: int = 0) -> None:
    """Write a manuscript and a galley with so many wrong characters."""
    text = a_text(number)
    (folder / f"{name}.manuscript.txt").write_text(text, "utf-8")
    (folder / f"{name}.galley.txt").write_text(text.replace("停", "仃", wrong), "utf-8")


class _Trap(Executor):
    """Runs in a thread; breaks like a pool whose worker dies when it meets a deadly pair."""

    def __init__(self, deadly: str) -> None:
        self._deadly = deadly
        self._threads = ThreadPoolExecutor(1)
        self._broken = False

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        if self._broken:
            raise BrokenProcessPool("already broken")
        if args and any(self._deadly in job.name for job in args[0]):
            self._broken = True
            future: Future[Any] = Future()
            future.set_exception(BrokenProcessPool("a worker died"))
            return future
        return self._threads.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._threads.shutdown(wait=wait, cancel_futures=cancel_futures)


class DeadlyPairs:
    """Opens executors in which pairs with ``deadly`` in their name kill the worker."""

    def __init__(self, deadly: str = "死") -> None:
        self._deadly = deadly
        self.opened: list[int] = []

    @contextmanager
    def __call__(self, workers: int) -> Iterator[Executor]:
        self.opened.append(workers)
        trap = _Trap(self._deadly)
        try:
            yield trap
        finally:
            trap.shutdown()


@contextmanager
def threads(workers: int) -> Iterator[Executor]:
    """A quick executor for tests that are not about processes."""
    with ThreadPoolExecutor(workers) as pool:
        yield pool


@contextmanager
def never(workers: int) -> Iterator[Executor]:
    """An executor whose workers can't be started."""
    with ThreadPoolExecutor(workers) as pool:
        pool.submit = _refuse  # type: ignore[assignment]
        yield pool


def _refuse(*_: Any) -> Future[Any]:
    raise BrokenProcessPool("no process can be started")


def die_on_purpose(jobs: Sequence[Any]) -> list[Any]:
    """A worker's work that ends its process when it meets a deadly pair."""
    from editorial.desk.batch_job import compare_pairs  # noqa: PLC0415

    if any("死" in job.name for job in jobs):
        os._exit(9)
    return compare_pairs(jobs)
