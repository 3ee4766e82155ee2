"""Runs ``editorial`` as other programs do and reads what it says.

In a process of its own where the process is what matters; the many refusals in this one, by the
same entry point, as a new process for each would take minutes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Protocol

Done = subprocess.CompletedProcess[str]
NOTES = "reached-for-a-network.txt"
"""Where :func:`offline` has tries to reach a network noted."""


def editorial(*arguments: str | Path, home: Path, cwd: Path | None = None, **more: str) -> Done:
    """Run it for the office in ``home``; ``more`` is added to the environment."""
    environment = {**os.environ, "EDITORIAL_HOME": str(home), **more}
    if not more.get("EDITORIAL_DATABASE_URL"):
        environment.pop("EDITORIAL_DATABASE_URL", None)
    return subprocess.run(
        [sys.executable, "-m", "editorial", *map(str, arguments)],
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def offline(folder: Path) -> dict[str, Any]:
    """Environment in which a program and its children reach no network, and any try is noted."""
    before = os.environ.get("PYTHONPATH", "")
    path = os.pathsep.join(filter(None, (str(Path(__file__).parent / "offline"), before)))
    return {"PYTHONPATH": path, "OFFLINE_NOTES": str(folder / NOTES)}


class Command(Protocol):
    """Runs the command line in this process."""

    def __call__(self, *arguments: str | Path, home: Path, **more: str) -> Done: ...


def the_document(done: Done, exit_code: int = 0) -> Any:
    """The one JSON document on standard output."""
    assert done.returncode == exit_code, done.stderr
    return json.loads(done.stdout)


def the_refusal(done: Done) -> str:
    """The one line of a refusal; nothing else was said."""
    assert done.returncode == 2, done.stdout + done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert "程序出错" not in done.stderr
    (line,) = done.stderr.splitlines()
    assert line.endswith("。")
    return line
