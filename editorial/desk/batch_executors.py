"""Where a batch runs (在哪里算): processes of this machine, or a Dask cluster the office has."""

from __future__ import annotations

import ipaddress
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.context import BaseContext
from typing import Any
from urllib.parse import urlsplit

from editorial.desk.batch_pairs import BatchRefused

ExecutorMaker = Callable[[int], AbstractContextManager[Executor]]
"""Opens an executor with so many workers; leaving the context closes it."""


def usable_cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return max(len(os.sched_getaffinity(0)), 1)
    return os.cpu_count() or 1


@contextmanager
def process_executor(workers: int) -> Iterator[Executor]:
    """Fresh processes of this machine; they leave Ctrl-C to us."""
    pool = ProcessPoolExecutor(workers, mp_context=_context(), initializer=_leave_ctrl_c)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _context() -> BaseContext:
    """How workers begin: never as a copy of this process, whose threads a copy would lack."""
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["editorial.desk.batch_job"])
    return context


def _leave_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def dask_executor(scheduler: str | None) -> ExecutorMaker:
    """Workers of a Dask cluster, or of a small one on this machine when no address is given.

    All workers must see the files under the same paths and have this program installed.

    Raises:
        BatchRefused: when Dask is not installed or the address is not a safe one.
    """
    try:
        distributed = import_module("distributed")
    except ImportError:
        raise BatchRefused(
            "没有安装 dask.distributed，不能用 --executor dask。"
            "请先运行 pip install distributed，或去掉这个选项，用本机的多个进程。"
        ) from None
    if scheduler is not None:
        _check_address(scheduler)

    @contextmanager
    def open_cluster(workers: int) -> Iterator[Executor]:
        client = _client(distributed, scheduler, workers)
        try:
            yield client.get_executor(pure=False)
        finally:
            client.close()

    return open_cluster


def _client(distributed: Any, scheduler: str | None, workers: int) -> Any:
    if scheduler is None:
        return distributed.Client(
            n_workers=workers, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
        )
    try:
        return distributed.Client(scheduler, timeout="10s", set_as_default=False)
    except (OSError, TimeoutError, ValueError) as problem:
        raise BatchRefused(
            f"连不上 Dask 调度器 {scheduler}。请核对 --scheduler 的地址，看调度器是否已启动。"
        ) from problem


def _check_address(scheduler: str) -> None:
    parts = urlsplit(scheduler if "://" in scheduler else f"tcp://{scheduler}")
    if parts.scheme != "tls" and not _is_loopback(parts.hostname or ""):
        raise BatchRefused(f"调度器 {scheduler} 在别的机器上，稿件会明文传输。请改用 tls:// 地址。")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
