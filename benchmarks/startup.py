"""Start-up: whole processes of the command line beside an empty Python, in turn."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.measuring import Times, interleaved
from benchmarks.texts import prose, with_errors

EMPTY = "python -c pass"
HELP = "editorial --help"
COMPARE = "editorial compare (two .txt, 5,000 characters)"


def start_up(rounds: int) -> Times:
    """Seconds of whole processes, by command."""
    command = [sys.executable, "-m", "editorial"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, theirs = folder / "a.txt", folder / "b.txt"
        ours.write_text(prose(5000), "utf-8")
        theirs.write_text(with_errors(prose(5000), 1), "utf-8")
        run: Callable[..., Callable[[], object]] = partial(partial, _run, folder)
        return interleaved(
            {
                EMPTY: run([sys.executable, "-c", "pass"]),
                HELP: run([*command, "--help"]),
                COMPARE: run([*command, "compare", str(ours), str(theirs)]),
            },
            rounds,
        )


def _run(home: Path, command: list[str]) -> None:
    # Compiled modules are kept, as in an installation, but not in the checkout.
    kept = {"EDITORIAL_HOME": str(home / "home"), "PYTHONPYCACHEPREFIX": str(home / "compiled")}
    environment = {**os.environ, **kept}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        command,
        env=environment,
        cwd=Path(__file__).resolve().parent.parent,
        capture_output=True,
        check=False,
    )
    # 1 is a verdict (beyond the limit), not a failure.
    if done.returncode not in {0, 1}:
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
