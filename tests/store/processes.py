"""Starting second programs for tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def start(task: str, url: str, *rest: str) -> subprocess.Popen[str]:
    """A process that works on the database at the URL."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.working_process", task, url, *rest],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
