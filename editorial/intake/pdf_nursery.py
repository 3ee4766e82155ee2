"""Processes for reading PDFs, ready at once (备用进程): one clean parent, a fork for every file.

Starting Python and loading PDFium takes longer than reading most galleys. So the first PDF starts a
process that has loaded everything and never opens a file itself; it forks a child for each one. A
file still gets a process of its own that dies with it, and nothing that a hostile file does to its
process can reach the next one. Only where forking is known to be safe for PDFium; elsewhere every
file starts a process from scratch.

``python -m editorial.intake.pdf_nursery`` is the parent; its standard input is a socket.
"""

from __future__ import annotations

import atexit
import os
import select
import signal
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import IO, Final

_MODULE: Final = "editorial.intake.pdf_nursery"
_PID: Final = struct.Struct("=q")
_DONE: Final = b"0"
_START_SECONDS: Final = 20.0


class Forked:
    """A child that reads one file; as much of `subprocess.Popen` as its guard needs."""

    def __init__(self, pid: int, life: int) -> None:
        self.pid = pid
        self._life = life
        self._code: int | None = None

    def wait(self, seconds: float) -> int:
        """Wait for its end; the exit code is 1 when it died.

        Raises:
            subprocess.TimeoutExpired: when it still runs.
        """
        if self._code is None:
            if not select.select([self._life], [], [], seconds)[0]:
                raise subprocess.TimeoutExpired(_MODULE, seconds)
            self._code = 0 if os.read(self._life, 1) == _DONE else 1
        return self._code

    def end(self) -> None:
        """End it if it still runs, and wait until it is gone."""
        if self._code is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            select.select([self._life], [], [], _START_SECONDS)
        os.close(self._life)


class Nursery:
    """The running parent process, seen from the program."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._lock = threading.Lock()
        self._wire, theirs = socket.socketpair()
        self._wire.settimeout(_START_SECONDS)
        # -P: a file named like a module in the current folder must not be run.
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own module, no shell
                [sys.executable, "-P", "-m", _MODULE],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=environment,
            )

    def fork(self, question: IO[bytes], answer: IO[bytes], part: tuple[int, int]) -> Forked:
        """A child that reads its part of the one file and writes into the other.

        Raises:
            OSError: when the parent is gone or does not answer.
        """
        life, theirs = os.pipe()
        try:
            with self._lock:
                descriptors = [question.fileno(), answer.fileno(), theirs]
                socket.send_fds(self._wire, [bytes(part)], descriptors)
                told = self._wire.recv(_PID.size)
            if len(told) != _PID.size:
                raise ConnectionResetError(_MODULE)
        except OSError:
            os.close(life)
            raise
        finally:
            os.close(theirs)
        return Forked(_PID.unpack(told)[0], life)

    def close(self) -> None:
        """Let the parent end."""
        self._wire.close()
        try:
            self._process.wait(1)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


_running: list[Nursery] = []


def is_supported() -> bool:
    """Whether files can be read in forks here."""
    return sys.platform == "linux"


def forked(
    environment: dict[str, str], question: IO[bytes], answer: IO[bytes], part: tuple[int, int]
) -> Forked | None:
    """A child of the nursery, which is started when it isn't running; None when there is none.

    Args:
        environment: what the nursery runs in.
        question: the file that is read.
        answer: where the child writes.
        part: which part of the pages it reads, from 0, and of how many.
    """
    for _ in range(2):
        if not _running:
            _running.append(Nursery(environment))
        nursery = _running[0]
        try:
            return nursery.fork(question, answer, part)
        except OSError:
            nursery.close()
            _running.remove(nursery)
    return None


@atexit.register
def close() -> None:
    """End the nursery, if there is one."""
    while _running:
        _running.pop().close()


def _forget() -> None:
    """A forked copy of the program starts a nursery of its own."""
    _running.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)


def main() -> None:
    """Fork a child for each request that comes in, until the program is gone."""
    from editorial.intake import pdf_child  # noqa: PLC0415 - the program itself never loads it
    from editorial.intake.pdf_calls import text_calls  # noqa: PLC0415

    text_calls()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the children
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the program, which ends this
    with socket.socket(fileno=0) as wire:
        while True:
            message, descriptors, _, _ = socket.recv_fds(wire, 2, 3)
            if not message:
                return
            pid = os.fork()
            if pid == 0:
                _child(descriptors, partial(pdf_child.answer, part=tuple(message)))
            for descriptor in descriptors:
                os.close(descriptor)
            wire.sendall(_PID.pack(pid))


def _child(descriptors: list[int], read: Callable[[IO[bytes], IO[bytes]], None]) -> None:
    """Read one file and end; nothing of the parent is left to be run."""
    question, answer, life = descriptors
    try:
        with os.fdopen(question, "rb") as file, os.fdopen(answer, "wb") as out:
            read(file, out)
        os.write(life, _DONE)
    finally:
        os._exit(0)


if __name__ == "__main__":
    main()
