"""Runs another program under a cap of time and memory, and ends it with all it started (看护)."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import psutil

_POLL_SECONDS: Final = 0.05
_LAST_SECONDS: Final = 3.0


def run_guarded(
    command: Sequence[str],
    *,
    folder: Path,
    environment: Mapping[str, str],
    memory: int,
    seconds: float,
) -> int | None:
    """Run a program to its end; nothing that it started is left behind.

    Args:
        command: the program and its arguments; no shell is involved.
        folder: where it runs.
        environment: its whole environment.
        memory: resident bytes of the program and its children at which it is ended.
        seconds: time at which it is ended.

    Returns:
        Its exit code, or None when it was ended for taking too much.

    Raises:
        OSError: when it can't be started.
    """
    process = subprocess.Popen(  # noqa: S603 - programs of ours or found by us, no shell
        list(command),
        cwd=folder,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    family: dict[int, psutil.Process] = {}
    try:
        return _watch(process, family, memory, time.monotonic() + seconds)
    finally:
        _end(process, family)


def _watch(
    process: subprocess.Popen[bytes],
    family: dict[int, psutil.Process],
    memory: int,
    until: float,
) -> int | None:
    root = psutil.Process(process.pid)
    while True:
        with suppress(subprocess.TimeoutExpired):
            return process.wait(_POLL_SECONDS)
        with suppress(psutil.Error):
            family.update((child.pid, child) for child in root.children(recursive=True))
        if _resident([root, *family.values()]) > memory or time.monotonic() > until:
            return None


def _resident(processes: Sequence[psutil.Process]) -> int:
    total = 0
    for process in processes:
        with suppress(psutil.Error):
            total += process.memory_info().rss
    return total


def _end(process: subprocess.Popen[bytes], family: dict[int, psutil.Process]) -> None:
    """End the program and what it started, also when its own parent ended before it."""
    if process.poll() is None:
        with suppress(psutil.Error):
            root = psutil.Process(process.pid)
            family.update((child.pid, child) for child in root.children(recursive=True))
        process.kill()
    for child in family.values():
        with suppress(psutil.Error):  # psutil compares start times: a reused id is spared
            child.kill()
    process.wait()
    psutil.wait_procs(list(family.values()), timeout=_LAST_SECONDS)
