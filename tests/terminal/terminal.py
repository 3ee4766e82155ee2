"""A real terminal for tests: the app in tmux, driven by keys, read as a person reads it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

import pytest

LONGEST_WAIT = 90.0
"""Seconds."""


@dataclass(frozen=True)
class Terminal:
    """One tmux server of our own with one window."""

    socket: str

    def tmux(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-u", "-L", self.socket, *arguments],
            capture_output=True,
            text=True,
            check=True,
            timeout=30,
        )
        return done.stdout

    def press(self, *keys: str) -> None:
        for key in keys:
            self.tmux("send-keys", "-t", "desk", key)
            sleep(0.15)

    def type(self, text: str) -> None:
        self.tmux("send-keys", "-t", "desk", "-l", text)
        sleep(0.3)

    def screen(self) -> str:
        return self.tmux("capture-pane", "-t", "desk", "-p")

    def wait_for(self, text: str) -> str:
        """Wait until the text stands on the screen; returns the screen."""
        deadline = monotonic() + LONGEST_WAIT
        while monotonic() < deadline:
            shown = self.screen()
            if text in shown:
                return shown
            sleep(0.2)
        raise AssertionError(f"{text!r} never came; on the screen:\n{self.screen()}")

    def log_in(self, login: str, password: str) -> None:
        self.wait_for("登录名")
        self.type(login)
        self.press("Enter")
        self.type(password)
        self.press("Enter")


@contextmanager
def a_terminal(home: Path, size: tuple[int, int]) -> Iterator[Terminal]:
    """The app at the office's desk in ``home``, in a terminal of that many columns and rows."""
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    terminal = Terminal(f"editorial-{os.getpid()}-{size[0]}")
    environment = {
        "EDITORIAL_HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    settings = [part for name, value in environment.items() for part in ("-e", f"{name}={value}")]
    columns, rows = (str(number) for number in size)
    command = f"{sys.executable} -m editorial; sleep 300"
    terminal.tmux(
        "-f", "/dev/null", "new-session", "-d", "-s", "desk", "-x", columns, "-y", rows, *settings,
        command,
    )  # fmt: skip
    try:
        yield terminal
    finally:
        terminal.tmux("kill-server")
