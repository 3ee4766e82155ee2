"""Reading documents: what the readers' own benchmarks measure, where they are there."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from benchmarks.measuring import Times

READERS = {"docx": "benchmarks.reading_docx", "pdf": "benchmarks.reading_pdf"}
"""A module a format, with ``measure(repeats) -> {name: seconds of each run}``, ours first."""


def reading(rounds: int) -> dict[str, Times]:
    """Seconds of reading one document of each format, by reader."""
    found: dict[str, Times] = {}
    for name, module in READERS.items():
        if find_spec(module) is None:
            continue
        measure: Any = import_module(module).measure
        found[name] = measure(rounds)
    return found
